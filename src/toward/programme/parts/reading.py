"""Reading what the other gave, at one's own time: a letter put off or put away, seen by nobody else."""

from collections.abc import Collection
from datetime import date
from typing import assert_never

from msgspec import Struct

from toward.programme.base import Command, NoteEvent, Refused

PUT_OFF_MAX = 16
ROOM_LENGTH = 64


class ReadingEvent(NoteEvent, frozen=True, kw_only=True):
    pass


class LetterPutOff(ReadingEvent, frozen=True, kw_only=True, tag="letter_put_off.1"):
    """until: the day on which it stands there again, None for not by itself."""

    room: str
    letter: int
    until: date | None = None


class LetterBroughtBack(ReadingEvent, frozen=True, kw_only=True, tag="letter_brought_back.1"):
    room: str
    letter: int


type ReadingEvents = LetterPutOff | LetterBroughtBack


class ReadingCommand(Command, frozen=True, kw_only=True):
    pass


class PutOffLetter(ReadingCommand, frozen=True, kw_only=True):
    room: str
    letter: int
    until: date | None = None


class BringBackLetter(ReadingCommand, frozen=True, kw_only=True):
    room: str
    letter: int


type ReadingCommands = PutOffLetter | BringBackLetter


class PutOff(Struct, frozen=True, array_like=True):
    room: str
    letter: int
    until: date | None = None


class Reading(Struct, frozen=True, kw_only=True):
    put_off: tuple[PutOff, ...] = ()


def decide_reading(command: ReadingCommands, day: date) -> tuple[ReadingEvents, ...] | Refused:
    if len(command.room) > ROOM_LENGTH:
        return Refused("room")
    match command:
        case PutOffLetter(room=room, letter=letter, until=until):
            if until is not None and until <= day:
                return Refused("until")
            return (LetterPutOff(room=room, letter=letter, until=until),)
        case BringBackLetter(room=room, letter=letter):
            return (LetterBroughtBack(room=room, letter=letter),)
    assert_never(command)


def fold_reading(part: Reading, event: ReadingEvents) -> Reading:
    others = tuple(
        one for one in part.put_off if (one.room, one.letter) != (event.room, event.letter)
    )
    match event:
        case LetterPutOff():
            new = PutOff(event.room[:ROOM_LENGTH], event.letter, event.until)
            return Reading(put_off=(*others, new)[-PUT_OFF_MAX:])
        case LetterBroughtBack():
            return Reading(put_off=others)
    assert_never(event)


def put_off(part: Reading, room: str, letter: int, day: date) -> PutOff | None:
    """Whether it rests on this day."""
    found = next((one for one in part.put_off if (one.room, one.letter) == (room, letter)), None)
    return found if found and (found.until is None or day < found.until) else None


def rested(part: Reading, room: str, letters: Collection[int], day: date) -> date | None:
    """Since when one of these letters stands there again, after the day to which it was put off."""
    found = [
        one.until
        for one in part.put_off
        if one.room == room and one.letter in letters and one.until and one.until <= day
    ]
    return max(found, default=None)
