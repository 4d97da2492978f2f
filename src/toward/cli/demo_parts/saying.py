"""Sentences on where one is: some kept, some sent, and now and then heard."""

from toward.cli.demo_parts.person import Person
from toward.content.load import items
from toward.programme.parts.saying import HearSentence, KeepSentence, SendSentence, sentences_on
from toward.services import days, mine, ours

GROUPS = ("want", "body", "here", "ask")


def live(person: Person, _day: int) -> None:
    if person.dice.random() < 0.1:
        mine.act(person.vault, KeepSentence(parts=_parts(person)), mine.command_id())


def together(first: Person, second: Person, _day: int) -> None:
    for says, hears in ((first, second), (second, first)):
        if says.dice.random() < 0.12:
            ours.act(says.vault, SendSentence(parts=_parts(says)), mine.command_id())
        _hear(hears)


def _hear(person: Person) -> None:
    state, me = ours.get(person.vault).state, str(person.vault.person)
    for one in sentences_on(state.said, days.today(mine.look(person.vault))):
        if one.author != me and not one.how and person.dice.random() < 0.5:
            how = person.dice.choice(items("heard")).id
            ours.act(person.vault, HearSentence(seq=one.seq, how=how), mine.command_id())


def _parts(person: Person) -> tuple[str, ...]:
    rows = items("saying")
    return tuple(
        person.dice.choice([row.id for row in rows if row.group == group]) for group in GROUPS
    )
