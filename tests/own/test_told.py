"""Whatever was kept alone can be read again in its month, to what was ticked, and taken back there."""

import re

import pytest

from tests.own.pages import ids
from tests.web import client_of
from toward.accounts.sessions import Vault
from toward.programme.commands import MineCommand
from toward.programme.parts.felt import NoteFelt
from toward.programme.parts.landed import NoteLanded
from toward.programme.parts.lines import DrawLine, LookAtLine
from toward.programme.parts.own_repair import FollowChange, NoteChange
from toward.programme.parts.places import FeelPlace, LetPlaceGo, NotePlace
from toward.programme.parts.stirs import LetStirGo, NoteStir
from toward.services import mine

pytestmark = pytest.mark.django_db


def keep(vault: Vault, *commands: MineCommand) -> None:
    for command in commands:
        assert mine.act(vault, command, mine.command_id()) is None


def month(vault: Vault) -> str:
    return client_of(vault).get("/weeks/2026-03/").content.decode().split("<main")[1]


def take_back(vault: Vault, title: str) -> str:
    """The newest of these; answers what was said of it before it went."""
    client = client_of(vault)
    listed = client.get("/weeks/2026-03/back/").content.decode()
    path = re.findall(rf'href="(/weeks/back/[^"]+)"><span>{title}', listed)[-1]
    told = client.get(path).content.decode()
    assert client.post(path).status_code == 303
    return told


def test_what_was_ticked_and_weighed_can_be_read_again(anna: Vault) -> None:
    keep(
        anna,
        NoteLanded(happened="Late", kind="late", itself=0, landed=8),
        NotePlace(kind="bed", name="The bed"),
    )
    keep(anna, FeelPlace(place=mine.look(anna).places.kept[0].seq, changed=True, alarm=3))
    keep(anna, DrawLine(will="No talk after nine", days=7))
    line = mine.look(anna).lines.kept[0].seq
    keep(anna, LookAtLine(line=line, alarm="quieter", then="keep", narrower=("friends",)))

    told = month(anna)

    for words in ("Being late", "by itself: 0 of 10 · as it landed: 8 of 10", "A bed, a sofa"):
        assert words in told
    assert "changed<br>alarm: 3" in told
    assert "narrower: Friends" in told
    assert "wider:" not in told


@pytest.mark.parametrize("address", ["/own/stirs/list/", "/own/places/list/", "/own/lines/list/"])
def test_what_was_taken_off_a_list_can_stand_there_again(anna: Vault, address: str) -> None:
    keep(anna, NoteStir(kind="smell", what="Soap"), NotePlace(kind="room", name="Soap"))
    keep(anna, DrawLine(will="Soap", days=7))
    state, client = mine.look(anna), client_of(anna)
    off, title = {
        "/own/stirs/list/": (LetStirGo(stir=state.stirs.kept[0].seq), "Taken off your list"),
        "/own/places/list/": (LetPlaceGo(place=state.places.kept[0].seq), "Taken off your list"),
        "/own/lines/list/": (
            LookAtLine(line=state.lines.kept[0].seq, alarm="same", then="let_go"),
            "Which way a line leads",
        ),
    }[address]
    keep(anna, off)
    assert "Soap" not in client.get(address).content.decode()

    assert "stands there again" in take_back(anna, title)

    assert "Soap" in client.get(address).content.decode()


@pytest.mark.parametrize("name", ["stir", "place"])
def test_taken_off_in_another_window_too_it_is_gone_and_no_more_is_said(
    anna: Vault, name: str
) -> None:
    keep(anna, NoteStir(kind="smell", what="Soap"), NotePlace(kind="room", name="Soap"))
    address, listed = f"/own/{name}s/{ids(anna)[name]}/off/", f"/own/{name}s/list/"

    answers = [client_of(anna).post(address, {"command": f"window {n}"}) for n in (1, 2)]

    assert [answer.get("Location") for answer in answers] == [listed, listed]


def test_how_an_agreement_felt_is_listed_and_taken_back(anna: Vault) -> None:
    keep(anna, NoteFelt(felt="not_kept"))
    assert "It did not feel kept" in month(anna)

    take_back(anna, "How an agreement felt")

    assert mine.look(anna).felt.weeks == ()


def test_taking_back_anything_else_promises_no_list(anna: Vault) -> None:
    keep(anna, NoteStir(kind="smell", what="Soap"))

    assert "stands there again" not in take_back(anna, "What stirs it up")


def test_a_change_of_a_repair_is_listed_and_taken_back(anna: Vault) -> None:
    keep(anna, NoteChange(side="gave", text="A call when late"))
    keep(anna, FollowChange(change=mine.look(anna).own_repair.changes[0].seq, kept="in_part"))
    assert "A call when late" in month(anna)

    take_back(anna, "The one change you named")

    assert "A call when late" not in client_of(anna).get("/own/changes/").content.decode()
