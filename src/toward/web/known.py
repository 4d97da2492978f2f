"""Where one of the two runs the server: "I know they could read this", said anew each month.

Without it check-in, quick door, notes and weeks wait; everything that keeps nothing goes on. Nothing that
was typed when it is asked is lost, and none of it is kept before it is answered.
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
SAID = "i-know"  # beside what was typed, in the form that asks


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
        person = vault_of(request).person
        if not must_say(person):
            return view(request, *args, **kwargs)
        if request.method != "POST":
            return see(PAGE, next=request.path)
        if SAID not in request.POST:
            return _ask(request)
        host.say_known(person)
        return view(request, *args, **kwargs)

    return asked


def _ask(request: VisitRequest) -> HttpResponse:
    """What was typed goes along unseen and unkept, and is sent on with the answer."""
    said = [
        (name, value)
        for name in request.POST
        if name != "csrfmiddlewaretoken"
        for value in request.POST.getlist(name)
    ]
    context = {"to": request.get_full_path(), "said": said, "mark": SAID}
    return render(request, "start/known.html", context)
