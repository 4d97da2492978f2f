"""The level: exact against an independent filter, honest about its width, silent while there is too little."""

import random
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.tsa.statespace.structural import UnobservedComponents

from toward.programme.trend import (
    BAND,
    CHANGE_DAYS,
    ENOUGH_REPORTS,
    FIRST_LEVEL,
    FIRST_VARIANCE,
    INERTIA,
    LEVEL_VARIANCE,
    MOOD_VARIANCE,
    NOISE_VARIANCE,
    Course,
    Walk,
    change,
    follow,
)

type Reports = list[int | None]
lives = st.lists(st.none() | st.integers(0, 10), min_size=1, max_size=90)


def oracle(reports: Reports):
    """statsmodels' filter over the same three variances, begun where ours begins."""
    series = np.array([np.nan if one is None else float(one) for one in reports])
    model = UnobservedComponents(series, level="local level", autoregressive=1)
    # Ours begins the evening before the first day: one step of the walk on.
    start = np.diag([FIRST_VARIANCE + LEVEL_VARIANCE, MOOD_VARIANCE / (1 - INERTIA**2)])
    model.ssm.initialize_known(np.array([FIRST_LEVEL, 0.0]), start)
    model.ssm.loglikelihood_burn = 0
    return model.smooth([NOISE_VARIANCE, LEVEL_VARIANCE, MOOD_VARIANCE, INERTIA])


def walked(reports: Reports) -> list[tuple[list[float], list[list[float]]]]:
    walk, days = Walk(), []
    for report in reports:
        walk.next_day()
        if report is not None:
            walk.see(report)
        days.append((walk.mean[:2], [row[:2] for row in walk.cov[:2]]))
    return days


@settings(max_examples=40)
@given(lives)
def test_means_and_variances_are_those_of_statsmodels_with_missing_days(reports: Reports) -> None:
    found = oracle(reports)

    for day, (mean, cov) in enumerate(walked(reports)):
        assert mean == pytest.approx(found.filtered_state[:, day], abs=1e-8)
        assert np.array(cov) == pytest.approx(found.filtered_state_cov[:, :, day], abs=1e-8)


@settings(max_examples=40)
@given(lives)
def test_next_report_is_expected_as_statsmodels_expects_it(reports: Reports) -> None:
    found, days = oracle(reports), follow(reports).days

    for day, known in enumerate(days):
        assert known.expected == pytest.approx(found.forecasts[0, day], abs=1e-8)
    # The scale of the person comes on top; without a report there is none to learn.
    if all(one is None for one in reports):
        for day, known in enumerate(days):
            variance = found.forecasts_error_cov[0, 0, day]
            assert known.expected_spread**2 == pytest.approx(variance, abs=1e-8)


@settings(max_examples=40)
@given(lives)
def test_rise_is_that_of_statsmodels_smoothed_level(reports: Reports) -> None:
    """P(level now > level then) needs their joint distribution: the smoother has it, day by day apart."""
    found, walk = oracle(reports), Walk()
    anchor = max(0, len(reports) - 1 - CHANGE_DAYS)
    for day, report in enumerate(reports):
        walk.next_day()
        if report is not None:
            walk.see(report)
        if day == anchor:
            walk.remember()

    assert walk.mean[2] == pytest.approx(found.smoothed_state[0, anchor], abs=1e-8)
    assert walk.cov[2][2] == pytest.approx(found.smoothed_state_cov[0, 0, anchor], abs=1e-8)


def life(
    rng: random.Random, *, answered: float, scale: float, walk: float
) -> tuple[Reports, list[float]]:
    """A level that walks, moods that fade, reports rounded and cut to 0-10, days left out."""
    level, mood = rng.gauss(5, 1.2), 0.0
    reports: Reports = []
    truth = []
    for _ in range(100):
        level += rng.gauss(0, walk)
        mood = INERTIA * mood + rng.gauss(0, scale)
        truth.append(level)
        said = min(10, max(0, round(level + mood + rng.gauss(0, scale * 1.2))))
        reports.append(said if rng.random() < answered else None)
    return reports, truth


def is_within(truth: float, level: float, half: float) -> bool:
    """As it is drawn: what lies beyond 0-10 lies at its end."""
    truth, low, high = (min(10.0, max(0.0, one)) for one in (truth, level - half, level + half))
    return low <= truth <= high


