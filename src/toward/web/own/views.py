"""On my own: what there is to do alone. Nothing here depends on what was kept."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from toward.ui.access import open_vault
from toward.ui.http import VisitRequest
from toward.web.own.hub import GROUPS


@require_GET
@open_vault
def page(request: VisitRequest) -> HttpResponse:
    return render(request, "own/own.html", {"tab": "path", "groups": GROUPS})


@require_GET
@open_vault
def kept(request: VisitRequest) -> HttpResponse:
    """After anything kept alone: one page for all of them, so that nothing shows which it was."""
    return render(request, "own/kept.html", {"tab": "path"})
