"""What stirs it up (M4): a smell, a sound, a weight, on a list with what helps. Noted openly, read behind the passphrase."""

from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from msgspec import Struct

from toward.accounts.sessions import Vault
from toward.programme.parts.stirs import (
    WHAT_LENGTH,
    EaseStir,
    LetStirGo,
    MeetStir,
    NoteStir,
    Stir,
    StirEased,
    StirNoted,
    find_stir,
)
from toward.services import mine
from toward.ui.access import inner, open_vault
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.go import see
from toward.web.known import diary
from toward.web.own.entries import number, with_later
from toward.web.texts import choices


class HelpsForm(fields.CommandForm):
    helps = fields.several_of(_("What helps then?"))
    line = fields.line(_("What helps, in your own words"), longest=WHAT_LENGTH)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        fields.offer(self, helps=choices("helps"))

    def ease_of(self, stir: int) -> EaseStir:
        kept = self.cleaned_data
        return EaseStir(stir=stir, helps=tuple(kept["helps"]), line=kept["line"])


class StirForm(HelpsForm):
    kind = fields.one_of(_("What kind of thing is it?"), required=True)
    what = fields.line(_("What is it, in a few words?"), longest=WHAT_LENGTH, required=True)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, kind=choices("stirs"))

    def command_of(self) -> NoteStir:
        kept = self.cleaned_data
        return NoteStir(
            kind=kept["kind"], what=kept["what"], helps=tuple(kept["helps"]), line=kept["line"]
        )


class MetForm(fields.CommandForm):
    alarm = fields.alarm(_("How loud was your body’s alarm?"), required=False)


class OffForm(fields.CommandForm):
    """One tap: off the list."""


class Said(Struct, frozen=True, kw_only=True):
    """One of the list as its page shows it."""

    id: UUID
    kind: str
    what: str
    helps: tuple[str, ...]
    said: tuple[str, ...]
    line: str
    times: int
    alarms: tuple[int, ...]


FULL = {
    "full": _("Twenty-four stand on your list. Take one off first; what you typed is still here.")
}


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
@diary
def page(request: VisitRequest) -> HttpResponse:
    form = StirForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.is_kept(vault_of(request), form.command_of(), FULL):
        return see(reverse("own-kept"))
    context = {"tab": "path", "form": form}
    return render(request, "own/stirs.html", context, status=422 if form.is_bound else 200)


@require_GET
@inner
@diary
def listed(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    context = {"tab": "path", "stirs": _all(vault, mine.look(vault).stirs.kept)}
    return render(request, "own/stirs_list.html", context)


@require_GET
@inner
@diary
def one(request: VisitRequest, stir: UUID) -> HttpResponse:
    return _one(request, stir)


@require_POST
@inner
@diary
def met(request: VisitRequest, stir: UUID) -> HttpResponse:
    vault, form = vault_of(request), MetForm(request.POST)
    seq = number(vault, stir)
    if form.is_valid():
        command = MeetStir(stir=seq, alarm=form.cleaned_data["alarm"])
        if form.is_kept(vault, command):
            return see(reverse("own-stir", args=[stir]))
    return _one(request, stir, met=form)


@require_POST
@inner
@diary
def helps(request: VisitRequest, stir: UUID) -> HttpResponse:
    vault, form = vault_of(request), HelpsForm(request.POST)
    seq = number(vault, stir)
    if form.is_valid() and form.is_kept(vault, form.ease_of(seq)):
        return see(reverse("own-stir", args=[stir]))
    return _one(request, stir, helps=form)


@require_POST
@inner
@diary
def off(request: VisitRequest, stir: UUID) -> HttpResponse:
    """Gone already is as good as gone now."""
    vault, form = vault_of(request), OffForm(request.POST)
    seq = number(vault, stir)
    if find_stir(mine.look(vault).stirs, seq) is None:
        return see(reverse("own-stirs-list"))
    if form.is_valid() and form.is_kept(vault, LetStirGo(stir=seq)):
        return see(reverse("own-stirs-list"))
    return _one(request, stir, off=form)


def _one(request: VisitRequest, stir: UUID, **bound: forms.Form) -> HttpResponse:
    vault = vault_of(request)
    found = find_stir(mine.look(vault).stirs, number(vault, stir))
    said = _all(vault, (found,)) if found else []
    if not said:
        raise Http404
    blank = {"met": MetForm(), "helps": HelpsForm(initial=_initial(said[0])), "off": OffForm()}
    context = {"tab": "path", "stir": said[0], **blank, **bound}
    return render(request, "own/stir.html", context, status=422 if bound else 200)


def _all(vault: Vault, kept: tuple[Stir, ...]) -> list[Said]:
    found = with_later(vault, kept, lambda one: (one.seq, one.helps), StirNoted, StirEased)
    return [_said(*one) for one in found]


def _said(entry: UUID, stir: Stir, noted: StirNoted, eased: StirEased | None) -> Said:
    latest, helps = eased or noted, dict(choices("helps"))
    return Said(
        id=entry,
        kind=dict(choices("stirs")).get(noted.kind, ""),
        what=noted.what,
        helps=latest.helps,
        said=tuple(helps[key] for key in latest.helps if key in helps),
        line=latest.line,
        times=stir.times,
        alarms=tuple(met.alarm for met in stir.met if met.alarm is not None),
    )


def _initial(said: Said) -> dict[str, object]:
    return {"helps": list(said.helps), "line": said.line}
