"""A person's own weeks, ready to draw: sums with gaps, the alarm as a level with a band, notes.

The level is a slow walk plus a day's mood (AR 1) plus noise, filtered forward only, so that a
point never changes afterwards; how much this person varies is learned, shrunken to the usual.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from math import erf, sqrt
from typing import Literal

from msgspec import Struct

from toward.programme.days import WEEK, week_start
from toward.programme.state import Day, State, Week

type NoteKind = Literal["pushed", "line", "stopped", "far_away", "went_along", "found_out"]
type Change = Literal["quieter", "louder"]

ENOUGH_REPORTS = 14
SURE = 0.9
CHANGE_DAYS = 28
SPAN_DAYS = 120
BAND = 1.645  # 90 % of a normal curve
ALARM_MAX = 10
EDGE_SHARE = 0.8

# Per day, in points of 0-10: from published diaries, where a report carries noise of 1.2-2.1.
INERTIA = 0.3
LEVEL_VARIANCE = 0.03
MOOD_VARIANCE = 1.0
NOISE_VARIANCE = 1.44 + 1 / 12  # a twelfth for rounding to whole numbers
FIRST_LEVEL, FIRST_VARIANCE = 5.0, 9.0
SHRINK = 8.0

type Vector = list[float]
type Matrix = list[Vector]


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
    """change: over four weeks, only when it is nine to one. at_edge: mostly 0 or 10, where a
    level says little: show `counts` (how often each of 0-10 was reported) instead."""

    weeks: tuple[WeekSums, ...]
    points: tuple[Point, ...]
    notes: tuple[Note, ...]
    reports: int
    enough: bool
    change: Change | None
    at_edge: bool
    counts: tuple[int, ...]


def weeks(state: State, today: date) -> WeeksView:
    entries = [entry for entry in state.days if entry.day <= today]
    reports = [entry.alarm for entry in entries]
    enough = len(reports) >= ENOUGH_REPORTS
    points, sureness = _level(entries, today)
    at_edge = sum(alarm in {0, ALARM_MAX} for alarm in reports) >= EDGE_SHARE * len(reports)
    return WeeksView(
        weeks=_sums(state, today),
        points=points,
        notes=_notes(state, entries, today),
        reports=len(reports),
        enough=enough,
        change=_change(sureness) if enough else None,
        at_edge=enough and at_edge,
        counts=tuple(reports.count(alarm) for alarm in range(ALARM_MAX + 1)),
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


def _level(entries: Sequence[Day], today: date) -> tuple[tuple[Point, ...], float]:
    """A point for each day since the first kept one, and P(the level rose in four weeks)."""
    if not entries:
        return (), 0.5
    reports = {entry.day: entry.alarm for entry in entries}
    first = max(entries[0].day, today - timedelta(days=SPAN_DAYS - 1))
    days = [first + timedelta(days=number) for number in range((today - first).days + 1)]
    anchor = max(first, today - timedelta(days=CHANGE_DAYS))
    walk = _Filter()
    points = [_point(walk, day, reports.get(day), is_anchor=day == anchor) for day in days]
    return tuple(points), walk.rose()


def _point(walk: "_Filter", day: date, report: int | None, *, is_anchor: bool) -> Point:
    walk.next_day()
    if report is not None:
        walk.see(report)
    if is_anchor:
        walk.remember()
    if report is None or walk.reports < ENOUGH_REPORTS:
        return Point(day=day, report=report)
    half = BAND * walk.spread()
    level = _within(walk.mean[0])
    low, high = _within(walk.mean[0] - half), _within(walk.mean[0] + half)
    return Point(day=day, report=report, level=level, low=low, high=high)


def _within(value: float) -> float:
    return round(min(max(value, 0.0), float(ALARM_MAX)), 2)


def _change(rose: float) -> Change | None:
    if rose > SURE:
        return "louder"
    return "quieter" if rose < 1 - SURE else None


class _Filter:
    """Kalman filter over (level, today's mood, the level remembered four weeks ago)."""

    def __init__(self) -> None:
        mood = MOOD_VARIANCE / (1 - INERTIA**2)
        self.mean: Vector = [FIRST_LEVEL, 0.0, FIRST_LEVEL]
        self.cov: Matrix = [[FIRST_VARIANCE, 0.0, 0.0], [0.0, mood, 0.0], [0.0, 0.0, 0.0]]
        self.surprise = 0.0
        self.reports = 0

    def next_day(self) -> None:
        self.mean[1] *= INERTIA
        for other in range(3):
            self.cov[1][other] *= INERTIA
            self.cov[other][1] *= INERTIA
        self.cov[0][0] += LEVEL_VARIANCE
        self.cov[1][1] += MOOD_VARIANCE

    def see(self, report: int) -> None:
        toward = [row[0] + row[1] for row in self.cov]
        variance = toward[0] + toward[1] + NOISE_VARIANCE
        error = report - self.mean[0] - self.mean[1]
        self.surprise += error * error / variance
        self.reports += 1
        gain = [value / variance for value in toward]
        self.mean = [value + share * error for value, share in zip(self.mean, gain, strict=True)]
        self.cov = [
            [self.cov[row][col] - gain[row] * toward[col] for col in range(3)] for row in range(3)
        ]

    def remember(self) -> None:
        self.mean[2] = self.mean[0]
        self.cov[2] = [self.cov[0][0], self.cov[0][1], self.cov[0][0]]
        for row in range(2):
            self.cov[row][2] = self.cov[2][row]

    def spread(self) -> float:
        return sqrt(self.cov[0][0] * self._scale())

    def rose(self) -> float:
        variance = (self.cov[0][0] + self.cov[2][2] - 2 * self.cov[0][2]) * self._scale()
        if variance <= 0:
            return 0.5
        return (1 + erf((self.mean[0] - self.mean[2]) / sqrt(2 * variance))) / 2

    def _scale(self) -> float:
        """How much this person varies, shrunken to one while there are few reports."""
        return (SHRINK + self.surprise) / (SHRINK + self.reports)
