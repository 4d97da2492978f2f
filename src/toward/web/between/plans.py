"""A plan for a place that the two share (M24): proposed by one, after seeing it as the other will; changed by either."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toward.accounts.sessions import Vault
from toward.programme.parts.places import (
    NAME_LENGTH,
    TEXT_LENGTH,
    Place,
    PlaceNoted,
    PlacePlanned,
)
from toward.programme.parts.places import find_place as find_own
from toward.programme.parts.plans import (
    AgreeToPlan,
    AnswerPlan,
    ChangePlan,
    LetPlanGo,
    ProposePlan,
)
from toward.services import host, mine, ours
from toward.ui.access import inner
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.between import sending
from toward.web.between.handles import HandleField, number_of
from toward.web.between.items import in_words, no_answer
from toward.web.between.paired import paired
from toward.web.between.plan_items import Shown, joined, line, plans_of
from toward.web.between.sending import SendForm, SharedForm
from toward.web.go import see
from toward.web.known import diary, knows_host
from toward.web.own.entries import with_later
from toward.web.texts import choices

FORM = ["GET", "HEAD", "POST"]
WHY = {
    "many": _("Four of yours stand here. Let one go, then there is room; what you typed is still here."),
    "gone": _("It is no longer there: it was let go, or taken back."),
    "changed": _("It has changed since you saw it. It stands here as it is now."),
}  # fmt: skip


class PlanForm(SendForm):
    """What will be changed; for a new plan also what it is about."""

    changes = fields.several_of(_("What will be changed?"))
    words = fields.words(_("In your own words"), longest=TEXT_LENGTH, rows=2)

    def __init__(self, *args: Any, free_text: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, changes=choices("changes"))
        if not free_text:
            self.without_words()

    def without_words(self) -> None:
        del self.fields["words"]

    def clean(self) -> dict[str, Any]:
        kept: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not (kept["changes"] or kept.get("words")):
            raise forms.ValidationError(_("Choose one thing, or write one. Small is enough."))
        return kept

    @property
    def said(self) -> tuple[tuple[str, ...], str]:
        return tuple(self.cleaned_data["changes"]), self.cleaned_data.get("words", "")


class NewForm(PlanForm):
    kind = fields.one_of(_("What is it?"), required=True)
    name = fields.line(_("What do you both call it?"), longest=NAME_LENGTH)
    field_order = ("kind", "name", "changes", "words")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, kind=choices("place_kinds"))
        self.fields["kind"].error_messages["required"] = _("Choose one, or leave it for today.")

    def without_words(self) -> None:
        super().without_words()
        del self.fields["name"]

    def command_of(self) -> ProposePlan:
        kept, (changes, words) = self.cleaned_data, self.said
        return ProposePlan(
            kind=kept["kind"], name=kept.get("name", ""), changes=changes, words=words
        )


class AnswerForm(SendForm):
    words = fields.words(_("In your own words"), longest=TEXT_LENGTH, rows=3, required=True)


class YesForm(SharedForm):
    """Carries the wording that its page showed."""

    version = HandleField()


@require_safe
@inner
@paired
@knows_host
def page(request: VisitRequest) -> HttpResponse:
    context = {"tab": "between", "plans": _plans(vault_of(request))}
    return render(request, "between/plans.html", context)


@require_http_methods(FORM)
@inner
@paired
@knows_host
def new(request: VisitRequest) -> HttpResponse:
    vault, posted = vault_of(request), request.POST if request.method == "POST" else None
    initial = _from_own(vault, request.GET.get("from", ""))
    form = NewForm(posted, initial=initial, free_text=host.allows_free_text())
    if form.is_valid() and form.pressed != "change":
        made = form.command_of()
        if form.pressed != "send":
            seen, own = (
                line(in_words("place_kinds", made.kind), made.changes),
                joined(made.name, made.words),
            )
            return sending.preview(request, form, words=seen, own=own, note=no_answer())
        if form.is_shared(vault, made, WHY):
            return see(reverse("between-plans"))
    context = {"tab": "between", "form": form}
    status = 422 if form.errors else 200
    return render(request, "between/plan_new.html", context, status=status)


@require_safe
@inner
@paired
@knows_host
def one(request: VisitRequest, plan: str) -> HttpResponse:
    return _one(request, _shown(vault_of(request), plan))


@require_http_methods(FORM)
@inner
@paired
@knows_host
def change(request: VisitRequest, plan: str) -> HttpResponse:
    """Another wording in place of this one; a yes to the one before no longer counts."""
    vault, posted = vault_of(request), request.POST if request.method == "POST" else None
    shown = _shown(vault, plan)
    initial = {"changes": list(shown.keys), "words": shown.words if shown.is_own else ""}
    form = PlanForm(posted, initial=initial, free_text=host.allows_free_text())
    if form.is_valid() and form.pressed != "change":
        changes, words = form.said
        if form.pressed != "send":
            seen = line(shown.kind, changes)
            return sending.preview(request, form, words=seen, own=words, note=no_answer())
        if form.is_shared(vault, ChangePlan(plan=shown.seq, changes=changes, words=words), WHY):
            return see(reverse("between-plan", args=[plan]))
    context = {"tab": "between", "form": form, "plan": shown}
    status = 422 if form.errors else 200
    return render(request, "between/plan_change.html", context, status=status)


@require_http_methods(FORM)
@inner
@paired
@diary
def answer(request: VisitRequest, plan: str) -> HttpResponse:
    vault, posted = vault_of(request), request.POST if request.method == "POST" else None
    shown, form = _shown(vault, plan), AnswerForm(posted)
    if form.is_valid() and form.pressed != "change":
        words = form.cleaned_data["words"]
        if form.pressed != "send":
            return sending.preview(request, form, words="", own=words, note=no_answer())
        if form.is_shared(vault, AnswerPlan(plan=shown.seq, words=words), WHY):
            return see(reverse("between-plan", args=[plan]))
    context = {"tab": "between", "form": form, "plan": shown}
    status = 422 if form.errors else 200
    return render(request, "between/plan_answer.html", context, status=status)


@require_POST
@inner
@paired
@knows_host
def agree(request: VisitRequest, plan: str) -> HttpResponse:
    vault, form = vault_of(request), YesForm(request.POST)
    shown = _shown(vault, plan)
    if form.is_valid() and (shown.can_agree or shown.agreed):
        yes = AgreeToPlan(plan=shown.seq, version=form.cleaned_data["version"])
        if form.is_shared(vault, yes, WHY):
            return see(reverse("between-plan", args=[plan]))
    return _one(request, shown, yes=form)


@require_POST
@inner
@paired
@knows_host
def let_go(request: VisitRequest, plan: str) -> HttpResponse:
    """Gone already is as good as gone now."""
    vault, form = vault_of(request), SharedForm(request.POST)
    number = number_of(plan)
    if form.is_valid() and number:
        form.is_shared(vault, LetPlanGo(plan=number), WHY)
    return see(reverse("between-plans"))


def _one(request: VisitRequest, shown: Shown, yes: YesForm | None = None) -> HttpResponse:
    context = {
        "tab": "between",
        "plan": shown,
        "name": ours.get(vault_of(request)).partner.name,
        "errors": yes,
        "yes": YesForm(initial={"version": shown.version}, auto_id=False),
        "plain": SharedForm(auto_id=False),
        "writes": host.allows_free_text(),
    }
    return render(request, "between/plan.html", context, status=422 if yes else 200)


def _plans(vault: Vault) -> list[Shown]:
    return plans_of(ours.get(vault), mine.look(vault), str(vault.person))


def _shown(vault: Vault, plan: str) -> Shown:
    """One that is gone, quiet or never was: all alike."""
    found = next((one for one in _plans(vault) if one.handle == plan), None)
    if found is None:
        raise Http404
    return found


def _from_own(vault: Vault, entry: str) -> dict[str, object]:
    """From a place on one's own list: what was chosen there, and none of the words."""
    try:
        seq = mine.number_of(vault, UUID(entry))
    except ValueError:
        return {}
    kept = find_own(mine.look(vault).places, seq) if seq else None
    found = with_later(vault, [kept] if kept else [], _stands, PlaceNoted, PlacePlanned)
    for _entry, _place, noted, planned in found:
        return {"kind": noted.kind, "changes": list(planned.changes) if planned else []}
    return {}


def _stands(place: Place) -> tuple[int, int]:
    return place.seq, place.planned
