"""Weeks: sums with gaps, a level with an honest band, and silence while it is too early."""

import random
from datetime import UTC, date, datetime, timedelta
from math import sqrt

from hypothesis import given
from hypothesis import strategies as st

from tests.programme.small import calm, day, on, state_after
from toward.programme.events import FoundOutMore, PracticeNoted
from toward.programme.state import Day, State
from toward.programme.trend import (
    BAND,
    FIRST_LEVEL,
    FIRST_VARIANCE,
    INERTIA,
    LEVEL_VARIANCE,
    MOOD_VARIANCE,
    NOISE_VARIANCE,
    SHRINK,
)
from toward.programme.weeks import Note, WeekSums, WeeksView, weeks

FIRST = date(2026, 1, 5)


def reported(alarms: dict[int, int]) -> State:
    """Only the alarm, on these days counted from the first."""
    days = tuple(
        Day(
            day=FIRST + timedelta(days=number),
            at=datetime(2026, 1, 5, tzinfo=UTC),
            alarm=alarm,
            direction=None,
            heard=None,
            watched=None,
            pushed=None,
            asked=False,
            here=(),
            line="",
            noted=False,
            quick=False,
        )
        for number, alarm in sorted(alarms.items())
    )
    return State(days=days)


def seen(alarms: dict[int, int], today: int) -> WeeksView:
    return weeks(reported(alarms), FIRST + timedelta(days=today))


def test_nothing_yet_is_an_empty_view() -> None:
    view = weeks(State(), FIRST)

    assert (view.weeks, view.points, view.notes) == ((), (), ())
    assert not view.enough
    assert view.change is None


def test_week_sums_keep_gaps_apart_from_zero() -> None:
    state = state_after(
        *on(1, calm(heard=2, pushed=0)), *on(3, calm(heard=1)), *on(15, calm(watched=4))
    )

    assert weeks(state, day(16)).weeks == (
        WeekSums(start=day(1), answered_days=2, heard=3, pushed=0, watched=None),
        WeekSums(start=day(8), answered_days=0, heard=None, pushed=None, watched=None),
        WeekSums(start=day(15), answered_days=1, heard=None, pushed=None, watched=4),
    )


def test_level_is_silent_before_fourteen_reports() -> None:
    view = seen(dict.fromkeys(range(13), 4), 12)
    assert not view.enough
    assert all(point.level is None for point in view.points)
    assert [point.report for point in view.points] == [4] * 13

    view = seen(dict.fromkeys(range(14), 4), 13)
    assert view.enough
    assert [point.level is not None for point in view.points] == [False] * 13 + [True]


def test_days_without_a_report_are_gaps() -> None:
    alarms = {n: 4 for n in range(20) if n != 16}
    view = seen(alarms, 21)

    assert len(view.points) == 22
    gaps = [point for point in view.points if point.report is None]
    assert [point.day for point in gaps] == [FIRST + timedelta(days=n) for n in (16, 20, 21)]
    assert all(point.level is point.low is point.high is None for point in gaps)


@given(st.dictionaries(st.integers(0, 150), st.integers(0, 10), max_size=60), st.integers(0, 150))
def test_band_holds_its_level_within_the_scale(alarms: dict[int, int], today: int) -> None:
    view = seen(alarms, today)

    for point in view.points:
        if point.level is not None:
            assert point.low is not None
            assert point.high is not None
            assert 0 <= point.low <= point.level <= point.high <= 10
    assert len(view.points) <= 120
    assert view.reports == sum(view.counts) == sum(n <= today for n in alarms)


@given(st.dictionaries(st.integers(0, 60), st.integers(0, 10), min_size=20), st.integers(1, 30))
def test_later_days_never_change_a_point(alarms: dict[int, int], more: int) -> None:
    early, late = seen(alarms, 60), seen({**alarms, 60 + more: 9}, 60 + more)

    assert late.points[: len(early.points)] == early.points


def test_longer_gap_widens_the_band() -> None:
    def width(gap: int) -> float:
        point = seen({**{n: 4 + n % 2 for n in range(30)}, 29 + gap: 4}, 29 + gap).points[-1]
        assert point.high is not None
        assert point.low is not None
        return point.high - point.low

    assert width(1) < width(10) < width(40)


def test_more_scattered_person_has_a_wider_band() -> None:
    def width(spread: int) -> float:
        point = seen({n: 5 + (spread if n % 2 else -spread) for n in range(40)}, 39).points[-1]
        assert point.high is not None
        assert point.low is not None
        return point.high - point.low

    assert width(0) < width(2) < width(5)


