"""Sending into the room of two: first the page as the other will read it, then the sending itself.

Sent once though pressed twice. Nothing is ever said about whether it was read.
"""

from collections.abc import Mapping

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from toward.accounts.sessions import Vault
from toward.programme.commands import OursCommand
from toward.services import ours
from toward.ui.forms import Form
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.between.handles import HandleField

NOT_SENT: dict[str, str | Promise] = {
    "many": _(
        "There are five of yours at the moment, and more would be hard to hear. Take one back, or let one fade."
    ),
    "gone": _("It is no longer there: it faded, or was taken back."),
    "until": _("Choose a day within the next fourteen days."),
}


class SharedForm(fields.CommandForm):
    """What is kept in the room of two, sent twice or once."""

    def is_shared(
        self, vault: Vault, command: OursCommand, why: Mapping[str, str | Promise] = NOT_SENT
    ) -> bool:
        """Keep it; else the form says so, with all that was typed still in it. why: words for a reason."""
        words = _("Not sent: something in it does not fit. Look at it once more.")
        return self.takes(ours.act(vault, command, self.cleaned_data["command"]), words, why=why)


class Unpressed(forms.HiddenInput):
    """Always empty on a page: what was pressed last time is not pressed again by what comes next."""

    def format_value(self, value: object) -> str:
        return ""


def press(*more: str) -> forms.ChoiceField:
    """Which button was pressed: see it first, send it, change it, and what else the page has."""
    pressed = [(one, one) for one in ("see", "send", "change", *more)]
    return forms.ChoiceField(choices=pressed, required=False, widget=Unpressed)


class SendForm(SharedForm):
    """Pressed once it shows what would be read; pressed there it sends, or leads back to change it."""

    press = press()

    @property
    def pressed(self) -> str:
        return str(self.cleaned_data["press"])

    def typed(self) -> list[tuple[str, str]]:
        """All that was filled in, for the page between."""
        sent = self.data if isinstance(self.data, QueryDict) else QueryDict()
        names = [name for name in self.fields if name != "press"]
        return [(name, value) for name in names for value in sent.getlist(name)]


class NameForm(Form):
    """One of one's own in the room of two, by its name on this page: taken back."""

    seq = HandleField()


class NumberForm(Form):
    """One of one's own in one's own room, by its number: taken away."""

    seq = forms.IntegerField()


def preview(
    request: VisitRequest, form: SendForm, *, words: str, own: str = "", note: str = ""
) -> HttpResponse:
    """The same words, in the same order, as the other will find them."""
    name = ours.get(vault_of(request)).partner.name
    shown = {"words": words, "own": own, "note": note}
    context = {"tab": "between", "form": form, "name": name, **shown}
    return render(request, "between/preview.html", context)
