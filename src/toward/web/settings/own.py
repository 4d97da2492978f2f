"""The inner settings: about, the safety questions, limits. Saved, nothing of it is echoed.

The page after the questions is one and the same whatever was answered; what the answers do is told
behind it, once, to their owner.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toward.accounts.sessions import Vault
from toward.programme.commands import ChooseQuiet, MineCommand
from toward.services import host, mine, people, side
from toward.services.side import Side
from toward.ui.access import inner
from toward.ui.http import VisitRequest, vault_of
from toward.web.go import see
from toward.web.known import knows_host
from toward.web.settings.alone import ask, is_alone
from toward.web.settings.forms import AboutForm, LimitForm, PauseForm, SafetyForm, StepsForm
from toward.web.settings.words import why
from toward.web.texts import lines_for, questions, text

FORM = ["GET", "HEAD", "POST"]
UNPROCESSABLE = 422
LIMITS_KEPT = "/settings/limits/"


@require_http_methods(FORM)
@inner
@knows_host
def about(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    if (answer := _too_early(request, vault)) is not None:
        return answer
    form = AboutForm(request.POST if request.method == "POST" else None)
    if not form.is_valid() or not _is_kept(vault, form.command_of(), form, "since"):
        return render(request, "settings/about.html", {"form": form}, status=_status(form))
    return see("/settings/", kept="1")


@require_http_methods(FORM)
@inner
def safety(request: VisitRequest) -> HttpResponse:
    if host.answer() == host.Answer.ONE_OF_US:
        return render(request, "settings/safety_off.html", status=_off(request))
    vault = vault_of(request)
    if (answer := _too_early(request, vault)) is not None:
        return answer
    form = SafetyForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _questions(request, form)
    if form.asks_other_times():
        return _other_times(request, form)
    if not form.is_kept(vault, form.command_of()):
        return _questions(request, form)
    return see("/settings/safety/kept/")


def _questions(request: VisitRequest, form: SafetyForm) -> HttpResponse:
    context = {"form": form, "asked": questions(), "before": text("before-the-questions")}
    return render(request, "settings/safety.html", context, status=_status(form))


def _other_times(request: VisitRequest, form: SafetyForm) -> HttpResponse:
    """The second question on a page of its own; sent back without an answer it is asked again."""
    was_asked = "second" in request.POST
    context = {"said": form.said(), "asked": questions(), "is_missing": was_asked}
    status = UNPROCESSABLE if was_asked else 200
    return render(request, "settings/safety_second.html", context, status=status)


@require_safe
@inner
def safety_kept(request: VisitRequest) -> HttpResponse:
    return render(request, "settings/safety_kept.html")


@require_http_methods(FORM)
@inner
def safety_side(request: VisitRequest) -> HttpResponse:
    """What the answers do: with it the three ways to go on, an advocate's number before the last."""
    vault = vault_of(request)
    if request.method == "POST":
        command = ChooseQuiet(step_back=request.POST.get("choice") == "quiet")
        mine.act(vault, command, request.POST.get("command", ""))
        return see("/settings/", kept="1")
    own = side.look(vault)
    context = {
        "own": own,
        "command": mine.command_id(),
        "told": text("told-once"),
        "helps": [text(name) for name in _helps(own)],
        "lines": _advocates(vault),
    }
    return render(request, "settings/safety_side.html", context)


def _helps(own: Side) -> list[str]:
    if own.answers is None:
        return []
    said = {"own-help": own.answers.hurt_partner, "secret-contact": own.answers.secret_contact}
    return [name for name, is_yes in said.items() if is_yes]


def _advocates(vault: Vault) -> list[object]:
    country = lines_for(people.country(vault.person))
    return [line for line in country.lines if line.kind == "partner_violence"] if country else []


@require_safe
@inner
@knows_host
def limits(request: VisitRequest) -> HttpResponse:
    return _limits(request)


@require_POST
@inner
@knows_host
def limit(request: VisitRequest) -> HttpResponse:
    form = LimitForm(request.POST)
    if not form.is_valid() or not form.is_kept(vault_of(request), form.command_of()):
        return _limits(request, limit=form)
    return see(LIMITS_KEPT, kept="1")


@require_POST
@inner
@knows_host
def pause(request: VisitRequest) -> HttpResponse:
    form = PauseForm(request.POST)
    if not form.is_valid() or not form.is_kept(vault_of(request), form.command_of()):
        return _limits(request, pause=form)
    return see(LIMITS_KEPT, kept="1")


@require_POST
@inner
@knows_host
def steps(request: VisitRequest) -> HttpResponse:
    form = StepsForm(request.POST)
    if not form.is_valid():
        return _limits(request, steps=form)
    kept = form.cleaned_data
    side.hide_only(vault_of(request), frozenset(kept["steps"]), kept["command"])
    return see(LIMITS_KEPT, kept="1")


@require_POST
@inner
def come_back(request: VisitRequest) -> HttpResponse:
    """From having gone quiet: what one marks counts again, as far as the rest allows."""
    back = ChooseQuiet(step_back=False)
    mine.act(vault_of(request), back, request.POST.get("command", ""))
    return see(LIMITS_KEPT, kept="1")


def _limits(
    request: VisitRequest,
    *,
    limit: LimitForm | None = None,
    pause: PauseForm | None = None,
    steps: StepsForm | None = None,
) -> HttpResponse:
    own = side.look(vault_of(request))
    context = {
        "own": own,
        "why": why(own.reasons),
        "command": mine.command_id(),
        "limit": limit or LimitForm(initial={"limit": own.limit}),
        "pause": pause or PauseForm(),
        "steps": steps or StepsForm(initial={"steps": sorted(own.hidden)}),
        "kept": request.GET.get("kept") == "1",
    }
    status = UNPROCESSABLE if limit or pause or steps else 200
    return render(request, "settings/limits.html", context, status=status)


def _too_early(request: VisitRequest, vault: Vault) -> HttpResponse | None:
    """First "are you alone?", then whether it is another day than sign-up and pairing."""
    if request.method != "POST" and not is_alone(request):
        return ask(request)
    if side.look(vault).is_another_day:
        return None
    return render(request, "settings/another_day.html", status=_off(request))


def _is_kept(vault: Vault, command: MineCommand, form: AboutForm, field: str) -> bool:
    refused = mine.act(vault, command, form.cleaned_data["command"])
    if refused is not None:
        form.add_error(field, str(form.LATER))
    return refused is None


def _status(form: AboutForm | SafetyForm) -> int:
    return UNPROCESSABLE if form.is_bound else 200


def _off(request: VisitRequest) -> int:
    return UNPROCESSABLE if request.method == "POST" else 200
