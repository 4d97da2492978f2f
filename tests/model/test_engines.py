"""Plain Python, NumPy and Numba are one model: the same numbers from the same stream."""

from dataclasses import dataclass

import numpy as np
import pytest

from toward.model import batch
from toward.model.couple import Outcome, Week, couple_key, days_of, outcome, shown
from toward.model.parameters import Values
from toward.model.policies import GATES, POLICIES, Policy
from toward.model.population import couple_values
from toward.model.tables import Season, couple_keys, draw_values

# There is none for Intel Macs.
numba = pytest.importorskip("numba")
kernel = pytest.importorskip("toward.model.kernel")

SEED, COUPLES, DAYS = 11, 6, 40
WORLDS = {
    "whole": {},
    "mutual": {"mutual": 1.0, "harm": 0.4},
    "linear": {"linear": 1.0},
}


@dataclass
class Spread:
    """How far two seasons are from each other at most."""

    worst: float

    @classmethod
    def between(cls, one: Season, other: Season) -> "Spread":
        return cls(
            max(
                float(np.abs(one.outcome - other.outcome).max()),
                float(np.abs(one.weeks - other.weeks).max()),
            )
        )


def plain(policy: Policy, changes: dict[str, float]) -> Season:
    outcomes, weeks = [], []
    table = draw_values(SEED, 0, COUPLES, changes)
    for number in range(COUPLES):
        v = Values(**{name: float(column[number]) for name, column in table.items()})
        evenings = list(days_of(v, policy.rule, SEED, number, DAYS))
        outcomes.append(outcome(evenings[-1], DAYS))
        starts = range(0, DAYS, 7)
        weeks.append([np.mean([shown(now) for now in evenings[s : s + 7]], axis=0) for s in starts])
    return Season(outcome=np.array(outcomes), weeks=np.array(weeks))


@pytest.mark.parametrize("world", WORLDS)
@pytest.mark.parametrize("policy", [*POLICIES, *GATES], ids=lambda policy: policy.key)
def test_three_engines_give_the_same_numbers(policy: Policy, world: str) -> None:
    values = draw_values(SEED, 0, COUPLES, WORLDS[world])
    reference = plain(policy, WORLDS[world])

    in_numpy = batch.run(values, policy.rule, SEED, 0, DAYS)
    in_numba = kernel.run(values, policy.rule, SEED, 0, DAYS)

    assert reference.outcome.shape == (COUPLES, len(Outcome._fields))
    assert reference.weeks.shape == (COUPLES, 6, len(Week._fields))
    assert Spread.between(reference, in_numpy).worst <= 1e-12
    assert Spread.between(reference, in_numba).worst <= 1e-12


def test_one_number_changed_in_one_engine_is_seen() -> None:
    values = draw_values(SEED, 0, COUPLES, {})
    changed = values | {"fear_up": values["fear_up"] * 1.001}
    force = POLICIES[1].rule

    spread = Spread.between(
        batch.run(values, force, SEED, 0, DAYS), kernel.run(changed, force, SEED, 0, DAYS)
    )

    assert spread.worst > 1e-9


def test_threads_blocks_and_order_change_no_bit(monkeypatch: pytest.MonkeyPatch) -> None:
    values = draw_values(SEED, 0, 50, {})
    gated = POLICIES[5].rule
    later = {name: column[20:] for name, column in values.items()}
    threads = numba.get_num_threads()

    whole = kernel.run(values, gated, SEED, 0, DAYS)
    numba.set_num_threads(1)
    alone = kernel.run(values, gated, SEED, 0, DAYS)
    numba.set_num_threads(threads)
    monkeypatch.setattr(batch, "BLOCK", 7)
    blocks = batch.run(values, gated, SEED, 0, DAYS)
    monkeypatch.undo()
    one_block = batch.run(values, gated, SEED, 0, DAYS)
    tail = kernel.run(later, gated, SEED, 20, DAYS)

    assert np.array_equal(whole.outcome, alone.outcome)
    assert np.array_equal(blocks.outcome, one_block.outcome)
    assert np.array_equal(whole.outcome[20:], tail.outcome)
    assert np.array_equal(whole.weeks[20:], tail.weeks)


def test_keys_of_a_table_are_those_of_its_couples() -> None:
    expected = [couple_key(SEED, number) for number in range(5, 9)]

    assert couple_keys(SEED, 5, 4).tolist() == expected


def test_values_of_a_table_are_those_of_its_couples() -> None:
    table = draw_values(SEED, 3, 4, {"harm": 0.5})
    third = couple_values(SEED, 5)

    assert {name: column[2] for name, column in table.items()} == {
        **third._asdict(),
        "harm": 0.5,
    }
