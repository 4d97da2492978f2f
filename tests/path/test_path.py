"""Ways to be near: readable by everybody at any time, and private notes after."""

import pytest

from tests.people import Couple, Still, check_in
from tests.web import client_of, masked
from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.services import mine

pytestmark = pytest.mark.django_db


def test_every_way_can_be_read(anna: Vault) -> None:
    client = client_of(anna)
    rules = programme()
    for ref in [one.id for one in (*rules.touch, *rules.solo, *rules.quiet)]:
        assert client.get(f"/path/{ref}/").status_code == 200, ref


@pytest.mark.parametrize("ref", ["nothing", "safety-notice"])
def test_unknown_way_is_a_missing_page(anna: Vault, ref: str) -> None:
    assert client_of(anna).get(f"/path/{ref}/").status_code == 404


def test_path_is_the_same_whatever_was_kept(pair: Couple, still: Still) -> None:
    before = masked(client_of(pair.anna).get("/path/"))
    check_in(pair.anna, 10, "flat", pushed=1)

    assert masked(client_of(pair.anna).get("/path/")) == before


def test_solo_practice_counts_towards_the_floor(anna: Vault) -> None:
    ref = programme().solo[0].id

    client_of(anna).post(f"/path/{ref}/done/", {"before": "6", "after": "4", "command": "one"})

    assert mine.look(anna).solo_times == 1


def test_found_moment_counts_as_a_round(anna: Vault) -> None:
    step = programme().touch[0].id

    client_of(anna).post("/path/found/", {"step": step, "during": "1", "command": "one"})

    assert [notes.good for notes in mine.look(anna).steps] == [1]


def test_found_moment_without_its_step_is_asked_again(anna: Vault) -> None:
    answer = client_of(anna).post(
        "/path/found/", {"during": "1", "line": "kept words", "command": "one"}
    )

    assert answer.status_code == 422
    assert b"kept words" in answer.content


def test_easy_without_its_form_is_not_said_to_be_kept(anna: Vault) -> None:
    step = programme().touch[0].id

    answer = client_of(anna).post(f"/path/{step}/easy/", {})

    assert answer.status_code == 422
    assert not mine.look(anna).steps


def test_way_back_unfolds_the_kind_it_came_from(anna: Vault) -> None:
    client = client_of(anna)

    assert b'href="/path/#words"' in client.get("/path/i-heard/").content
    assert b'id="words"' in client.get("/path/").content


def test_cards_of_words_lead_to_the_questions_for_two(anna: Vault) -> None:
    client, rules = client_of(anna), programme()
    for card in rules.quiet:
        leads = "/between/turns/questions/" in client.get(f"/path/{card.id}/").content.decode()
        assert leads is (card.kind == "words"), card.id
