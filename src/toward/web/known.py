"""Where one of the two runs the server: "I know they could read this", said anew each month.

Without it check-in, quick door, notes and weeks wait; everything that keeps nothing goes on.
"""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render

from toward.services import host
from toward.ui.http import VisitRequest, vault_of
from toward.web.go import see

PAGE = "/start/known/"


def must_say(person: UUID) -> bool:
    return host.answer() == host.Answer.ONE_OF_US and not host.knows_month(person)


def diary(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Private notes beyond check-in and weeks: off for both where one of the two runs the server."""

    @wraps(view)
    def kept(request: VisitRequest, *args: object, **kwargs: object) -> HttpResponse:
        if host.answer() == host.Answer.ONE_OF_US:
            status = 409 if request.method == "POST" else 200
            return render(request, "own/off.html", status=status)
        return view(request, *args, **kwargs)

    return kept


def knows_host(
    view: Callable[..., HttpResponse],
) -> Callable[..., HttpResponse]:
    """Goes below the access rule: `@open_vault @knows_host`."""

    @wraps(view)
    def asked(request: VisitRequest, *args: object, **kwargs: object) -> HttpResponse:
        if must_say(vault_of(request).person):
            # A form's own address may answer to POST alone: from there it goes on to Today.
            return see(PAGE, next=request.path if request.method in {"GET", "HEAD"} else "")
        return view(request, *args, **kwargs)

    return asked
