"""Between us: becoming two by a code and six words, the evenings, and leaving at once.

Everything but this page works alone, and the page says so.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from toward.services import between, host, ours, pairing, running
from toward.services.attempts import WaitError
from toward.services.pairing import AlreadyError, CodeError
from toward.ui.access import open_vault
from toward.ui.http import VisitRequest, vault_of
from toward.web.between import say
from toward.web.between.forms import EveningsForm, JoinForm, WordsForm, as_typed
from toward.web.between.hub import groups
from toward.web.between.qr import picture
from toward.web.go import see

UNPROCESSABLE, TOO_MANY = 422, 429


@require_http_methods(["GET", "HEAD"])
@open_vault
def page(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    found = between.look(vault)
    if found is None:
        return _alone(request)
    context = {
        "tab": "between",
        "between": found,
        "running": running.look(found.opened),
        "now": say.evenings(found.calendar.evenings),
        "coming": say.evenings(found.calendar.coming),
        "menu": host.allows_menu(),
        "groups": groups(),
    }
    return render(request, "between/two.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
def invite(request: VisitRequest) -> HttpResponse:
    """The code stands on the answer itself, once: only its hash is kept, so no later page has it."""
    if not host.allows_pairing():
        return see(reverse("between"))
    if request.method != "POST":
        return render(request, "between/invite.html", _pairing_context())
    try:
        code = pairing.invite(vault_of(request)).code
    except AlreadyError:
        return see(reverse("between"))
    address = request.build_absolute_uri(reverse("between-join")) + f"?code={code}"
    context = {"tab": "between", "code": code, "qr": picture(address)}
    return render(request, "between/code.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
def join(request: VisitRequest) -> HttpResponse:
    if not host.allows_pairing():
        return see(reverse("between"))
    if request.method != "POST":
        form = JoinForm(initial={"code": request.GET.get("code", "")})
        return render(request, "between/join.html", _pairing_context() | {"form": form})
    form = JoinForm(request.POST)
    status = _join(request, form) if form.is_valid() else UNPROCESSABLE
    if not status:
        return see(reverse("between-words"))
    return render(request, "between/join.html", _pairing_context() | {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
def words(request: VisitRequest) -> HttpResponse:
    """Six words on both phones; each confirms alone. Waiting shows the same whatever the other did."""
    vault = vault_of(request)
    waiting = pairing.waiting(vault)
    if waiting is None:
        is_open = pairing.has_invitation(vault.person)
        return _waiting(request, None) if is_open else see(reverse("between"))
    if waiting.confirmed:
        return _waiting(request, waiting.partner_name)
    form = WordsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        return _confirm(request)
    context = {"tab": "between", "waiting": waiting, "form": form}
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "between/words.html", context, status=status)


@require_POST
@open_vault
def differ(request: VisitRequest) -> HttpResponse:
    """The words are not the same, or not today: the code ends, nothing was shared."""
    pairing.cancel(vault_of(request))
    return see(reverse("between"))


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
def set_evenings(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    found = between.look(vault)
    if found is None:
        return see(reverse("between"))
    held = found.calendar.coming or found.calendar.evenings
    form = EveningsForm(request.POST or None, initial=as_typed(held, found.zone))
    if request.method == "POST" and form.is_valid():
        refused = ours.set_evenings(vault, form.evenings(), form.cleaned_data["command"])
        if refused is None:
            return see(reverse("between"))
        form.add_error(None, _("These evenings could not be kept. Look at each part once more."))
    context = {"tab": "between", "form": form, "starts": between.changes_start(found)}
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "between/evenings.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
def leave(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    if not ours.is_paired(vault.person):
        return see(reverse("between"))
    if request.method == "POST":
        ours.leave(vault)
        return see(reverse("between-ended"))
    return render(request, "between/leave.html", {"tab": "between"})


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
def ended(request: VisitRequest) -> HttpResponse:
    """The same words for the one who left and the one who was left."""
    vault = vault_of(request)
    if request.method == "POST":
        between.put_aside(vault)
        return see(reverse("between"))
    if ours.is_paired(vault.person):
        return see(reverse("between"))
    return render(request, "between/ended.html", {"tab": "between"})


def _alone(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    if between.has_ended(vault):
        return render(request, "between/ended.html", {"tab": "between"})
    context = _pairing_context() | {
        "may_pair": host.allows_pairing(),
        "begun": pairing.has_invitation(vault.person),
    }
    return render(request, "between/alone.html", context)


def _pairing_context() -> dict[str, object]:
    """Before anybody is paired they are told who could read the server."""
    return {"tab": "between", "one_of_us": host.answer() == host.Answer.ONE_OF_US}


def _waiting(request: VisitRequest, partner: str | None) -> HttpResponse:
    return render(request, "between/waiting.html", {"tab": "between", "partner": partner})


def _confirm(request: VisitRequest) -> HttpResponse:
    try:
        done = pairing.confirm(vault_of(request))
    except (CodeError, AlreadyError):
        return see(reverse("between"))
    return see(reverse("between") if done else reverse("between-words"))


def _join(request: VisitRequest, form: JoinForm) -> int:
    """0 when joined, else the status, with what happened said on the form."""
    try:
        pairing.join(vault_of(request), form.cleaned_data["code"])
    except CodeError:
        form.add_error("code", _no_code())
        return UNPROCESSABLE
    except AlreadyError:
        form.add_error("code", _("You are two already."))
        return UNPROCESSABLE
    except WaitError as error:
        form.add_error("code", _wait(error.seconds))
        return TOO_MANY
    return 0


def _no_code() -> str:
    return _(
        "This code does not open anything now. It may be mistyped, used, or older than fifteen "
        "minutes. Look once more, or ask for a new one."
    )


def _wait(seconds: int) -> str:
    words = ngettext(
        "There were several tries. In %(seconds)d second you can try again.",
        "There were several tries. In %(seconds)d seconds you can try again.",
        seconds,
    )
    return words % {"seconds": seconds}
