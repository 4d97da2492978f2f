"""From a person's weeks to the charts of the page. Pure: what is not known stays a gap.

Weeks are numbered from the person's first; the page shows the last twelve.
"""

from collections.abc import Callable
from datetime import timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Struct

from toward.programme.weeks import Note, Point, WeekSums, WeeksView
from toward.ui.charts import Bars, Level, Week, bars, level
from toward.web.weeks import say

SHOWN = 12
WEEK = timedelta(days=7)


class Numbered(Struct, frozen=True, kw_only=True):
    """A week with its number, its last point that says something, and what was noted in it besides lines."""

    number: int
    sums: WeekSums
    point: Point | None
    mean: float | None
    notes: tuple[Note, ...]


def numbered(view: WeeksView) -> tuple[Numbered, ...]:
    return tuple(_week(number, sums, view) for number, sums in enumerate(view.weeks, 1))[-SHOWN:]


def heard(weeks: tuple[Numbered, ...]) -> Bars:
    return _bars(weeks, _("Times I felt heard, by week"), lambda sums: sums.heard)


def pushed(weeks: tuple[Numbered, ...]) -> Bars:
    return _bars(weeks, _("Times I felt pushed, by week"), lambda sums: sums.pushed)


def watched(weeks: tuple[Numbered, ...]) -> Bars:
    return _bars(weeks, _("Times I kept watch, by week"), lambda sums: sums.watched)


def alarm(weeks: tuple[Numbered, ...]) -> Level:
    drawn = tuple(
        Week(
            label=str(week.number),
            said=say.week(week.number),
            value=week.point.level if week.point else None,
            low=week.point.low if week.point else None,
            high=week.point.high if week.point else None,
            noted=say.kinds(week.notes),
        )
        for week in weeks
    )
    return level(
        drawn, title=_("Body’s alarm"), summary=_alarm_summary(drawn), column=_("Usual alarm, 0–10")
    )


def alarm_counts(view: WeeksView) -> tuple[tuple[int, int], ...]:
    """How often each number was given: for one who is mostly at an end, where a line says little."""
    return tuple(enumerate(view.counts))


def _week(number: int, sums: WeekSums, view: WeeksView) -> Numbered:
    ends = sums.start + WEEK
    points = [point for point in view.points if sums.start <= point.day < ends]
    reports = [point.report for point in points if point.report is not None]
    return Numbered(
        number=number,
        sums=sums,
        point=next((point for point in reversed(points) if point.level is not None), None),
        mean=sum(reports) / len(reports) if reports else None,
        notes=tuple(
            note for note in view.notes if sums.start <= note.day < ends and note.kind != "line"
        ),
    )


def _bars(weeks: tuple[Numbered, ...], title: str, count: Callable[[WeekSums], int | None]) -> Bars:
    drawn = tuple(
        Week(
            label=str(week.number),
            said=say.week(week.number),
            value=count(week.sums),
            noted=say.kinds(week.notes),
        )
        for week in weeks
    )
    return bars(drawn, title=title, summary=_summary(drawn), column=_("Times"))


def _summary(weeks: tuple[Week, ...]) -> str:
    known = [week for week in weeks if week.value is not None]
    if not known:
        return _("Nothing was said about this yet.")
    said = _("%(week)s: %(times)s.") % {
        "week": known[-1].said,
        "times": say.times(int(known[-1].value)) if known[-1].value else _("none"),
    }
    gaps = len(weeks) - len(known)
    silent = ngettext("%d week without an answer.", "%d weeks without an answer.", gaps) % gaps
    return f"{said} {silent}" if gaps else said


def _alarm_summary(weeks: tuple[Week, ...]) -> str:
    known = [week for week in weeks if week.value is not None]
    if not known:
        return _("Not enough to say yet.")
    words = _("%(week)s: about %(value)s, likely between %(low)s and %(high)s.")
    last = known[-1]
    return words % {
        "week": last.said,
        "value": say.number(last.value),
        "low": say.number(last.low),
        "high": say.number(last.high),
    }
