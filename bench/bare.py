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
READS = (
    "select * from accounts_sessionrow limit 1",
    "select * from journal_snapshot limit 1",
    "select * from journal_entry order by seq desc limit 16",
    "select * from journal_membership limit 1",
)
BODY = "<!doctype html><title>toward</title>" + "<p>a line of text</p>" * 120
_local = threading.local()


def reads() -> int:
    """The rows of four queries, by one connection a thread."""
    connection = getattr(_local, "connection", None)
    if connection is None:
        connection = _local.connection = sqlite3.connect(PATH)
    return sum(len(connection.execute(query).fetchall()) for query in READS)


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
