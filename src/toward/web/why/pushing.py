"""Why pushing backfires: two made-up people, a few sliders, half a year at once. Nobody's own.

It reads no visit and keeps nothing: only the places of five sliders come in, and from anything else it
begins as it always begins.
"""

from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe
from msgspec import Struct
from msgspec.structs import asdict

from toward.model.explorer import Sliders, explore
from toward.ui.access import public
from toward.web.texts import text
from toward.web.why import pushing_say
from toward.web.why.pushing_drawn import Drawn, drawn
from toward.web.why.pushing_say import MOST, Row, Slider

# Where the picture begins, the same for everybody: much goes on, little can be stopped.
BEGINS = {"alarm": 3, "old_fear": 3, "pressing": 3, "free": 1, "heard": 1}
PLACES = {str(place): place for place in range(MOST + 1)}


class Picture(Struct, frozen=True, kw_only=True):
    sliders: tuple[Slider, ...]
    lines: Drawn
    words: dict[str, str]
    rows: tuple[Row, ...]


# Sent, not asked for by address: a browser's history must not say what somebody drew. No CSRF token, as
# nothing is kept, and the page needs no cookie.
@csrf_exempt
@public
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    picture = _picture(_places(request.POST))
    context = {
        "text": text("why-pushing"),
        "sliders": picture.sliders,
        "lines": picture.lines,
        "words": picture.words,
        "rows": picture.rows,
    }
    return render(request, "why/pushing.html", context)


@public
@require_safe
def anew(request: HttpRequest) -> JsonResponse:
    """For the script: path data and words by their keys, and nothing else."""
    picture = _picture(_places(request.GET))
    cells = {
        f"{name}-{row.key}": getattr(row, name)
        for row in picture.rows
        for name in ("alarm", "closeness")
    }
    return JsonResponse({"lines": asdict(picture.lines), "words": picture.words | cells})


def _places(sent: QueryDict) -> dict[str, int]:
    return {name: PLACES.get(sent.get(name, ""), first) for name, first in BEGINS.items()}


def _picture(places: dict[str, int]) -> Picture:
    given = Sliders(**{name: place / MOST for name, place in places.items()})
    explored = explore(given)
    said, sliders = pushing_say.said(given, explored), pushing_say.sliders(places)
    with_them = " · ".join(f"{one.label}: {one.word}" for one in sliders)
    return Picture(
        sliders=sliders,
        lines=drawn(explored),
        words=said | {"with": with_them},
        rows=pushing_say.table(explored),
    )
