"""Whose pages these are: for people who say of themselves that they broke what had been agreed.

The lists look the same for everybody; only this door, behind the passphrase, depends on what was said.
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from toward.accounts.sessions import Vault
from toward.programme.parts.writing import WritingKind
from toward.services import mine, writing
from toward.ui.http import VisitRequest, vault_of
from toward.web.between.letters.items import TITLES
from toward.web.texts import text

BROKE = ("broke", "both")
CONFLICT = 409


def own_part(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Goes below `@inner`. Who is told so, and did not, finds Help instead."""

    @wraps(view)
    def behind(request: VisitRequest, *args: object, **kwargs: object) -> HttpResponse:
        vault = vault_of(request)
        role = mine.look(vault).role
        if role in BROKE:
            return view(request, *args, **kwargs)
        status = CONFLICT if request.method == "POST" else 200
        context = {"tab": "path", "written": _written(vault)}
        if role == "told":
            told = {"text": text("told-and-did-not")}
            return render(request, "writing/told.html", context | told, status=status)
        return render(request, "writing/not_said.html", context, status=status)

    return behind


def _written(vault: Vault) -> list[tuple[str, str | Promise]]:
    """What was written behind the door before, and where it is taken back."""
    places: tuple[tuple[WritingKind, str, str | Promise], ...] = (
        ("owning", reverse("letter-back", kwargs={"which": "two"}), TITLES["owning"]),
        ("path", reverse("own-part-back"), _("My own part")),
    )
    return [(address, title) for kind, address, title in places if writing.has_words(vault, kind)]
