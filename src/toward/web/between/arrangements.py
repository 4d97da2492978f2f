"""What the two hold to for now: who knows, where we sleep, a rest from touch. Either sets, either ends, unexplained.

Behind the passphrase, for what is said here is nobody else's business. Whose word it was is not shown.
"""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from msgspec import Struct

from toward.accounts.sessions import Vault
from toward.programme.arriving import arrives
from toward.programme.parts.arrangements import (
    TRUCE,
    TRUCE_DAYS,
    About,
    Arrangement,
    ArrangementCommands,
    EndArrangement,
    SetArrangement,
)
from toward.services import arrangements, mine, ours
from toward.ui.access import inner
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.between.paired import paired
from toward.web.go import see
from toward.web.texts import choices


class Page(Struct, frozen=True, kw_only=True):
    """What one of the three says of itself."""

    title: str | Promise
    short: str | Promise
    ask: str | Promise
    missing: str | Promise
    note: str | Promise


PAGES: dict[About, Page] = {
    "knows": Page(
        title=_("Who knows"),
        short=_("How far it is told for now. It protects both of you, and can change."),
        ask=_("What holds for now?"),
        missing=_("Choose one, or leave it open."),
        note=_(
            "If you are afraid of someone, no arrangement about silence holds: tell whom you need."
        ),
    ),
    "sleep": Page(
        title=_("Where we sleep"),
        short=_("So that nobody has to ask at midnight."),
        ask=_("What holds for now?"),
        missing=_("Choose one, or leave it open."),
        note=_("Each may ask for a bed alone on any night. It needs no reason and says nothing."),
    ),
    "truce": Page(
        title=_("A rest from touch"),
        short=_("For a while nobody has to wonder. Until then nothing that either marks counts."),
        ask=_("For how long?"),
        missing=_("Choose how long."),
        note=_(
            "The other sees that it stands. To let touch rest with nobody knowing, there are Limits and rests in Settings."
        ),
    ),
}


class ArrangementForm(fields.CommandForm):
    choice = fields.one_of(_("What holds for now?"), required=True)

    def __init__(self, *args: Any, about: About, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.about: About = about
        offered = _lengths() if about == TRUCE else choices(about)
        fields.offer(self, choice=offered)
        choice = self.fields["choice"]
        choice.label = str(PAGES[about].ask)
        choice.error_messages["required"] = str(PAGES[about].missing)

    def command_of(self) -> SetArrangement:
        choice = self.cleaned_data["choice"]
        if self.about == TRUCE:
            return SetArrangement(about=TRUCE, days=int(choice))
        return SetArrangement(about=self.about, choice=choice)


class EndForm(fields.CommandForm):
    end = forms.CharField(widget=forms.HiddenInput, initial="1")


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@paired
def knows(request: VisitRequest) -> HttpResponse:
    return _page(request, "knows")


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@paired
def sleep(request: VisitRequest) -> HttpResponse:
    return _page(request, "sleep")


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@paired
def truce(request: VisitRequest) -> HttpResponse:
    return _page(request, "truce")


def _page(request: VisitRequest, about: About) -> HttpResponse:
    vault = vault_of(request)
    posted = request.POST if request.method == "POST" else None
    ending = posted is not None and "end" in posted
    form = ArrangementForm(None if ending else posted, about=about)
    end = EndForm(posted if ending else None, auto_id="end_%s")
    if ending and end.is_valid() and _is_kept(vault, end, EndArrangement(about=about)):
        return see(reverse("between-kept"))
    if form.is_valid() and _is_kept(vault, form, form.command_of()):
        return see(reverse("between-kept"))
    stands = None if _is_quiet(vault, about) else arrangements.find(ours.get(vault), about)
    context = {
        "tab": "between",
        "page": PAGES[about],
        "form": form,
        "end": end,
        "stands": stands,
        "words": _words(stands),
    }
    status = 422 if form.is_bound or end.is_bound else 200
    return render(request, "between/arrangement.html", context, status=status)


def _is_quiet(vault: Vault, about: About) -> bool:
    """Whoever keeps it quiet finds the page as if nothing stood; the other's page does not change.

    A rest from touch stands in the open (ADR 0021), and so it can be ended by either, always.
    """
    return about != TRUCE and not arrives(mine.look(vault), "arrangements")


def _is_kept(vault: Vault, form: fields.CommandForm, command: ArrangementCommands) -> bool:
    words = _("Not kept: something in it does not fit. Look once more.")
    return form.takes(arrangements.act(vault, command, form.cleaned_data["command"]), words)


def _words(stands: Arrangement | None) -> str:
    """In words, or nothing if the list no longer has it."""
    if stands is None or stands.about == TRUCE:
        return ""
    return dict(choices(stands.about)).get(stands.choice, "")


def _lengths() -> list[tuple[str, str]]:
    return [
        (str(days), ngettext("%(weeks)d week", "%(weeks)d weeks", days // 7) % {"weeks": days // 7})
        for days in TRUCE_DAYS
    ]
