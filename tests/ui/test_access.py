"""Each rule lets in whom it says, sends others to the right door, and loses nothing they typed."""

from datetime import timedelta

import pytest
from django.test import Client, RequestFactory

from tests.people import Still
from tests.ui import pages
from tests.web import client_of
from toward.accounts.sessions import Tier, Vault, begin
from toward.accounts.visit import COOKIES
from toward.ui import access

pytestmark = pytest.mark.urls("tests.ui.pages")
ROUTES = ("/public/", "/shell/", "/open/", "/inner/", "/host/", "/practice/")


@pytest.fixture(autouse=True)
def keeper(settings):
    settings.TOWARD_DRAFT_KEEPER = "tests.ui.pages.keep"
    pages.kept.clear()


def locked(vault: Vault) -> Client:
    client = Client()
    client.cookies[COOKIES[Tier.SHELL]] = begin(Tier.SHELL, vault.person)
    return client


def inside(client: Client) -> set[str]:
    return {route for route in ROUTES if client.get(route).status_code == 200}


def test_anonymous_visitor_enters_only_what_needs_nobody() -> None:
    assert inside(Client()) == {"/public/", "/host/", "/practice/"}


@pytest.mark.django_db
def test_locked_person_enters_the_shell_only(anna: Vault) -> None:
    assert inside(locked(anna)) == {"/public/", "/host/", "/practice/", "/shell/"}


@pytest.mark.django_db
def test_open_vault_enters_everything_within_five_minutes(anna: Vault) -> None:
    assert inside(client_of(anna)) == set(ROUTES)


@pytest.mark.django_db
def test_inner_page_asks_again_after_five_minutes(anna: Vault, still: Still) -> None:
    client = client_of(anna)
    still.at += timedelta(minutes=5, seconds=1)

    answer = client.get("/inner/?month=3")

    assert (answer.status_code, answer["Location"]) == (
        303,
        "/unlock/?fresh=1&next=%2Finner%2F%3Fmonth%3D3",
    )
    assert client.get("/open/").status_code == 200


def test_unmarked_view_is_refused_and_named_in_the_log(caplog, monkeypatch) -> None:
    monkeypatch.setattr(access.log, "propagate", True)
    monkeypatch.setattr(access.log.parent, "propagate", True)

    answer = Client().get("/unmarked/")

    assert answer.status_code == 500
    assert b"inside" not in answer.content
    assert "unmarked" in caplog.text


def test_marked_twice_is_an_error_at_import() -> None:
    with pytest.raises(TypeError, match="marked twice"):
        access.public(access.inner(lambda request: None))


def test_anonymous_get_goes_to_sign_in_and_knows_the_way_back() -> None:
    answer = Client().get("/open/?a=1")

    assert (answer.status_code, answer["Location"]) == (303, "/sign-in/?next=%2Fopen%2F%3Fa%3D1")


@pytest.mark.django_db
def test_post_to_a_closed_vault_is_kept_then_asks_for_the_passphrase(anna: Vault) -> None:
    answer = locked(anna).post(
        "/open/", {"line": "a hard day"}, headers={"referer": "http://testserver/today/?x=1"}
    )

    assert (answer.status_code, answer["Location"]) == (303, "/unlock/?next=%2Ftoday%2F%3Fx%3D1")
    [(path, body)] = pages.kept
    assert path == "/open/"
    assert b"a hard day" in body


def test_post_signed_out_says_that_it_was_not_kept() -> None:
    answer = Client().post("/open/", {"line": "a hard day"})

    assert answer.status_code == 403
    assert "it was not kept" in answer.text
    assert pages.kept == []


@pytest.mark.parametrize(
    "asked",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere",
        "javascript:x",
        "",
        "today/",
    ],
)
def test_next_takes_only_paths_of_our_own(asked: str) -> None:
    request = RequestFactory().get("/sign-in/", {"next": asked})

    assert access.safe_next(request) == "/today/"
    assert access.safe_next(RequestFactory().get("/", {"next": "/weeks/?m=1"})) == "/weeks/?m=1"


@pytest.mark.parametrize("referrer", ["", "https://elsewhere.example/today/", "http://testserver"])
def test_coming_from_elsewhere_leads_to_today(referrer: str) -> None:
    request = RequestFactory().post("/x/", headers={"referer": referrer})

    assert access.came_from(request) == "/today/"


@pytest.mark.django_db
def test_table_of_roles_is_what_the_middleware_does(anna: Vault, still: Still) -> None:
    fresh, stale = client_of(anna), client_of(anna)
    met = [
        [_met(client, route) for client in (Client(), locked(anna), None, fresh)]
        for route in ROUTES
    ]
    still.at += timedelta(minutes=6)
    for row, route in zip(met, ROUTES, strict=True):
        row[2] = _met(stale, route)

    rules = {row.route: row.rule for row in access.table("tests.ui.pages")}
    said = [[cell.replace("token", "enters") for cell in access.MEETS[rules[r]]] for r in ROUTES]
    assert met == said


def _met(client: Client | None, route: str) -> str:
    if client is None:
        return ""
    answer = client.get(route)
    if answer.status_code == 200:
        return "enters"
    return {"/sign-in/": "sign in", "/unlock/": "unlock"}[answer["Location"].split("?")[0]]


def test_table_reads_route_methods_and_rule() -> None:
    rows = {row.route: (row.methods, row.rule) for row in access.table("tests.ui.pages")}

    assert rows["/everything/"] == (("GET", "POST"), "public")
    assert rows["/help/<int:number>/"] == (("GET", "HEAD"), "public")
    assert rows["/close"] == (("POST",), "public")
    assert rows["/inner/"] == ((), "inner")
    assert rows["/unmarked/"] == ((), "")
