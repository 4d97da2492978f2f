"""Closeness that nobody had planned: how it was, in its owner's own word. Private, and never counted.

There is no sum, no chart and no question about it. Only the last word is known, so that one page can answer
it on that day. Going along, and what was not wanted, close touch for the day.
"""

from datetime import date
from typing import Literal, get_args

from msgspec import Struct

from toward.programme.base import Command, Event, Made, Refused

type How = Literal["wanted", "mixed", "along", "unwanted"]

HOWS: tuple[How, ...] = get_args(How.__value__)


class ClosenessNoted(Event, frozen=True, kw_only=True, tag="closeness_noted.1"):
    how: How


class NoteCloseness(Command, frozen=True, kw_only=True):
    how: How


class Outside(Struct, frozen=True, kw_only=True):
    """The last word and its day; whatever was said before is nowhere but in the log."""

    day: date | None = None
    how: How | None = None


def decide_outside(command: NoteCloseness) -> tuple[ClosenessNoted, ...] | Refused:
    is_known = command.how in HOWS
    return (ClosenessNoted(how=command.how),) if is_known else Refused("how")


def fold_outside(made: Made, event: ClosenessNoted) -> Outside:
    return Outside(day=made.day, how=event.how)


def was_unfree(event: ClosenessNoted) -> bool:
    """Against the body, whether or not anybody pressed: then no touch that day."""
    return event.how in {"along", "unwanted"}


def how_on(part: Outside, day: date) -> How | None:
    """The day's last word."""
    return part.how if part.day == day else None
