"""Crossroads (M29, M30): to weigh slowly what comes next. No verdict, nothing summed, nothing for another.

The front page is the same for everybody; all that depends on what was kept stands behind the passphrase.
"""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from msgspec import Struct
from msgspec.structs import asdict

from toward.accounts.sessions import Vault
from toward.programme.parts.crossroads import arranged
from toward.services import crossroads, days, mine, ours
from toward.services.crossroads import Sat, Wait
from toward.ui.access import inner, open_vault
from toward.ui.http import VisitRequest, vault_of
from toward.web.between.letters import giving
from toward.web.between.letters.giving import Wanted
from toward.web.between.paired import paired
from toward.web.crossroads import say
from toward.web.crossroads.forms import (
    BeginForm,
    BodyForm,
    FeltForm,
    NeededForm,
    NoteForm,
    OwnPartForm,
    PageForm,
    SayForm,
    ThreadsForm,
    of_ways,
)
from toward.web.drafts import words_only
from toward.web.go import see
from toward.web.known import diary
from toward.web.texts import text

FORM = ["GET", "HEAD", "POST"]
UNPROCESSABLE = 422
TO_READ = ("weighing-slowly", "three-ways", "hurt-and-looking-down", "two-threads")


class Part(Struct, frozen=True):
    """One screen of a sitting: in the address it is a letter."""

    title: str | Promise
    short: str | Promise
    template: str
    form: type[SayForm]


PARTS: dict[str, Part] = {
    "a": Part(
        _("What the body says"), _("three ways, imagined one by one"), "body", BodyForm
    ),
    "b": Part(
        _("Hurt, disgust, looking down"), _("what is here, all of it at once"), "felt", FeltForm
    ),
    "c": Part(_("My own part"), _("what I brought, what I have tried"), "own", OwnPartForm),
    "d": Part(
        _("What would have to be true"), _("for each of the three ways"), "needed", NeededForm
    ),
}  # fmt: skip


@require_GET
@open_vault
@diary
def page(request: VisitRequest) -> HttpResponse:
    context = {"tab": "path", "to_read": [text(name) for name in TO_READ]}
    return render(request, "crossroads/crossroads.html", context)


@require_http_methods(FORM)
@inner
@diary
def begin(request: VisitRequest) -> HttpResponse:
    """The alarm first; then, where waiting is kinder, the reason and a place for a note."""
    vault = vault_of(request)
    if crossroads.sitting(vault) is not None:
        return see(reverse("ways-sitting"))
    anyway = "anyway" in request.GET
    posted = request.POST if request.method == "POST" else None
    form = BeginForm(posted, initial={"anyway": anyway})
    if form.is_valid():
        wait = crossroads.wait(vault, form.cleaned_data["alarm"])
        if wait.why == "" or form.cleaned_data["anyway"]:
            return _sit_down(request, vault, form)
        return _slow(request, wait)
    wait = crossroads.wait(vault, 0)
    if wait.why and not anyway and not form.is_bound:
        return _slow(request, wait)
    return _begin(request, form)


def _sit_down(request: VisitRequest, vault: Vault, form: BeginForm) -> HttpResponse:
    if form.is_kept(vault, form.command_of()):
        return see(reverse("ways-sitting"))
    return _begin(request, form)


def _begin(request: VisitRequest, form: BeginForm) -> HttpResponse:
    context = {"tab": "path", "form": form}
    return render(request, "crossroads/begin.html", context, status=_status(form))


def _slow(request: VisitRequest, wait: Wait) -> HttpResponse:
    context = {"tab": "path", "wait": wait, "form": NoteForm()}
    return render(request, "crossroads/slow.html", context)


@require_GET
@inner
@diary
def sitting(request: VisitRequest) -> HttpResponse:
    if crossroads.sitting(vault_of(request)) is None:
        return see(reverse("ways-begin"))
    return render(request, "crossroads/sitting.html", {"tab": "path", "parts": PARTS.items()})


@require_http_methods(FORM)
@inner
@diary
@words_only
def part(request: VisitRequest, letter: str) -> HttpResponse:
    if letter not in PARTS:
        raise Http404
    vault, found = vault_of(request), PARTS[letter]
    now = crossroads.sitting(vault)
    if now is None and request.method != "POST":
        return see(reverse("ways-begin"))
    posted = request.POST if request.method == "POST" else None
    form = found.form(posted, initial=_said_today(now, found.template))
    if form.is_valid() and form.is_kept(vault, form.command_of()):
        return see(reverse("ways-sitting"))
    today = days.today(mine.look(vault))
    context = {"tab": "path", "part": found, "form": form, "ways": _ways(form, today)}
    return render(request, f"crossroads/{found.template}.html", context, status=_status(form))


def _said_today(now: Sat | None, name: str) -> dict[str, object]:
    said = getattr(now, name) if now else None
    return asdict(said) if said else {}


def _ways(form: SayForm, today: date) -> list[object]:
    return list(of_ways(form, arranged(today))) if "as_is" in form.fields else []


@require_http_methods(FORM)
@open_vault
@diary
@words_only
def note(request: VisitRequest) -> HttpResponse:
    form = NoteForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.is_kept(vault_of(request), form.command_of()):
        return see(reverse("own-kept"))
    context = {"tab": "path", "form": form}
    return render(request, "crossroads/note.html", context, status=_status(form))


@require_http_methods(FORM)
@inner
@diary
@words_only
def threads(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    said = crossroads.kept(vault).threads
    posted = request.POST if request.method == "POST" else None
    form = ThreadsForm(posted, initial=asdict(said) if said else {})
    if form.is_valid() and form.is_kept(vault, form.command_of()):
        return see(reverse("own-kept"))
    context = {"tab": "path", "form": form}
    return render(request, "crossroads/threads.html", context, status=_status(form))


@require_GET
@inner
@diary
def kept(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    found, today = crossroads.kept(vault), days.today(mine.look(vault))
    context = {
        "tab": "path",
        "sittings": say.sittings(found, today),
        "notes": found.notes,
        "threads": say.threads(found.threads),
        "found": found,
    }
    return render(request, "crossroads/kept.html", context)


@require_POST
@inner
@diary
def take_back(request: VisitRequest) -> HttpResponse:
    """What was said goes from the log; that somebody sat down that week stays, so that a week still counts as one."""
    chosen = {int(number) for number in request.POST.getlist("entry") if number.isdecimal()}
    crossroads.take_back(vault_of(request), chosen)
    return see(reverse("ways-kept"))


@require_http_methods(FORM)
@inner
@diary
@words_only
def write_page(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    found = crossroads.kept(vault)
    posted = request.POST if request.method == "POST" else None
    form = PageForm(posted, initial={"text": found.page or say.composed(found)})
    if form.is_valid() and form.is_kept(vault, form.command_of()):
        return see(reverse("ways-page"), kept="1")
    context = {
        "tab": "path",
        "form": form,
        "is_kept": request.GET.get("kept") == "1",
        "may_give": bool(found.page) and ours.is_paired(vault.person),
    }
    return render(request, "crossroads/page.html", context, status=_status(form))


@require_http_methods(FORM)
@inner
@paired
@diary
@words_only
def give(request: VisitRequest) -> HttpResponse:
    text = crossroads.kept(vault_of(request)).page
    return giving.page(request, Wanted(kind="page", text=text, back=reverse("ways-page")))


def _status(form: BeginForm | NoteForm | SayForm | PageForm) -> int:
    return UNPROCESSABLE if form.is_bound else 200
