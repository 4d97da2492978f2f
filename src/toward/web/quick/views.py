"""The quick door: take without showing. And after the passphrase: is this yours? was this yours?"""

from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from toward.accounts.sessions import Vault
from toward.programme.commands import CheckIn
from toward.services import parcels, quick
from toward.services.quick import Unsent
from toward.ui.access import inner, public, safe_next
from toward.ui.http import VisitRequest, vault_of, visit_of
from toward.web import fields, known
from toward.web.go import see
from toward.web.quick.forms import QuickForm
from toward.web.start.onward import onward

FORM = ["GET", "HEAD", "POST"]
TEXTS = {"line", "note", "text"}


@require_http_methods(FORM)
@public
def page(request: VisitRequest) -> HttpResponse:
    person = visit_of(request).device
    if person is None:
        return render(request, "quick/unknown.html")
    must_say = known.must_say(person)
    if must_say and request.method != "POST":
        return see("/unlock/", next=known.PAGE)
    form = QuickForm(request.POST if request.method == "POST" else None)
    if form.is_bound and must_say:
        form.add_error(None, _not_yet())
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "quick/quick.html", {"form": form}, status=status)
    return see("/quick/kept/" if quick.keep(person, form.command_of()) else "/quick/full/")


def _not_yet() -> str:
    """Only with the passphrase it can be said, so what was typed stays on this page meanwhile."""
    return _(
        "Nothing is kept yet: this month Toward has not said to you who could read it. Open everything "
        "below, answer that, come back here, and send this again."
    )


@require_safe
@public
def kept(request: VisitRequest) -> HttpResponse:
    return render(request, "quick/kept.html")


@require_safe
@public
def full(request: VisitRequest) -> HttpResponse:
    return render(request, "quick/full.html")


@require_http_methods(FORM)
@inner
def confirm(request: VisitRequest) -> HttpResponse:
    vault, to = vault_of(request), safe_next(request)
    if request.method == "POST":
        return _answer(request, vault, to)
    waiting = [
        {"id": one.id, "at": one.local, "says": _says(one.check_in)} for one in quick.waiting(vault)
    ]
    if not waiting:
        return see(onward(vault, "/today/" if to.startswith("/quick/") else to, fresh=True))
    return render(request, "quick/confirm.html", {"waiting": waiting, "next": to})


def _answer(request: VisitRequest, vault: Vault, to: str) -> HttpResponse:
    parcel = _id(request.POST)
    if request.POST.get("answer") == "keep":
        refused = quick.confirm(vault, parcel)
        if refused is not None:
            return render(request, "quick/too_old.html", {"next": to}, status=422)
    else:
        parcels.drop(vault, parcel)
    return see("/quick/confirm/", next=to)


@require_http_methods(FORM)
@inner
def drafts(request: VisitRequest) -> HttpResponse:
    """Each draft is a form to its own page, with what was typed inside; nothing is sent by itself."""
    vault, to = vault_of(request), safe_next(request)
    if request.method == "POST":
        parcels.drop(vault, _id(request.POST))
        return see("/drafts/", next=to)
    offered = [_offered(one) for one in quick.unsent(vault) if _leads_somewhere(one.path)]
    if not offered:
        return see("/today/" if to.startswith("/drafts/") else to)
    return render(request, "quick/drafts.html", {"drafts": offered, "next": to})


def _offered(one: Unsent) -> dict[str, object]:
    pairs = [(name, value) for name, values in one.fields.items() for value in values]
    texts = [value for name, value in pairs if _is_typed(name, value)]
    return {"id": one.id, "path": one.path, "at": one.local, "pairs": pairs, "texts": texts}


def _is_typed(name: str, value: str) -> bool:
    """Keys of lists and numbers have no space in them; words nearly always do."""
    return bool(value.strip()) if name in TEXTS else " " in value.strip()


def _says(check_in: CheckIn) -> list[str]:
    said = [_("Body’s alarm: %(number)d of 10") % {"number": check_in.alarm}]
    said += [str(word) for key, word in fields.DIRECTIONS if key == check_in.direction]
    said += [_("I felt pushed")] if check_in.pushed else []
    said += [_("I was asked to mark or to show something here")] if check_in.asked else []
    return said + ([_("I am afraid of someone")] if "afraid" in check_in.here else [])


def _id(data: QueryDict) -> UUID:
    try:
        return UUID(data.get("id", ""))
    except ValueError as error:
        raise Http404 from error


def _leads_somewhere(path: str) -> bool:
    """A draft whose page is gone, or that somebody planted with an address of their own, is not offered."""
    try:
        resolve(path.split("?", maxsplit=1)[0])
    except Resolver404:
        return False
    return not path.startswith("//")
