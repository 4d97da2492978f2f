"""What holds for every page alone: nothing shown back, the passphrase again for what was kept, off where it must be."""

import re

import pytest

from tests.own.kept import EVERYTHING, WORDS
from tests.own.pages import ROWS, addresses, of_rule
from tests.people import Couple, Still, person
from tests.web import client_of, masked
from toward.accounts.sessions import Vault
from toward.services import host, mine
from toward.ui.access import Rule
from toward.web.places import HUBS

pytestmark = pytest.mark.django_db
# They keep nothing and show nothing that was kept.
READING = {"/own/", "/own/kept/", "/own/after/", "/own/tools/", "/own/tools/<str:direction>/"}
# Made from notes that are allowed there too, after "I know they could read this".
KNOWN = {"/own/tools/helped/"}


def keep_everything(vault: Vault) -> None:
    for command in EVERYTHING:
        assert mine.act(vault, command, mine.command_id()) is None


def test_pages_on_an_unlocked_phone_are_the_same_whatever_was_kept(pair: Couple) -> None:
    client = client_of(pair.anna)
    pages = ["/today/", "/path/", *addresses(of_rule(Rule.OPEN_VAULT), pair.anna)]
    before = [masked(client.get(page)) for page in pages]
    keep_everything(pair.anna)

    assert [masked(client.get(page)) for page in pages] == before
    assert len(pages) > 6


def test_everything_kept_can_be_found_again_behind_the_passphrase(anna: Vault) -> None:
    keep_everything(anna)
    inner = addresses(of_rule(Rule.INNER), anna)
    pages = {page: client_of(anna).get(page).content.decode() for page in inner}

    assert [word for word in WORDS if all(word not in html for html in pages.values())] == []


def test_everything_kept_can_be_taken_back_word_for_word(anna: Vault) -> None:
    keep_everything(anna)
    client = client_of(anna)
    month = client.get("/weeks/2026-03/").content.decode()
    assert [word for word in WORDS if word not in month] == []

    listed = re.findall(
        r'href="(/weeks/back/[^"]+)"', client.get("/weeks/2026-03/back/").content.decode()
    )
    assert len(listed) == len(EVERYTHING)
    for page in listed:
        assert client.post(page).status_code == 303

    left = [client.get(page).content.decode() for page in addresses(of_rule(Rule.INNER), anna)]
    left.append(client.get("/weeks/2026-03/").content.decode())
    assert [word for word in WORDS if any(word in html for html in left)] == []


def test_own_history_asks_for_the_passphrase_again(anna: Vault, still: Still) -> None:
    client = client_of(anna)
    still.pass_by(minutes=6)

    for page in addresses(of_rule(Rule.INNER), anna):
        assert client.get(page)["Location"].startswith("/unlock/?fresh=1"), page


def test_nobody_opens_anothers_entries_by_their_number(anna: Vault, still: Still) -> None:
    keep_everything(anna)
    other = client_of(person("Carla", still))
    numbered = [row for row in ROWS if "<uuid:" in row.route]

    for row, page in zip(numbered, addresses(numbered, anna), strict=True):
        method = other.get if "GET" in row.methods else other.post
        assert method(page).status_code == 404
    assert numbered


def test_notes_are_off_where_one_of_the_two_runs_the_server(anna: Vault) -> None:
    host.Host.objects.update_or_create(id=1, defaults={"answer": host.Answer.ONE_OF_US})
    rows = [row for row in ROWS if row.route not in READING | KNOWN]
    seq = mine.look(anna).last_seq

    for row, page in zip(rows, addresses(rows, anna), strict=True):
        if "GET" in row.methods:
            assert b"Not here" in client_of(anna).get(page).content, page
        if "POST" in row.methods:
            assert client_of(anna).post(page, {"command": "one"}).status_code == 409, page
    assert mine.look(anna).last_seq == seq


def test_each_group_of_a_hub_and_each_place_stands_once() -> None:
    for groups in HUBS:
        titles = [str(group.title) for group in groups]
        names = [place.name for group in groups for place in group.places]
        assert len(titles) == len(set(titles))
        assert len(names) == len(set(names))
