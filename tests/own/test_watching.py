"""The urge to check: kept from one short page, shown to nobody but its owner behind the passphrase."""

import pytest
from msgspec.structs import replace

from tests.people import Couple, Still
from tests.web import client_of, masked
from tests.weeks.test_weeks import table
from toward.accounts.sessions import Vault
from toward.services import host, mine

pytestmark = pytest.mark.django_db
URGE = {"strength": "7", "fear": "still_hidden", "instead": "waited", "command": "one"}


def test_urge_is_kept_once_though_sent_twice(anna: Vault) -> None:
    client = client_of(anna)
    for _ in range(2):
        assert client.post("/own/watching/", URGE)["Location"] == "/own/kept/"

    assert [(week.times, week.total) for week in mine.look(anna).watching.weeks] == [(1, 7)]


def test_urge_without_its_number_is_asked_again_with_the_rest_kept(anna: Vault) -> None:
    answer = client_of(anna).post("/own/watching/", {**URGE, "strength": ""})

    assert answer.status_code == 422
    assert b'value="still_hidden" id="id_fear_1" checked' in answer.content
    assert mine.look(anna).watching.weeks == ()


def test_hub_and_form_are_the_same_whatever_was_kept(pair: Couple) -> None:
    client = client_of(pair.anna)
    before = [masked(client.get(page)) for page in ("/own/", "/own/watching/", "/today/")]
    client.post("/own/watching/", URGE)

    assert [masked(client.get(page)) for page in ("/own/", "/own/watching/", "/today/")] == before


def test_weeks_show_what_was_noted(anna: Vault) -> None:
    client = client_of(anna)
    assert b"Nothing here yet" in client.get("/own/watching/weeks/").content
    client.post("/own/watching/", URGE)

    page = client.get("/own/watching/weeks/").content.decode()
    assert "about 7 of 10" in page
    assert "Something is still hidden" in page


def test_how_strong_is_drawn_beside_how_often(anna: Vault, still: Still) -> None:
    client = client_of(anna)
    for number, strength in enumerate((8, 9, 2)):
        client.post("/own/watching/", {**URGE, "strength": strength, "command": f"{number}"})
    still.pass_by(days=7)
    fresh = client_of(replace(anna, passphrase_at=still.now()))
    fresh.post("/own/watching/", {**URGE, "strength": 3, "command": "later"})

    page = fresh.get("/own/watching/weeks/").content.decode()
    assert [row[:2] for row in table(page, "Urges noted, by week")] == [
        ["Week 1", "3"],
        ["Week 2", "1"],
    ]
    assert [row[:2] for row in table(page, "How strong, by week")] == [
        ["Week 1", "6"],
        ["Week 2", "3"],
    ]


def test_weeks_ask_for_the_passphrase_again(anna: Vault, still: Still) -> None:
    client = client_of(anna)
    still.pass_by(minutes=6)

    assert client.get("/own/watching/weeks/")["Location"].startswith("/unlock/?fresh=1")


def test_notes_are_off_where_one_of_the_two_runs_the_server(anna: Vault) -> None:
    host.Host.objects.update_or_create(id=1, defaults={"answer": host.Answer.ONE_OF_US})

    assert b"Not here" in client_of(anna).get("/own/watching/").content
    assert client_of(anna).post("/own/watching/", URGE).status_code == 409
    assert mine.look(anna).watching.weeks == ()
