"""Help is there for everyone at any hour: no session, no query, no cookie, and no dead end."""

import re

import pytest
from django.db import connection
from django.test import Client, RequestFactory

from tests.web import client_of
from toward.accounts.models import SessionRow
from toward.accounts.sessions import Vault
from toward.content import load
from toward.programme.definition import DIRECTIONS
from toward.web.help import pages, views

pytestmark = pytest.mark.urls("tests.ui.pages")
PAGES = (
    "/help/",
    *(f"/help/{n}/" for n in range(1, 6)),
    *(f"/help/ground/{direction}/" for direction in DIRECTIONS),
    "/help/lines/",
    "/help/lines/?country=de",
    "/help/lines/?country=other",
    "/help/closing/",
    "/help/pages/",
    *(f"/help/pages/{letter}/" for letter in pages.PAGES),
)


class Untouchable:
    """A visit that must not be asked for anything."""

    def __getattr__(self, name: str) -> object:
        raise AssertionError(name)


@pytest.mark.parametrize("address", PAGES)
def test_help_answers_without_database_and_leaves_nothing(address: str) -> None:
    client = Client()
    client.cookies["tw-vault"] = "AAAA"

    answer = client.get(address)

    assert answer.status_code == 200
    assert answer.text.count("<h1>") == 1
    assert not answer.cookies
    assert "Close this page" in answer.text


@pytest.mark.parametrize(
    ("view", "more"),
    [
        (views.index, {}),
        (views.door, {"number": 1}),
        (views.ground, {"direction": "flat"}),
        (views.lines, {}),
        (views.closing, {}),
        (pages.index, {}),
        (pages.page, {"letter": "f"}),
    ],
)
def test_help_asks_the_visit_for_nothing(view, more) -> None:
    request = RequestFactory().get("/help/")
    request.visit = Untouchable()

    assert view(request, **more).status_code == 200


@pytest.mark.parametrize(
    "address", ["/help/0/", "/help/6/", "/help/ground/sideways/", "/help/no/", "/help/pages/z/"]
)
def test_other_doors_do_not_exist(address: str) -> None:
    assert Client().get(address).status_code == 404


# The one tap of "I found out more" needs a person; tests/today opens it.
OUTSIDE = {"/today/more/"}


@pytest.mark.parametrize("address", PAGES)
def test_every_link_of_help_leads_somewhere(address: str) -> None:
    page = Client().get(address).text.split("<main")[1]
    links = set(re.findall(r'href="(/[^"]*)"', page)) - OUTSIDE

    assert {link: Client().get(link).status_code for link in links} == dict.fromkeys(links, 200)


def test_addresses_say_nothing_about_what_is_read_there() -> None:
    page = Client().get("/help/").text

    telling = r"hurt|afraid|found|stop|violen|crisis"
    assert not [link for link in re.findall(r'href="([^"]*)"', page) if re.search(telling, link)]


def test_pages_about_living_apart_neither_advise_it_nor_advise_against_it() -> None:
    """Read whole: no page tells anybody to go, to stay, to try or to forgive."""
    told = r"you (have to|had better) (go|leave|stay|part)|(it is|it’s) (time|better|best) to (go|leave|stay|part)"
    for letter in pages.PAGES:
        page = Client().get(f"/help/pages/{letter}/").text
        assert not re.search(told, page, re.IGNORECASE), letter
    assert (
        "They don’t advise it, and they don’t advise against it"
        in Client().get("/help/pages/").text
    )


def test_page_on_safety_leads_to_numbers() -> None:
    assert 'action="/help/lines/"' in Client().get("/help/pages/f/").text


def test_each_door_has_its_four_parts() -> None:
    for number in range(1, 6):
        page = Client().get(f"/help/{number}/").text
        found = re.findall(r"<h2>(.*?)</h2>", page)
        assert found[:3] == [
            "For the next 60 seconds",
            "Someone to be with",
            "A number, or how to find one",
        ]


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_every_inward_practice_has_an_outward_twin_beside_it(direction: str) -> None:
    rules = {practice.id: practice for practice in load.programme().solo}

    shown = views._practices(direction)

    assert shown
    for practice in shown:
        rule = rules[practice.text.id]
        assert (practice.outward is None) == rule.outward
        if practice.outward is not None:
            assert rules[practice.outward.id].outward


def test_lines_show_number_source_and_day() -> None:
    country = load.lines_for("de")
    assert country is not None

    page = Client().get("/help/lines/?country=de").text

    for line in country.lines:
        assert f'href="{line.href}">{line.number}</a>' in page
        assert line.source in page
    assert "2026" in page
    assert "can show on a bill" in page


@pytest.mark.parametrize("asked", ["other", "zz", "<b>", "DE'--"])
def test_country_without_a_page_gets_a_directory_and_no_number(asked: str) -> None:
    page = Client().get("/help/lines/", {"country": asked}).text

    assert "tel:" not in page
    assert all(place.url in page for place in load.directories())
    assert "<b>" not in page.split("<main")[1]


def test_close_works_for_a_stranger_without_token_or_database() -> None:
    answer = Client(enforce_csrf_checks=True).post("/close")

    assert answer.status_code == 200
    assert answer["Refresh"] == "0;url=https://www.wikipedia.org/"
    assert answer["Clear-Site-Data"] == '"cache", "cookies", "storage"'
    assert answer["Referrer-Policy"] == "no-referrer"
    assert answer["Cache-Control"] == "no-store"
    assert re.sub(rb"<[^>]*>", b"", answer.content) == b""


@pytest.mark.django_db
def test_close_ends_the_session(anna: Vault) -> None:
    client = client_of(anna)
    before = dict(client.cookies)

    client.post("/close")

    assert not SessionRow.objects.filter(tier__in=["vault", "shell"]).exists()
    for name, morsel in before.items():
        client.cookies[name] = morsel.value
    assert client.get("/open/").status_code == 303


@pytest.mark.django_db
def test_close_closes_though_the_database_does_not_answer(anna: Vault) -> None:
    client = client_of(anna)
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {SessionRow._meta.db_table} RENAME TO elsewhere")

    answer = client.post("/close")

    assert answer.status_code == 200
    assert answer["Clear-Site-Data"]
