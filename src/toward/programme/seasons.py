"""Where a person is, by their own entries: seasons, never levels. And what those entries can say of a day.

Every condition is a plain question to one's own rooms; what is missing is never taken for a yes.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from msgspec import Struct

from toward.programme.definition import SEASONS, Condition, Programme, SeasonId
from toward.programme.gate import is_floor_met
from toward.programme.ours import OursState
from toward.programme.state import Alarm, Day, State

WEEK = timedelta(days=7)
LATELY = timedelta(days=14)
FOUND_OUT_LATELY = timedelta(days=28)


class Seen(Struct, frozen=True, kw_only=True):
    """One's own rooms on one day. `alarm` is today's, None without an answer; `ours` is known to both."""

    programme: Programme
    state: State
    day: date
    alarm: Alarm | None = None
    ours: OursState | None = None


def season_of(seen: Seen) -> SeasonId:
    """The last one that has begun, each after the one before it."""
    found: SeasonId = SEASONS[0]
    for season in seen.programme.season:
        if not has_all(seen, season.after) or weeks_since(seen) < season.weeks:
            break
        found = season.id
    return found


def weeks_since(seen: Seen) -> int:
    """Whole weeks since the day it came to light, or the latest that did; from sign-up on where none is named."""
    state = seen.state
    start = state.since or state.opened_on
    if start is None:
        return 0
    return max(0, (seen.day - max(start, state.found_out_on or start)) // WEEK)


def has_all(seen: Seen, conditions: tuple[Condition, ...]) -> bool:
    return all(HOLDS[condition](seen) for condition in conditions)


def has_none(seen: Seen, conditions: tuple[Condition, ...]) -> bool:
    return not any(HOLDS[condition](seen) for condition in conditions)


def _floor_met(seen: Seen) -> bool:
    return is_floor_met(seen.programme, seen.state, seen.day)


def _settled_today(seen: Seen) -> bool:
    return seen.alarm is not None and seen.alarm.direction == "settled"


def _date_named(seen: Seen) -> bool:
    return seen.state.since is not None


def _watched_lately(seen: Seen) -> bool:
    last = seen.state.watching.last
    noted = last is not None and last > seen.day - LATELY
    return noted or any(entry.watched for entry in _lately(seen))


def _pushed_lately(seen: Seen) -> bool:
    return any(seen.day - LATELY < day <= seen.day for day in seen.state.forced)


def _heard_lately(seen: Seen) -> bool:
    return any(entry.heard for entry in _lately(seen))


def _found_out_lately(seen: Seen) -> bool:
    found = seen.state.found_out_on
    return found is not None and seen.day < found + FOUND_OUT_LATELY


def _lately(seen: Seen) -> Iterator[Day]:
    return (entry for entry in seen.state.days if seen.day - LATELY < entry.day <= seen.day)


HOLDS: dict[Condition, Callable[[Seen], bool]] = {
    "floor_met": _floor_met,
    "settled_today": _settled_today,
    "date_named": _date_named,
    "watched_lately": _watched_lately,
    "pushed_lately": _pushed_lately,
    "heard_lately": _heard_lately,
    "found_out_lately": _found_out_lately,
}
