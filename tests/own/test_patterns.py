"""What comes by itself: put on a map openly, tried beside once at a time behind the passphrase."""

import pytest

from tests.web import client_of
from toward.accounts.sessions import Vault
from toward.services import mine

pytestmark = pytest.mark.django_db
JOKE = {
    "pattern": "joke",
    "learned": ["too_much", "alone"],
    "where": "At the long table",
    "protected": "The evening",
    "command": "one",
}


@pytest.fixture
def joke(anna: Vault) -> Vault:
    client_of(anna).post("/own/patterns/", JOKE)
    return anna


def test_it_is_kept_once_and_stands_on_the_map(anna: Vault) -> None:
    client = client_of(anna)
    assert b"Nothing here yet" in client.get("/own/patterns/map/").content
    for _ in range(2):
        assert client.post("/own/patterns/", JOKE)["Location"] == "/own/kept/"

    page = client.get("/own/patterns/map/").content.decode()
    assert page.count("I make a joke of it") == 1
    for words in ("Feelings were too much", "At the long table", "The evening"):
        assert words in page


def test_without_the_pattern_it_is_asked_again_with_the_rest_kept(anna: Vault) -> None:
    answer = client_of(anna).post("/own/patterns/", {**JOKE, "pattern": ""})

    assert answer.status_code == 422
    assert "At the long table" in answer.content.decode()
    assert mine.look(anna).patterns.mapped == {}


def test_an_idea_is_tried_once_and_what_became_of_it_stands_on_the_map(joke: Vault) -> None:
    client = client_of(joke)
    page = client.get("/own/patterns/try/").content.decode()
    assert "Make the joke, and then say the true half of it." in page
    assert "the salt" not in page  # an idea of another pattern

    begun = client.post("/own/patterns/try/", {"idea": "joke_1", "command": "two"})
    assert begun["Location"] == "/own/patterns/map/"
    again = client.post("/own/patterns/try/", {"idea": "joke_1", "command": "three"})
    assert again.status_code == 422
    assert "One is going on already" in again.content.decode()

    after = {"outcome": "smaller", "happened": "Half a sentence", "alarm": "3", "command": "four"}
    assert client.post("/own/patterns/after/", after)["Location"] == "/own/patterns/map/"
    told = client.get("/own/patterns/map/").content.decode()
    assert "I tried something smaller" in told
    assert "Half a sentence" in told


def test_own_words_need_the_one_they_belong_to(joke: Vault) -> None:
    client = client_of(joke)
    answer = client.post("/own/patterns/try/", {"what": "Laugh, then stay", "command": "two"})
    assert answer.status_code == 422
    assert "Laugh, then stay" in answer.content.decode()

    body = {"what": "Laugh, then stay", "pattern": "joke", "command": "three"}
    assert client.post("/own/patterns/try/", body).status_code == 303
    assert "Laugh, then stay" in client.get("/own/patterns/after/").content.decode()


def test_neither_an_idea_nor_words_is_asked_again(joke: Vault) -> None:
    answer = client_of(joke).post("/own/patterns/try/", {"pattern": "joke", "command": "two"})

    assert answer.status_code == 422
    assert "Choose an idea, or write one of your own." in answer.content.decode()


def test_what_became_of_nothing_is_kept_nowhere(joke: Vault) -> None:
    client = client_of(joke)
    assert "Nothing is going on now." in client.get("/own/patterns/after/").content.decode()

    assert (
        client.post("/own/patterns/after/", {"outcome": "did", "command": "x"}).status_code == 422
    )


def test_what_became_of_one_already_over_keeps_what_was_typed(joke: Vault) -> None:
    client = client_of(joke)
    said = {"outcome": "did", "happened": "A quiet look", "command": "x"}
    answer = client.post("/own/patterns/after/", said)

    assert answer.status_code == 422
    assert "None is going on now" in answer.content.decode()
    assert "A quiet look" in answer.content.decode()


def test_one_that_goes_on_stands_on_the_map_though_its_pattern_was_taken_back(joke: Vault) -> None:
    client, mapped = client_of(joke), mine.look(joke).last_seq or 0
    client.post(
        "/own/patterns/try/", {"what": "Laugh, then stay", "pattern": "joke", "command": "two"}
    )
    mine.take_back(joke, mapped)

    assert "Laugh, then stay" in client.get("/own/patterns/map/").content.decode()


def test_what_was_taken_back_in_the_log_is_gone_from_the_map(joke: Vault) -> None:
    mine.take_back(joke, mine.look(joke).last_seq or 0)

    assert b"I make a joke of it" not in client_of(joke).get("/own/patterns/map/").content
