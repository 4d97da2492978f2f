"""Counting the filter's tables on labelled virtual couples, and making its chance an honest one.

Every row is shrunk to what all states together say, so that what was seldom seen claims little.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import exp
from operator import mul

from msgspec.structs import replace

from toward.model.loop_life import FIRST_DAY, Life
from toward.model.loop_truth import in_episode, stages
from toward.programme.loop import (
    FARTHEST,
    LIMITS,
    STATES,
    WITHIN,
    Item,
    Kind,
    Limits,
    LoopDay,
    Tables,
    follow,
    is_bad,
    level_of,
    limits_of,
    log_odds,
    usual,
)

ITEMS: tuple[tuple[str, Kind, int], ...] = (
    ("attempt", "yes", 2),
    ("tension", "plain", 11),
    ("turned_away", "plain", 11),
    ("pressure", "usual", 2 * FARTHEST + 1),
    ("avoided", "yes", 2),
    ("alarm", "usual", 2 * FARTHEST + 1),
)
SHRINK = 8.0
FLOOR = 0.5  # a level that was never seen is not impossible
DIGITS = 5
LEAST = 0.0002
STEPS_OF_NEWTON = 12
RIDGE = 1e-3
LARGE = 35.0

type Counts = list[list[float]]
type Row = tuple[float, ...]


def trained(lives: Sequence[Life], made_with: str, *, version: int, ask: float) -> Tables:
    moves: Counts = [[FLOOR / STATES] * STATES for _ in range(STATES)]
    seen = {name: [[0.0] * levels for _ in range(STATES)] for name, _, levels in ITEMS}
    for one in lives:
        for person in (0, 1):
            states = stages(one.truth, person)
            _count_moves(moves, states)
            _count_items(seen, one, person, states)
    return Tables(
        version=version,
        made_with=made_with,
        ask=ask,
        turned_away=LIMITS.turned_away,
        slope=1.0,
        counted=0.0,
        shift=0.0,
        start=(1.0, *(0.0,) * (STATES - 1)),
        steps=tuple(_shares(row) for row in moves),
        item=tuple(Item(name=name, kind=kind, table=_table(seen[name])) for name, kind, _ in ITEMS),
    )


def calibrated_on(tables: Tables, lives: Sequence[Life]) -> Tables:
    """The same tables with a chance that comes true as often as it says, on lives of its own."""
    rows, labels = [], []
    for one in lives:
        within = in_episode(one.truth)
        for notes in filter(None, one.notes):
            says = counts_of(notes, len(within), limits_of(tables))
            for step in follow(tables, notes, notes[-1].day):
                place = (step.day - FIRST_DAY).days
                rows.append((log_odds(step.belief), float(says[place]), 1.0))
                labels.append(within[place])
    slope, counted, shift = logistic_fit(rows, labels)
    return replace(
        tables,
        slope=round(slope, DIGITS),
        counted=round(counted, DIGITS),
        shift=round(shift, DIGITS),
    )


def counts_of(notes: Sequence[LoopDay], days: int, limits: Limits = LIMITS) -> list[bool]:
    """Where the count rule speaks, by day."""
    bad = [(one.day - FIRST_DAY).days for one in notes if is_bad(one, limits)]
    return [
        sum(day - WITHIN.days < one <= day for one in bad) >= limits.bad_days for day in range(days)
    ]


def logistic_fit(rows: Sequence[Row], labels: Sequence[bool]) -> list[float]:
    """Logistic regression by Newton's method; a ridge keeps it where it is when nothing is told."""
    weights = [0.0] * len(rows[0])
    for _ in range(STEPS_OF_NEWTON):
        slope, curve = _derivatives(rows, labels, weights)
        step = _solved(curve, slope)
        weights = [weight + more for weight, more in zip(weights, step, strict=True)]
    return weights


def _derivatives(
    rows: Sequence[Row], labels: Sequence[bool], weights: list[float]
) -> tuple[list[float], Counts]:
    places = range(len(weights))
    slope = [-RIDGE * weight for weight in weights]
    curve: Counts = [[RIDGE * (one == other) for one in places] for other in places]
    for row, label in zip(rows, labels, strict=True):
        odds = sum(map(mul, weights, row))
        chance = 1 / (1 + exp(-max(-LARGE, min(LARGE, odds))))
        error, weight = label - chance, chance * (1 - chance)
        for one in places:
            slope[one] += error * row[one]
            for other in places:
                curve[one][other] += weight * row[one] * row[other]
    return slope, curve


def _solved(matrix: Counts, right: list[float]) -> list[float]:
    """Gauss and Jordan, for a positive definite matrix."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for pivot in range(len(rows)):
        rows[pivot] = [value / rows[pivot][pivot] for value in rows[pivot]]
        for other in range(len(rows)):
            if other != pivot:
                times = rows[other][pivot]
                rows[other] = [
                    value - times * by for value, by in zip(rows[other], rows[pivot], strict=True)
                ]
    return [row[-1] for row in rows]


def _count_moves(moves: Counts, states: Sequence[int]) -> None:
    for was, now in pairwise(states):
        moves[was][now] += 1


def _count_items(seen: dict[str, Counts], one: Life, person: int, states: Sequence[int]) -> None:
    notes = one.notes[person]
    noted = {day.day: day for day in notes}
    for day in notes:
        state = states[(day.day - FIRST_DAY).days]
        for name, kind, _ in ITEMS:
            value = getattr(day, name)
            if value is None:
                continue
            item = Item(name=name, kind=kind, table=())
            middle = usual(noted, notes[0].day, day.day, name) if kind == "usual" else None
            level = level_of(item, int(value), middle)
            if level is not None:
                seen[name][state][level] += 1


def _table(counts: Counts) -> tuple[tuple[float, ...], ...]:
    pooled = [FLOOR + sum(column) for column in zip(*counts, strict=True)]
    whole = sum(pooled)
    prior = [SHRINK * value / whole for value in pooled]
    return tuple(
        _shares([value + more for value, more in zip(row, prior, strict=True)]) for row in counts
    )


def _shares(row: Sequence[float]) -> tuple[float, ...]:
    """Never nothing: one surprise may not rule a state out for good."""
    whole = sum(row)
    return tuple(max(LEAST, round(value / whole, DIGITS)) for value in row)
