"""Finding the loop of five turns early, in one person's own notes: a plain count, and a second opinion.

An attempt, a body that braces, someone who turns away, pressure or guilt, harder or avoiding, and again.
`count` is the rule that can be checked with a pencil. `opinion` is a forward filter over eleven hidden
states with tables counted on virtual couples; its word is worth what docs/measures.md measured, and it
is a question to the person, never a finding. Whatever was not noted counts neither way.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import exp, log
from operator import mul
from statistics import median
from typing import Literal

from msgspec import Struct

type Reason = Literal["want", "fix", "guilt", "peace"]
type Kind = Literal["usual", "plain", "yes"]
type Belief = tuple[float, ...]
type Middle = tuple[str, date, date]  # of what, from and to which day

# Calm, then five stages of a first turn and five of the later ones.
STATES = 11
LATER = range(6, STATES)

USUAL_DAYS = timedelta(days=28)
KEPT = timedelta(days=120)
USUAL_REPORTS = 5
FARTHEST = 5  # points above or below one's usual that are told apart
EVIDENCE_DAYS = timedelta(days=3)
EVIDENCE_SHOWN = 3
SMALLEST = 1e-12


class Limits(Struct, frozen=True, kw_only=True):
    """The count: so many days within ten on which tension, or being turned away from, is at least this."""

    tense: int = 6
    turned_away: int = 5
    bad_days: int = 2


LIMITS = Limits()
WITHIN = timedelta(days=10)


class LoopDay(Struct, frozen=True, kw_only=True):
    """What one person noted of one day. None: not noted. Numbers are 0-10.

    attempt: closeness was tried, by either. reason: their own for it. tension: their body's at it.
    turned_away: how far they felt turned away from. avoided: they kept out of its way.
    """

    day: date
    attempt: bool | None = None
    reason: Reason | None = None
    tension: int | None = None
    turned_away: int | None = None
    pressure: int | None = None
    avoided: bool | None = None
    alarm: int | None = None


class Item(Struct, frozen=True, kw_only=True):
    """One kind of note. table: for each state, how likely each level is.

    usual: as far above or below one's own first weeks. plain: as it was said. yes: no or yes.
    """

    name: str
    kind: Kind
    table: tuple[tuple[float, ...], ...]


class Tables(Struct, frozen=True, kw_only=True):
    """Frozen and versioned: counted on labelled virtual couples, never on anybody's notes.

    chance = logistic(slope × log-odds of a later turn + counted, if the count says so, + shift).
    ask: the chance from which it is worth a question. turned_away: the count's limit when that was set.
    """

    version: int
    made_with: str
    ask: float
    turned_away: int
    slope: float
    counted: float
    shift: float
    start: Belief
    steps: tuple[Belief, ...]
    item: tuple[Item, ...]


class Evidence(Struct, frozen=True, kw_only=True):
    """How far one note moved the log-odds of being in a later turn. above: points above one's usual."""

    day: date
    item: str
    value: int
    above: int | None
    weight: float


class Opinion(Struct, frozen=True, kw_only=True):
    """counts: the plain count says so, at the tables' own limit. asks: it is worth a question; said with the chance, or not at
    all. missing: of the last ten days, those with nothing noted.
    """

    chance: float
    counts: bool
    asks: bool
    missing: int
    evidence: tuple[Evidence, ...]


def is_bad(day: LoopDay, limits: Limits = LIMITS) -> bool:
    tense = day.tension is not None and day.tension >= limits.tense
    return tense or (day.turned_away is not None and day.turned_away >= limits.turned_away)


def bad_days(days: Sequence[LoopDay], today: date, limits: Limits = LIMITS) -> tuple[LoopDay, ...]:
    first = today - WITHIN
    return tuple(one for one in days if first < one.day <= today and is_bad(one, limits))


def count(days: Sequence[LoopDay], today: date, limits: Limits = LIMITS) -> bool:
    return len(bad_days(days, today, limits)) >= limits.bad_days


def opinion(tables: Tables, days: Sequence[LoopDay], today: date) -> Opinion:
    followed = list(follow(tables, days, today))
    belief = followed[-1].belief if followed else tables.start
    counts = count(days, today, limits_of(tables))
    sure = calibrated(tables, belief, counts=counts)
    told = [one for step in followed for one in step.evidence if step.day > today - EVIDENCE_DAYS]
    told.sort(key=lambda one: -one.weight)
    noted = {one.day for one in days if _is_noted(one)}
    last = [today - timedelta(days=number) for number in range(WITHIN.days)]
    return Opinion(
        chance=sure,
        counts=counts,
        asks=sure >= tables.ask,
        missing=sum(day not in noted for day in last),
        evidence=tuple(one for one in told if one.weight > 0)[:EVIDENCE_SHOWN],
    )


