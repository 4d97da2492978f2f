"""Who gets which answer where: every route asked by every role, as one page of the docs."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.urls import resolve

from tests.two_worlds.crawl import Cookies, cookies_of, send
from tests.two_worlds.plan import Plan
from tests.two_worlds.routes import Spot
from tests.two_worlds.stage import Stage, undone

ROLES = ("anonymous", "locked", "stale", "alone", "partner A", "partner B")
HEAD = """# Who gets which answer

Every route asked by every role, written by `tests/rules/test_routes.py`, which fails when this page and
the site differ. Write it anew with `TOWARD_WRITE=1 pytest tests/rules/test_routes.py -k page`.

Two people are paired and a practice of theirs runs; *alone* is somebody else, in no pair and in no practice.
*locked* and *stale* are partner A: the vault closed, and the passphrase typed longer than five minutes ago.
A cell holds the answer to GET and then to an empty POST; an arrow says where a redirect leads, a dash that
the method is not answered. 404 is said alike of what is missing and of what is another's.

| route | """


def roles(stage: Stage) -> dict[str, Cookies]:
    """The tokens of a role's browser, as after signing in."""
    stage.world.turn("roles")
    return {
        "anonymous": {},
        "locked": cookies_of(stage, stage.anna, locked=True),
        "stale": cookies_of(stage, stage.anna, age=timedelta(minutes=6)),
        "alone": cookies_of(stage, stage.charlie),
        "partner A": cookies_of(stage, stage.anna),
        "partner B": cookies_of(stage, stage.ben),
    }


def page(stage: Stage, plan: Plan, token: str) -> str:
    who = roles(stage)
    spots = [spot for spot in plan.spots(stage, token) if spot.kind != "linked"]
    lines = [_line(stage, spot, who) for spot in spots]
    head = " | ".join(ROLES)
    rule = " | ".join("---" for _ in (0, *ROLES))
    return f"{HEAD}{head} |\n| {rule} |\n" + "\n".join(lines) + "\n"


def _line(stage: Stage, spot: Spot, who: Mapping[str, Cookies]) -> str:
    name = f"`{spot.route}`" + (f" ({spot.kind})" if spot.kind else "")
    cells = (
        _cell(ask(stage, method, spot, who[role]) for method in ("GET", "POST")) for role in ROLES
    )
    return f"| {name} | {' | '.join(cells)} |"


def ask(stage: Stage, method: str, spot: Spot, cookies: Cookies, body: str = "") -> HttpResponse:
    """Asked from the same start each time, with the same chance."""
    with undone():
        stage.world.begin_anew()
        stage.world.turn(f"{method} {spot.route}")
        return send(method, spot.path, cookies, body)


def _cell(answers: Iterable[HttpResponse]) -> str:
    return " · ".join(_said(answer) for answer in answers)


def _said(answer: HttpResponse) -> str:
    if answer.status_code == 405:
        return "–"
    to = answer.headers.get("Location", "")
    return f"{answer.status_code}" + (f" → {_named(to)}" if to else "")


def _named(address: str) -> str:
    """The route that is led to, for tokens are new each time."""
    route = "/" + resolve(urlsplit(address).path).route
    return f"`{route}`"
