"""How it landed: kept in two halves, shown over the weeks beside each other, never corrected."""

import re

import pytest
from msgspec.structs import replace

from tests.people import Still
from tests.web import client_of
from toward.accounts.sessions import Vault
from toward.programme.parts.landed import NoteLanded
from toward.services import mine

pytestmark = pytest.mark.django_db
NOTE = {
    "happened": "Home at ten past",
    "felt": "Like that day",
    "kind": "late",
    "itself": "2",
    "landed": "8",
    "command": "one",
}


def test_moment_is_kept_once_though_sent_twice(anna: Vault) -> None:
    client = client_of(anna)
    for _ in range(2):
        assert client.post("/own/landed/", NOTE)["Location"] == "/own/kept/"

    assert [(week.times, week.landed) for week in mine.look(anna).landed.weeks] == [(1, 8)]


def test_too_long_is_said_and_nothing_is_lost(anna: Vault) -> None:
    answer = client_of(anna).post("/own/landed/", {**NOTE, "felt": "stone " * 80})

    assert answer.status_code == 422
    assert "400 characters at most" in answer.content.decode()
    assert "Home at ten past" in answer.content.decode()
    assert answer.content.decode().count("stone") == 80
    assert mine.look(anna).landed.seqs == ()


def test_weeks_show_both_halves_and_both_weights(anna: Vault) -> None:
    client = client_of(anna)
    assert b"Nothing here yet" in client.get("/own/landed/weeks/").content
    client.post("/own/landed/", NOTE)

    page = client.get("/own/landed/weeks/").content.decode()
    assert "<dd>Home at ten past</dd>" in page
    assert "<dd>Like that day</dd>" in page
    assert "about 2 by itself, about 8 as it landed" in page
    assert re.search(r"<td>2</td><td>8</td>", page)


def test_without_weights_there_is_no_picture_but_the_words(anna: Vault) -> None:
    client = client_of(anna)
    client.post("/own/landed/", {**NOTE, "itself": ""})

    page = client.get("/own/landed/weeks/").content.decode()
    assert "Home at ten past" in page
    assert "<figure" not in page


@pytest.mark.parametrize(("before", "now"), [(8, 4), (4, 8)])
def test_a_change_over_weeks_blames_nobody(
    anna: Vault, still: Still, before: int, now: int
) -> None:
    for week in range(8):
        for _ in range(2):
            landed = before if week < 4 else now
            note = NoteLanded(happened="late", itself=2, landed=landed)
            assert mine.act(anna, note, mine.command_id()) is None
        still.pass_by(days=7)
    still.pass_by(days=-1)

    fresh = replace(anna, passphrase_at=still.now())
    page = client_of(fresh).get("/own/landed/weeks/").content.decode()
    words = "closer together" if now < before else "further apart"
    assert f"In these four weeks the two lay {words}" in page
    assert "misread" not in page
