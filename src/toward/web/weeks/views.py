"""Weeks: a person's own, behind the passphrase. Bars, a line with its band, and what was noted."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from toward.programme.weeks import WeeksView
from toward.services import weeks
from toward.ui.access import inner
from toward.ui.http import VisitRequest, vault_of
from toward.web.known import knows_host
from toward.web.measures.shown import offer
from toward.web.weeks import charts, entries, say
from toward.web.weeks.charts import Numbered

NOTES_SHOWN = 4


@require_safe
@inner
@knows_host
def page(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    view, months = weeks.look(vault), weeks.months(vault)
    context = {"tab": "weeks", "reports": view.reports, "months": _named(months)[::-1]}
    return render(request, "weeks/weeks.html", context | _drawn(view) | offer(vault))


@require_safe
@inner
@knows_host
def month(request: VisitRequest, name: str) -> HttpResponse:
    try:
        found = weeks.month(vault_of(request), name)
    except weeks.NoMonthError as error:
        raise Http404 from error
    context = {
        "tab": "weeks",
        "name": found.name,
        "first": first_day(found.name),
        "is_back": request.GET.get("back") == "1",
        "days": entries.by_day(found.entries),
        "before": _named((found.before,) if found.before else ()),
        "after": _named((found.after,) if found.after else ()),
    }
    return render(request, "weeks/month.html", context)


def _drawn(view: WeeksView) -> dict[str, object]:
    shown = charts.numbered(view)
    return {
        "weeks": shown,
        "enough": view.enough,
        "at_edge": view.at_edge,
        "counts": charts.alarm_counts(view),
        "heard": charts.heard(shown),
        "pushed": charts.pushed(shown),
        "watched": charts.watched(shown),
        "alarm": charts.alarm(shown),
        "change": say.change(view.change),
        "heard_often": say.often(view.heard),
        "pushed_often": say.often(view.pushed),
        "watched_often": say.often(view.watched),
        "notes": _notes(shown),
    }


def _notes(shown: tuple[Numbered, ...]) -> list[dict[str, str]]:
    """A sentence for each of the latest weeks with something noted, newest first."""
    before = [None, *(week.mean for week in shown)]
    found = [
        {
            "sentence": say.noted(week.number, week.notes, rose=say.rose(last, week.mean)),
            "month": f"{week.notes[0].day:%Y-%m}",
        }
        for week, last in zip(shown, before, strict=False)
        if week.notes
    ]
    return found[::-1][:NOTES_SHOWN]


def _named(names: tuple[str, ...]) -> list[tuple[str, date]]:
    return [(name, first_day(name)) for name in names]


def first_day(name: str) -> date:
    return date.fromisoformat(f"{name}-01")
