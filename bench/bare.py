"""The yardsticks: the smallest Django and Starlette views that do the same reads as Today."""

import os
import sqlite3
import threading

from django.conf import settings
from django.core.asgi import get_asgi_application  # noqa: F401 - keeps the import cost alike
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.urls import path
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

PATH = os.environ["BENCH_DATABASE"]
# By key, as the real pages read them; the keys are looked up once.
READS = (
    ("select * from accounts_sessionrow where id = ?", "select id from accounts_sessionrow"),
    ("select * from journal_snapshot where room_id = ?", "select room_id from journal_snapshot"),
    (
        "select * from journal_entry where room_id = ? and seq > 0 order by seq limit 16",
        "select room_id from journal_entry",
    ),
    (
        "select * from journal_membership where room_id = ?",
        "select room_id from journal_membership",
    ),
)
BODY = "<!doctype html><title>toward</title>" + "<p>a line of text</p>" * 120
_local = threading.local()


def reads() -> int:
    """The rows of four queries, by one connection a thread."""
    if not hasattr(_local, "connection"):
        _local.connection = sqlite3.connect(PATH)
        _local.keys = [_local.connection.execute(f"{key} limit 1").fetchone() for _, key in READS]
    asked = zip(READS, _local.keys, strict=True)
    return sum(len(_local.connection.execute(query, key).fetchall()) for (query, _), key in asked)


def django_view(request: HttpRequest) -> HttpResponse:
    return HttpResponse(BODY, headers={"X-Rows": str(reads())})


def starlette_view(request: Request) -> HTMLResponse:
    return HTMLResponse(BODY, headers={"X-Rows": str(reads())})


urlpatterns = [path("", django_view)]
if not settings.configured:
    settings.configure(
        ROOT_URLCONF=__name__, ALLOWED_HOSTS=["*"], SECRET_KEY="bench", MIDDLEWARE=[]
    )

import django

django.setup()
wsgi = WSGIHandler()
asgi = Starlette(routes=[Route("/", starlette_view)])
