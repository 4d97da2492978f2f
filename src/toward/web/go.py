"""Where an answer leads: after a kept form the browser asks anew by GET, so a reload sends nothing twice."""

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import urlencode

SEE_OTHER = 303


def see(path: str, **query: str) -> HttpResponse:
    return HttpResponseRedirect(address(path, **query), status=SEE_OTHER)


def address(path: str, **query: str) -> str:
    kept = {name: value for name, value in query.items() if value}
    return f"{path}?{urlencode(kept)}" if kept else path
