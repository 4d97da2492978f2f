"""A study's sums as one plain document: what the JSON holds, and all that the page is made from. Pure."""

from collections.abc import Mapping
from typing import Any

from toward.model.couple import Outcome
from toward.model.findings import Mean, break_even, mean, quantile, verdict, weeks_to_well
from toward.model.parameters import PARAMETERS
from toward.model.policies import GATES, POLICIES
from toward.model.product_study import NAMES
from toward.model.study import HARMS, MASKS, MISSINGS, Settings, Sums
from toward.model.worlds import RIVALS, WORLDS

type Document = dict[str, Any]

VERSION = 1
SWEEPS = {"harm": HARMS, "masked": MASKS, "missing": MISSINGS}
# What the gate is held against, where the other could overtake it.
RIVAL_POLICIES = ("force", "calendar", "unguided", "respectful")
SHARE_WELL = 0.25

_NAMES = {policy.key: policy.name for policy in (*POLICIES, *GATES)} | NAMES


def document(
    settings: Settings, versions: Mapping[str, str], stages: Mapping[str, Sums]
) -> Document:
    """stages: the added sums of each stage, by its key."""
    told = {key: _stage(sums) for key, sums in stages.items()}
    return {
        "document": VERSION,
        "what": "A teaching aid and a test bench. Not evidence about anybody.",
        "settings": {name: getattr(settings, name) for name in settings.__struct_fields__},
        "versions": dict(versions),
        "names": _NAMES,
        "break_even": {
            key: _break_evens(key, points, told) for key, points in SWEEPS.items()
        },
        "worlds": _worlds(told),
        "stages": told,
        "parameters": [
            {name: getattr(p, name) for name in p.__struct_fields__} for p in PARAMETERS
        ],
    }  # fmt: skip


def _stage(sums: Sums) -> Document:
    return {
        "policies": {key: _policy(one) for key, one in sums["policies"].items()},
        "pairs": {key: _pair(one) for key, one in sums["pairs"].items()},
    }


def _policy(sums: Sums) -> Document:
    found: Document = {"couples": sums["couples"]}
    found |= {name: _told(mean(sums, name)) for name in Outcome._fields if name != "first_well"}
    if "well_by_week" in sums:
        found["weeks_to_well"] = weeks_to_well(sums, SHARE_WELL)
    if "weeks" in sums:
        count = sums["couples"]
        found["weeks"] = {name: [_r(s / count) for s in by] for name, by in sums["weeks"].items()}
        found["bands"] = {
            name: [
                [_r(quantile(week, 0.1)), _r(quantile(week, 0.9))] for week in sums[f"{name}_bins"]
            ]
            for name in ("alarm", "closeness")
        }
    if "cards" in sums:
        found["cards"] = {
            name: _r(total / sums["couples"]) for name, total in sums["cards"].items()
        }
    return found


def _pair(sums: Sums) -> Document:
    gains = {name: _told(mean(sums, name)) for name in ("recovered", "end_closeness", "touches")}
    return {"couples": sums["couples"], "closer": _r(sums["closer"] / sums["couples"]), **gains}


def _break_evens(key: str, points: tuple[float, ...], told: Mapping[str, Document]) -> Document:
    """For each other policy where along the sweep the gate breaks even with it."""
    shares = {
        policy: [told[f"{key}-{point:g}"]["policies"][policy]["recovered"][0] for point in points]
        for policy in ("gated", *RIVAL_POLICIES)
        if all(
            policy in told.get(f"{key}-{point:g}", {"policies": {}})["policies"] for point in points
        )
    }
    return {
        policy: _turn(points, shares["gated"], theirs)
        for policy, theirs in shares.items()
        if policy != "gated"
    }


def _turn(points: tuple[float, ...], ours: list[float], theirs: list[float]) -> Document:
    turn = break_even(points, ours, theirs)
    return {"at": None if turn.at is None else _r(turn.at), "gate_ahead": turn.ours_ahead}


def _worlds(told: Mapping[str, Document]) -> list[Document]:
    """The gate against the others in each world, in words and numbers."""
    keys = {"main": "main", **{world.key: f"world-{world.key}" for world in RIVALS}}
    return [
        {
            "world": world.key,
            "name": world.name,
            "claim": world.claim,
            "against": {
                pair.removeprefix("gated-"): {
                    "gain": one["recovered"],
                    "verdict": verdict(Mean(*one["recovered"])),
                }
                for pair, one in told[keys[world.key]]["pairs"].items()
                if pair.startswith("gated-")
            },
        }
        for world in WORLDS
        if keys[world.key] in told
    ]


def _told(one: Mean) -> list[float]:
    return [_r(one.value), _r(one.error)]


def _r(value: float) -> float:
    return round(value, 4)
