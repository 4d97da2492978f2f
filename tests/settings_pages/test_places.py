"""Signed-in places: one's own only, this one told apart, and what is ended is over there."""

import re

import pytest
from django.test import Client

from tests.people import PASSPHRASE, Couple, Still
from tests.web import masked
from toward.accounts.models import SessionRow
from toward.accounts.sessions import Vault
from toward.services import mine

pytestmark = pytest.mark.django_db
PAGE = "/settings/places/"


def browser(vault: Vault, client: Client | None = None) -> Client:
    """Signed in by the door, as a person does; `client` may have been here before."""
    client = client or Client()
    sent = client.post("/sign-in/", {"name": vault.name, "passphrase": PASSPHRASE})
    assert sent.status_code == 303
    return client


def shown(client: Client) -> list[str]:
    """A line for each place: its heading and its words."""
    page = client.get(PAGE).content.decode()
    found = re.findall(r"<h2>((?:This|Another) one)</h2>\s*<p>(.*?)</p>", page)
    return [" ".join(parts) for parts in found]


def place_of(client: Client, number: int) -> dict[str, str]:
    page = client.get(PAGE).content.decode()
    return {"place": re.findall(r'name="place" value="([^"]+)"', page)[number]}


def is_in(client: Client) -> bool:
    return client.get("/settings/").status_code == 200


def test_one_browser_is_one_place_however_often_it_came_back(anna: Vault, still: Still) -> None:
    client = browser(anna)
    still.pass_by(days=3)
    browser(anna, client)

    assert shown(client) == ["This one Open now. Since 2 March 2026, last used on 5 March 2026."]
    assert b"There is no other." in client.get(PAGE).content


def test_others_are_told_by_their_days_and_how_far_in_they_are(anna: Vault, still: Still) -> None:
    browser(anna)
    still.pass_by(days=2)
    second = browser(anna)
    second.post("/lock/")
    third = browser(anna)

    assert shown(third) == [
        "This one Open now. Since 4 March 2026, last used on 4 March 2026.",
        "Another one Signed in, and closed. Since 4 March 2026, last used on 4 March 2026.",
        "Another one Closed. It knows your name, for the half minute without the passphrase. "
        "Since 2 March 2026, last used on 2 March 2026.",
    ]


def test_vault_that_ran_out_is_not_called_open(anna: Vault, still: Still) -> None:
    browser(anna)
    still.pass_by(minutes=11)

    assert "Signed in, and closed." in shown(browser(anna))[1]


def test_ending_another_leaves_this_one(anna: Vault) -> None:
    old, here = browser(anna), browser(anna)

    answer = here.post(PAGE, place_of(here, 1))

    assert (answer.status_code, answer["Location"]) == (303, f"{PAGE}?ended=1")
    assert (is_in(old), is_in(here)) == (False, True)
    assert (
        old.get("/quick/").content != here.get("/quick/").content
    )  # there nobody is known any more
    assert len(shown(here)) == 1


def test_ending_this_one_is_signing_out_and_being_forgotten(anna: Vault) -> None:
    old, here = browser(anna), browser(anna)

    answer = here.post(PAGE, place_of(here, 0))

    assert answer["Location"] == "/"
    assert (is_in(old), is_in(here)) == (True, False)
    assert {cookie.value for name, cookie in here.cookies.items() if "form" not in name} == {""}


def test_ending_all_others_leaves_this_one(anna: Vault) -> None:
    first, second, here = (browser(anna) for _ in range(3))

    assert here.post(f"{PAGE}others/")["Location"] == f"{PAGE}?ended=1"

    assert (is_in(first), is_in(second), is_in(here)) == (False, False, True)


def test_anothers_place_is_neither_shown_nor_ended(pair: Couple) -> None:
    anna, ben = browser(pair.anna), browser(pair.ben)
    before = masked(ben.get(PAGE))

    hers = anna.post(PAGE, {"place": "nobody's"})
    theirs = ben.post(PAGE, place_of(anna, 0))

    assert (hers.status_code, hers["Location"]) == (theirs.status_code, theirs["Location"])
    assert is_in(anna)
    assert len(shown(ben)) == 1
    browser(pair.anna)
    assert masked(ben.get(PAGE)) == before


def test_page_asks_for_the_passphrase(anna: Vault, still: Still) -> None:
    client = browser(anna)
    place = place_of(client, 0)
    still.pass_by(minutes=6)

    assert client.get(PAGE)["Location"].startswith("/unlock/?fresh=1")
    for path in (PAGE, f"{PAGE}others/"):
        assert client.post(path, place)["Location"].startswith("/unlock/?fresh=1")
    assert SessionRow.objects.filter(person=anna.person).count() == 3


def test_looking_keeps_nothing(anna: Vault) -> None:
    client, before = browser(anna), mine.look(anna).last_seq

    shown(client)

    assert mine.look(anna).last_seq == before
