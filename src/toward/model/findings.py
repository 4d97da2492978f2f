"""What the sums say: means with their errors, where verdicts turn, and what holds in which world. Pure."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import sqrt
from typing import Any, Literal

from msgspec import Struct

type Side = Literal["above", "below", "throughout", "never"]

# Two means with errors are told apart from here on.
TOLD_APART = 1.96
# What the gate may cost in a world in which pressing does no harm.
MOST_COST = 0.06


class Mean(Struct, frozen=True):
    """error: half of a 95 % interval from the number of couples alone; the model's own is unknown."""

    value: float
    error: float


class Turn(Struct, frozen=True):
    """Where two policies break even, and on which side of it ours is ahead."""

    at: float | None
    ours_ahead: Side


def mean(sums: Mapping[str, Any], field: str) -> Mean:
    count, total, squares = sums["couples"], sums["sums"][field], sums["squares"][field]
    middle = total / count
    spread = max(0.0, squares / count - middle * middle)
    return Mean(middle, TOLD_APART * sqrt(spread / count))


def weeks_to_well(sums: Mapping[str, Any], share: float) -> int | None:
    """The week by which this share of all couples had first been well; None if they never were."""
    reached = 0
    for week, came in enumerate(sums["well_by_week"], 1):
        reached += came
        if reached >= share * sums["couples"]:
            return week
    return None


def quantile(bins: Sequence[int], share: float) -> float:
    """From counts in equal bins between 0 and 1; straight inside a bin."""
    want, seen = share * sum(bins), 0.0
    for number, count in enumerate(bins):
        if count and seen + count >= want:
            return (number + (want - seen) / count) / len(bins)
        seen += count
    return 1.0


def break_even(points: Sequence[float], ours: Sequence[float], theirs: Sequence[float]) -> Turn:
    """Where along a sweep the one who is ahead first changes, straight between the points."""
    ahead = [a - b for a, b in zip(ours, theirs, strict=True)]
    for (left, gap), (right, next_gap) in pairwise(zip(points, ahead, strict=True)):
        if (gap > 0) != (next_gap > 0):
            at = left + (right - left) * gap / (gap - next_gap)
            return Turn(at, "above" if next_gap > 0 else "below")
    return Turn(None, "throughout" if ahead[0] > 0 else "never")


def verdict(gain: Mean) -> str:
    """What a paired difference in shares recovered says, in words."""
    if abs(gain.value) <= gain.error:
        return "no difference to be seen"
    if gain.value > 0:
        return "better"
    return "worse, by little" if gain.value >= -MOST_COST else "worse"
