"""Today: one page that says the same on every day, whatever was kept; and the check-in.

What a person said is answered on an inner page only (`one`), so an unlocked phone in another hand shows
neither alarm nor reason.
"""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from toward.programme.commands import SayFoundOutMore
from toward.programme.guide import Guidance
from toward.services import evenings, host, ours, running, today
from toward.ui.access import inner, open_vault
from toward.ui.http import VisitRequest, vault_of
from toward.web import reasons
from toward.web.known import knows_host
from toward.web.places import row
from toward.web.texts import text
from toward.web.today.forms import CheckInForm, FoundOutForm

SEE_OTHER = 303


@require_GET
@open_vault
def page(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    look, opened = today.look(vault), ours.find(vault)
    context = {
        "tab": "today",
        "weekday": look.day,
        "part": look.part,
        "evening": evenings.tonight(vault, opened) if opened and host.allows_menu() else None,
        "running": running.look(opened) if opened else None,
        "rest": text(look.rest),
        "is_paired": opened is not None,
    }
    return render(request, "today/today.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
@knows_host
def check_in(request: VisitRequest) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    form = CheckInForm(posted, free_text=host.allows_free_text())
    vault = vault_of(request)
    is_first = form.is_bound and today.is_first(vault)
    if form.is_valid() and form.is_kept(vault, form.command_of()):
        return _see("today-first" if is_first else "today-one")
    status = 422 if form.is_bound else 200
    return render(request, "today/check_in.html", {"form": form, "tab": "today"}, status=status)


@require_GET
@inner
def one(request: VisitRequest) -> HttpResponse:
    return render(request, "today/one.html", _answer(request))


@require_GET
@inner
def first(request: VisitRequest) -> HttpResponse:
    """After the very first check-in: the body is doing its job, and one thing. Nothing else today."""
    return render(request, "today/first.html", {**_answer(request), "body": text("your-body")})


@require_GET
@open_vault
def rest(request: VisitRequest) -> HttpResponse:
    card = text(today.look(vault_of(request)).rest)
    return render(request, "today/rest.html", {"tab": "today", "text": card})


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
@knows_host
def found_out(request: VisitRequest) -> HttpResponse:
    """'I just found out more': one private tap; the address and the page say nothing of who told."""
    form = FoundOutForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.is_kept(vault_of(request), SayFoundOutMore()):
        return _see("today-found-out-kept")
    context = {"tab": "today", "form": form}
    return render(request, "today/found_out.html", context, status=422 if form.is_bound else 200)


@require_GET
@open_vault
def found_out_kept(request: VisitRequest) -> HttpResponse:
    """Steadying first. The same page for whoever opens it, told or not."""
    context = {
        "tab": "today",
        "text": text("found-out-more"),
        "ground": text("season-ground"),
    }
    return render(request, "today/found_out_kept.html", context)


def _answer(request: VisitRequest) -> dict[str, object]:
    guidance = today.guidance(vault_of(request))
    return {
        "tab": "today",
        "one": row(guidance.one),
        "reasons": reasons.sentences(guidance.reason),
        "gentler": [row(ref) for ref in guidance.gentler],
        "rest": row(guidance.rest),
        "read": row(guidance.read) if guidance.read else None,
        "is_rest": guidance.one == guidance.rest,
        "says": _says(guidance),
    }


def _says(guidance: Guidance) -> str:
    return _("For you, now: rest") if guidance.one == guidance.rest else _("For you, now")


def _see(name: str) -> HttpResponse:
    response = redirect(name)
    response.status_code = SEE_OTHER
    return response
