"""Rival worlds differ where they say so: each rival is one in which some verdict would be another."""

from toward.model import batch
from toward.model.couple import Outcome
from toward.model.policies import POLICIES
from toward.model.tables import draw_values
from toward.model.worlds import MAIN, RIVALS, World

SEED, COUPLES, DAYS = 2, 300, 150
RIVAL = {world.key: world for world in RIVALS}


def mean(world: World, policy: str, what: str) -> float:
    rule = next(one.rule for one in POLICIES if one.key == policy)
    season = batch.run(draw_values(SEED, 0, COUPLES, {}, world), rule, SEED, 0, DAYS)
    return float(season.outcome[:, Outcome._fields.index(what)].mean())


def test_each_rival_has_a_claim_of_its_own() -> None:
    assert len({world.claim for world in RIVALS}) == len(RIVALS) >= 5


def test_as_assumed_pressing_loses_and_the_gate_wins() -> None:
    assert mean(MAIN, "force", "recovered") < mean(MAIN, "none", "recovered")
    assert mean(MAIN, "gated", "recovered") > mean(MAIN, "none", "recovered")


def test_where_only_habit_counts_pressing_wins() -> None:
    world = RIVAL["habituation"]

    assert mean(world, "calendar", "recovered") > mean(world, "gated", "recovered")


def test_where_contempt_always_eases_more_recover() -> None:
    assert mean(RIVAL["easing"], "gated", "recovered") > mean(MAIN, "gated", "recovered") + 0.1


def test_where_only_stress_counts_no_policy_matters() -> None:
    world = RIVAL["stress"]
    ends = {
        (mean(world, policy.key, "recovered"), mean(world, policy.key, "end_closeness"))
        for policy in POLICIES
    }

    assert len(ends) == 1


def test_in_a_linear_world_nothing_is_learned_to_be_feared() -> None:
    values = draw_values(SEED, 0, 20, {}, RIVAL["linear"])
    season = batch.run(values, POLICIES[1].rule, SEED, 0, DAYS)

    assert (season.weeks[:, :, 1].std(axis=1) < 1e-9).all()


def test_where_both_were_hurt_they_begin_alike() -> None:
    values = draw_values(SEED, 0, 20, {}, RIVAL["mutual"])

    assert (values["other_fear"] == values["hurt_fear"]).all()
    assert (values["other_trust"] == values["hurt_trust"]).all()
    assert set(values["mutual"]) == {1.0}
