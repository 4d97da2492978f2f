"""After an ending: parting, somebody new, alone by choice. To read, for everybody alike."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from toward.ui.access import open_vault
from toward.ui.http import VisitRequest
from toward.web.texts import text

TEXTS = ("after-parting", "somebody-new", "alone-by-choice")


@require_GET
@open_vault
def page(request: VisitRequest) -> HttpResponse:
    context = {"tab": "path", "texts": [text(name) for name in TEXTS]}
    return render(request, "own/endings.html", context)
