"""For pages of two: whoever is on their own is led to Between us, which says how becoming two begins.

Where the shared part ended while somebody wrote, their words come back to them.
"""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from toward.services import ours
from toward.ui.http import VisitRequest, vault_of
from toward.web.between.handles import named_for
from toward.web.go import see

# What is typed by hand on pages of two, as their forms call it.
TYPED = ("name", "text", "words", "smaller", "line")


def paired(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Goes below the access rule: `@open_vault @paired`. Inside, entries are called by their handles."""

    @wraps(view)
    def of_two(request: VisitRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not ours.is_paired(vault_of(request).person):
            return _alone(request)
        with named_for(vault_of(request)):
            return view(request, *args, **kwargs)

    return of_two


def _alone(request: VisitRequest) -> HttpResponse:
    typed = [words for name in TYPED if (words := request.POST.get(name, "").strip())]
    if not typed:
        return see(reverse("between"))
    context = {"tab": "between", "typed": typed}
    return render(request, "between/not_sent.html", context, status=409)
