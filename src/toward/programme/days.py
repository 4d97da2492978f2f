"""A person's day, an evening's hour and a block's four weeks: all calendar sums in one place.

A day runs from 04:00 to 04:00 on the wall clock; times are aware and UTC, zones are IANA names.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

type PartOfDay = Literal["morning", "afternoon", "evening", "night"]

DAY_ENDS = time(4)
AFTERNOON, EVENING, NIGHT = time(12), time(17), time(22)
LATE = time(21, 30)
WEEK = timedelta(days=7)
BLOCK = timedelta(days=28)


def day_of(at: datetime, zone: str) -> date:
    local = at.astimezone(_zone(zone))
    yesterday = timedelta(days=1) if local.time() < DAY_ENDS else timedelta()
    return local.date() - yesterday


def day_ends(day: date, zone: str) -> datetime:
    """When the day is over: 04:00 of the next one, in UTC."""
    return _at(day + timedelta(days=1), DAY_ENDS, zone)


def part_of_day(at: datetime, zone: str) -> PartOfDay:
    clock = at.astimezone(_zone(zone)).time()
    if clock < DAY_ENDS or clock >= NIGHT:
        return "night"
    if clock < AFTERNOON:
        return "morning"
    return "afternoon" if clock < EVENING else "evening"


def is_late(at: datetime, zone: str) -> bool:
    """Too late in the evening for questions and large talks, until the day is over."""
    clock = at.astimezone(_zone(zone)).time()
    return clock >= LATE or clock < DAY_ENDS


def closes_at(day: date, hour: int, minute: int, zone: str) -> datetime:
    """The evening's hour in UTC. A skipped hour is the next one, a doubled one the first."""
    return _at(day, time(hour, minute), zone)


def wall_clock(at: datetime, zone: str) -> str:
    """The time of day as it stands on a clock there, "20:00"."""
    return f"{at.astimezone(_zone(zone)):%H:%M}"


def is_zone(zone: str) -> bool:
    try:
        _zone(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def week_start(day: date) -> date:
    return day - timedelta(days=day.weekday())


def next_monday(day: date) -> date:
    """The first Monday after the day; after a Monday it is a week later."""
    return week_start(day) + WEEK


def block_index(paired_on: date, day: date) -> int:
    """Which block of 28 days, 0 the first. Days before its Monday belong to it: words only."""
    return max(0, (day - next_monday(paired_on)) // BLOCK)


def block_start(paired_on: date, index: int) -> date:
    return next_monday(paired_on) + index * BLOCK


def _at(day: date, clock: time, zone: str) -> datetime:
    # fold=0 reads a skipped time with the offset before the change, so it lands one hour on.
    return datetime.combine(day, clock, _zone(zone)).astimezone(UTC)


@lru_cache(maxsize=256)
def _zone(zone: str) -> ZoneInfo:
    return ZoneInfo(zone)
