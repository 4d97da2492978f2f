"""Listening in turns (M7, M14, M15): on one phone or two the same page, moved on by a tap of either.

Only the beginning needs an open vault. Nothing that is said is typed; nothing is kept.
"""

from typing import get_args

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from toward import world
from toward.accounts.sessions import Vault
from toward.programme.live.listening import Act, Listening, left
from toward.services import live, ours, together
from toward.services.live import GoneError, Look
from toward.services.together import LISTENING, PausedError
from toward.ui.access import open_vault, practice_token
from toward.ui.http import VisitRequest, vault_of
from toward.web.between.paired import paired
from toward.web.go import see
from toward.web.live.forms import ListenForm, QuestionForm
from toward.web.texts import items, text

UNPROCESSABLE = 422
ACTS: tuple[Act, ...] = get_args(Act.__value__)


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
@paired
def begin(request: VisitRequest) -> HttpResponse:
    return _begin(request, ListenForm, "live/turns_begin.html")


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
@paired
def questions(request: VisitRequest) -> HttpResponse:
    """All of them, from light to deep: to read, to take aloud, or to begin with."""
    return _begin(request, QuestionForm, "live/turns_questions.html")


@require_GET
@practice_token
def page(request: VisitRequest, floor: str) -> HttpResponse:
    found = _look(floor)
    if found.over:
        return render(request, "live/over.html", {"words": text("listening-over")})
    return render(request, "live/turns.html", _context(found))


@require_GET
@practice_token
def status(request: VisitRequest, floor: str) -> HttpResponse:
    found = _look(floor)
    return JsonResponse({"over": found.over, "rounds": found.changes})


@require_POST
@practice_token
def act(request: VisitRequest, floor: str) -> HttpResponse:
    """`after` says which page was tapped: a tap that was sent twice, or came late, does nothing but for a moment."""
    _look(floor)
    what = next((one for one in ACTS if one == request.POST.get("act")), None)
    after = request.POST.get("after", "")
    if after.isdecimal() and what is not None:
        together.act(floor, what, after=int(after))
    elif after.isdecimal() and request.POST.get("act") == "another":
        together.ask_another(floor, after=int(after))
    return see(reverse("turns", args=[floor]))


@require_POST
@practice_token
def stop(request: VisitRequest, floor: str) -> HttpResponse:
    _look(floor)
    live.stop(LISTENING, floor)
    return see(reverse("turns", args=[floor]))


def _begin(request: VisitRequest, kind: type[ListenForm], template: str) -> HttpResponse:
    vault = vault_of(request)
    running = live.find(ours.get(vault), LISTENING)
    form = kind(request.POST if request.method == "POST" else None, names=together.names(vault))
    if form.is_valid():
        return _begun(vault, form)
    context = {
        "tab": "between",
        "form": form,
        "running": running.token if running else "",
        "depths": _by_depth(form) if kind is QuestionForm else [],
    }
    return render(request, template, context, status=UNPROCESSABLE if form.is_bound else 200)


def _begun(vault: Vault, form: ListenForm) -> HttpResponse:
    speaker, about = form.chosen()
    try:
        token = together.begin_listening(vault, speaker=speaker, about=about)
    except PausedError as paused:
        return see(reverse("time-out", args=[paused.token]))
    return see(reverse("turns", args=[token]))


def _by_depth(form: ListenForm) -> list[tuple[int, list[object]]]:
    """The rows of the one question, folded by depth."""
    deep = {item.id: item.depth for item in items("prompts")}
    rows = list(form["about"])
    return [
        (depth, [row for row in rows if deep[row.data["value"]] == depth])
        for depth in sorted(set(deep.values()))
    ]


def _context(found: Look[Listening]) -> dict[str, object]:
    held = found.what
    asked = {item.id: item.text for item in items("prompts")}
    return {
        "token": found.token,
        "rounds": found.changes,
        "stage": held.stage,
        "speaker": held.names[held.speaker],
        "listener": held.names[1 - held.speaker],
        "missed": held.missed,
        "prompt": asked.get(held.prompt, ""),
        "seconds": int(left(held, world.now()).total_seconds()),
    }


def _look(token: str) -> Look[Listening]:
    try:
        return live.look(LISTENING, token)
    except GoneError as error:
        raise Http404 from error
