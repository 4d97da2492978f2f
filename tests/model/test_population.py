"""Virtual couples: inside the ranges, most of them near the middle, and every number with its source."""

from itertools import pairwise
from statistics import fmean

import pytest

from toward.model.parameters import DEFAULTS, PARAMETERS, Values
from toward.model.population import STEPS, couple_values, quantiles

SWITCHES = set(Values._field_defaults)


def test_each_value_has_its_parameter_in_the_same_order() -> None:
    keys = [name for name in Values._fields if name not in SWITCHES]

    assert [parameter.key for parameter in PARAMETERS] == keys


@pytest.mark.parametrize("parameter", PARAMETERS, ids=lambda p: p.key)
def test_a_parameter_has_a_range_around_its_default_and_a_source(parameter) -> None:  # type: ignore[no-untyped-def]
    assert parameter.low <= parameter.default <= parameter.high
    assert parameter.low < parameter.high
    assert parameter.source
    assert getattr(DEFAULTS, parameter.key) == parameter.default


def test_couples_differ_and_stay_inside_the_ranges() -> None:
    couples = [couple_values(4, number) for number in range(400)]

    for parameter in PARAMETERS:
        drawn = [getattr(couple, parameter.key) for couple in couples]
        assert all(parameter.low <= value <= parameter.high for value in drawn)
        assert len(set(drawn)) > 300


@pytest.mark.parametrize("parameter", PARAMETERS[::9], ids=lambda p: p.key)
def test_the_curve_has_the_mean_of_pert(parameter) -> None:  # type: ignore[no-untyped-def]
    """(low + 4 default + high) / 6, whatever the skew."""
    table = quantiles(parameter)
    middles = [(a + b) / 2 for a, b in pairwise(table)]
    expected = (parameter.low + 4 * parameter.default + parameter.high) / 6

    assert len(table) == STEPS + 1
    assert list(table) == sorted(table)
    assert fmean(middles) == pytest.approx(expected, abs=0.003 * (parameter.high - parameter.low))
