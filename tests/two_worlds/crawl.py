"""Walks addresses as somebody, each from the same start, and keeps everything an answer consists of."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from typing import NamedTuple

from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.http import urlencode
from msgspec.structs import replace

from tests.two_worlds.forms import Body
from tests.two_worlds.routes import Spot
from tests.two_worlds.stage import Stage, undone
from toward.accounts.sessions import Tier, Vault, begin
from toward.accounts.visit import COOKIES

FORM = "application/x-www-form-urlencoded"
Cookies = dict[str, str]
STALE = timedelta(minutes=6)


class Ask(NamedTuple):
    viewer: str
    method: str
    spot: Spot
    body: str = ""

    def __str__(self) -> str:
        return f"{self.viewer}: {self.method} {self.spot.path} {self.body and '(filled in)'}"


class Answer(NamedTuple):
    status: int
    headers: tuple[tuple[str, str], ...]
    cookies: str
    body: bytes
    queries: int


@cache
def handler() -> BaseHandler:
    """The site with all its middleware, without what the test client adds to each request."""
    return WSGIHandler()


def cookies_of(
    stage: Stage, vault: Vault, *, age: timedelta = timedelta(), locked: bool = False
) -> Cookies:
    """A browser that was signed in before; its passphrase was typed `age` ago."""
    tiers = (Tier.SHELL, Tier.DEVICE) if locked else (Tier.VAULT, Tier.SHELL, Tier.DEVICE)
    held = replace(vault, passphrase_at=stage.world.now() - age)
    return {
        COOKIES[tier]: begin(tier, vault.person, held if tier == Tier.VAULT else None)
        for tier in tiers
    }


def viewers(stage: Stage) -> dict[str, Cookies]:
    """Who looks: the partner, nobody, a stranger, and whoever holds A's phone, open or locked."""
    makers: dict[str, Callable[[], Cookies]] = {
        "partner": lambda: cookies_of(stage, stage.ben),
        "anonymous": dict,
        "charlie": lambda: cookies_of(stage, stage.charlie),
        "phone": lambda: cookies_of(stage, stage.anna, age=STALE),
        "locked phone": lambda: cookies_of(stage, stage.anna, locked=True),
    }
    made = {}
    for name, make in makers.items():
        stage.world.turn(f"{name} comes in")
        made[name] = make()
    return made


def walk(stage: Stage, asks: Iterable[Ask], who: dict[str, Cookies]) -> dict[Ask, Answer]:
    """Each request from the same start: what it changed is undone before the next."""
    found = {}
    for ask in asks:
        with undone(), counted() as queries:
            stage.world.turn(str(ask))
            response = send(ask.method, ask.spot.path, who[ask.viewer], ask.body)
            found[ask] = _kept(response, len(queries))
    return found


def send(method: str, path: str, cookies: Cookies, body: str = "") -> HttpResponse:
    jar = "; ".join(f"{name}={value}" for name, value in cookies.items())
    asked = RequestFactory().generic(method, path, body, content_type=FORM, HTTP_COOKIE=jar)
    request = WSGIRequest(asked.environ)
    # as Django's own client does: a form token is another test's matter
    request._dont_enforce_csrf_checks = True
    return handler().get_response(request)


def encoded(body: Body) -> str:
    return urlencode(body, doseq=True)


@contextmanager
def counted() -> Iterator[list[str]]:
    asked: list[str] = []

    def note(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield asked


def _kept(response: HttpResponse, queries: int) -> Answer:
    headers = tuple(sorted(response.headers.items()))
    cookies = response.cookies.output()
    return Answer(response.status_code, headers, cookies, response.content, queries)
