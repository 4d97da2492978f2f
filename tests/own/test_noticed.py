"""What I noticed: kept openly, completed behind the passphrase, with no verdict anywhere."""

import pytest

from tests.own.pages import ids
from tests.web import client_of
from toward.accounts.sessions import Vault
from toward.services import mine

pytestmark = pytest.mark.django_db
NOTE = {"when": "now", "noticed": "A flat voice", "told": "Tired", "command": "one"}


@pytest.fixture
def notice(anna: Vault) -> str:
    client_of(anna).post("/own/noticed/", NOTE)
    return f"/own/noticed/{ids(anna)['notice']}/"


def test_it_is_kept_once_and_stays_open_until_it_is_known(anna: Vault) -> None:
    client = client_of(anna)
    assert b"Nothing here yet" in client.get("/own/noticed/list/").content
    for _ in range(2):
        assert client.post("/own/noticed/", NOTE)["Location"] == "/own/kept/"

    page = client.get("/own/noticed/list/").content.decode()
    assert page.count("A flat voice") == 1
    assert "Still open" in page
    assert "Turned out by now" not in page


def test_what_turned_out_takes_its_place(anna: Vault, notice: str) -> None:
    client = client_of(anna)
    turned = {"turned": "other", "turned_out": "A headache", "command": "two"}
    assert client.post(notice, turned)["Location"] == "/own/noticed/list/"

    assert "It was otherwise" in client.get("/own/noticed/list/").content.decode()
    assert "A headache" in client.get(notice).content.decode()


def test_without_an_answer_it_is_asked_again_with_the_rest_kept(anna: Vault, notice: str) -> None:
    answer = client_of(anna).post(notice, {"turned_out": "A headache", "command": "two"})

    assert answer.status_code == 422
    assert "A headache" in answer.content.decode()
    assert "A flat voice" in answer.content.decode()


def test_without_its_words_it_is_asked_again_with_the_rest_kept(anna: Vault) -> None:
    answer = client_of(anna).post("/own/noticed/", {**NOTE, "noticed": ""})

    assert answer.status_code == 422
    assert "Tired" in answer.content.decode()
    assert mine.look(anna).noticed.kept == ()


def test_what_was_taken_back_in_the_log_is_gone_too(anna: Vault, notice: str) -> None:
    mine.take_back(anna, mine.look(anna).noticed.kept[0].seq)

    assert client_of(anna).get(notice).status_code == 404