class Step(Struct, frozen=True, kw_only=True):
    """One day of the filter. moved: what the night alone did to the log-odds."""

    day: date
    belief: Belief
    moved: float
    evidence: tuple[Evidence, ...]


def follow(tables: Tables, days: Sequence[LoopDay], today: date) -> Iterator[Step]:
    """Day by day, days without a note too; what comes later changes nothing before it."""
    noted = {one.day: one for one in days if one.day <= today}
    if not noted:
        return
    first, belief = min(noted), tables.start
    columns, middles = tuple(zip(*tables.steps, strict=True)), dict[Middle, float | None]()
    for number in range((today - first).days + 1):
        day = first + timedelta(days=number)
        before = log_odds(belief)
        if number:
            belief = _whole(tuple(sum(map(mul, belief, column)) for column in columns))
        odds, told = log_odds(belief), []
        moved = odds - before
        for item, value, middle, level in _levels(tables, noted, first, day, middles):
            belief, last = weighed(item, belief, level), odds
            odds = log_odds(belief)
            told.append(_evidence(day, item, value, middle, odds - last))
        yield Step(day=day, belief=belief, moved=moved, evidence=tuple(told))


def _evidence(day: date, item: Item, value: int, middle: float | None, weight: float) -> Evidence:
    above = None if middle is None else round(value - middle)
    return Evidence(day=day, item=item.name, value=value, above=above, weight=weight)


def limits_of(tables: Tables) -> Limits:
    """The count as it was when the tables' chance was set: another one would have other weights."""
    return Limits(turned_away=tables.turned_away)


def weighed(item: Item, belief: Belief, level: int) -> Belief:
    return _whole(tuple(map(mul, belief, (row[level] for row in item.table))))


def _whole(shares: Belief) -> Belief:
    total = sum(shares)
    return tuple(share / total for share in shares)


def log_odds(belief: Belief) -> float:
    later = min(max(sum(belief[state] for state in LATER), SMALLEST), 1 - SMALLEST)
    return log(later) - log(1 - later)


def calibrated(tables: Tables, belief: Belief, *, counts: bool) -> float:
    odds = tables.slope * log_odds(belief) + tables.counted * counts + tables.shift
    return 1 / (1 + exp(-odds))


def usual(noted: dict[date, LoopDay], first: date, day: date, name: str) -> float | None:
    """One's own middle of the first four weeks that are kept; None while there are too few."""
    return _middle(noted, _span(first, day, name))


def level_of(item: Item, value: int, middle: float | None) -> int | None:
    """The table's column, or None where it can't be said."""
    if item.kind != "usual":
        return value
    if middle is None:
        return None
    return round(max(-FARTHEST, min(FARTHEST, value - middle))) + FARTHEST


def _levels(
    tables: Tables,
    noted: dict[date, LoopDay],
    first: date,
    day: date,
    middles: dict[Middle, float | None],
) -> Iterator[tuple[Item, int, float | None, int]]:
    """What was noted on the day, as columns of the tables. middles: what was worked out before."""
    if day not in noted:
        return
    for item in tables.item:
        value, middle = getattr(noted[day], item.name), None
        if value is None:
            continue
        if item.kind == "usual":
            span = _span(first, day, item.name)
            if span not in middles:
                middles[span] = _middle(noted, span)
            middle = middles[span]
        level = level_of(item, int(value), middle)
        if level is not None:
            yield item, int(value), middle, level


def _span(first: date, day: date, name: str) -> Middle:
    start = max(first, day - KEPT + timedelta(days=1))
    return name, start, min(day, start + USUAL_DAYS - timedelta(days=1))


def _middle(noted: dict[date, LoopDay], span: Middle) -> float | None:
    name, start, end = span
    days = (start + timedelta(days=number) for number in range((end - start).days + 1))
    found = (getattr(noted[day], name) for day in days if day in noted)
    reports = [value for value in found if value is not None]
    return median(reports) if len(reports) >= USUAL_REPORTS else None


def _is_noted(day: LoopDay) -> bool:
    fields = (day.attempt, day.tension, day.turned_away, day.pressure, day.avoided, day.alarm)
    return any(value is not None for value in fields)
