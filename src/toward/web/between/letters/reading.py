"""Reading a letter: prepared first, at one's own time, with the right to stop. Nothing tells that it was opened.

Its words stand only in the answer to the reader's own "read it now"; there is no address that holds them.
"""

from datetime import date, timedelta
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from toward.services import days, letters, mine, ours
from toward.services.letters import Words
from toward.ui.access import inner
from toward.ui.forms import Form
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.between.letters.items import TITLES
from toward.web.between.paired import paired
from toward.web.drafts import words_only
from toward.web.go import see
from toward.web.known import diary
from toward.web.texts import text

UNPROCESSABLE = 422
LOUD = 7
WAITS = {
    "1": _("until tomorrow"),
    "7": _("for a week"),
    "28": _("for four weeks"),
    "0": _("until I bring it back"),
}


class LetterForm(Form):
    entry = forms.UUIDField(widget=forms.HiddenInput)


class ReadForm(LetterForm):
    """`anyway`: read although the alarm is loud."""

    step = forms.ChoiceField(choices=[("read", "")], widget=forms.HiddenInput)
    alarm = fields.alarm()
    anyway = forms.BooleanField(required=False, widget=forms.HiddenInput)

    @property
    def could_wait(self) -> bool:
        return self.cleaned_data["alarm"] >= LOUD and not self.cleaned_data["anyway"]


class PutOffForm(fields.CommandForm):
    entry = forms.UUIDField(widget=forms.HiddenInput)
    wait = forms.ChoiceField(
        label=_("Let it rest"), choices=list(WAITS.items()), widget=forms.RadioSelect
    )

    def until(self, today: date) -> date | None:
        wait = int(self.cleaned_data["wait"])
        return today + timedelta(days=wait) if wait else None


class BackForm(fields.CommandForm):
    entry = forms.UUIDField(widget=forms.HiddenInput)


@require_GET
@inner
@paired
@diary
def page(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    opened = ours.get(vault)
    found = letters.came(vault, opened)
    resting = [
        (letter, BackForm(initial={"entry": letter.entry}, auto_id=False))
        for letter in found
        if letter.rests
    ]
    context = {
        "tab": "between",
        "name": opened.partner.name,
        "standing": [letter for letter in found if not letter.rests],
        "resting": resting,
    }
    return render(request, "letters/letters.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@paired
@diary
@words_only
def letter(request: VisitRequest) -> HttpResponse:
    """What is not there, not yet, not for this reader, or only looked up leads back to the list, all alike."""
    form = LetterForm(request.POST)
    asked = form.cleaned_data["entry"] if form.is_valid() else None
    vault = vault_of(request)
    words = letters.read(vault, ours.get(vault), asked) if asked else None
    if asked is None or words is None:
        return see(reverse("between-letters"))
    return _letter(request, asked, words)


def _letter(request: VisitRequest, asked: UUID, words: Words) -> HttpResponse:
    form, first = ReadForm(request.POST), {"entry": asked, "step": "read"}
    if "step" not in request.POST:
        return _prepare(request, words, ReadForm(initial=first))
    if not form.is_valid():
        return _prepare(request, words, form, status=UNPROCESSABLE)
    if form.could_wait:
        anyway = ReadForm(initial={**first, "anyway": True})
        return _prepare(request, words, anyway, is_loud=True)
    off = PutOffForm(initial={"entry": asked, "wait": "1"})
    context = {"tab": "between", "title": TITLES[words.kind], "letter": words, "put_off": off}
    return render(request, "letters/read.html", context)


def _prepare(
    request: VisitRequest, words: Words, form: ReadForm, *, status: int = 200, is_loud: bool = False
) -> HttpResponse:
    context = {
        "tab": "between",
        "form": form,
        "text": text("before-a-letter"),
        "is_loud": is_loud,
        "minutes": _minutes(words.text),
        "put_off": PutOffForm(initial={"entry": form["entry"].value(), "wait": "1"}),
    }
    return render(request, "letters/before.html", context, status=status)


def _minutes(text: str) -> int:
    """At a slow reading pace, and never none."""
    return max(1, round(len(text.split()) / 120))


@require_POST
@inner
@paired
@diary
@words_only
def put_off(request: VisitRequest) -> HttpResponse:
    vault, form = vault_of(request), PutOffForm(request.POST)
    if form.is_valid():
        kept, today = form.cleaned_data, days.today(mine.look(vault))
        letters.rest(vault, kept["entry"], form.until(today), kept["command"])
    return see(reverse("between-letters"))


@require_POST
@inner
@paired
@diary
@words_only
def bring_back(request: VisitRequest) -> HttpResponse:
    vault, form = vault_of(request), BackForm(request.POST)
    if form.is_valid():
        kept = form.cleaned_data
        letters.bring_back(vault, kept["entry"], kept["command"])
    return see(reverse("between-letters"))
