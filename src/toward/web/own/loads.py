"""A load over the last twelve weeks as bars: how often, never how well. Weeks without a note are gaps."""

from collections.abc import Callable
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from toward.programme.days import week_start
from toward.programme.parts.tally import Tally
from toward.ui.charts import Bars, Week, bars
from toward.web.weeks import say

SHOWN = 12
WEEK = timedelta(days=7)


def chart(
    weeks: tuple[Tally, ...],
    *,
    first: date,
    today: date,
    title: str | Promise,
    summary: str,
    value: Callable[[Tally], int] = lambda week: week.times,
) -> Bars:
    """first: the person's first day, from which weeks are numbered everywhere."""
    times = {week.start: value(week) for week in weeks}
    drawn = tuple(
        Week(label=str(number), said=say.week(number), value=times.get(start))
        for number, start in starts(first, today)
    )
    return bars(drawn, title=str(title), summary=summary, column=_("Times"))


def starts(first: date, today: date) -> list[tuple[int, date]]:
    """The last twelve weeks, each with its number from the person's first on."""
    start, last = week_start(first), week_start(today)
    count = (last - start) // WEEK + 1
    return [(n + 1, start + n * WEEK) for n in range(max(0, count - SHOWN), count)]
