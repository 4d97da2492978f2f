"""A load over the last twelve weeks as bars: how often or how much, never how well. Weeks without a note are gaps."""

from collections.abc import Callable
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from toward.programme.days import week_start
from toward.programme.parts.tally import Tally
from toward.ui.charts import Bars, Week, bars
from toward.web.weeks import say

SHOWN = 12
WEEK = timedelta(days=7)


class Column(Struct, frozen=True):
    """What is drawn of each week, and what the table calls it."""

    name: str | Promise
    value: Callable[[Tally], int]


HOW_OFTEN = Column(_("Times"), lambda week: week.times)


def chart(
    weeks: tuple[Tally, ...],
    *,
    first: date,
    today: date,
    title: str | Promise,
    summary: str,
    column: Column = HOW_OFTEN,
) -> Bars:
    """first: the person's first day, from which weeks are numbered everywhere."""
    times = {week.start: column.value(week) for week in weeks}
    drawn = tuple(
        Week(label=str(number), said=say.week(number), value=times.get(start))
        for number, start in starts(first, today)
    )
    return bars(drawn, title=str(title), summary=summary, column=str(column.name))


def starts(first: date, today: date) -> list[tuple[int, date]]:
    """The last twelve weeks, each with its number from the person's first on."""
    start, last = week_start(first), week_start(today)
    count = (last - start) // WEEK + 1
    return [(n + 1, start + n * WEEK) for n in range(max(0, count - SHOWN), count)]
