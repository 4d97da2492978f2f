"""Where the body spoke, and a short list of what stirs it, met more quietly as the weeks go by."""

from toward.cli.demo_parts.person import Person
from toward.programme.definition import Direction
from toward.programme.parts.body import NoteBody
from toward.programme.parts.stirs import MeetStir, NoteStir
from toward.services import mine

LISTED = {
    3: NoteStir(kind="smell", what="That soap", helps=("air", "other_smell"), line="Coffee beans"),
    8: NoteStir(kind="sound", what="A phone buzzing on wood", helps=("said", "breath_out")),
    15: NoteStir(kind="date", what="Ten past six, Thursdays", helps=("someone",)),
}
REVVED, FLAT, SETTLED = ("throat", "chest", "belly"), ("arms", "all_over"), ("shoulders", "feet")


def live(person: Person, day: int) -> None:
    dice, alarm = person.dice, person.alarm(day)
    if day in LISTED:
        mine.act(person.vault, LISTED[day], mine.command_id())
    if dice.random() < 0.25:
        way, places = _felt(alarm, far=dice.random() < 0.3)
        where = tuple(dice.sample(places, dice.randint(1, len(places))))
        mine.act(person.vault, NoteBody(where=where, direction=way), mine.command_id())
    stirs = mine.look(person.vault).stirs.kept
    if stirs and dice.random() < 0.1:
        met = MeetStir(stir=dice.choice(stirs).seq, alarm=alarm)
        mine.act(person.vault, met, mine.command_id())


def _felt(alarm: int, *, far: bool) -> tuple[Direction, tuple[str, ...]]:
    if alarm < 4:
        return "settled", SETTLED
    return ("flat", FLAT) if far else ("revved", REVVED)
