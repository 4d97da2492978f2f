"""The benchmark of the loop detector, world by world, as values and as plain text."""

from collections.abc import Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from toward.model.loop_bench import (
    Better,
    Calibration,
    Found,
    Scored,
    at,
    best_within,
    better,
    calibration,
    scored,
)
from toward.model.loop_life import Life, World, life
from toward.model.loop_rivals import (
    Detector,
    Scores,
    counted,
    filtered,
    second_opinion,
    smoothed_alarm,
    smoothed_items,
    summed_alarm,
)
from toward.model.loop_truth import chains
from toward.model.loop_worlds import TRAINING
from toward.programme.loop import LIMITS, Limits, Tables

ALLOWED = (0.5, 1.0)
ENOUGH_WORLDS = 2
TWO, THREE, FILTER, PROPOSED = (
    "count, two in ten days",
    "count, three in ten days",
    "filter alone",
    "count and filter",
)


class Row(Struct, frozen=True, kw_only=True):
    """One detector, at the best threshold within each allowance of false alerts."""

    detector: str
    found: tuple[Found, ...]


class Tried(Struct, frozen=True, kw_only=True):
    """One world. as_it_stands: the count rule as written; as_shipped: at the tables' own `ask`;
    where_silent: the count, and where it says nothing the filter at that `ask`.

    gain: of count and filter over the better of the counts, at the first allowance.
    """

    world: str
    name: str
    couples: int
    loops_a_year: float
    rows: tuple[Row, ...]
    as_it_stands: Found
    as_shipped: Found
    where_silent: Found
    gain: Better
    filter_gain: Better
    calibration: Calibration


class Report(Struct, frozen=True, kw_only=True):
    tables: int
    made_with: str
    seed: int
    worlds: tuple[Tried, ...]

    @property
    def beaten_in(self) -> tuple[str, ...]:
        """Worlds it was not trained in where count and filter find more than the count alone."""
        return tuple(
            one.world
            for one in self.worlds
            if not one.world.startswith(TRAINING.key) and one.gain.is_better
        )

    @property
    def may_be_shipped(self) -> bool:
        return len(self.beaten_in) >= ENOUGH_WORLDS


def tried(tables: Tables, world: World, seed: int, couples: int, limits: Limits = LIMITS) -> Tried:
    lives = [life(world, seed, couple) for couple in range(couples)]
    by_name = {name: scored(one, lives) for name, one in _detectors(tables, limits).items()}
    rows = tuple(
        Row(detector=name, found=tuple(best_within(most, found) for most in ALLOWED))
        for name, found in by_name.items()
    )
    return Tried(
        world=world.key,
        name=world.name,
        couples=couples,
        loops_a_year=_loops(lives),
        rows=rows,
        as_it_stands=at(1.0, by_name[TWO]),
        as_shipped=at(tables.ask, by_name[PROPOSED]),
        where_silent=at(1.0, _either(by_name, tables.ask)),
        gain=_gain(rows, by_name, PROPOSED),
        filter_gain=_gain(rows, by_name, FILTER),
        calibration=calibration(by_name[PROPOSED]),
    )


def text(report: Report) -> str:
    head = (
        f"Loop detector, tables {report.tables} ({report.made_with}), seed {report.seed}.\n"
        "Virtual couples; nothing here says anything about real ones.\n"
    )
    parts = [_world_text(one) for one in report.worlds]
    where = ", ".join(report.beaten_in) or "no world"
    end = (
        f"Count and filter find more than the count alone in {where}, of those not trained in: "
        f"{'it may' if report.may_be_shipped else 'it may not'} be shipped."
    )
    return "\n".join([head, *parts, end])


def _detectors(tables: Tables, limits: Limits) -> dict[str, Detector]:
    return {
        "alarm, EWMA": smoothed_alarm,
        "alarm, CUSUM": summed_alarm,
        "four items, EWMA": smoothed_items,
        TWO: counted(2, limits),
        THREE: counted(3, limits),
        FILTER: filtered(tables),
        PROPOSED: second_opinion(tables),
    }


def _either(by_name: dict[str, list[Scored]], ask: float) -> list[Scored]:
    """Scores of 1 where the count speaks, or else the filter by itself."""
    return [
        replace(count, scores=tuple(map(partial(_spoken, ask), count.scores, alone.scores)))
        for count, alone in zip(by_name[TWO], by_name[FILTER], strict=True)
    ]


def _spoken(ask: float, count: Scores, alone: Scores) -> Scores:
    return [float(a >= 1 or b >= ask) for a, b in zip(count, alone, strict=True)]


def _loops(lives: Sequence[Life]) -> float:
    return sum(chain.is_episode for one in lives for chain in chains(one.truth)) / len(lives)


def _gain(rows: Sequence[Row], by_name: dict[str, list[Scored]], name: str) -> Better:
    first = {row.detector: row.found[0] for row in rows}
    rival = max((TWO, THREE), key=lambda one: first[one].sensitivity)
    thresholds = (first[name].threshold, first[rival].threshold)
    return better(by_name[name], by_name[rival], thresholds)


def _world_text(one: Tried) -> str:
    lines = [
        f"## {one.name}",
        "",
        f"{one.couples} couple-years, {one.loops_a_year:.2f} loops in each.",
        "",
        "| detector | found at ≤ 0.5 false a year | delay | before the third | found at ≤ 1 | before the third |",
        "|---|---|---|---|---|---|",
        *(_row_text(row) for row in one.rows),
        "",
        _point("The count rule as written", one.as_it_stands),
        _point("Count and filter at the tables’ own limit", one.as_shipped),
        _point("The count, and the filter where it is silent", one.where_silent),
        f"Count and filter against the better count: {_gain_text(one.gain)}; "
        f"the filter alone: {_gain_text(one.filter_gain)}.",
        f"Brier {one.calibration.brier:.4f} (base rate {one.calibration.base:.4f}). "
        f"Said → came true (days): {_reliability(one.calibration)}.",
        "",
    ]
    return "\n".join(lines)


def _row_text(row: Row) -> str:
    half, one = row.found
    delay = "–" if half.delay is None else f"{half.delay:g} d"
    lead = "" if half.lead is None else f" ({half.lead:g} d)"
    return (
        f"| {row.detector} | {half.sensitivity:.2f} | {delay} | {half.before_third:.2f}{lead} "
        f"| {one.sensitivity:.2f} | {one.before_third:.2f} |"
    )


def _point(name: str, found: Found) -> str:
    return (
        f"{name}: {found.sensitivity:.2f} found, {found.false_a_year:.2f} false a couple-year, "
        f"{found.before_third:.2f} before the third."
    )


def _gain_text(gain: Better) -> str:
    return f"{gain.by:+.2f} ({gain.low:+.2f} to {gain.high:+.2f})"


def _reliability(found: Calibration) -> str:
    return ", ".join(f"{said:.2f} → {true:.2f} ({days})" for said, true, days in found.rows)
