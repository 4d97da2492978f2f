"""Where one is signed in: the browsers that know their person, and ending one or all the others."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from toward.services import places
from toward.ui.access import inner
from toward.ui.http import VisitRequest, vault_of, visit_of
from toward.web.go import see

PAGE = "/settings/places/"


@require_http_methods(["GET", "HEAD", "POST"])
@inner
def page(request: VisitRequest) -> HttpResponse:
    """A place that is another's, or nobody's, ends nothing and answers like one that ended."""
    visit, vault = visit_of(request), vault_of(request)
    if request.method == "POST":
        was_this = places.end(visit, vault, _asked(request))
        return see("/") if was_this else see(PAGE, ended="1")
    found = places.look(visit, vault)
    context = {"places": found, "others": found[1:], "ended": request.GET.get("ended") == "1"}
    return render(request, "settings/places.html", context)


@require_POST
@inner
def others(request: VisitRequest) -> HttpResponse:
    places.end_others(visit_of(request), vault_of(request))
    return see(PAGE, ended="1")


def _asked(request: VisitRequest) -> UUID:
    try:
        return UUID(request.POST.get("place", ""))
    except ValueError:
        return UUID(int=0)
