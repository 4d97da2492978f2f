"""What every event and command is made of, so that a part of the programme can bring its own.

A part (`toward.programme.parts`) is one concern: its events, commands, its share of the state, what it
decides and folds. The files above only join the parts.
"""

from datetime import date, datetime

from msgspec import Struct


class Event(Struct, frozen=True, kw_only=True):
    pass


class NoteEvent(Event, frozen=True, kw_only=True):
    """A private note of a part's that closes nothing, opens nothing and may be taken back."""


class SharedEvent(Event, frozen=True, kw_only=True):
    """What a part keeps in the room of two; a person's own state passes it by."""


class Command(Struct, frozen=True, kw_only=True):
    pass


class Refused(Struct, frozen=True):
    reason: str


class Made(Struct, frozen=True, kw_only=True):
    """When an event was made and where it stands: UTC, the person's day, its number, its author's id.

    The author is "" in *mine*: there is only one.
    """

    at: datetime
    day: date
    seq: int
    author: str = ""