def _solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gauss and Jordan, for a positive definite matrix."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for pivot, row in enumerate(rows):
        rows[pivot] = row = [value / row[pivot] for value in row]  # noqa: PLW2901
        for other, old in enumerate(rows):
            if other != pivot:
                rows[other] = [x - old[pivot] * y for x, y in zip(old, row, strict=True)]
    return [row[-1] for row in rows]


def _level_cov(one: int, other: int) -> float:
    return FIRST_VARIANCE + LEVEL_VARIANCE * (1 + min(one, other))


def _report_cov(one: int, other: int) -> float:
    mood = MOOD_VARIANCE / (1 - INERTIA**2) * INERTIA ** abs(one - other)
    return _level_cov(one, other) + mood + (NOISE_VARIANCE if one == other else 0)


def _given(seen_days: list[int], errors: list[float], cov: list[float]) -> tuple[float, float]:
    """Mean and explained variance of something, given what was reported on these days."""
    matrix = [[_report_cov(one, other) for other in seen_days] for one in seen_days]
    weights = _solve(matrix, cov)
    mean = sum(weight * error for weight, error in zip(weights, errors, strict=True))
    return mean, sum(weight * one for weight, one in zip(weights, cov, strict=True))


def test_filter_is_the_plain_normal_posterior() -> None:
    """The same numbers by conditioning one large normal distribution, without any filter."""
    rng = random.Random(3)
    alarms = {n: rng.randint(0, 10) for n in range(40) if n in {0, 39} or rng.random() < 0.6}
    days = list(alarms)
    errors = [alarm - FIRST_LEVEL for alarm in alarms.values()]

    surprise = 0.0
    for n, today in enumerate(days):
        cov = [_report_cov(today, other) for other in days[:n]]
        mean, known = _given(days[:n], errors[:n], cov)
        surprise += (errors[n] - mean) ** 2 / (_report_cov(today, today) - known)
    scale = (SHRINK + surprise) / (SHRINK + len(days))
    mean, known = _given(days, errors, [_level_cov(39, other) for other in days])
    half = BAND * sqrt((_level_cov(39, 39) - known) * scale)

    point = seen(alarms, 39).points[-1]
    found = (point.level, point.low, point.high)
    assert found == tuple(round(FIRST_LEVEL + mean + x, 2) for x in (0, -half, half))


def test_clear_change_is_named_and_its_direction_is_right() -> None:
    steady = {n: 7 - n % 2 for n in range(30)}
    fallen = {n: 2 - n % 2 for n in range(30, 58)}

    assert seen({**steady, **fallen}, 57).change == "quieter"
    assert seen({n: 10 - alarm for n, alarm in {**steady, **fallen}.items()}, 57).change == "louder"
    assert seen(steady, 29).change is None


def test_person_mostly_at_an_end_is_shown_counts() -> None:
    view = seen(dict.fromkeys(range(20), 10), 19)

    assert view.at_edge
    assert view.counts == (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20)
    assert not seen(dict.fromkeys(range(20), 5), 19).at_edge
    assert not seen(dict.fromkeys(range(5), 10), 4).at_edge


def test_notes_stand_at_what_the_owner_noted_without_its_text() -> None:
    state = state_after(
        *on(1, calm(pushed=2, line="Nobody else reads this.")),
        *on(2, calm(pushed=0), PracticeNoted(step="hug", stopped=True, line="Nor this.")),
        *on(3, FoundOutMore()),
    )
    view = weeks(state, day(3))

    assert view.notes == (
        Note(day=day(1), kind="pushed", value=2),
        Note(day=day(1), kind="line"),
        Note(day=day(2), kind="stopped", step="hug"),
        Note(day=day(3), kind="found_out"),
    )
    assert "reads" not in repr(view)


def test_view_of_an_earlier_day_knows_nothing_later() -> None:
    state = state_after(*on(1, calm(pushed=1)), *on(9, calm(pushed=1), FoundOutMore()))
    view = weeks(state, day(2))

    assert [note.day for note in view.notes] == [day(1)]
    assert [week.start for week in view.weeks] == [day(1)]
    assert view.points[-1].day == day(2)


def test_change_is_not_said_of_one_who_is_mostly_at_an_end() -> None:
    fallen = dict.fromkeys(range(30), 10) | dict.fromkeys(range(30, 52), 0)

    assert seen(fallen, 51).at_edge
    assert seen(fallen, 51).change is None


def test_often_counts_answered_days_only() -> None:
    view = weeks(state_after(*on(1, calm(heard=2)), *on(3, calm())), day(3))

    assert view.heard is not None
    assert view.heard.answers == 1
    assert view.pushed is not None
    assert view.pushed.answers == 0
    assert weeks(State(), FIRST).heard is None
