"""Taking one's own entries back: a month to choose from, then what it does, then a last yes."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from toward.programme.base import Event
from toward.programme.events import CheckedIn, EasyInDailyLife, PracticeNoted, SoloDone
from toward.programme.parts.lines import LineLookedAt
from toward.programme.parts.places import PlaceLetGo
from toward.programme.parts.stirs import StirLetGo
from toward.programme.taking_back import day_meant
from toward.services import taking_back, weeks
from toward.services.mine import NotThereError
from toward.services.taking_back import Chosen
from toward.ui.access import inner
from toward.ui.http import VisitRequest, vault_of
from toward.web.go import see
from toward.web.known import knows_host
from toward.web.weeks import entries
from toward.web.weeks.views import first_day


@require_safe
@inner
@knows_host
def page(request: VisitRequest, name: str) -> HttpResponse:
    try:
        found = weeks.month(vault_of(request), name)
    except weeks.NoMonthError as error:
        raise Http404 from error
    days = entries.by_day(found.entries)
    context = {"tab": "weeks", "name": name, "first": first_day(name), "days": days}
    return render(request, "weeks/back.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@knows_host
def entry(request: VisitRequest, entry: UUID) -> HttpResponse:
    """Another's, a missing one and one that can't be taken back answer alike."""
    vault = vault_of(request)
    try:
        if request.method == "POST":
            month = taking_back.take_back(vault, entry)
            return see(reverse("weeks-month", args=[month]), back="1")
        chosen = taking_back.choose(vault, entry)
    except NotThereError as error:
        raise Http404 from error
    context = {
        "tab": "weeks",
        "day": day_meant(chosen.envelope),
        "entry": entries.in_words(chosen.envelope),
        "month": chosen.month,
        "goes": _goes(chosen),
        "stays": _stays(chosen),
        "days": settings.TOWARD_BACKUP_DAYS,
    }
    return render(request, "weeks/back_entry.html", context)


def _goes(chosen: Chosen) -> list[str]:
    event = chosen.envelope.event
    said = {
        _("It leaves your months and your weeks, and nothing is chosen from it any more."): True,
        _("Every check-in of that day goes with it. The day then has no answer."): isinstance(
            event, CheckedIn
        ),
        _("What is offered to you no longer counts it."): isinstance(
            event, PracticeNoted | SoloDone | EasyInDailyLife
        ),
        _("What was taken off your list with it stands there again."): _took_off(event),
        _("What you marked for tonight goes as well. No page looks different."): chosen.is_paired,
    }
    return [words for words, is_so in said.items() if is_so]


def _took_off(event: Event) -> bool:
    is_let_go = isinstance(event, LineLookedAt) and event.then == "let_go"
    return is_let_go or isinstance(event, PlaceLetGo | StirLetGo)


def _stays(chosen: Chosen) -> list[str]:
    """What stays closed, and until when; said of what these entries closed and of nothing else."""
    left = chosen.left
    said = {
        _(
            "A day on which you felt pushed, were afraid, went along, did not want what happened or were asked: touch rests on it."
        ): any(one.forced or one.asked for one in left),
        _(
            "If it held or raised the last alarm you gave: none is known until the next one, and touch rests."
        ): any(one.said or one.raised for one in left),
        _("The four weeks after “I found out more”: they go on to their end."): any(
            one.found_out for one in left
        ),
        _("A stop, or an alarm that rose: what is offered next stays gentler."): any(
            one.step for one in left
        ),
    }
    return [words for words, is_so in said.items() if is_so]