WORLDS = {
    "as assumed": {"answered": 0.75, "scale": 1.0, "walk": 0.17},
    "half the days": {"answered": 0.5, "scale": 1.0, "walk": 0.17},
    "an even person": {"answered": 0.75, "scale": 0.6, "walk": 0.1},
    "an uneven person": {"answered": 0.75, "scale": 1.3, "walk": 0.22},
}


# As docs/measures.md has them: the true level, and the next report.
COVERED = {
    "as assumed": (0.92, 0.90),
    "half the days": (0.91, 0.90),
    "an even person": (0.96, 0.93),
    "an uneven person": (0.89, 0.89),
}


@pytest.mark.parametrize("name", WORLDS)
def test_band_covers_the_level_and_the_next_report_about_nine_times_in_ten(name: str) -> None:
    levels, reports = covered(**WORLDS[name])

    assert 0.87 <= levels <= 0.97
    assert 0.87 <= reports <= 0.97
    assert (levels, reports) == pytest.approx(COVERED[name], abs=0.006)


def test_band_is_too_narrow_for_a_level_that_walks_twice_as_fast() -> None:
    """A weakness that docs/measures.md tells; it is to be told otherwise once it is mended."""
    levels, reports = covered(answered=0.75, scale=1.0, walk=0.34)

    assert (levels, reports) == pytest.approx((0.79, 0.90), abs=0.006)


def covered(**world: float) -> tuple[float, float]:
    """How often the band holds the true level, and the next report."""
    rng = random.Random(20260105)
    levels, reports_in = [], []
    for _ in range(120):
        reports, truth = life(rng, **world)
        for day, known in enumerate(follow(reports).days):
            if known.reports >= ENOUGH_REPORTS:
                levels.append(is_within(truth[day], known.level, BAND * known.spread))
                if (report := reports[day]) is not None:
                    off = abs(report - known.expected)
                    reports_in.append(off <= BAND * known.expected_spread)
    return sum(levels) / len(levels), sum(reports_in) / len(reports_in)


def test_still_level_is_rarely_called_a_change() -> None:
    rng = random.Random(7)
    lives = [[min(10, max(0, round(rng.gauss(5, 1.5)))) for _ in range(60)] for _ in range(200)]

    called = [change(follow(reports)) for reports in lives]

    assert sum(one is not None for one in called) <= 8


def test_fall_of_two_points_over_three_weeks_is_named_in_about_four_of_ten() -> None:
    rng = random.Random(7)

    def fallen() -> Reports:
        levels = [6.0] * 39 + [6 - 2 * day / 21 for day in range(1, 22)]
        said = [min(10, max(0, round(rng.gauss(level, 1.5)))) for level in levels]
        return [one if rng.random() < 0.75 else None for one in said]

    called = [change(follow(fallen())) for _ in range(200)]

    assert 60 <= called.count("quieter") <= 100
    assert called.count("louder") == 0


def test_clear_change_is_named_with_its_direction_and_again_forgotten() -> None:
    steady: Reports = [7, 6] * 15
    fallen: Reports = [2, 1] * 10

    assert change(follow(steady + fallen)) == "quieter"
    assert change(follow([10 - (one or 0) for one in steady + fallen])) == "louder"
    # Three weeks later it is the usual, and nothing has changed since.
    assert change(follow(steady + fallen + fallen * 2)) is None


@given(st.lists(st.integers(0, 10), max_size=ENOUGH_REPORTS - 1), st.integers(0, 40))
def test_too_few_reports_say_nothing_however_far_apart(few: list[int], gaps: int) -> None:
    reports: Reports = [*few[:7], *[None] * gaps, *few[7:]]

    assert change(follow(reports)) is None


@given(lives)
def test_silence_never_makes_surer(reports: Reports) -> None:
    before, after = follow(reports).days[-1], follow([*reports, None]).days[-1]

    assert after.spread >= before.spread
    assert after.level == before.level


def test_no_day_at_all_is_no_course() -> None:
    assert follow([]) == Course((), 0.5)
    assert change(follow([])) is None


def test_spread_narrows_with_the_root_of_what_is_known() -> None:
    """The published half-widths are of this order: a fortnight says little, six weeks something."""

    def half(days: int) -> float:
        return BAND * follow([5, 6, 4, 5] * (days // 4)).days[-1].spread

    assert half(12) > half(28) > half(44)
    assert half(28) < sqrt(2) * half(44)
