"""Sums by week, for parts that show a load over weeks. A week that isn't there was never answered."""

from datetime import date

from msgspec import Struct

from toward.programme.days import week_start

WEEKS_KEPT = 26


class Tally(Struct, frozen=True, array_like=True):
    """How often in the week from this Monday, and the sum of what was said with it (0-10 each)."""

    start: date
    times: int = 0
    total: int = 0


def counted(weeks: tuple[Tally, ...], day: date, amount: int = 0) -> tuple[Tally, ...]:
    start = week_start(day)
    this = next((week for week in weeks if week.start == start), Tally(start))
    others = (week for week in weeks if week.start != start)
    new = Tally(start, this.times + 1, this.total + amount)
    return tuple(sorted((*others, new), key=lambda week: week.start))[-WEEKS_KEPT:]
