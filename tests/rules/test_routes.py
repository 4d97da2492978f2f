"""Routes by who asks: the answers stand on a page, another's and missing things are one, no address counts."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.http import HttpResponse, HttpResponseForbidden

from tests.rules import roles
from tests.two_worlds.routes import Spot, gaps, table
from tests.two_worlds.running import begin as begin_all
from tests.two_worlds.stage import Stage, undone
from toward.journal.models import Entry, Parcel, Practice, Room, Window
from toward.services import parcels
from toward.ui.access import Rule

pytestmark = pytest.mark.django_db
# Places in lists that are the same for everybody, so that the address says nothing of what is read there.
FIXED = r"/help/[1-5]/|/measures/[1-6]/"
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "roles.md"
MISSING = "0" * 32
CLOSED = {Rule.OPEN_VAULT, Rule.INNER}


@pytest.fixture
def running(stage: Stage) -> Iterator[str]:
    """The token of a practice of the two, the same each time; all else that can run runs too."""
    with undone():
        stage.world.turn("running")
        yield begin_all(stage)


def test_page_of_roles_is_the_sites_own(stage, plan, running) -> None:
    written = roles.page(stage, plan, running)
    if os.environ.get("TOWARD_WRITE"):
        PAGE.write_text(written, "utf-8")

    assert PAGE.read_text("utf-8") == written


def test_closed_routes_open_for_nobody_who_may_not(stage, plan, running) -> None:
    """What the routes declare is what happens: before any view, by GET and by POST, also where nothing is."""
    who, rules = roles.roles(stage), {row.route: row.rule for row in table()}
    for spot in (spot for spot in plan.spots(stage, running) if rules[spot.route] in CLOSED):
        shut = ["locked", "stale"] if rules[spot.route] == Rule.INNER else ["locked"]
        for role in shut:
            assert leads(stage, "GET", spot, who[role]) == "/unlock/", (role, spot)
            assert leads(stage, "POST", spot, who[role]) == "/unlock/", (role, spot)
        assert leads(stage, "GET", spot, who["anonymous"]) == "/sign-in/", spot
        assert roles.ask(stage, "POST", spot, who["anonymous"]).status_code == 403, spot


def leads(stage: Stage, method: str, spot: Spot, cookies: dict[str, str]) -> str:
    return roles.ask(stage, method, spot, cookies).headers.get("Location", "").split("?")[0]


def test_anothers_practice_answers_like_a_missing_one(stage, running) -> None:
    assert apart(stage, running) == []


def test_a_distinct_answer_for_anothers_is_noticed(stage, running, monkeypatch) -> None:
    """The comparison above can fail: here is the leak that it is for."""
    real = roles.send

    def leaking(method, path, cookies, body="") -> HttpResponse:
        answer = real(method, path, cookies, body)
        known = answer.status_code == 404 and running in path
        return HttpResponseForbidden() if known else answer

    monkeypatch.setattr(roles, "send", leaking)

    assert apart(stage, running) != []


def apart(stage: Stage, token: str) -> list[tuple[str, str]]:
    """(method, route) of what tells another's practice from none, wherever it must be one's own."""
    cookies = roles.roles(stage)["alone"]
    asked = [
        (method, row.route)
        for row in table()
        for method in row.methods
        if row.rule in CLOSED and gaps(row.route) == ["token"]
    ]
    assert len(asked) > 3
    return [
        (method, route)
        for method, route in asked
        if told(roles.ask(stage, method, at(route, token), cookies), token)
        != told(roles.ask(stage, method, at(route, MISSING), cookies), MISSING)
    ]


def at(route: str, token: str) -> Spot:
    return Spot(route, re.sub(r"<\w+:token>", token, route))


def test_anothers_draft_answers_like_a_missing_one_and_stays(stage) -> None:
    with undone():
        parcels.keep_draft(stage.anna.person, "/today/check-in/", {"line": ["hers"]})
        hers, nobodys = str(Parcel.objects.get().id), str(stage.charlie.person)
        alone = roles.roles(stage)["alone"]
        for page in ("/drafts/", "/quick/confirm/"):
            theirs, missing = (
                told(_post(stage, page, f"id={parcel}&answer=keep", alone), parcel)
                for parcel in (hers, nobodys)
            )
            assert theirs == missing, page
        assert Parcel.objects.filter(id=hers).exists()


def test_known_name_answers_like_an_unknown_one(stage) -> None:
    tried = "passphrase=nobody knows this one&again=nobody knows this one"
    for page, more in (("/sign-in/", ""), ("/recover/", f"&code={'7' * 32}")):
        known, unknown = (
            told(_post(stage, page, f"name={name}&{tried}{more}", {}), name)
            for name in (stage.anna.name, "Anna-2222")
        )
        assert known == unknown, page
        assert known[0] == 422, page


def _post(stage: Stage, page: str, body: str, cookies: dict[str, str]) -> HttpResponse:
    return roles.ask(stage, "POST", Spot(page, page), cookies, body)


def told(answer: HttpResponse, asked: str) -> tuple[object, ...]:
    """Everything an answer says, but for what was asked in it."""
    headers = [(name, value.replace(asked, "")) for name, value in sorted(answer.headers.items())]
    body = answer.content.replace(asked.encode(), b"")
    return answer.status_code, headers, answer.cookies.output(), body


def test_no_address_counts(stage, running) -> None:
    """What is made gets a random name of 128 bits; the numbers in addresses are places in fixed lists."""
    numbered = [row.route for row in table() if "<int:" in row.route]
    assert numbered == ["/help/<int:number>/", "/measures/<int:number>/"]
    assert re.fullmatch(r"[0-9a-f]{32}", running)
    assert re.fullmatch(r"[0-9a-f]{32}", stage.setup_link)


def test_pages_lead_to_no_number_of_a_row(stage, plan, running) -> None:
    who = roles.roles(stage)
    for role in ("partner A", "alone"):
        for spot in plan.spots(stage, running):
            page = roles.ask(stage, "GET", spot, who[role]).content.decode()
            links = re.findall(r'(?:href|action)="(/[^"]*)"', page)
            counted = [link for link in links if re.search(r"[/=]\d{1,8}(/|$|&)", link)]
            assert [link for link in counted if not re.match(FIXED, link)] == [], spot


def test_ids_are_random(stage) -> None:
    for model in (Room, Entry, Window, Parcel):
        assert model._meta.pk.get_internal_type() == "UUIDField", model
    assert Practice._meta.pk.name == "token_digest"
    ids = [made.int for made in Entry.objects.values_list("id", flat=True)]
    ones = sum(made.bit_count() for made in ids) / (128 * len(ids))
    assert len(set(ids)) == len(ids) > 100
    assert 0.48 < ones < 0.52
