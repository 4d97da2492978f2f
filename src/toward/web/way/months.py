"""What the two have before them together: by the calendar from the day of pairing, and by nothing that either keeps.

The same for both on every day, whatever the season, date or alarm of one of them.
"""

from collections.abc import Iterable
from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from toward.content.load import programme
from toward.programme.definition import Together
from toward.programme.guide import Ref
from toward.services import ours
from toward.services.days import today_of_two
from toward.ui.access import open_vault
from toward.ui.http import VisitRequest, vault_of
from toward.web.between.paired import paired
from toward.web.places import Row, row

WEEK = timedelta(days=7)
FIRST = timedelta(weeks=13)


@require_GET
@open_vault
@paired
def page(request: VisitRequest) -> HttpResponse:
    opened = ours.get(vault_of(request))
    today = today_of_two(opened)
    began = opened.state.opened_on or today
    now = [one for one in programme().together if _holds(one, (today - began) // WEEK)]
    context = {
        "tab": "between",
        "began": began,
        "ends": began + FIRST,
        "is_first": today < began + FIRST,
        "frame": _rows(one for one in now if one.frame),
        "quiet": _rows(one for one in now if not one.frame),
        "others": _rows(one for one in programme().together if one not in now),
    }
    return render(request, "way/months.html", context)


def _rows(found: Iterable[Together]) -> list[Row]:
    return [row(Ref("page", one.page)) for one in found]


def _holds(one: Together, weeks: int) -> bool:
    return one.from_week <= weeks and (one.until_week is None or weeks < one.until_week)
