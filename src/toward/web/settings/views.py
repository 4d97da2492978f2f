"""Settings: the overview, the passphrase, how soon everything closes, and signing out everywhere."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toward.services import host, people, sessions
from toward.ui.access import open_vault
from toward.ui.http import VisitRequest, vault_of, visit_of
from toward.web.go import see
from toward.web.passphrase import shown_again
from toward.web.settings.forms import IdleForm, PassphraseForm
from toward.web.tries import Trouble, attempt

FORM = ["GET", "HEAD", "POST"]


@require_safe
@open_vault
def page(request: VisitRequest) -> HttpResponse:
    """The same rows for everyone: nothing here tells what was set, answered or made."""
    context = {"name": vault_of(request).name, "host": host.answer(), "kept": _was_kept(request)}
    return render(request, "settings/settings.html", context)


@require_http_methods(FORM)
@open_vault
def passphrase(request: VisitRequest) -> HttpResponse:
    if "show" in request.POST:
        return _passphrase(request, shown_again(PassphraseForm, request.POST))
    form = PassphraseForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _passphrase(request, form)
    kept, visit = form.cleaned_data, visit_of(request)
    changed = attempt(
        lambda: people.change_passphrase(
            vault_of(request),
            kept["old_passphrase"],
            kept["passphrase"],
            keep=sessions.own_cookies(visit),
        )
    )
    if isinstance(changed, Trouble):
        changed.tell(form)
        return changed.mark(_passphrase(request, form))
    return see("/settings/", kept="1")


def _passphrase(request: VisitRequest, form: object) -> HttpResponse:
    status = 422 if getattr(form, "is_bound", False) else 200
    context = {"form": form, "name": vault_of(request).name}
    return render(request, "settings/passphrase.html", context, status=status)


@require_http_methods(FORM)
@open_vault
def closing(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    form = IdleForm(
        request.POST if request.method == "POST" else None, initial={"minutes": vault.idle_minutes}
    )
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "settings/sessions.html", {"form": form}, status=status)
    changed = people.set_idle(vault, form.cleaned_data["minutes"])
    sessions.renew(visit_of(request), changed)
    return see("/settings/", kept="1")


@require_POST
@open_vault
def everywhere(request: VisitRequest) -> HttpResponse:
    sessions.leave_everywhere(visit_of(request), vault_of(request))
    return see("/")


def _was_kept(request: VisitRequest) -> bool:
    return request.GET.get("kept") == "1"
