"""What is read off the sums: means with errors, break-evens, quantiles; and sums that add up."""

from typing import Any

import numpy as np
import pytest

from toward.model import batch
from toward.model.findings import (
    Mean,
    break_even,
    mean,
    quantile,
    verdict,
    weeks_to_well,
)
from toward.model.policies import POLICIES
from toward.model.study import CHUNK, Settings, added, stages, units, work
from toward.model.tables import draw_values

SETTINGS = Settings(seed=3, days=28, couples=90, swept=50, product=0, product_swept=0)


def test_a_break_even_lies_between_the_points_where_the_lead_changes() -> None:
    turn = break_even((0.0, 0.1, 0.3), (0.6, 0.6, 0.6), (0.7, 0.65, 0.55))

    assert turn.at == pytest.approx(0.2)
    assert turn.ours_ahead == "above"


def test_a_break_even_can_lie_the_other_way_round() -> None:
    turn = break_even((0.0, 1.0), (0.6, 0.4), (0.5, 0.5))

    assert turn.at == pytest.approx(0.5)
    assert turn.ours_ahead == "below"


def test_without_a_change_of_lead_there_is_no_break_even() -> None:
    assert break_even((0.0, 1.0), (0.6, 0.6), (0.5, 0.5)).ours_ahead == "throughout"
    assert break_even((0.0, 1.0), (0.4, 0.4), (0.5, 0.5)).ours_ahead == "never"


def test_a_mean_from_sums_has_the_error_of_its_numbers() -> None:
    numbers = np.array([0.0, 1.0, 1.0, 0.0, 1.0, 1.0])
    sums = {
        "couples": 6,
        "sums": {"x": numbers.sum()},
        "squares": {"x": (numbers**2).sum()},
    }

    told = mean(sums, "x")

    assert told.value == pytest.approx(numbers.mean())
    assert told.error == pytest.approx(1.96 * numbers.std() / 6**0.5)


def test_quantiles_of_counts() -> None:
    assert quantile([0, 10, 0, 0], 0.5) == pytest.approx(0.375)
    assert quantile([5, 5], 0.9) == pytest.approx(0.9)
    assert quantile([0, 0, 0, 4], 1.0) == 1.0


def test_a_share_that_was_never_reached_has_no_week() -> None:
    sums = {"couples": 100, "well_by_week": [10, 20, 5]}

    assert weeks_to_well(sums, 0.25) == 2
    assert weeks_to_well(sums, 0.5) is None


def test_a_difference_within_its_error_is_none() -> None:
    assert verdict(Mean(0.01, 0.02)) == "no difference to be seen"
    assert verdict(Mean(0.05, 0.02)) == "better"
    assert verdict(Mean(-0.05, 0.02)) == "worse, by little"
    assert verdict(Mean(-0.07, 0.02)) == "worse"


def test_units_cover_each_couple_once() -> None:
    for stage in stages(SETTINGS):
        cut = list(units((stage,), chunk=40))
        seen = [n for unit in cut for n in range(unit.first, unit.first + unit.couples)]
        assert seen == list(range(stage.couples))
        assert len({unit.key for unit in cut}) == len(cut)


@pytest.mark.parametrize("couples", [10_000, 100_000, 10_000_000])
def test_memory_holds_one_chunk_of_couples_however_many_are_asked_for(couples: int) -> None:
    """By the size of what is kept: the largest unit's tables and season, and sums that don't grow."""
    asked = Settings(couples=couples, swept=couples // 5, product=0, product_swept=0)
    largest = max(unit.couples for unit in units(stages(asked)))
    values = draw_values(1, 0, 100, {})
    season = batch.run(values, POLICIES[5].rule, 1, 0, asked.days)
    tables = [*values.values(), season.outcome, season.weeks]

    assert largest <= CHUNK
    assert sum(table.nbytes for table in tables) / 100 * largest < 32 * 2**20


def test_sums_of_many_are_as_small_as_of_few() -> None:
    stage = stages(SETTINGS)[0]
    few, many = (
        work(next(units((stage,), chunk=count)), SETTINGS, batch.run) for count in (20, 90)
    )

    assert _leaves(few) == _leaves(many) == _leaves(added(few, many))


def _leaves(sums: Any) -> int:
    if isinstance(sums, dict | list):
        return sum(map(_leaves, sums.values() if isinstance(sums, dict) else sums))
    return 1


def test_parts_add_up_to_the_whole() -> None:
    stage = stages(SETTINGS)[0]
    whole = work(next(units((stage,))), SETTINGS, batch.run)
    parts = [work(unit, SETTINGS, batch.run) for unit in units((stage,), chunk=40)]
    together = added(added(parts[0], parts[1]), parts[2])

    assert len(parts) == 3
    for key, sums in whole["policies"].items():
        for name, total in sums["sums"].items():
            assert together["policies"][key]["sums"][name] == pytest.approx(total, abs=1e-9)
        assert together["policies"][key]["alarm_bins"] == sums["alarm_bins"]
    assert together["pairs"]["gated-none"]["closer"] == whole["pairs"]["gated-none"]["closer"]
