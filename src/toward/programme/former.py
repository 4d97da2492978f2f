"""Events as they were written before. They open for ever and are read as today's; none is written again."""

from datetime import date, datetime
from typing import assert_never

from msgspec.structs import asdict

from toward.programme.base import Event
from toward.programme.definition import Direction
from toward.programme.events import CheckedIn, Mine


class FormerEvent(Event, frozen=True, kw_only=True):
    pass


class CheckedIn1(FormerEvent, frozen=True, kw_only=True, tag="checked_in.1"):
    """Before it could say where in the body."""

    alarm: int
    direction: Direction | None = None
    heard: int | None = None
    watched: int | None = None
    pushed: int | None = None
    asked: bool = False
    here: tuple[str, ...] = ()
    line: str = ""
    quick: bool = False
    made_at: datetime | None = None
    made_day: date | None = None


type Former = CheckedIn1


def read_as(event: Former) -> Mine:
    match event:
        case CheckedIn1():
            return CheckedIn(**asdict(event))
    assert_never(event)
