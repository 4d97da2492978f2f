"""To read: all the short pieces, the same for everybody on every day."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from msgspec import Struct

from toward.content.load import programme
from toward.content.schema import StepText
from toward.programme.definition import SEASONS
from toward.ui.access import open_vault
from toward.ui.http import VisitRequest
from toward.web.texts import text


class Shelf(Struct, frozen=True):
    title: str
    short: str
    texts: tuple[StepText, ...]


@require_GET
@open_vault
def page(request: VisitRequest) -> HttpResponse:
    return render(request, "way/reading.html", {"tab": "path", "shelves": _shelves()})


def _shelves() -> tuple[Shelf, ...]:
    rules = programme()
    seasons = [f"season-{season}" for season in SEASONS]
    others = [one.text for one in rules.offer if one.text and one.text not in rules.first_week]
    return (
        Shelf(_("The first week"), _("a minute or two each"), _texts(rules.first_week)),
        Shelf(_("Five seasons"), _("what belongs to each, and what can wait"), _texts(seasons)),
        Shelf(_("For later, or for now"), _("one thing at a time"), _texts(others)),
        Shelf(
            _("As lives differ"),
            _("for some people, and not for others"),
            _texts(rules.also_read),
        ),
    )


def _texts(names: tuple[str, ...] | list[str]) -> tuple[StepText, ...]:
    return tuple(text(name) for name in names)
