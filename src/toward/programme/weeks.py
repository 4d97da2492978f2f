"""A person's own weeks, ready to draw: sums with gaps, the alarm as a level with a band, notes."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct

from toward.programme import rates, trend
from toward.programme.days import WEEK, week_start
from toward.programme.rates import Frequency
from toward.programme.state import Day, State, Week
from toward.programme.trend import BAND, ENOUGH_REPORTS, Change, Known

type NoteKind = Literal["pushed", "line", "stopped", "far_away", "went_along", "found_out"]

SPAN_DAYS = 120
ALARM_MAX = 10
EDGE_SHARE = 0.8


class WeekSums(Struct, frozen=True, kw_only=True):
    """Sums of one week; None where nothing was answered. answered_days: with a check-in."""

    start: date
    answered_days: int
    heard: int | None
    pushed: int | None
    watched: int | None


class Point(Struct, frozen=True, kw_only=True):
    """One day of the level. None on days without a check-in, and while it is too early to say."""

    day: date
    report: int | None
    level: float | None = None
    low: float | None = None
    high: float | None = None


class Note(Struct, frozen=True, kw_only=True):
    day: date
    kind: NoteKind
    value: int | None = None
    step: str = ""


class WeeksView(Struct, frozen=True, kw_only=True):
    """change: over three weeks, only when it is nine to one. at_edge: mostly 0 or 10, where a
    level says little: show `counts` (how often each of 0-10 was reported) instead. heard, pushed,
    watched: how often on a day with an answer; None before the first check-in."""

    weeks: tuple[WeekSums, ...]
    points: tuple[Point, ...]
    notes: tuple[Note, ...]
    reports: int
    enough: bool
    change: Change | None
    at_edge: bool
    counts: tuple[int, ...]
    heard: Frequency | None = None
    pushed: Frequency | None = None
    watched: Frequency | None = None


def weeks(state: State, today: date) -> WeeksView:
    entries = [entry for entry in state.days if entry.day <= today]
    reports = [entry.alarm for entry in entries]
    enough = len(reports) >= ENOUGH_REPORTS
    points, change = _level(entries, today)
    at_edge = sum(alarm in {0, ALARM_MAX} for alarm in reports) >= EDGE_SHARE * len(reports)
    return WeeksView(
        weeks=_sums(state, today),
        points=points,
        notes=_notes(state, entries, today),
        reports=len(reports),
        enough=enough,
        change=None if at_edge else change,
        at_edge=enough and at_edge,
        counts=tuple(reports.count(alarm) for alarm in range(ALARM_MAX + 1)),
        heard=_often(entries, today, lambda day: day.heard),
        pushed=_often(entries, today, lambda day: day.pushed),
        watched=_often(entries, today, lambda day: day.watched),
    )


def _sums(state: State, today: date) -> tuple[WeekSums, ...]:
    """Every week from the first to this one, those without an answer too."""
    found = {week.start: week for week in state.weeks if week.start <= today}
    if not found:
        return ()
    first, last = min(found), week_start(today)
    starts = [first + WEEK * number for number in range((last - first) // WEEK + 1)]
    return tuple(_week(start, found.get(start)) for start in starts)


def _week(start: date, week: Week | None) -> WeekSums:
    return WeekSums(
        start=start,
        answered_days=week.days if week else 0,
        heard=week.heard if week and week.heard_days else None,
        pushed=week.pushed if week and week.pushed_days else None,
        watched=week.watched if week and week.watched_days else None,
    )


def _notes(state: State, entries: Sequence[Day], today: date) -> tuple[Note, ...]:
    """That something is there, never its text."""
    pushed = [Note(day=day.day, kind="pushed", value=day.pushed) for day in entries if day.pushed]
    lines = [Note(day=day.day, kind="line") for day in entries if day.noted]
    set_backs = [
        Note(day=back.day, kind=back.kind, step=back.step)
        for back in state.set_backs
        if back.day <= today
    ]
    return tuple(sorted([*pushed, *lines, *set_backs], key=lambda note: note.day))


def _level(entries: Sequence[Day], today: date) -> tuple[tuple[Point, ...], Change | None]:
    """A point for each day since the first kept one, and where the level went in three weeks."""
    days = _days(entries, today)
    reports = {entry.day: entry.alarm for entry in entries}
    course = trend.follow([reports.get(day) for day in days])
    points = [
        _point(day, reports.get(day), known) for day, known in zip(days, course.days, strict=True)
    ]
    return tuple(points), trend.change(course)


def _days(entries: Sequence[Day], today: date) -> list[date]:
    if not entries:
        return []
    first = max(entries[0].day, today - timedelta(days=SPAN_DAYS - 1))
    return [first + timedelta(days=number) for number in range((today - first).days + 1)]


def _point(day: date, report: int | None, known: Known) -> Point:
    if report is None or known.reports < ENOUGH_REPORTS:
        return Point(day=day, report=report)
    half = BAND * known.spread
    level = _within(known.level)
    low, high = _within(known.level - half), _within(known.level + half)
    return Point(day=day, report=report, level=level, low=low, high=high)


def _often(
    entries: Sequence[Day], today: date, count: Callable[[Day], int | None]
) -> Frequency | None:
    counts = {entry.day: count(entry) for entry in entries}
    return rates.follow([counts.get(day) for day in _days(entries, today)]) if counts else None


def _within(value: float) -> float:
    return round(min(max(value, 0.0), float(ALARM_MAX)), 2)
