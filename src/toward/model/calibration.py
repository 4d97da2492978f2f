"""The figures of a couples' diary that the model must be held to, with errors clustered by person.

Everything is within persons: each value less that person's own mean. Days that do not follow each
other make no pair. A table with gaps stays a table with gaps.
"""

from collections.abc import Hashable, Mapping, Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

type Floats = NDArray[np.float64]


class Row(Struct, frozen=True):
    """One person's day. `event` is 0 or 1, or None where it was not asked."""

    couple: Hashable
    person: Hashable
    day: int
    value: float
    event: float | None = None


class Estimate(Struct, frozen=True):
    value: float
    error: float
    rows: int


class Figures(Struct, frozen=True, kw_only=True):
    """None where the diary cannot say: no partners, no events, or too few rows."""

    persons: int
    rows: int
    within_sd: float
    lag_own: Estimate | None
    lag_own_corrected: float | None
    lag_other: Estimate | None
    event_same_day: Estimate | None
    event_next_day: Estimate | None
    residual_sd: float | None
    same_day_correlation: Estimate | None


class TooFewError(ValueError):
    """Nothing can be said from so little."""


LEAST_ROWS = 30


def figures(rows: Sequence[Row]) -> Figures:
    """Raises TooFewError."""
    by_person = _by_person(rows)
    if len(rows) < LEAST_ROWS or len(by_person) < 2:  # noqa: PLR2004
        message = f"{len(rows)} rows of {len(by_person)} people are too few; at least {LEAST_ROWS} of two."
        raise TooFewError(message)
    centred = {person: _centred(days) for person, days in by_person.items()}
    others = _others(rows)
    lagged = _lagged(centred, others)
    own, other, spread = _lags(lagged)
    per_person = len(rows) / len(by_person)
    return Figures(
        persons=len(by_person),
        rows=len(rows),
        within_sd=float(np.std([value for days in centred.values() for value in days.values()])),
        lag_own=own,
        lag_own_corrected=None if own is None else _corrected(own.value, per_person),
        lag_other=other,
        event_same_day=_event(rows, centred, later=0),
        event_next_day=_event(rows, centred, later=1),
        residual_sd=spread,
        same_day_correlation=_same_day(centred, others),
    )


def clustered(y: Floats, x: Floats, groups: Sequence[Hashable]) -> tuple[Floats, Floats]:
    """Least squares without a constant; the errors allow rows of one group to hang together.

    At least two groups.
    """
    bread = np.linalg.pinv(x.T @ x)
    slopes = bread @ (x.T @ y)
    scores = x * (y - x @ slopes)[:, np.newaxis]
    names = {group: number for number, group in enumerate(dict.fromkeys(groups))}
    sums = np.zeros((len(names), x.shape[1]))
    np.add.at(sums, [names[group] for group in groups], scores)
    count, many = len(y), len(names)
    small = many / (many - 1) * (count - 1) / (count - x.shape[1])
    covariance = small * bread @ (sums.T @ sums) @ bread
    return slopes, np.sqrt(np.diag(covariance))


def _by_person(rows: Sequence[Row]) -> dict[Hashable, dict[int, float]]:
    found: dict[Hashable, dict[int, float]] = {}
    for row in rows:
        found.setdefault((row.couple, row.person), {})[row.day] = row.value
    return found


def _centred(days: Mapping[int, float]) -> dict[int, float]:
    mean = sum(days.values()) / len(days)
    return {day: value - mean for day, value in days.items()}


def _others(rows: Sequence[Row]) -> dict[Hashable, Hashable]:
    """Who is whose partner, in couples in which exactly two people wrote."""
    members: dict[Hashable, set[Hashable]] = {}
    for row in rows:
        members.setdefault(row.couple, set()).add((row.couple, row.person))
    pairs = [tuple(both) for both in members.values() if len(both) == 2]  # noqa: PLR2004
    return {one: other for pair in pairs for one, other in (pair, pair[::-1])}


type _Lagged = list[tuple[Hashable, float, float, float | None]]


def _lagged(
    centred: Mapping[Hashable, Mapping[int, float]], others: Mapping[Hashable, Hashable]
) -> _Lagged:
    """Person, today, the person's yesterday, the partner's yesterday."""
    return [
        (person, value, days[day - 1], centred.get(others.get(person), {}).get(day - 1))
        for person, days in centred.items()
        for day, value in days.items()
        if day - 1 in days
    ]


def _lags(lagged: _Lagged) -> tuple[Estimate | None, Estimate | None, float | None]:
    paired = [row for row in lagged if row[3] is not None]
    used: Sequence[tuple[Hashable, float, float, float | None]] = (
        paired if len(paired) >= LEAST_ROWS else lagged
    )
    if len(used) < LEAST_ROWS:
        return None, None, None
    columns = 2 if used is paired else 1
    y = np.array([row[1] for row in used])
    x = np.array([row[2 : 2 + columns] for row in used], dtype=np.float64)
    if not x.any():
        return None, None, None
    slopes, errors = clustered(y, x, [row[0] for row in used])
    found = [Estimate(float(s), float(e), len(used)) for s, e in zip(slopes, errors, strict=True)]
    return found[0], found[1] if columns > 1 else None, float(np.std(y - x @ slopes))


def _corrected(lag: float, days: float) -> float:
    """Taking a person's own mean away pulls a lag down by about (1 + lag) / (days - 1)."""
    pull = 1 / (days - 1)
    return (lag + pull) / (1 - pull)


def _event(
    rows: Sequence[Row], centred: Mapping[Hashable, Mapping[int, float]], *, later: int
) -> Estimate | None:
    events = {
        person: _centred(days)
        for person, days in _by_person(
            [Row(r.couple, r.person, r.day, r.event) for r in rows if r.event is not None]
        ).items()
    }
    pairs = [
        (person, centred[person][day + later], event)
        for person, days in events.items()
        for day, event in days.items()
        if day + later in centred[person]
    ]
    return _slope(pairs)


def _same_day(
    centred: Mapping[Hashable, Mapping[int, float]], others: Mapping[Hashable, Hashable]
) -> Estimate | None:
    """Both ways round, so that it doesn't matter who is called first; clustered by couple."""
    pairs = [
        (frozenset((person, other)), value, centred[other][day])
        for person, other in others.items()
        for day, value in centred[person].items()
        if day in centred[other]
    ]
    spread = np.std([value for _, value, _ in pairs]) if pairs else 0.0
    if not spread:
        return None
    return _slope([(couple, one / spread, two / spread) for couple, one, two in pairs])


def _slope(pairs: Sequence[tuple[Hashable, float, float]]) -> Estimate | None:
    y, x = np.array([pair[1] for pair in pairs]), np.array([pair[2] for pair in pairs])
    groups = {pair[0] for pair in pairs}
    if len(pairs) < LEAST_ROWS or len(groups) < 2 or not x.any():  # noqa: PLR2004
        return None
    slopes, errors = clustered(y, x[:, np.newaxis], [pair[0] for pair in pairs])
    return Estimate(float(slopes[0]), float(errors[0]), len(pairs))
