"""A practice while it runs: the rehearsed stop, the quiet page, Stop, rounds, and a private note after.

Stop and status work by the address's token alone, with the vault locked, and never keep a vault awake.
"""

from datetime import timedelta

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from toward import world
from toward.content.load import programme
from toward.programme.definition import TouchStep
from toward.services import host, ours, practice, together
from toward.services.together import PausedError
from toward.ui.access import open_vault, practice_token
from toward.ui.http import VisitRequest, vault_of
from toward.web.known import knows_host
from toward.web.path.forms import NoteForm
from toward.web.practice.forms import RoundForm
from toward.web.texts import text

SEE_OTHER = 303


@require_GET
@open_vault
def rehearse(request: VisitRequest, ref: str) -> HttpResponse:
    """Before it begins: the stop is the body's, and both try it once."""
    step = _step(ref)
    context = {
        "text": text(step.id),
        "twin": text(step.twin),
        "rehearsal": text("rehearse-the-stop"),
        "is_paired": ours.is_paired(vault_of(request).person),
    }
    return render(request, "practice/rehearse.html", context)


@require_POST
@open_vault
def begin(request: VisitRequest, ref: str) -> HttpResponse:
    """Never into a time-out: then it is that page which opens."""
    vault, step = vault_of(request), _step(ref)
    try:
        return _see("practice", together.begin_practice(vault, step.id))
    except PausedError as paused:
        return _see("time-out", paused.token)


@require_GET
@practice_token
def page(request: VisitRequest, token: str) -> HttpResponse:
    status = _status(token)
    if status.over:
        return render(request, "practice/over.html", {"token": token, "words": text("stop-words")})
    return render(request, "practice/practice.html", _context(request, token, status))


@require_GET
@practice_token
def status(request: VisitRequest, token: str) -> HttpResponse:
    """Asked once a second while it runs; says over or not, and which round."""
    found = _status(token)
    return JsonResponse({"over": found.over, "rounds": found.rounds})


@require_POST
@practice_token
def stop(request: VisitRequest, token: str) -> HttpResponse:
    try:
        practice.stop(token)
    except practice.GoneError as error:
        raise Http404 from error
    return _see("practice", token)


@require_POST
@practice_token
def enough(request: VisitRequest, token: str) -> HttpResponse:
    try:
        practice.finish(token)
    except practice.GoneError as error:
        raise Http404 from error
    return _see("practice", token)


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
def between_rounds(request: VisitRequest, token: str) -> HttpResponse:
    """One's own answer before another round; then the same resting words for everybody."""
    found = _status(token)
    _own_step(request, token)
    if found.over:
        return _see("practice", token)
    form = RoundForm(request.POST or None, initial={"after": found.rounds})
    if request.method == "POST" and form.is_valid():
        practice.go_on(vault_of(request), token, **form.cleaned_data)
        return _see("practice", token)
    code = 422 if request.method == "POST" else 200
    return render(request, "practice/round.html", {"form": form, "token": token}, status=code)


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
@knows_host
def note(request: VisitRequest, token: str) -> HttpResponse:
    """How it was, for oneself alone."""
    vault, found = vault_of(request), _status(token)
    step = _own_step(request, token)
    posted = request.POST if request.method == "POST" else None
    form = NoteForm(posted, free_text=host.allows_free_text())
    if form.is_valid():
        before = practice.alarm_before(vault, token)
        if form.is_kept(vault, form.command_of(step, stopped=found.stopped, before=before)):
            return _see("path-kept")
    code = 422 if form.is_bound else 200
    return render(request, "practice/note.html", {"form": form, "token": token}, status=code)


def _context(request: VisitRequest, token: str, status: practice.Status) -> dict[str, object]:
    """With the vault locked the page still has its Stop, and calm words in place of the step's."""
    context: dict[str, object] = {
        "token": token,
        "rounds": status.rounds,
        "title": _("Stay with what is"),
    }
    vault = request.visit.vault
    if vault is None:
        return context
    try:
        step = _step(practice.step_of(vault, token))
    except practice.GoneError as error:
        raise Http404 from error
    found = text(step.id)
    return {
        **context,
        "title": found.title,
        "text": found,
        "twin": text(step.twin),
        "seconds": _left(step, status),
        "may_go_on": status.rounds < practice.MOST_ROUNDS,
    }


def _left(step: TouchStep, status: practice.Status) -> int:
    """Until the one soft sound, for both in the same moment; 0 once it has sounded."""
    over = status.began + timedelta(minutes=step.minutes)
    return max(0, int((over - world.now()).total_seconds()))


def _step(ref: str) -> TouchStep:
    found = next((step for step in programme().touch if step.id == ref), None)
    if found is None:
        raise Http404
    return found


def _own_step(request: VisitRequest, token: str) -> str:
    """A practice that one is in; whoever only holds its token may end it and no more."""
    try:
        return practice.step_of(vault_of(request), token)
    except practice.GoneError as error:
        raise Http404 from error


def _status(token: str) -> practice.Status:
    try:
        return practice.status(token)
    except practice.GoneError as error:
        raise Http404 from error


def _see(name: str, *args: str) -> HttpResponse:
    response = redirect(name, *args)
    response.status_code = SEE_OTHER
    return response
