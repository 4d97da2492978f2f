"""A time-out of two (M17): one tap with a time, the same page on both phones, and a gentle way back.

All but the first page works with the vault locked, by the address's token, and never keeps a vault awake.
What is shown depends on the clock and on the time that was named; nobody is asked whether they came back.
"""

from datetime import datetime

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from toward import world
from toward.accounts.sessions import Vault
from toward.programme.days import day_of, wall_clock
from toward.programme.definition import Direction
from toward.programme.live.time_out import TimeOut, is_back, is_late, soon, tomorrow
from toward.services import ours, time_out
from toward.services.live import GoneError, Look
from toward.services.time_out import NoSuchTimeError
from toward.ui.access import open_vault, practice_token
from toward.ui.http import VisitRequest, vault_of
from toward.web.go import see
from toward.web.texts import text

UNPROCESSABLE = 422
GROUND: tuple[Direction, ...] = ("revved", "flat", "unsure")


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
def begin(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    opened = ours.find(vault)
    if opened is None:
        return see(reverse("between"))
    if request.method == "POST":
        return _begun(request, vault, opened.state.zone)
    if holding := time_out.holding(opened):
        return see(reverse("time-out", args=[holding]))
    return render(request, "live/time_out_begin.html", _choices(opened.state.zone))


@require_GET
@practice_token
def page(request: VisitRequest, pause: str) -> HttpResponse:
    return _page(request, _look(pause))


@require_GET
@practice_token
def status(request: VisitRequest, pause: str) -> HttpResponse:
    """Asked now and then while the page is open: whether it still says the same."""
    found = _look(pause)
    return JsonResponse({"over": found.over, "rounds": _said(found)})


@require_POST
@practice_token
def move(request: VisitRequest, pause: str) -> HttpResponse:
    found = _look(pause)
    try:
        time_out.move(pause, _asked(request))
    except NoSuchTimeError:
        return _page(request, found, unclear=True)
    return see(reverse("time-out", args=[pause]))


@require_POST
@practice_token
def put_away(request: VisitRequest, pause: str) -> HttpResponse:
    _look(pause)
    time_out.put_away(pause)
    return see(reverse("time-out", args=[pause]))


def _begun(request: VisitRequest, vault: Vault, zone: str) -> HttpResponse:
    try:
        token = time_out.begin(vault, _asked(request))
    except NoSuchTimeError:
        context = {**_choices(zone), "unclear": True}
        return render(request, "live/time_out_begin.html", context, status=UNPROCESSABLE)
    return see(reverse("time-out", args=[token]))


def _page(request: VisitRequest, found: Look[TimeOut], *, unclear: bool = False) -> HttpResponse:
    if found.over:
        return render(request, "live/time_out_over.html")
    held, now = found.what, world.now()
    name = "back" if is_back(held, now) else "running"
    context = {
        **_choices(held.zone, after=held.back),
        "token": found.token,
        "rounds": _said(found),
        "hour": wall_clock(held.back, held.zone),
        "tomorrow": day_of(held.back, held.zone) > day_of(now, held.zone),
        "unclear": unclear,
        "text": text("coming-back" if name == "back" else "meanwhile"),
        "ground": [(way, text(f"grounding-{way}")) for way in GROUND],
    }
    status = UNPROCESSABLE if unclear else 200
    return render(request, f"live/time_out_{name}.html", context, status=status)


def _choices(zone: str, *, after: datetime | None = None) -> dict[str, object]:
    """What can be tapped now; where one runs, only what is later than its time."""
    now = world.now()
    least = after or now
    return {
        "soon": [(one, wall_clock(one.at, zone)) for one in soon(now) if one.at > least],
        "by_daylight": [
            (one, wall_clock(one.at, zone)) for one in tomorrow(now, zone) if one.at > least
        ],
        "is_late": is_late(now, zone),
    }


def _asked(request: VisitRequest) -> datetime:
    """The time on the button that was tapped, as it stood there."""
    try:
        asked = datetime.fromisoformat(request.POST.get("back", ""))
    except ValueError as error:
        raise NoSuchTimeError from error
    if asked.tzinfo is None:
        raise NoSuchTimeError
    return asked


def _said(found: Look[TimeOut]) -> int:
    """Another number whenever the page would say something else."""
    return 2 * found.changes + is_back(found.what, world.now())


def _look(token: str) -> Look[TimeOut]:
    try:
        return time_out.look(token)
    except GoneError as error:
        raise Http404 from error
