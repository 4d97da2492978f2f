"""Moments that turned: a few in the hard week, looked at once, and a rest after it."""

from toward.cli.demo_parts.person import HARD_WEEK, Person
from toward.programme.commands import SetPause
from toward.programme.parts.loop import AnswerLoop, NoteTurn
from toward.services import mine

HARD = HARD_WEEK * 7
TURNS = {
    HARD + 1: NoteTurn(tried="me", why="fix", tension=7, pressure=3),
    HARD + 4: NoteTurn(tried="other", why="peace", tension=6, turned_away=5, avoided=True),
}


def live(person: Person, day: int) -> None:
    """Whose alarm began highest of the two; the others have a plain moment at most."""
    if person.start < 6:
        return
    if day in TURNS:
        mine.act(person.vault, TURNS[day], mine.command_id())
    if day == HARD + 5:
        mine.act(person.vault, AnswerLoop(fits="yes"), mine.command_id())
        mine.act(person.vault, SetPause(days=7), mine.command_id())
    if day == HARD + 30:
        mine.act(person.vault, NoteTurn(tried="both", why="want", tension=2), mine.command_id())
