"""Where a person is, by their own entries: seasons, never levels. And what those entries can say of a day.

Every condition is a plain question to one's own rooms; what is missing is never taken for a yes.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import takewhile

from msgspec import Struct

from toward.programme.definition import SEASONS, Condition, Programme, SeasonId
from toward.programme.gate import is_floor_met
from toward.programme.ours import OursState
from toward.programme.parts.crossroads import brake
from toward.programme.reasons import Reason, ReasonKey
from toward.programme.state import Alarm, Day, State, discovered_on

WEEK = timedelta(days=7)
LATELY = timedelta(days=14)
FOUND_OUT_LATELY = timedelta(days=28)


class Seen(Struct, frozen=True, kw_only=True):
    """One's own rooms on one day. `alarm` is today's, None without an answer; `ours` is known to both.

    late: after half past nine, until the day is over. me: one's own id, by which the room of two names whoever wrote; "" where there is no such room.
    """

    programme: Programme
    state: State
    day: date
    alarm: Alarm | None = None
    ours: OursState | None = None
    me: str = ""
    late: bool = False


def season_of(seen: Seen) -> SeasonId:
    """Where one chose to stay, if that has begun; else the last one that has."""
    chosen = seen.state.way.chosen
    return chosen if chosen and chosen in begun(seen) else _reached(seen)[-1]


def begun(seen: Seen) -> tuple[SeasonId, ...]:
    """Where one may be. What was chosen had begun, and is stayed in as long as its weeks have passed.

    Else a fortnight in which nothing was noted would send somebody away from where they chose to stay.
    """
    reached, stays = _reached(seen), _stays_in(seen)
    return tuple(season for season in SEASONS if season in reached or season == stays)


def _reached(seen: Seen) -> tuple[SeasonId, ...]:
    """Each after the one before it; the first has always begun."""
    weeks = weeks_since(seen)
    later = takewhile(
        lambda season: has_all(seen, season.after) and weeks >= season.weeks, seen.programme.season
    )
    return tuple(season.id for season in later) or SEASONS[:1]


def _stays_in(seen: Seen) -> SeasonId | None:
    """None where a find, or another day that was named, has set the weeks back."""
    weeks, chosen = weeks_since(seen), seen.state.way.chosen
    rows = (row for row in seen.programme.season if row.id == chosen and weeks >= row.weeks)
    return next((row.id for row in rows), None)


def may_propose_near(seen: Seen) -> bool:
    """Whether the season that one is in has ways to be near among what it proposes."""
    here = season_of(seen)
    return any(season.near for season in seen.programme.season if season.id == here)


def weeks_since(seen: Seen) -> int:
    """Whole weeks since the day it came to light, or the latest that did; from sign-up on where none is named."""
    start = _start(seen.state)
    return max(0, (seen.day - start) // WEEK) if start else 0


def reasons(seen: Seen) -> tuple[Reason, ...]:
    """Why one is in this season: one's own choice, or the weeks and what had to hold."""
    season = season_of(seen)
    if seen.state.way.chosen == season:
        return (Reason("chosen"),)
    row = next((row for row in seen.programme.season if row.id == season), None)
    held = tuple(Reason("held", condition) for condition in row.after) if row else ()
    return (Reason(_counted_from(seen.state), weeks_since(seen)), *held)


def _start(state: State) -> date | None:
    start = state.since or state.opened_on
    return max(start, state.found_out_on or start) if start else None


def _counted_from(state: State) -> ReasonKey:
    if state.found_out_on is not None and state.found_out_on == _start(state):
        return "weeks_found"
    return "weeks_named" if state.since else "weeks_here"


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


def _weighing_rests(seen: Seen) -> bool:
    alarm = seen.alarm.alarm if seen.alarm else 0
    since = discovered_on(seen.state)
    return brake(seen.state.crossroads, seen.day, alarm=alarm, since=since) != ""


def _parted(seen: Seen) -> bool:
    return seen.state.partner is None and seen.state.pinned_on is not None


def _late(seen: Seen) -> bool:
    return seen.late


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
    "weighing_rests": _weighing_rests,
    "parted": _parted,
    "late": _late,
}
