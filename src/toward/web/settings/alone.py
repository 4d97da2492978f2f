""" "Are you alone, and is this phone only yours?" before anything that another should not see."""

from django.http import HttpResponse
from django.shortcuts import render

from toward.ui.http import VisitRequest

NOW = "now"


def is_alone(request: VisitRequest) -> bool:
    return request.GET.get("alone") == NOW


def ask(request: VisitRequest) -> HttpResponse:
    return render(request, "settings/alone.html", {"to": request.path})
