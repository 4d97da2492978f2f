"""Needs of the two: now and then one, most of them turned toward, some thanked for, some left to fade."""

from toward.cli.demo_parts.person import Person
from toward.content.load import items
from toward.programme.parts.needs import ThankForTurn, TurnToward, VoiceNeed, needs_on
from toward.services import days, mine, ours


def live(first: Person, second: Person, _day: int) -> None:
    for asks, answers in ((first, second), (second, first)):
        if asks.dice.random() < 0.15:
            need = asks.dice.choice(items("needs")).id
            ours.act(asks.vault, VoiceNeed(need=need), mine.command_id())
        _answer(asks, answers)


def _answer(asks: Person, answers: Person) -> None:
    state = ours.get(answers.vault).state
    me, today = str(answers.vault.person), days.today(mine.look(answers.vault))
    for need in needs_on(state.needs, today):
        if need.author == me or answers.dice.random() < 0.6:
            continue
        if not need.how:
            how = answers.dice.choice(items("turns")).id
            ours.act(answers.vault, TurnToward(seq=need.seq, how=how), mine.command_id())
        elif asks.dice.random() < 0.5:
            ours.act(asks.vault, ThankForTurn(seq=need.seq), mine.command_id())
