"""Help and Close: for everyone, signed in or not, with the database down.

No view here reads a cookie, a session or a row; what they show comes from the package's own files.
Only `close` looks at the visit, to end it, and finishes when that can't be done.
"""

from typing import NamedTuple

from django.conf import settings
from django.conf.locale import LANG_INFO
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from toward.content import load
from toward.content.schema import StepText
from toward.programme.definition import DIRECTIONS, Direction
from toward.services import sessions
from toward.ui.access import public
from toward.web import texts
from toward.web.texts import text as _text

# In the address a door is a number: it stays in the history and must say nothing.
DOORS = (
    "might-hurt-myself",
    "afraid-of-someone",
    "afraid-of-what-i-might-do",
    "wont-stop",
    "found-out-more",
)
TELLING = "found-out-more"  # the one door behind which something can be told, after signing in
GROUND: tuple[Direction, ...] = ("revved", "flat", "unsure", "settled")
CLOSED = b'<!doctype html><html lang="en"><head><title></title></head><body></body></html>'


class Practice(NamedTuple):
    text: StepText
    outward: StepText | None  # the eyes-open twin of an inward one


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(
        request,
        "help/index.html",
        {
            "head": _text("tonight-is-too-much"),
            "doors": [(n, _text(door)) for n, door in enumerate(DOORS, start=1)],
            "ground": [(direction, _text(f"grounding-{direction}")) for direction in GROUND],
        },
    )


@public
@require_safe
def door(request: HttpRequest, number: int) -> HttpResponse:
    if not 1 <= number <= len(DOORS):
        raise Http404
    found = DOORS[number - 1]
    context = {"text": _text(found), "countries": texts.lines(), "may_tell": found == TELLING}
    return render(request, "help/door.html", context)


@public
@require_safe
def ground(request: HttpRequest, direction: str) -> HttpResponse:
    known = next((d for d in DIRECTIONS if d == direction), None)
    if known is None:
        raise Http404
    context = {"text": _text(f"grounding-{known}"), "practices": _practices(known)}
    return render(request, "help/ground.html", context)


@public
@require_safe
def lines(request: HttpRequest) -> HttpResponse:
    """A plain GET form; the choice is kept nowhere but in this one address."""
    code = request.GET.get("country", "")
    country = texts.lines_for(code) if code else None
    context = {
        "asked": bool(code),
        "country": country,
        "spoken_lines": [(line, _spoken(line.languages)) for line in country.lines]
        if country
        else [],
        "countries": texts.lines(),
        "directories": texts.directories(),
        "bill": _text("bill"),
        "local": _text("find-local-help"),
    }
    return render(request, "help/lines.html", context)


@public
@require_safe
def closing(request: HttpRequest) -> HttpResponse:
    return render(request, "help/closing.html", {"text": _text("close-this-page")})


# No CSRF token: it must work signed out, without cookies and from an old page. Whoever forges it
# only closes a page, and SameSite=Strict keeps a forged one from ending a session.
@csrf_exempt
@public
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """A blank page that moves on by itself. Never a redirect: under `form-action 'self'` a browser
    blocks one to another host, and the private page would stay on the screen.
    """
    if request.COOKIES:  # a stranger has nothing to end
        sessions.close(request)
    response = HttpResponse(CLOSED)
    response.headers["Refresh"] = f"0;url={settings.TOWARD_EXIT_URL}"
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _spoken(codes: tuple[str, ...]) -> list[str]:
    """Each language by its own name, as its speakers look for it; else the code as it is."""
    return [LANG_INFO.get(code, {}).get("name_local", code).capitalize() for code in codes]


def _practices(direction: Direction) -> list[Practice]:
    rules = {practice.id: practice for practice in load.programme().solo}
    found = texts.grounding(direction)
    return [
        Practice(text, None if rules[text.id].outward else _text(rules[text.id].twin))
        for text in found
    ]
