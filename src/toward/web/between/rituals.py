"""Rituals, the weekly hour, and what each would like it to be (M21, M25, M26)."""

from datetime import date, time

from django import forms
from django.forms.boundfield import BoundWidget
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from msgspec import Struct
from msgspec.structs import replace

from toward.accounts.sessions import Vault
from toward.programme.arriving import arrives, arrives_whole, own_words_arrive
from toward.programme.parts import rituals as part
from toward.programme.parts.rituals import (
    LayDownNormal,
    LetRitualGo,
    NormalLaidDown,
    Ritual,
    SetRitual,
    SetWeeklyHour,
    TakeNormalBack,
    WeeklyHour,
)
from toward.services import between, host, mine, ours
from toward.services.ours import Opened
from toward.ui.access import inner, open_vault
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.between import sending
from toward.web.between.handles import HandleField, handle
from toward.web.between.paired import paired
from toward.web.between.sending import SendForm, SharedForm
from toward.web.drafts import words_only
from toward.web.go import see
from toward.web.known import diary, knows_host
from toward.web.texts import choices, items, text

FORM = ["GET", "HEAD", "POST"]
MOMENTS = (("hello", _("A hello")), ("goodbye", _("A goodbye")), ("other", _("Another moment")))
NO_HOUR = "none"
WHY = {
    "many": _("Six of yours stand already, and more are hard to keep. Let one go first."),
    "hour": _("Choose an hour between 05:00 and 23:59."),
}


class Shown(Struct, frozen=True, kw_only=True):
    handle: str
    words: str
    smaller: str


