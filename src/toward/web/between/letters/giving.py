"""Giving what one wrote: seen once more as it would be read, a night in between, taken back at any time."""

from datetime import timedelta
from zlib import crc32

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from toward.accounts.sessions import Vault
from toward.programme.parts.letters import MORNING, Kind
from toward.services import letters, ours
from toward.services.days import today_of_two
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.between.letters.items import TITLES
from toward.web.go import see

UNPROCESSABLE = 422


class Wanted(Struct, frozen=True, kw_only=True):
    """What would be given: its words, and the page where they are changed."""

    kind: Kind
    text: str
    back: str

    @property
    def version(self) -> int:
        """Other words, another number."""
        return crc32(self.text.encode())


class GiveForm(fields.CommandForm):
    """`seen`: the version of the words that stood on the page when it was pressed."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    MANY = _("Six of yours stand there. Take one back, then this one can be given.")

    def is_given(self, vault: Vault, wanted: Wanted) -> bool:
        given = letters.give(vault, wanted.kind, wanted.text, self.cleaned_data["command"])
        return self.takes(given, self.MANY)


def page(request: VisitRequest, wanted: Wanted) -> HttpResponse:
    """Pressed on a page whose words were changed since, it shows them as they are now and gives nothing."""
    vault = vault_of(request)
    if not wanted.text:
        return see(wanted.back)
    form = GiveForm(request.POST if request.method == "POST" else None)
    is_same = form.is_valid() and form.cleaned_data["seen"] == wanted.version
    if is_same and form.is_given(vault, wanted):
        return see(reverse("between-kept"))
    context = _context(vault, wanted)
    if not form.errors:
        form = GiveForm(initial={"seen": wanted.version})
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "letters/give.html", context | {"form": form}, status=status)


def _context(vault: Vault, wanted: Wanted) -> dict[str, object]:
    opened = ours.get(vault)
    tomorrow = today_of_two(opened) + timedelta(days=1)
    return {
        "tab": "between",
        "wanted": wanted,
        "title": TITLES[wanted.kind],
        "name": opened.partner.name,
        "day": tomorrow,
        "hour": f"{MORNING:02d}:00",
    }
