"""The claims that need months: seasons of virtual couples, counted by NumPy."""

import numpy as np
from msgspec import Struct

from toward.model import batch
from toward.model.couple import WEEK, Outcome, Week
from toward.model.facts import SEED
from toward.model.parameters import DEFAULTS
from toward.model.policies import POLICIES, Rule
from toward.model.tables import Floats, Season, couple_keys, default_values, draw_values, mixed

HALF_YEAR, YEAR = 180, 365
MOVE = 0.01
_RULES: dict[str, Rule] = {policy.key: policy.rule for policy in POLICIES}
_WELL = Outcome._fields.index("recovered")
_FIRST_WELL = Outcome._fields.index("first_well")
_ALARM, _CLOSENESS, _FEAR = (Week._fields.index(name) for name in ("alarm", "closeness", "fear"))


class UpAndDown(Struct, frozen=True):
    """Weeks in which closeness rose and fell, for couples who recover; who had a falling week at all."""

    up: float
    down: float
    with_setback: float


class Apart(Struct, frozen=True):
    """How much of a year's end is quiet (alarm under .2), between, and loud (over .8)."""

    quiet: float
    between: float
    loud: float


class WithoutTouch(Struct, frozen=True):
    fear_before: float
    fear_after: float
    closeness: float
    alarm: float


def two_steps_forward_one_back(count: int) -> UpAndDown:
    """F2: under the gate, week by week, until they are first well."""
    season = _season(count, "gated", {})
    well = season.outcome[:, _WELL] > 0
    until = season.outcome[well][:, _FIRST_WELL, np.newaxis] // WEEK
    moves = np.diff(season.weeks[well][:, :, _CLOSENESS], axis=1)
    moves = np.where(np.arange(1, moves.shape[1] + 1) <= until, moves, 0.0)
    down = (moves < -MOVE).sum(axis=1)
    return UpAndDown(
        up=float((moves > MOVE).sum(axis=1).mean()),
        down=float(down.mean()),
        with_setback=float((down > 0).mean()),
    )


def contempt_is_hard_to_come_back_from(count: int, starts: tuple[float, ...]) -> dict[float, float]:
    """F5: who is well after a year of the kindest policy, by the contempt it began with.

    The feedback is set to .0135: above .284 contempt stays even if nothing feeds it.
    """
    found = {}
    for start in starts:
        changes = {"hurt_contempt": start, "contempt_feedback": 0.0135, "contempt_half": 0.55}
        values = draw_values(SEED, 0, count, {**changes, "contempt_ease": DEFAULTS.contempt_ease})
        season = batch.run(values, _RULES["practice"], SEED, 0, YEAR)
        found[start] = float(season.outcome[:, _WELL].mean())
    return found


def avoiding_does_not_heal(count: int) -> WithoutTouch:
    """F12: half a year without any touch, from a fear of .7."""
    season = _season(count, "none", {"hurt_fear": 0.7})
    weeks = season.weeks.mean(axis=0)
    return WithoutTouch(
        fear_before=0.7,
        fear_after=float(weeks[-1, _FEAR]),
        closeness=float(weeks[-1, _CLOSENESS]),
        alarm=float(weeks[-1, _ALARM]),
    )


def two_worlds_from_one_couple(count: int) -> Apart:
    """F13: one and the same couple from random beginnings, as it comes, for a year.

    Contempt begins at .3 at most: above that it alone decides (F5).
    """
    values = default_values(count)
    for number, name in enumerate(key for key in values if key.startswith(("hurt_", "other_"))):
        most = 0.3 if name.endswith("contempt") else 1.0
        values[name] = most * _random(count, number)
    season = batch.run(values, _RULES["unguided"], SEED, 0, YEAR)
    end = season.outcome[:, Outcome._fields.index("end_alarm")]
    quiet, loud = float((end < 0.2).mean()), float((end > 0.8).mean())  # noqa: PLR2004
    return Apart(quiet=quiet, between=1 - quiet - loud, loud=loud)


def _season(count: int, policy: str, changes: dict[str, float]) -> Season:
    return batch.run(draw_values(SEED, 0, count, changes), _RULES[policy], SEED, 0, HALF_YEAR)


def _random(count: int, number: int) -> Floats:
    words = mixed(couple_keys(SEED + 1 + number, 0, count))
    return (words >> np.uint64(11)).astype(np.float64) * 2.0**-53