class RitualForm(SharedForm):
    moment = forms.ChoiceField(
        label=_("When is it?"), choices=MOMENTS, initial="hello", widget=forms.RadioSelect
    )
    key = fields.one_of(_("What could it be?"))
    words = fields.line(_("Or something of your own"), longest=part.OWN_LENGTH)
    smaller = fields.line(_("Its smaller form"), longest=part.OWN_LENGTH)

    def __init__(self, *args: object, free_text: bool = True, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        fields.offer(self, key=choices("rituals"))
        if not free_text:
            del self.fields["words"], self.fields["smaller"]

    def rows(self) -> list[tuple[BoundWidget, str]]:
        """Each with its smaller form."""
        smaller = {item.id: item.hint for item in items("rituals")}
        return [(row, smaller.get(str(row.data["value"]), "")) for row in self["key"]]

    def clean(self) -> dict[str, object]:
        kept = super().clean() or {}
        if not kept.get("key") and not kept.get("words") and "key" not in self.errors:
            self.add_error("key", _("Choose one, or write one of your own."))
        return kept

    def command_of(self) -> SetRitual:
        kept = self.cleaned_data
        words = kept.get("words", "")
        return SetRitual(
            moment=kept["moment"],
            key="" if words else kept["key"],
            words=words,
            smaller=kept.get("smaller", ""),
        )


class LetGoForm(SharedForm):
    ritual = HandleField()


class HourForm(SharedForm):
    weekday = forms.ChoiceField(label=_("On which day?"), widget=forms.RadioSelect)
    at = forms.TimeField(label=_("At what time?"), initial=time(10), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        days = [(str(number), name) for number, name in WEEKDAYS.items()]
        self.fields["weekday"].choices = [*days, (NO_HOUR, _("no hour for now"))]  # type: ignore[attr-defined]
        self.fields["at"].widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
        self.fields["at"].error_messages["invalid"] = _("As hours and minutes, like 10:30.")

    def command_of(self) -> SetWeeklyHour:
        day, at = self.cleaned_data["weekday"], self.cleaned_data["at"] or time(10)
        weekday = None if day == NO_HOUR else int(day)
        return SetWeeklyHour(weekday=weekday, hour=at.hour, minute=at.minute)


class NormalForm(SendForm):
    text = fields.words(
        _("A day in a year that would be good enough"),
        longest=part.NORMAL_LENGTH,
        rows=9,
        required=True,
    )


@require_safe
@inner
@paired
@knows_host
def page(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    known = _heard(vault, ours.get(vault).state.rituals.rituals)
    context = {
        "tab": "between",
        "groups": [(title, _shown(known, moment)) for moment, title in MOMENTS],
        "plain": SharedForm(),
        "rests": _rests(vault) if any(one.key in part.TOUCH for one in known) else None,
    }
    return render(request, "between/rituals.html", context)


@require_http_methods(FORM)
@open_vault
@paired
@knows_host
def new(request: VisitRequest) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    form = RitualForm(posted, free_text=host.allows_free_text())
    if form.is_valid() and form.is_shared(vault_of(request), form.command_of(), WHY):
        return see(reverse("between-rituals"))
    context = {"tab": "between", "form": form, "rests": _rests(vault_of(request))}
    status = 422 if form.is_bound else 200
    return render(request, "between/ritual_new.html", context, status=status)


@require_POST
@open_vault
@paired
@knows_host
def let_go(request: VisitRequest) -> HttpResponse:
    """Gone already is as good as gone now."""
    form = LetGoForm(request.POST)
    if form.is_valid():
        form.is_shared(vault_of(request), LetRitualGo(ritual=form.cleaned_data["ritual"]))
    return see(reverse("between-rituals"))


@require_http_methods(FORM)
@open_vault
@paired
@knows_host
def hour(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    held = ours.get(vault).state.rituals.hour
    posted = request.POST if request.method == "POST" else None
    form = HourForm(posted, initial=_as_it_stands(held))
    if form.is_valid() and form.is_shared(vault, form.command_of(), WHY):
        return see(reverse("between-hour"))
    context = {
        "tab": "between",
        "form": form,
        "hour": held,
        "weekday": WEEKDAYS[held.weekday] if held else "",
        "at": time(held.hour, held.minute) if held else None,
        "agenda": items("agenda"),
        "text": text("weekly-hour"),
    }
    status = 422 if form.is_bound else 200
    return render(request, "between/hour.html", context, status=status)


@require_http_methods(FORM)
@inner
@paired
@diary
@words_only
def normal(request: VisitRequest) -> HttpResponse:
    """Written alone, opened together: the two texts show once both lie on the table."""
    vault = vault_of(request)
    form = NormalForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.pressed != "change":
        words = form.cleaned_data["text"]
        if form.pressed != "send":
            return sending.preview(request, form, words=words, note=str(_WHEN_BOTH))
        if form.is_shared(vault, LayDownNormal(text=words)):
            return see(reverse("between-normal"))
    opened = ours.get(vault)
    laid = opened.state.rituals
    context = {
        "tab": "between",
        "form": form,
        "name": opened.partner.name,
        "lies": part.lies_there(laid, str(vault.person)) is not None,
        "texts": _texts(opened, str(vault.person), hears=arrives_whole(mine.look(vault), "plans")),
        "plain": SharedForm(),
        "about": text("a-new-normal"),
    }
    status = 422 if form.errors else 200
    return render(request, "between/normal.html", context, status=status)


_WHEN_BOTH = _("It opens for both at once, when both lie on the table.")


@require_POST
@inner
@paired
@diary
def take_back(request: VisitRequest) -> HttpResponse:
    form = SharedForm(request.POST)
    if form.is_valid():
        form.is_shared(vault_of(request), TakeNormalBack())
    return see(reverse("between-normal"))


def _rests(vault: Vault) -> date | None:
    """Until when touch is off the table for both, as Between us says it too; None: it is not."""
    found = between.look(vault)
    if found is None:
        return None
    first = found.calendar.block_ends if found.calendar.openly_words else None
    return max(filter(None, (first, found.touch_rests_until)), default=None)


def _as_it_stands(held: WeeklyHour | None) -> dict[str, object]:
    return {"weekday": str(held.weekday), "at": time(held.hour, held.minute)} if held else {}


def _heard(vault: Vault, known: tuple[Ritual, ...]) -> tuple[Ritual, ...]:
    """Without what of the other's is kept quiet; what was chosen stands without their own words."""
    state, me = mine.look(vault), str(vault.person)
    if not arrives(state, "plans"):
        return tuple(one for one in known if one.author == me)
    if own_words_arrive(state):
        return known
    return tuple(one if one.author == me else replace(one, words="", smaller="") for one in known)


def _shown(known: tuple[Ritual, ...], moment: str) -> list[Shown]:
    listed = {item.id: item for item in items("rituals")}
    found = []
    for ritual in known:
        item = listed.get(ritual.key)
        if ritual.moment == moment and (item or ritual.words):
            words = ritual.words or (item.text if item else "")
            smaller = _smaller(ritual.smaller) or (item.hint if item else "")
            found.append(Shown(handle=handle(ritual.number), words=words, smaller=smaller))
    return found


def _smaller(own: str) -> str:
    """As the list says it of its own."""
    return gettext("smaller: %(words)s") % {"words": own} if own else ""


def _texts(opened: Opened, me: str, *, hears: bool) -> list[tuple[bool, str]]:
    """Own first, as (is own, words); of the other's nothing before both lie there."""
    laid = opened.state.rituals
    own = part.lies_there(laid, me)
    numbers = part.opened_together(laid) if hears else ()
    read = ours.entries(opened, numbers or ((own.number,) if own else ()))
    found = [
        (str(one.author) == me, one.envelope.event.text)
        for one in read
        if isinstance(one.envelope.event, NormalLaidDown)
    ]
    return sorted(found, key=lambda pair: not pair[0])
