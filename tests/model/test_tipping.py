"""The closed forms against looking: where a couple can settle in two ways."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from toward.model.couple import first_morning
from toward.model.parameters import DEFAULTS
from toward.model.population import couple_values
from toward.model.tipping import (
    TIPPING_GAIN,
    contempt_high,
    contempt_threshold,
    fears,
    has_two_fears,
    loop_gain,
    roots,
    two_fears_window,
)

COUPLES = [couple_values(9, number) for number in range(120)]
RUNGS = [rung / 8 for rung in range(1, 9)]


@given(
    st.sampled_from(COUPLES),
    st.sampled_from(RUNGS),
    st.floats(0, 1),
    st.floats(0, 1),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_two_fears_exactly_where_three_are_found(
    v, reach: float, alarm: float, pressure: float, safety: float, freedom: float
) -> None:  # type: ignore[no-untyped-def]
    me = first_morning(v).hurt._replace(alarm=alarm, pressure=pressure, safety=safety)
    window = two_fears_window(loop_gain(v, reach, freedom))
    # On the very edge two of the three are one, and a grid can't tell.
    edge = v._replace(touch_threshold=v.touch_threshold + 1e-4)
    other_edge = v._replace(touch_threshold=v.touch_threshold - 1e-4)
    told = has_two_fears(v, me, reach, freedom)
    assume(has_two_fears(edge, me, reach, freedom) == told)
    assume(has_two_fears(other_edge, me, reach, freedom) == told)
    assume(window is None or window.high - window.low > 1e-3)

    found = fears(v, me, reach, freedom)

    assert len(found) == (3 if told else 1)


def test_both_kinds_were_met() -> None:
    told = {
        has_two_fears(v, first_morning(v).hurt._replace(alarm=alarm), 0.75, 0.0)
        for v in COUPLES
        for alarm in (0.1, 0.4)
    }

    assert told == {True, False}


def test_being_free_to_stop_removes_the_trap_at_every_rung() -> None:
    gains = [loop_gain(v, reach, 1.0) for v in COUPLES for reach in RUNGS]

    assert max(gains) < TIPPING_GAIN


def test_pressed_touch_can_trap_from_about_the_third_rung() -> None:
    shares = [
        sum(loop_gain(v, reach, 0.0) > TIPPING_GAIN for v in COUPLES) / len(COUPLES)
        for reach in RUNGS
    ]

    assert shares[0] < 0.1
    assert 0.3 < shares[2] < 0.9
    assert shares[4:] == [1.0] * 4
    assert shares == sorted(shares)


@pytest.mark.parametrize("number", range(60))
def test_contempt_stays_exactly_above_the_threshold(number: int) -> None:
    v = couple_values(10, number)

    def change(contempt: float) -> float:
        square = contempt**2
        fed = v.contempt_feedback * square / (square + v.contempt_half**2)
        return fed - v.contempt_ease * contempt

    found = roots(change, 1e-9, 2.0)

    assert found == pytest.approx(
        [end for end in (contempt_threshold(v), contempt_high(v)) if end is not None], abs=1e-9
    )


def test_contempt_threshold_of_the_default_couple() -> None:
    assert contempt_threshold(DEFAULTS) == pytest.approx(0.3281, abs=1e-4)
    assert contempt_threshold(DEFAULTS._replace(contempt_feedback=0.0135)) == pytest.approx(
        0.2836, abs=1e-3
    )
    assert contempt_threshold(DEFAULTS._replace(contempt_feedback=0.010)) is None
