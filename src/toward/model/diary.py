"""What virtual couples would have written into a diary study: the model held to its own questions."""

from collections.abc import Iterator

from msgspec import Struct

from toward.model.couple import Couple, day_of_both, first_morning, next_day, reports_of, woken
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
            brought, *_ = day_of_both(v, rule, key, day)
            hurt, other, *_ = woken(v, now, *day_of_both(v, rule, key, day)[:2])
            said = reports_of(v, key, day, hurt.alarm, other.alarm)
            now = next_day(v, rule, key, day, after + days, now)
            if day >= after:
                alarms = (hurt.alarm, other.alarm)
                yield from _entries(
                    number, day, now, (said.hurt, said.other), alarms, brought.conflict
                )


def _entries(
    couple: int,
    day: int,
    evening: Couple,
    said: tuple[float, float],
    alarms: tuple[float, float],
    conflict: float,
) -> Iterator[Entry]:
    for person, level in enumerate((evening.hurt, evening.other)):
        report = None if said[person] == UNKNOWN else said[person]
        yield Entry(couple, person, day, report, alarms[person], level.closeness, conflict)
