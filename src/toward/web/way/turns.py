"""The loop (M6): a moment that turned, noted in a few taps; one's own notes laid side by side, and a way out of it.

Found or not, nothing outside the inner pages changes, and nobody but the owner is ever told.
"""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from toward.programme.commands import SetPause
from toward.programme.loop import LoopDay
from toward.programme.parts.loop import AnswerLoop, NoteTurn
from toward.services import turns
from toward.ui.access import inner, open_vault
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields, turned
from toward.web.go import see
from toward.web.known import diary
from toward.web.places import row
from toward.web.texts import choices, items, text

FORM = ["GET", "HEAD", "POST"]
RESTS = [("3", _("3 days")), ("7", _("1 week")), ("14", _("2 weeks")), ("28", _("4 weeks"))]


class TurnForm(fields.CommandForm):
    tried = fields.one_of(_("Who tried to be close?"))
    why = fields.one_of(_("And on your side, why?"))
    tension = fields.alarm(_("How much did your body brace?"), required=False)
    turned_away = fields.alarm(_("How much did you feel turned away from?"), required=False)
    pressure = fields.alarm(_("How much pressure was there, or guilt?"), required=False)
    went_along = forms.BooleanField(label=_("I went along, and my body said no"), required=False)
    avoided = forms.BooleanField(label=_("I have kept out of its way since"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, tried=choices("loop_tried"), why=choices("loop_whys"))

    def clean(self) -> dict[str, Any]:
        kept = super().clean() or {}
        said = [value for name, value in kept.items() if name != "command"]
        if not self.errors and not any(map(_is_said, said)):
            raise forms.ValidationError(_("One of these is enough. Or leave it for today."))
        return kept

    def command_of(self) -> NoteTurn:
        kept = self.cleaned_data
        return NoteTurn(**{name: kept[name] for name in NoteTurn.__struct_fields__})


class FitsForm(fields.CommandForm):
    fits = forms.ChoiceField(
        label=_("Does this fit?"),
        choices=turned.FITS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one, or leave it for today.")},
    )

    def command_of(self) -> AnswerLoop:
        return AnswerLoop(fits=self.cleaned_data["fits"])


class RestForm(fields.CommandForm):
    days = forms.TypedChoiceField(
        label=_("For how long?"),
        choices=RESTS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how long, or leave it.")},
    )


@require_http_methods(FORM)
@open_vault
@diary
def page(request: VisitRequest) -> HttpResponse:
    form = TurnForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.is_kept(vault_of(request), form.command_of()):
        return see(reverse("own-kept"))
    context = {"tab": "path", "form": form}
    return render(request, "way/turns.html", context, status=422 if form.is_bound else 200)


@require_http_methods(FORM)
@inner
@diary
def look(request: VisitRequest) -> HttpResponse:
    """The question, in one's own notes. Answered, it rests; a yes leads on to a way out."""
    vault = vault_of(request)
    found = turns.look(vault)
    form = FitsForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.is_kept(vault, form.command_of()):
        no = form.cleaned_data["fits"] == "no"
        return see(reverse("own-kept") if no else reverse("own-turns-rest"))
    context = {
        "tab": "path",
        "form": form,
        "asked": _days(found.asked),
        "noted": _days(found.noted),
        "about": text("the-loop"),
    }
    return render(request, "way/look.html", context, status=422 if form.is_bound else 200)


@require_http_methods(FORM)
@inner
@diary
def rest(request: VisitRequest) -> HttpResponse:
    """Touch off the table for days one chooses, words to say, and something safer instead."""
    vault = vault_of(request)
    form = RestForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        days = turns.days_of_rest(vault, form.cleaned_data["days"])
        if form.is_kept(vault, SetPause(days=days)):
            return see(reverse("own-kept"))
    context = {
        "tab": "path",
        "form": form,
        "until": turns.rests_until(vault),
        "words": items("loop_words"),
        "instead": [row(ref) for ref in turns.instead(vault)],
    }
    return render(request, "way/rest.html", context, status=422 if form.is_bound else 200)


def _is_said(value: object) -> bool:
    """A number is said even where it is 0; an empty choice and an empty box are not."""
    return value is not False and value not in {None, ""}


def _days(found: tuple[LoopDay, ...]) -> list[tuple[date, list[str]]]:
    return [(one.day, turned.of_day(one)) for one in reversed(found)]
