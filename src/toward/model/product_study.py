"""The stages that go through the real gate and the real menu, beside fast policies over the same couples.

Thousands of times slower, hence fewer couples; every figure is paired, couple by couple.
"""

from collections.abc import Iterator

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from toward.model.couple import Outcome, outcome
from toward.model.parameters import Values
from toward.model.policies import POLICIES
from toward.model.product import Cards, Plan, lives
from toward.model.study import Engine, Settings, Stage, Sums, Unit, paired, units
from toward.model.tables import Floats, draw_values
from toward.model.worlds import RIVALS, world_of
from toward.programme.definition import Programme

CHUNK = 25
PLANS: dict[str, Plan] = {
    "blind": Plan(),
    "blind_3": Plan(weekdays=(1, 3, 5)),
    "open": Plan(menu="open"),
    "blind_bare": Plan(cards_count=False),
    "open_bare": Plan(menu="open", cards_count=False),
}
NAMES = {
    "blind": "Toward, two evenings a week",
    "blind_3": "Toward, three evenings a week",
    "open": "the same gate without covers",
    "blind_bare": "Toward, if its other cards did nothing",
    "open_bare": "without covers, if other cards did nothing",
}
BESIDE = ("none", "respectful", "gated", "practice")
_PAIRS = (
    ("blind", "none"),
    ("blind", "gated"),
    ("blind_3", "blind"),
    ("open", "blind"),
    ("open_bare", "blind_bare"),
)
_POINTS = (
    ("harm", 0.0),
    ("harm", 0.1),
    ("harm", 1.0),
    ("masked", 0.0),
    ("masked", 0.3),
    ("missing", 0.05),
    ("missing", 0.45),
)


class Found(Struct, frozen=True):
    """A season of each couple: a row of outcomes, and what cards they got."""

    ends: Floats
    cards: list[Cards]


def product_stages(settings: Settings) -> tuple[Stage, ...]:
    main = Stage(
        key="product", group="product", couples=settings.product, policies=(*PLANS, *BESIDE)
    )
    swept = Stage(
        key="", group="", couples=settings.product_swept, policies=("blind", "gated", "none")
    )
    points = (
        replace(swept, key=f"product-{key}-{n:g}", group=f"product-{key}", changes={key: n})
        for key, n in _POINTS
    )
    worlds = (
        replace(swept, key=f"product-world-{one.key}", group="product-world", world=one.key)
        for one in RIVALS
    )
    return main, *points, *worlds


def product_units(settings: Settings) -> Iterator[Unit]:
    return units(tuple(s for s in product_stages(settings) if s.couples), CHUNK)


def product_work(unit: Unit, settings: Settings, programme: Programme, engine: Engine) -> Sums:
    world = world_of(unit.stage.world)
    values = draw_values(settings.seed, unit.first, unit.couples, unit.stage.changes, world)
    couples = [
        Values(*(float(values[name][n]) for name in Values._fields)) for n in range(unit.couples)
    ]
    ends: dict[str, Floats] = {}
    found: Sums = {"policies": {}, "pairs": {}}
    for key in unit.stage.policies:
        if key in PLANS:
            lived = _lived(programme, PLANS[key], couples, unit, settings)
            ends[key] = lived.ends
            found["policies"][key] = _summed(lived.ends) | {"cards": _cards(lived.cards)}
        else:
            rule = next(policy.rule for policy in POLICIES if policy.key == key)
            ends[key] = engine(values, rule, settings.seed, unit.first, settings.days).outcome
            found["policies"][key] = _summed(ends[key])
    for one, other in _PAIRS:
        if one in ends and other in ends:
            found["pairs"][f"{one}-{other}"] = paired(ends[one], ends[other])
    return found


def _lived(
    programme: Programme, plan: Plan, couples: list[Values], unit: Unit, settings: Settings
) -> Found:
    lasts = [
        list(lives(programme, plan, v, settings.seed, unit.first + number, settings.days))[-1]
        for number, v in enumerate(couples)
    ]
    ends = np.array([outcome(last.couple, settings.days) for last in lasts], dtype=np.float64)
    return Found(ends, [last.cards for last in lasts])


def _summed(ends: Floats) -> Sums:
    return {
        "couples": len(ends),
        "sums": dict(zip(Outcome._fields, ends.sum(axis=0).tolist(), strict=True)),
        "squares": dict(zip(Outcome._fields, (ends**2).sum(axis=0).tolist(), strict=True)),
    }


def _cards(cards: list[Cards]) -> dict[str, int]:
    return {name: sum(getattr(one, name) for one in cards) for name in Cards.__struct_fields__}
