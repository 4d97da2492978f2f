"""How well a detector finds loops among virtual couples, at a cost of false alerts that is stated.

An alert that stays on repeats weekly. Each person has their own detector over their own notes; a loop
counts as found when either is asked, and false alerts of the two add up.
"""

from collections.abc import Sequence
from statistics import median

from msgspec import Struct

from toward.model.loop_life import Life
from toward.model.loop_rivals import Detector, Scores
from toward.model.loop_truth import Chain, chains, in_episode
from toward.model.stream import GAMMA, mixed

REPEAT = 7
GRACE = 3  # days after its end in which an alert still belongs to it
DRAWS = 400
BINS = 10


class Scored(Struct, frozen=True):
    """One couple: each person's scores, the episodes, the days at which an alert is not false, and
    those at which the loop can be known."""

    scores: tuple[Scores, ...]
    episodes: tuple[Chain, ...]
    near: tuple[bool, ...]
    within: tuple[bool, ...]


class Found(Struct, frozen=True, kw_only=True):
    """At one threshold. delay and lead in days, None where nothing was found. lead: before the third."""

    threshold: float
    sensitivity: float
    false_a_year: float
    delay: float | None
    before_third: float
    lead: float | None


class Better(Struct, frozen=True, kw_only=True):
    """By how much the one finds more loops than the other, and the middle nine tenths of that."""

    by: float
    low: float
    high: float

    @property
    def is_better(self) -> bool:
        return self.low > 0


class Calibration(Struct, frozen=True, kw_only=True):
    """brier over all days; rows: said on average, came true, days."""

    brier: float
    base: float
    rows: tuple[tuple[float, float, int], ...]


def scored(detector: Detector, lives: Sequence[Life]) -> list[Scored]:
    return [_scored(detector, one) for one in lives]


def at(threshold: float, couples: Sequence[Scored]) -> Found:
    return found_by(threshold, [(one, _alerts(one, threshold)) for one in couples])


def found_by(threshold: float, alerts: Sequence[tuple[Scored, Sequence[int]]]) -> Found:
    """Each couple with the days on which somebody was asked."""
    met = [(chain, _first(chain, days)) for one, days in alerts for chain in one.episodes]
    false = sum(not one.near[day] for one, days in alerts for day in days)
    years = sum(len(one.near) for one, _ in alerts) / 365
    hits = [(chain, day) for chain, day in met if day is not None]
    early = [chain.bad[2] - day for chain, day in hits if day < chain.bad[2]]
    return Found(
        threshold=threshold,
        sensitivity=len(hits) / len(met) if met else 0.0,
        false_a_year=false / years,
        delay=median(day - chain.bad[0] for chain, day in hits) if hits else None,
        before_third=len(early) / len(met) if met else 0.0,
        lead=median(early) if early else None,
    )


def best_within(most_false: float, couples: Sequence[Scored]) -> Found:
    """The lowest threshold whose false alerts stay within the allowance: found by halving."""
    values = sorted({round(v, 9) for one in couples for s in one.scores for v in s if v > 0})
    low, high = 0, len(values)
    while low < high:
        middle = (low + high) // 2
        if at(values[middle], couples).false_a_year <= most_false:
            high = middle
        else:
            low = middle + 1
    return at(values[low], couples) if low < len(values) else at(float("inf"), couples)


def better(
    one: Sequence[Scored], other: Sequence[Scored], thresholds: tuple[float, float]
) -> Better:
    """The same couples drawn again and again, with the two thresholds as they are."""
    hits = [
        (_hits(a, thresholds[0]) - _hits(b, thresholds[1]), len(a.episodes))
        for a, b in zip(one, other, strict=True)
    ]
    drawn = sorted(
        _share([hits[_lot(n, k, len(hits))] for k in range(len(hits))]) for n in range(DRAWS)
    )
    return Better(by=_share(hits), low=drawn[DRAWS // 20], high=drawn[-DRAWS // 20])


def calibration(couples: Sequence[Scored]) -> Calibration:
    """Of scores that are chances."""
    pairs = [
        pair
        for one in couples
        for scores in one.scores
        for pair in zip(scores, one.within, strict=True)
    ]
    rows = [
        _row([pair for pair in pairs if min(BINS - 1, int(pair[0] * BINS)) == n])
        for n in range(BINS)
    ]
    return Calibration(
        brier=sum((chance - label) ** 2 for chance, label in pairs) / len(pairs),
        base=sum(label for _, label in pairs) / len(pairs),
        rows=tuple(row for row in rows if row),
    )


def _hits(one: Scored, threshold: float) -> int:
    days = _alerts(one, threshold)
    return sum(_first(chain, days) is not None for chain in one.episodes)


def _share(hits: Sequence[tuple[int, int]]) -> float:
    loops = sum(count for _, count in hits)
    return sum(more for more, _ in hits) / loops if loops else 0.0


def _lot(draw: int, place: int, of: int) -> int:
    return mixed(draw * GAMMA + place) % of


def _row(pairs: Sequence[tuple[float, bool]]) -> tuple[float, float, int] | None:
    if not pairs:
        return None
    said = sum(chance for chance, _ in pairs) / len(pairs)
    return said, sum(label for _, label in pairs) / len(pairs), len(pairs)


def _scored(detector: Detector, one: Life) -> Scored:
    days = len(one.truth)
    near, episodes = [False] * days, []
    for chain in chains(one.truth):
        if chain.is_episode:
            episodes.append(chain)
            for day in range(chain.bad[0], min(days, chain.ends + GRACE + 1)):
                near[day] = True
    scores = tuple(detector(notes, days) for notes in one.notes if notes)
    return Scored(scores, tuple(episodes), tuple(near), tuple(in_episode(one.truth)))


def _alerts(one: Scored, threshold: float) -> list[int]:
    found = []
    for scores in one.scores:
        last = -REPEAT
        for day, score in enumerate(scores):
            if score >= threshold and day - last >= REPEAT:
                found.append(day)
                last = day
    return found


def _first(chain: Chain, days: Sequence[int]) -> int | None:
    inside = [day for day in days if chain.bad[0] <= day <= chain.ends + GRACE]
    return min(inside) if inside else None
