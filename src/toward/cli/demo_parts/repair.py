"""A repair in the hard week, written by both, and the one change looked at again a week and a month later."""

from datetime import timedelta

from toward import world
from toward.cli.demo_parts.person import DAYS, HARD_WEEK, Person
from toward.programme.parts.own_repair import FollowChange, is_waiting
from toward.programme.parts.repair import Repair
from toward.services import mine, ours, repair

NAMED_ON = HARD_WEEK * 7 + 3
HERS = {
    "happened": "On Sunday I asked the same thing four times, and then I shouted.",
    "side": "I was afraid that something is still hidden. My chest was tight all day.",
    "part": "I asked when you were half asleep.",
    "change": "I write the question down and ask it at six.",
}
THEIRS = {
    "happened": "On Sunday I said “not again” and went out of the room.",
    "side": "I felt cornered, and ashamed. Both at once.",
    "part": "I went without saying when I would be back.",
    "change": "I name a time before I leave a room.",
}
ANSWERS = ("in_part", "yes")


def live(first: Person, second: Person, day: int) -> None:
    """The time is moved once, to the next day; what each shares is in their own words."""
    if day == NAMED_ON:
        repair.set_at(first.vault, world.now(), mine.command_id())
        repair.move(second.vault, world.now() + timedelta(days=1), mine.command_id())
    if day == NAMED_ON + 1:
        _both_write(first, second)
    if day == NAMED_ON + 3:
        repair.put_away(first.vault, mine.command_id())
    if day == DAYS - 1:  # one for the next day, so that there is one to look at
        repair.set_at(second.vault, world.now() + timedelta(days=1), mine.command_id())
    for person in (first, second):
        _look_again(person, day)


def _both_write(first: Person, second: Person) -> None:
    held = repair.find(ours.get(first.vault))
    if held is None:
        return
    for person, words in ((first, HERS), (second, THEIRS)):
        for step, text in words.items():
            repair.share(person.vault, held, step, text, mine.command_id())
    for person, received in ((first, False), (second, True)):
        _answer(person, received=received)


def _answer(person: Person, *, received: bool) -> None:
    held: Repair | None = repair.find(ours.get(person.vault))
    if held is not None:
        repair.answer(person.vault, held, received=received, command_id=mine.command_id())


def _look_again(person: Person, day: int) -> None:
    """Answered some days after it is asked."""
    if day not in {NAMED_ON + 10, NAMED_ON + 33}:
        return
    state = mine.look(person.vault)
    for change in state.own_repair.changes:
        if is_waiting(change, world.now().date()):
            kept = ANSWERS[len(change.answers) % len(ANSWERS)]
            mine.act(person.vault, FollowChange(change=change.seq, kept=kept), mine.command_id())
