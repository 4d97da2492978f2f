"""A time-out (M17): a return with a time and never a place, twenty minutes off at least.

Either may move it, only ever later and without a word. Nothing here knows whether anybody came back.
"""

from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from toward.programme.days import closes_at, day_ends, day_of, part_of_day

MINUTES = (20, 30, 45, 60, 90, 120)
DAYLIGHT_HOURS = (9, 10, 11, 13, 14, 15)
STEP = timedelta(minutes=5)


class TimeOut(Struct, frozen=True, kw_only=True):
    zone: str
    back: datetime


class Return(Struct, frozen=True, kw_only=True):
    """A time that may be chosen. `minutes` from now, or 0 for an hour of tomorrow."""

    at: datetime
    minutes: int = 0


def soon(now: datetime) -> tuple[Return, ...]:
    """From twenty minutes on, rounded up to a time that can be said aloud."""
    return tuple(
        Return(at=_rounded(now + timedelta(minutes=minutes)), minutes=minutes)
        for minutes in MINUTES
    )


def tomorrow(now: datetime, zone: str) -> tuple[Return, ...]:
    """By daylight. After midnight "tomorrow" is the day that has not begun yet."""
    day = day_of(now, zone) + timedelta(days=1)
    return tuple(Return(at=closes_at(day, hour, 0, zone)) for hour in DAYLIGHT_HOURS)


def chosen(now: datetime, zone: str, asked: datetime) -> datetime | None:
    """The time that was tapped; at least twenty minutes off, however long the page lay open before."""
    if not now < asked <= tomorrow(now, zone)[-1].at:
        return None
    return max(asked, soon(now)[0].at)


def moved(held: TimeOut, back: datetime) -> TimeOut:
    return replace(held, back=max(held.back, back))


def is_back(held: TimeOut, now: datetime) -> bool:
    """The time that was named is here, and no more than that."""
    return now >= held.back


def is_late(now: datetime, zone: str) -> bool:
    """So late that daylight is offered first."""
    return part_of_day(now, zone) == "night"


def ends(held: TimeOut) -> datetime:
    return day_ends(day_of(held.back, held.zone), held.zone)


def _rounded(at: datetime) -> datetime:
    over = timedelta(minutes=at.minute, seconds=at.second, microseconds=at.microsecond) % STEP
    return at + (STEP - over if over else timedelta())
