"""For pages of two: whoever is on their own is led to Between us, which says how becoming two begins."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpResponse
from django.urls import reverse

from toward.services import ours
from toward.ui.http import VisitRequest, vault_of
from toward.web.between.handles import named_for
from toward.web.go import see


def paired(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Goes below the access rule: `@open_vault @paired`. Inside, entries are called by their handles."""

    @wraps(view)
    def of_two(request: VisitRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not ours.is_paired(vault_of(request).person):
            return see(reverse("between"))
        with named_for(vault_of(request)):
            return view(request, *args, **kwargs)

    return of_two
