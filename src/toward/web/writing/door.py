"""Whose pages these are: for people who say of themselves that they broke what had been agreed.

The lists look the same for everybody; only this door, behind the passphrase, depends on what was said.
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import render

from toward.services import mine
from toward.ui.http import VisitRequest, vault_of
from toward.web.texts import text

BROKE = ("broke", "both")
CONFLICT = 409


def own_part(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Goes below `@inner`. Who is told so, and did not, finds Help instead."""

    @wraps(view)
    def behind(request: VisitRequest, *args: object, **kwargs: object) -> HttpResponse:
        role = mine.look(vault_of(request)).role
        if role in BROKE:
            return view(request, *args, **kwargs)
        status = CONFLICT if request.method == "POST" else 200
        if role == "told":
            context = {"tab": "path", "text": text("told-and-did-not")}
            return render(request, "writing/told.html", context, status=status)
        return render(request, "writing/not_said.html", {"tab": "path"}, status=status)

    return behind
