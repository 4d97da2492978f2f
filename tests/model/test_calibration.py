"""The figures of a diary: against statsmodels, and found again where they were put in."""

import numpy as np
import pytest
import statsmodels.api as sm

from toward.model.calibration import Row, TooFewError, clustered, figures

DICE = np.random.default_rng(5)


def pair_of_diaries(couples: int = 150, days: int = 60) -> list[Row]:
    """Own lag .3, partner's .1, shared noise for a same-day correlation of about .4, event -.5."""
    rows = []
    for couple in range(couples):
        before = np.zeros(2)
        for day in range(days):
            shared, event = DICE.normal(), float(DICE.random() < 0.2)
            noise = 0.63 * shared + 0.77 * DICE.normal(size=2)
            before = 0.3 * before + 0.1 * before[::-1] + noise - 0.5 * event
            rows += [Row(couple, person, day, before[person], event) for person in (0, 1)]
    return rows


def test_errors_are_those_of_statsmodels() -> None:
    groups = np.repeat(np.arange(40), 25)
    x = DICE.normal(size=(1000, 2))
    y = x @ np.array([0.4, -0.2]) + DICE.normal(size=40)[groups] * x[:, 0] + DICE.normal(size=1000)
    oracle = sm.OLS(y, x).fit(cov_type="cluster", cov_kwds={"groups": groups})

    slopes, errors = clustered(y, x, groups.tolist())

    assert slopes == pytest.approx(oracle.params, abs=1e-10)
    assert errors == pytest.approx(oracle.bse, abs=1e-10)


def test_what_was_put_in_is_found() -> None:
    found = figures(pair_of_diaries())

    assert found.persons == 300
    assert found.lag_own
    assert found.lag_own_corrected == pytest.approx(0.3, abs=0.03)
    assert found.lag_other
    assert found.lag_other.value == pytest.approx(0.1, abs=0.03)
    assert found.event_same_day
    assert found.event_same_day.value == pytest.approx(-0.5, abs=0.05)
    assert found.same_day_correlation
    assert 0.4 < found.same_day_correlation.value < 0.6


def test_a_day_left_out_makes_no_pair() -> None:
    rows = [
        Row("a", who, day, float((day * (3 + who)) % 7), None)
        for who in (0, 1)
        for day in range(80)
    ]
    every_other = [row for row in rows if row.day % 2 == 0]

    assert figures(rows).lag_own
    assert figures(every_other).lag_own is None
    assert figures(every_other).event_same_day is None


def test_people_alone_have_no_partner() -> None:
    rows = [Row(who, who, day, (day * (who + 3)) % 7.0) for who in range(4) for day in range(40)]
    found = figures(rows)

    assert found.lag_own
    assert found.lag_other is None
    assert found.same_day_correlation is None


def test_too_little_is_refused() -> None:
    with pytest.raises(TooFewError, match="too few"):
        figures([Row("a", 0, day, 1.0) for day in range(10)])
