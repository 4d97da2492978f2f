"""Breathing at one pace (M4): two phones and one rhythm, or one person alone, signed in or not.

Without scripts the counts stand there to be said aloud. Nothing is measured or kept.
"""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
    require_safe,
)

from toward import world
from toward.programme.live.breathing import RHYTHMS, Breathing, Pace
from toward.services import live, ours, together
from toward.services.live import GoneError, Look
from toward.services.together import BREATHING, PausedError
from toward.ui.access import open_vault, practice_token, public
from toward.ui.http import VisitRequest, vault_of
from toward.web.between.paired import paired
from toward.web.go import see
from toward.web.live import say
from toward.web.live.forms import PaceForm
from toward.web.texts import choices, text

UNPROCESSABLE = 422
_USUAL: Pace = "middle"


@public
@require_safe
def alone(request: HttpRequest) -> HttpResponse:
    """One person: nothing is asked of a session or a row, and nothing but the address holds the pace."""
    asked = request.GET.get("pace", "")
    found = next((one for one in RHYTHMS if one == asked), _USUAL)
    return render(request, "live/breathe_alone.html", _rhythm(found))


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
@paired
def begin(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    form = PaceForm(request.POST or None, initial={"pace": "middle"})
    if form.is_valid():
        try:
            token = together.begin_breathing(vault, form.cleaned_data["pace"])
        except PausedError as paused:
            return see(reverse("time-out", args=[paused.token]))
        return see(reverse("breathing", args=[token]))
    running = live.find(ours.get(vault), BREATHING)
    context = {"tab": "between", "form": form, "running": running.token if running else ""}
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "live/breathing_begin.html", context, status=status)


@require_GET
@practice_token
def page(request: VisitRequest, breath: str) -> HttpResponse:
    found = _look(breath)
    if found.over:
        return render(request, "live/over.html", {"words": text("breathing-over")})
    start = int(found.what.start.timestamp() * 1000)
    context = {"token": breath, "rounds": found.changes, "start": start}
    return render(request, "live/breathing.html", context | _rhythm(found.what.pace))


@require_GET
@practice_token
def status(request: VisitRequest, breath: str) -> HttpResponse:
    """With the server's own time: each phone sets its clock by it, so that both follow one rhythm."""
    found = _look(breath)
    now = int(world.now().timestamp() * 1000)
    return JsonResponse({"over": found.over, "rounds": found.changes, "now": now})


@require_POST
@practice_token
def pace(request: VisitRequest, breath: str) -> HttpResponse:
    """Another pace for both; what is none changes nothing."""
    _look(breath)
    form = PaceForm(request.POST)
    if form.is_valid():
        together.set_pace(breath, form.cleaned_data["pace"])
    return see(reverse("breathing", args=[breath]))


@require_POST
@practice_token
def stop(request: VisitRequest, breath: str) -> HttpResponse:
    _look(breath)
    live.stop(BREATHING, breath)
    return see(reverse("breathing", args=[breath]))


def _rhythm(pace: Pace) -> dict[str, object]:
    rhythm = RHYTHMS[pace]
    return {
        "pace": pace,
        "paces": choices("paces"),
        "rhythm": rhythm,
        "aloud": say.counts(rhythm),
    }


def _look(token: str) -> Look[Breathing]:
    try:
        return live.look(BREATHING, token)
    except GoneError as error:
        raise Http404 from error
