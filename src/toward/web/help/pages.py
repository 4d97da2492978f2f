"""Whichever way it goes: practical pages about living apart, for everyone at every hour, like all of Help.

No cookie, session or row is read here. In the address a page is a letter: it stays in the history.
"""

from typing import NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from toward.content.schema import StepText
from toward.ui.access import public
from toward.web.texts import lines
from toward.web.texts import text as _text

HEAD = "apart"
PAGES = {
    "a": "apart-people",
    "b": "apart-home",
    "c": "apart-money",
    "d": "apart-children",
    "e": "apart-telling",
    "f": "apart-safety",
}
WITH_LINES = "apart-safety"


class Leaf(NamedTuple):
    letter: str
    text: StepText


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "help/pages.html", {"head": _text(HEAD), "leaves": _leaves()})


@public
@require_safe
def page(request: HttpRequest, letter: str) -> HttpResponse:
    if letter not in PAGES:
        raise Http404
    name = PAGES[letter]
    context = {
        "text": _text(name),
        "others": [leaf for leaf in _leaves() if leaf.letter != letter],
        "countries": lines() if name == WITH_LINES else (),
    }
    return render(request, "help/page.html", context)


def _leaves() -> list[Leaf]:
    return [Leaf(letter, _text(name)) for letter, name in PAGES.items()]
