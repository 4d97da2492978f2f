"""Where in the body: ticked on a figure or in words; over the weeks only behind the passphrase."""

import pytest

from tests.people import check_in
from tests.web import client_of
from toward.accounts.sessions import Vault
from toward.programme.parts.body import where_of
from toward.services import mine

pytestmark = pytest.mark.django_db
NOTE = {"where": ["throat", "belly"], "direction": "revved", "alarm": "", "command": "one"}


def test_note_is_kept_once_though_sent_twice(anna: Vault) -> None:
    client = client_of(anna)
    for _ in range(2):
        assert client.post("/own/body/", NOTE)["Location"] == "/own/kept/"

    assert [where_of(spot) for spot in mine.look(anna).body.spots] == [("throat", "belly")]


def test_nothing_ticked_is_asked_again(anna: Vault) -> None:
    answer = client_of(anna).post("/own/body/", {"command": "one"})

    assert answer.status_code == 422
    assert "Tick one place" in answer.content.decode()
    assert mine.look(anna).body.spots == ()


def test_what_was_ticked_stays_when_something_else_does_not_fit(anna: Vault) -> None:
    answer = client_of(anna).post("/own/body/", {**NOTE, "alarm": "11"})

    assert answer.status_code == 422
    assert b'value="belly" id="id_where_5" checked' in answer.content


def test_every_place_of_the_figure_has_a_word(anna: Vault) -> None:
    """The words tick without the figure; the figure's taps belong to the very same boxes."""
    page = client_of(anna).get("/own/body/").content.decode()

    assert page.count('name="where"') == page.count('class="tap t-') == 12
    for place in ("head", "throat", "back", "feet"):
        assert f"t-{place}" in page
        assert f"p-{place}" in page
        assert f'value="{place}"' in page


def test_weeks_show_where_and_which_way(anna: Vault) -> None:
    client = client_of(anna)
    assert b"Nothing here yet" in client.get("/own/body/figure/").content
    for number in range(3):
        client.post("/own/body/", {**NOTE, "command": f"{number}"})
    check_in(anna, where=("feet",))

    page = client.get("/own/body/figure/").content.decode()
    assert "p-throat much-3" in page
    assert "p-feet much-1" in page
    assert "p-chest much-" in page
    assert "p-chest much-1" not in page
    assert "<dt>wound up</dt><dd>Throat, Belly</dd>" in page
    assert "settled" not in page


def test_check_in_takes_where_along(anna: Vault) -> None:
    client = client_of(anna)
    client.post("/today/check-in/", {"alarm": "3", "where": ["chest"], "command": "one"})

    assert [where_of(spot) for spot in mine.look(anna).body.spots] == [("chest",)]
    assert "Chest" in client.get("/weeks/2026-03/").content.decode()
