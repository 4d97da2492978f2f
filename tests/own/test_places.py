"""Places and things: listed openly; changed, and felt again, behind the passphrase."""

import pytest

from tests.own.pages import ids
from tests.web import client_of
from toward.accounts.sessions import Vault
from toward.services import mine

pytestmark = pytest.mark.django_db
ROOM = {"kind": "room", "name": "The back room", "carries": "March", "alarm": "8", "command": "one"}


@pytest.fixture
def room(anna: Vault) -> str:
    client_of(anna).post("/own/places/", ROOM)
    return f"/own/places/{ids(anna)['place']}/"


def test_it_is_kept_once_and_stands_on_the_list(anna: Vault) -> None:
    client = client_of(anna)
    assert b"Nothing here yet" in client.get("/own/places/list/").content
    for _ in range(2):
        assert client.post("/own/places/", ROOM)["Location"] == "/own/kept/"

    assert client.get("/own/places/list/").content.decode().count("The back room") == 1


def test_without_its_name_it_is_asked_again_with_the_rest_kept(anna: Vault) -> None:
    answer = client_of(anna).post("/own/places/", {**ROOM, "name": ""})

    assert answer.status_code == 422
    assert "March" in answer.content.decode()
    assert mine.look(anna).places.kept == ()


def test_plan_and_alarms_before_and_after_stand_together(anna: Vault, room: str) -> None:
    client = client_of(anna)
    plan = {"changes": ["paint", "sheets"], "plan": "The blue one", "command": "two"}
    assert client.post(f"{room}plan/", plan)["Location"] == room
    felt = {"changed": "on", "alarm": "5", "command": "three"}
    assert client.post(f"{room}felt/", felt)["Location"] == room

    page = client.get(room).content.decode()
    for words in ("March", "Paint a wall", "The blue one", "<dd>8</dd>", "<dd>5</dd>", "changed"):
        assert words in page
    assert "changed" in client.get("/own/places/list/").content.decode()


@pytest.mark.parametrize(
    ("act", "body"), [("plan", {"plan": "x" * 301}), ("felt", {"alarm": "12"}), ("off", {})]
)
def test_what_does_not_fit_is_said_with_nothing_lost(
    anna: Vault, room: str, act: str, body: dict[str, str]
) -> None:
    answer = client_of(anna).post(f"{room}{act}/", body)

    assert answer.status_code == 422
    assert "The back room" in answer.content.decode()


def test_off_the_list_it_is_gone(anna: Vault, room: str) -> None:
    client = client_of(anna)
    assert client.post(f"{room}off/", {"command": "two"})["Location"] == "/own/places/list/"

    assert client.get(room).status_code == 404
