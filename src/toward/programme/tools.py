"""What works for this person (M16): alarms before and after a practice, said in words once there are enough.

A loud alarm often comes down by itself, so nothing here is proof; it says what went along with what, so far.
"""

from typing import Literal

from msgspec import Struct

from toward.programme.definition import Programme
from toward.programme.state import SoloNotes, State

type Way = Literal["quieter", "same", "louder"]

ENOUGH_PAIRS = 5
WAYS: tuple[Way, ...] = ("quieter", "same", "louder")


class Tool(Struct, frozen=True):
    """way: how the alarm mostly was afterwards; None while it is too early to say."""

    practice: str
    way: Way | None


def so_far(programme: Programme, state: State) -> tuple[Tool, ...]:
    """Every listed practice with both alarms noted, what eased most first."""
    listed = {practice.id for practice in programme.solo}
    noted = [notes for notes in state.solo if notes.pairs and notes.practice in listed]
    by_ease = sorted(noted, key=lambda notes: (_change(notes), notes.practice))
    return tuple(Tool(notes.practice, way_of(notes)) for notes in by_ease)


def way_of(notes: SoloNotes) -> Way | None:
    """A point of the alarm on average, and two times of three the same way; else about the same."""
    if notes.pairs < ENOUGH_PAIRS:
        return None
    if _change(notes) <= -1 and 3 * notes.quieter >= 2 * notes.pairs:
        return "quieter"
    if _change(notes) >= 1 and 3 * notes.louder >= 2 * notes.pairs:
        return "louder"
    return "same"


def _change(notes: SoloNotes) -> float:
    return (notes.after - notes.before) / notes.pairs
