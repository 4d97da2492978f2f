"""Something for now (M16): practices by direction, and what helped so far, for this person."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET
from msgspec import Struct

from toward.content.load import programme
from toward.programme.definition import DIRECTIONS, Direction
from toward.programme.tools import ENOUGH_PAIRS, Way, so_far
from toward.services import mine
from toward.ui.access import inner, open_vault
from toward.ui.http import VisitRequest, vault_of
from toward.web.fields import DIRECTIONS as SAID
from toward.web.known import knows_host
from toward.web.texts import grounding, text

ORDER: tuple[Direction, ...] = ("revved", "flat", "unsure", "settled")


class Tool(Struct, frozen=True):
    """suits: the ways a body can have gone, in words."""

    id: str
    title: str
    suits: tuple[str, ...]


@require_GET
@open_vault
def page(request: VisitRequest) -> HttpResponse:
    ways = [(direction, text(f"grounding-{direction}")) for direction in ORDER]
    return render(request, "own/tools.html", {"tab": "path", "ways": ways})


@require_GET
@open_vault
def way(request: VisitRequest, direction: str) -> HttpResponse:
    known = next((one for one in DIRECTIONS if one == direction), None)
    if known is None:
        raise Http404
    context = {"tab": "path", "head": text(f"grounding-{known}"), "tools": grounding(known)}
    return render(request, "own/tools_way.html", context)


@require_GET
@inner
@knows_host
def helped(request: VisitRequest) -> HttpResponse:
    """In words and without a number: what mostly went along with a quieter alarm, so far."""
    found = so_far(programme(), mine.look(vault_of(request)))
    by_way: dict[Way | None, list[Tool]] = {}
    for tool in found:
        by_way.setdefault(tool.way, []).append(_tool(tool.practice))
    context = {
        "tab": "path",
        "quieter": by_way.get("quieter", []),
        "same": by_way.get("same", []),
        "louder": by_way.get("louder", []),
        "early": by_way.get(None, []),
        "enough": ENOUGH_PAIRS,
    }
    return render(request, "own/tools_helped.html", context)


def _tool(practice: str) -> Tool:
    known = next(one for one in programme().solo if one.id == practice)
    suits = tuple(str(words) for key, words in SAID if key in known.directions)
    return Tool(practice, text(practice).title, suits)
