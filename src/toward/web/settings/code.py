"""The recovery code: offered when alone, shown once, proved on a page of its own, never shown again."""

from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from toward.accounts.sessions import Vault
from toward.services import mine, recovery, side
from toward.services.recovery import PendingError, RecoveryError
from toward.ui.access import inner, safe_next
from toward.ui.http import VisitRequest, vault_of
from toward.vault.recovery import groups
from toward.web.go import see
from toward.web.settings.alone import ask, is_alone
from toward.web.settings.forms import ProofForm
from toward.web.start.onward import onward

UNPROCESSABLE = 422


@require_http_methods(["GET", "HEAD", "POST"])
@inner
def page(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    if request.method == "POST":
        return _act(request, vault)
    if (pending := recovery.pending(vault)) is not None:
        return _pending(request, vault, pending)
    if not is_alone(request):
        return ask(request)
    context = {"has_code": recovery.has_code(vault), "used": side.look(vault).recovered_on}
    return render(request, "settings/code.html", context)


def _pending(request: VisitRequest, vault: Vault, pending: recovery.Pending) -> HttpResponse:
    to = safe_next(request)
    # Without a zone, else the page would turn it into the server's hour.
    at = pending.ready_at.astimezone(ZoneInfo(mine.look(vault).zone)).replace(tzinfo=None)
    context = {"ready_at": at, "to": onward(vault, to, fresh=True)}
    return render(request, "settings/code_pending.html", context)


def _act(request: VisitRequest, vault: Vault) -> HttpResponse:
    """While a use is on its way only *stop* does anything."""
    step = request.POST.get("step", "")
    if step == "stop":
        recovery.stop(vault)
        return see("/settings/", kept="1")
    act = {"make": _make, "none": _none, "written": _written, "prove": _prove}.get(step)
    if act is None:
        return see("/settings/recovery/")
    try:
        return act(request, vault)
    except PendingError:
        # Asked under the row's lock, so a use that begins in this very moment is met as well.
        return see("/settings/recovery/")


def _make(request: VisitRequest, vault: Vault) -> HttpResponse:
    offer = recovery.offer(vault)
    context = {"groups": groups(offer.code), "sealed": offer.token}
    return render(request, "settings/code_shown.html", context)


def _none(_request: VisitRequest, vault: Vault) -> HttpResponse:
    recovery.forget(vault)
    return see("/settings/", kept="1")


def _written(request: VisitRequest, vault: Vault) -> HttpResponse:
    recovery.refuse_pending(vault)
    return _ask(request, ProofForm(sealed=request.POST.get("sealed", "")))


def _prove(request: VisitRequest, vault: Vault) -> HttpResponse:
    form = ProofForm(request.POST, sealed=request.POST.get("sealed", ""))
    if not form.is_valid():
        return _ask(request, form)
    kept = form.cleaned_data
    try:
        recovery.prove(
            vault, kept["sealed"], (kept["group_one"], kept["group_two"]), hours=kept["hours"]
        )
    except RecoveryError:
        return _ask(request, form, is_wrong=True)
    return see("/settings/", kept="1")


def _ask(request: VisitRequest, form: ProofForm, *, is_wrong: bool = False) -> HttpResponse:
    status = UNPROCESSABLE if form.is_bound else 200
    context = {"form": form, "is_wrong": is_wrong}
    return render(request, "settings/code_prove.html", context, status=status)
