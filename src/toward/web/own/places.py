"""Places and things that carry it (M24): noted openly; what will be changed, and the alarm there, behind the passphrase."""

from datetime import date
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from msgspec import Struct

from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.programme.parts.places import (
    NAME_LENGTH,
    TEXT_LENGTH,
    FeelPlace,
    LetPlaceGo,
    NotePlace,
    Place,
    PlaceNoted,
    PlacePlanned,
    PlanPlace,
    find_place,
    look_on,
)
from toward.programme.safety import is_flagged
from toward.services import days, mine, ours
from toward.ui.access import inner, open_vault
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.go import see
from toward.web.known import diary
from toward.web.own.entries import number, with_later
from toward.web.texts import choices

FULL = {"full": _("Sixteen stand on your list. Take one off first; what you typed is still here.")}


class PlaceForm(fields.CommandForm):
    kind = fields.one_of(_("What is it?"), required=True)
    name = fields.line(_("What do you call it?"), longest=NAME_LENGTH, required=True)
    carries = fields.words(_("What does it carry?"), longest=TEXT_LENGTH, rows=2)
    alarm = fields.alarm(_("How loud is your body’s alarm there?"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        fields.offer(self, kind=choices("place_kinds"))

    def command_of(self) -> NotePlace:
        kept = self.cleaned_data
        return NotePlace(
            kind=kept["kind"], name=kept["name"], carries=kept["carries"], alarm=kept["alarm"]
        )


class PlanForm(fields.CommandForm):
    changes = fields.several_of(_("What will be changed?"))
    plan = fields.words(_("In your own words"), longest=TEXT_LENGTH, rows=2)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        fields.offer(self, changes=choices("changes"))

    def command_of(self, place: int) -> PlanPlace:
        kept = self.cleaned_data
        return PlanPlace(place=place, changes=tuple(kept["changes"]), plan=kept["plan"])


class FeltForm(fields.CommandForm):
    changed = forms.BooleanField(label=_("It has been changed by now"), required=False)
    alarm = fields.alarm(_("How loud was your body’s alarm there?"), required=False)

    def command_of(self, place: int) -> FeelPlace:
        kept = self.cleaned_data
        return FeelPlace(place=place, changed=kept["changed"], alarm=kept["alarm"])


class OffForm(fields.CommandForm):
    """One tap: off the list."""


class Felt(Struct, frozen=True):
    day: date
    changed: bool
    alarm: int | None


class Said(Struct, frozen=True, kw_only=True):
    """A place as its page shows it; felt in the order of the days."""

    id: UUID
    kind: str
    name: str
    carries: str
    before: int | None
    keys: tuple[str, ...]
    changes: tuple[str, ...]
    plan: str
    changed_on: date | None
    look_on: date | None
    felt: tuple[Felt, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
@diary
def page(request: VisitRequest) -> HttpResponse:
    form = PlaceForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.is_kept(vault_of(request), form.command_of(), FULL):
        return see(reverse("own-kept"))
    context = {"tab": "path", "form": form}
    return render(request, "own/places.html", context, status=422 if form.is_bound else 200)


@require_GET
@inner
@diary
def listed(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    state = mine.look(vault)
    places = _all(vault, state.places.kept)
    context = {"tab": "path", "places": places, "today": days.today(state)}
    return render(request, "own/places_list.html", context)


@require_GET
@inner
@diary
def one(request: VisitRequest, place: UUID) -> HttpResponse:
    return _one(request, place)


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@diary
def plan(request: VisitRequest, place: UUID) -> HttpResponse:
    vault = vault_of(request)
    said, seq = _said_of(vault, place), number(vault, place)
    initial = {"changes": list(said.keys), "plan": said.plan}
    form = PlanForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid() and form.is_kept(vault, form.command_of(seq)):
        return see(reverse("own-place", args=[place]))
    context = {"tab": "path", "place": said, "form": form}
    return render(request, "own/place_plan.html", context, status=422 if form.is_bound else 200)


@require_POST
@inner
@diary
def felt(request: VisitRequest, place: UUID) -> HttpResponse:
    vault, form = vault_of(request), FeltForm(request.POST)
    seq = number(vault, place)
    if form.is_valid() and form.is_kept(vault, form.command_of(seq)):
        return see(reverse("own-place", args=[place]))
    return _one(request, place, felt=form)


@require_POST
@inner
@diary
def off(request: VisitRequest, place: UUID) -> HttpResponse:
    """Gone already is as good as gone now."""
    vault, form = vault_of(request), OffForm(request.POST)
    seq = number(vault, place)
    if find_place(mine.look(vault).places, seq) is None:
        return see(reverse("own-places-list"))
    if form.is_valid() and form.is_kept(vault, LetPlaceGo(place=seq)):
        return see(reverse("own-places-list"))
    return _one(request, place, off=form)


def _one(request: VisitRequest, place: UUID, **bound: forms.Form) -> HttpResponse:
    said = _said_of(vault_of(request), place)
    blank = {"felt": FeltForm(initial={"changed": said.changed_on is not None}), "off": OffForm()}
    context = {"tab": "path", "place": said, "may_share": _may_share(request), **blank, **bound}
    return render(request, "own/place.html", context, status=422 if bound else 200)


def _may_share(request: VisitRequest) -> bool:
    """Nothing that sends is offered to someone whose side is closed for safety."""
    vault = vault_of(request)
    state = mine.look(vault)
    flagged = is_flagged(state, days.today(state), programme().limits)
    return ours.is_paired(vault.person) and not flagged


def _said_of(vault: Vault, place: UUID) -> Said:
    found = find_place(mine.look(vault).places, number(vault, place))
    said = _all(vault, (found,)) if found else []
    if not said:
        raise Http404
    return said[0]


def _all(vault: Vault, kept: tuple[Place, ...]) -> list[Said]:
    found = with_later(vault, kept, lambda one: (one.seq, one.planned), PlaceNoted, PlacePlanned)
    return [_said(*one) for one in found]


def _said(entry: UUID, place: Place, noted: PlaceNoted, planned: PlacePlanned | None) -> Said:
    changes, keys = dict(choices("changes")), planned.changes if planned else ()
    return Said(
        id=entry,
        kind=dict(choices("place_kinds")).get(noted.kind, ""),
        name=noted.name,
        carries=noted.carries,
        before=noted.alarm,
        keys=keys,
        changes=tuple(changes[key] for key in keys if key in changes),
        plan=planned.plan if planned else "",
        changed_on=place.changed_on,
        look_on=look_on(place),
        felt=tuple(Felt(one.day, one.changed, one.alarm) for one in place.felt),
    )
