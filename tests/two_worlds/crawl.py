"""Walks addresses as somebody, each from the same start, and keeps everything an answer consists of."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import NamedTuple

from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.utils.http import urlencode
from msgspec.structs import replace

from tests.two_worlds.forms import Body
from tests.two_worlds.routes import Spot
from tests.two_worlds.stage import Stage, undone
from toward.accounts.sessions import Tier, Vault, begin
from toward.accounts.visit import COOKIES

FORM = "application/x-www-form-urlencoded"
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


def client_of(stage: Stage, vault: Vault, *, age: timedelta = timedelta(), locked=False) -> Client:
    """A browser that was signed in before; its passphrase was typed `age` ago."""
    client = Client(raise_request_exception=False)
    tiers = (Tier.SHELL, Tier.DEVICE) if locked else (Tier.VAULT, Tier.SHELL, Tier.DEVICE)
    held = replace(vault, passphrase_at=stage.world.now() - age)
    for tier in tiers:
        is_vault = tier == Tier.VAULT
        client.cookies[COOKIES[tier]] = begin(tier, vault.person, held if is_vault else None)
    return client


def viewers(stage: Stage) -> dict[str, Client]:
    """Who looks: the partner, nobody, a stranger, and whoever holds A's phone, open or locked."""
    makers: dict[str, Callable[[], Client]] = {
        "partner": lambda: client_of(stage, stage.ben),
        "anonymous": lambda: Client(raise_request_exception=False),
        "charlie": lambda: client_of(stage, stage.charlie),
        "phone": lambda: client_of(stage, stage.anna, age=STALE),
        "locked phone": lambda: client_of(stage, stage.anna, locked=True),
    }
    made = {}
    for name, make in makers.items():
        stage.world.turn(f"{name} comes in")
        made[name] = make()
    return made


def walk(stage: Stage, asks: Iterable[Ask], clients: dict[str, Client]) -> dict[Ask, Answer]:
    return {ask: _answer(stage, ask, clients[ask.viewer]) for ask in asks}


def encoded(body: Body) -> str:
    return urlencode(body, doseq=True)


def _answer(stage: Stage, ask: Ask, client: Client) -> Answer:
    jar, at = client.cookies.copy(), stage.world.at
    with undone(), counted() as queries:
        stage.world.turn(str(ask))
        response = client.generic(ask.method, ask.spot.path, ask.body, content_type=FORM)
        answer = _kept(response, len(queries))
    client.cookies, stage.world.at = jar, at
    return answer


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
