"""What virtual couples would have written into a diary study: the model held to its own questions."""

from collections.abc import Iterator

from msgspec import Struct

from toward.model.couple import Couple, Dawn, dawn, first_morning, next_day
from toward.model.policies import UNKNOWN, Rule
from toward.model.population import couple_values
from toward.model.stream import couple_key


class Entry(Struct, frozen=True):
    """One person's day: the report as given, or None, and what was really there; 0-1 but for report."""

    couple: int
    person: int
    day: int
    report: float | None
    alarm: float
    closeness: float
    conflict: float


def diary(rule: Rule, seed: int, couples: int, days: int, *, after: int) -> Iterator[Entry]:
    """So many days of so many couples, from day `after` on."""
    for number in range(couples):
        v, key = couple_values(seed, number), couple_key(seed, number)
        now = first_morning(v)
        for day in range(after + days):
            woke = dawn(v, rule, key, day, now)
            now = next_day(v, rule, key, day, after + days, now)
            if day >= after:
                yield from _entries(number, day, now, woke)


def _entries(couple: int, day: int, evening: Couple, woke: Dawn) -> Iterator[Entry]:
    sides = (
        (evening.hurt, woke.hurt.alarm, woke.reports.hurt),
        (evening.other, woke.other.alarm, woke.reports.other),
    )
    for person, (level, alarm, said) in enumerate(sides):
        report = None if said == UNKNOWN else said
        conflict = woke.hurt_day.conflict
        yield Entry(couple, person, day, report, alarm, level.closeness, conflict)
