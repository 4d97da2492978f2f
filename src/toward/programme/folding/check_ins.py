"""A check-in: the day's last one counts, its week sums it up, and it says the alarm."""

from datetime import date, datetime, timedelta

from msgspec.structs import replace

from toward.programme.days import week_start
from toward.programme.events import CheckedIn, Envelope
from toward.programme.folding.closing import with_alarm, with_asked, with_forced
from toward.programme.parts.body import of_check_in
from toward.programme.state import LINE_LENGTH, Day, State, Week, day_entry

DAYS_KEPT = 120
LINE_DAYS = 14  # older lines and words stay in the log; `noted` says that there is a line


def checked_in(state: State, envelope: Envelope, event: CheckedIn) -> State:
    at, day = event.made_at or envelope.at, event.made_day or envelope.day
    state = with_alarm(state, at, day, event.alarm, event.direction)
    if event.asked:
        state = with_asked(state, day)
    if is_forcing(event):
        state = with_forced(state, day)
    if not event.quick:  # nobody is asked where at the quick door
        body = of_check_in(state.body, day, event.where, event.direction)
        state = replace(state, body=body)
    return _kept(state, _entry(at, day, event))


def is_forcing(event: CheckedIn) -> bool:
    """Felt pushed, or afraid; being asked to show is counted beside it."""
    return bool(event.pushed) or "afraid" in event.here


def _entry(at: datetime, day: date, event: CheckedIn) -> Day:
    return Day(
        day=day,
        at=at,
        alarm=event.alarm,
        direction=event.direction,
        heard=event.heard,
        watched=event.watched,
        pushed=event.pushed,
        asked=event.asked,
        here=event.here,
        line=event.line[:LINE_LENGTH],
        noted=event.line != "",
        quick=event.quick,
    )


def _kept(state: State, entry: Day) -> State:
    """The last of a day counts; a day older than all that is kept has no place any more."""
    newest = max(entry.day, state.days[-1].day) if state.days else entry.day
    before = day_entry(state, entry.day)
    if (before and before.at > entry.at) or entry.day <= newest - timedelta(days=DAYS_KEPT):
        return state
    others = [kept for kept in state.days if kept.day != entry.day]
    days = sorted([*others, entry], key=lambda kept: kept.day)
    first, lines = newest - timedelta(days=DAYS_KEPT), newest - timedelta(days=LINE_DAYS)
    return replace(
        state,
        days=tuple(_aged(kept, lines) for kept in days if kept.day > first),
        weeks=_summed(state.weeks, entry, before),
    )


def _aged(entry: Day, lines: date) -> Day:
    is_full = entry.day <= lines and (entry.line or entry.here)
    return replace(entry, line="", here=()) if is_full else entry


def _summed(weeks: tuple[Week, ...], entry: Day, before: Day | None) -> tuple[Week, ...]:
    start = week_start(entry.day)
    week = next((week for week in reversed(weeks) if week.start == start), Week(start=start))
    if before:
        week = _added(week, before, -1)
    week = _added(week, entry, 1)
    if not weeks or weeks[-1].start < start:
        return (*weeks, week)
    if weeks[-1].start == start:
        return (*weeks[:-1], week)
    others = [kept for kept in weeks if kept.start != start]
    return tuple(sorted([*others, week], key=lambda kept: kept.start))


def _added(week: Week, entry: Day, sign: int) -> Week:
    return Week(
        start=week.start,
        days=week.days + sign,
        heard=week.heard + sign * (entry.heard or 0),
        heard_days=week.heard_days + sign * (entry.heard is not None),
        watched=week.watched + sign * (entry.watched or 0),
        watched_days=week.watched_days + sign * (entry.watched is not None),
        pushed=week.pushed + sign * (entry.pushed or 0),
        pushed_days=week.pushed_days + sign * (entry.pushed is not None),
    )
