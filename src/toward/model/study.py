"""What `toward simulate` runs: stages, cut into units that can be done in any order and added up.

A unit's result is a nest of sums, so that memory never holds more than one unit's couples and an
interrupted run goes on where it stopped. The product's own stages are `product_study`.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
from msgspec import Struct

from toward.model.couple import WEEK, Outcome, Week
from toward.model.policies import GATES, POLICIES, Policy, Rule
from toward.model.tables import Floats, Season, Table, draw_values
from toward.model.worlds import MAIN, RIVALS, world_of

type Engine = Callable[[Table, Rule, int, int, int], Season]
type Sums = dict[str, Any]

CHUNK = 10_000
BINS = 20
HARMS = (0.0, 0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0)
MASKS = (0.0, 0.1, 0.3, 0.5)
MISSINGS = (0.05, 0.22, 0.45, 0.6)
SWEPT = ("force", "calendar", "unguided", "respectful", "gated", "practice")
ASKING = ("none", "unguided", "respectful", "gated", "practice", "gate_today", "gate_no_rest")
REPORTING = ("none", "unguided", "respectful", "gated", "practice", "gate_missing")
PAIRS = (
    ("gated", "none"),
    ("gated", "force"),
    ("gated", "calendar"),
    ("gated", "unguided"),
    ("gated", "respectful"),
    ("practice", "gated"),
)

_POLICIES: dict[str, Policy] = {policy.key: policy for policy in (*POLICIES, *GATES)}
_FIELDS = {name: number for number, name in enumerate(Outcome._fields)}


class Stage(Struct, frozen=True, kw_only=True):
    """Some policies in one world with some numbers fixed, over the same couples."""

    key: str
    group: str
    couples: int
    policies: tuple[str, ...]
    world: str = MAIN.key
    changes: Mapping[str, float] = {}
    traced: bool = False


class Settings(Struct, frozen=True, kw_only=True):
    """couples: of the headline; swept: of each point of a sweep; product: through the real gate."""

    seed: int = 1
    days: int = 180
    couples: int = 100_000
    swept: int = 20_000
    product: int = 1_000
    product_swept: int = 300


class Unit(Struct, frozen=True, kw_only=True):
    stage: Stage
    number: int
    first: int
    couples: int

    @property
    def key(self) -> str:
        return f"{self.stage.key}-{self.number:04d}"


def stages(settings: Settings) -> tuple[Stage, ...]:
    everyone = tuple(policy.key for policy in POLICIES)
    headline = Stage(
        key="main", group="main", couples=settings.couples, policies=tuple(_POLICIES), traced=True
    )
    return (
        headline,
        *_swept(settings, "harm", HARMS, SWEPT),
        *_swept(settings, "masked", MASKS, ASKING),
        *_swept(settings, "missing", MISSINGS, REPORTING),
        *(
            Stage(
                key=f"world-{world.key}",
                group="world",
                couples=settings.swept,
                policies=everyone,
                world=world.key,
            )
            for world in RIVALS
        ),
    )


def units(all_stages: tuple[Stage, ...], chunk: int = CHUNK) -> Iterator[Unit]:
    for stage in all_stages:
        for number, first in enumerate(range(0, stage.couples, chunk)):
            couples = min(chunk, stage.couples - first)
            yield Unit(stage=stage, number=number, first=first, couples=couples)


def work(unit: Unit, settings: Settings, engine: Engine) -> Sums:
    """Sums over the unit's couples, a nest for each policy."""
    stage = unit.stage
    world = world_of(stage.world)
    values = draw_values(settings.seed, unit.first, unit.couples, stage.changes, world)
    ends: dict[str, Floats] = {}
    found: Sums = {"policies": {}, "pairs": {}}
    for key in stage.policies:
        season = engine(values, _POLICIES[key].rule, settings.seed, unit.first, settings.days)
        ends[key] = season.outcome
        found["policies"][key] = summed(season, traced=stage.traced)
    for one, other in PAIRS:
        if one in ends and other in ends:
            found["pairs"][f"{one}-{other}"] = paired(ends[one], ends[other])
    return found


def added(one: Any, other: Any) -> Any:
    """Two nests of sums as one."""
    if isinstance(one, dict):
        return {key: added(one[key], other[key]) for key in one}
    if isinstance(one, list):
        return [added(a, b) for a, b in zip(one, other, strict=True)]
    return one + other


def summed(season: Season, *, traced: bool) -> Sums:
    found: Sums = {
        "couples": len(season.outcome),
        "sums": _named(season.outcome.sum(axis=0)),
        "squares": _named((season.outcome**2).sum(axis=0)),
        "well_by_week": _well_by_week(season),
    }
    if traced:
        found["weeks"] = {
            name: season.weeks[:, :, number].sum(axis=0).tolist()
            for number, name in enumerate(Week._fields)
        }
        found["alarm_bins"] = _bins(season.weeks[:, :, Week._fields.index("alarm")])
        found["closeness_bins"] = _bins(season.weeks[:, :, Week._fields.index("closeness")])
    return found


def paired(one: Floats, other: Floats) -> Sums:
    """The same couples under two policies."""
    difference = one - other
    closer = difference[:, _FIELDS["end_closeness"]] > 0
    return {
        "couples": len(one),
        "closer": int(closer.sum()),
        "sums": _named(difference.sum(axis=0)),
        "squares": _named((difference**2).sum(axis=0)),
    }


def _swept(
    settings: Settings, key: str, points: tuple[float, ...], policies: tuple[str, ...]
) -> Iterator[Stage]:
    for point in points:
        yield Stage(
            key=f"{key}-{point:g}",
            group=key,
            couples=settings.swept,
            policies=policies,
            changes={key: point},
        )


def _named(columns: Floats) -> dict[str, float]:
    return {name: float(columns[number]) for name, number in _FIELDS.items()}


def _well_by_week(season: Season) -> list[int]:
    """How many were first well in each week; who never was is in none."""
    first = season.outcome[:, _FIELDS["first_well"]]
    weeks = season.weeks.shape[1]
    return np.bincount((first[first >= 0] // WEEK).astype(int), minlength=weeks).tolist()


def _bins(levels: Floats) -> list[list[int]]:
    """For each week how many couples are in each twentieth of the way from 0 to 1."""
    places = np.minimum((levels * BINS).astype(int), BINS - 1)
    return [np.bincount(week, minlength=BINS).tolist() for week in places.T]
