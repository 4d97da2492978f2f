"""What stirs it up: put on a list openly, read, met, eased and let go behind the passphrase."""

import pytest

from tests.own.pages import ids
from tests.web import client_of
from toward.accounts.sessions import Vault
from toward.programme.parts.stirs import STIRS_MAX, NoteStir
from toward.services import mine

pytestmark = pytest.mark.django_db
SOAP = {"kind": "smell", "what": "The soap", "helps": ["air"], "line": "Coffee", "command": "one"}


@pytest.fixture
def soap(anna: Vault) -> str:
    client_of(anna).post("/own/stirs/", SOAP)
    return f"/own/stirs/{ids(anna)['stir']}/"


def test_it_is_kept_once_and_stands_on_the_list(anna: Vault) -> None:
    client = client_of(anna)
    assert b"Nothing here yet" in client.get("/own/stirs/list/").content
    for _ in range(2):
        assert client.post("/own/stirs/", SOAP)["Location"] == "/own/kept/"

    assert client.get("/own/stirs/list/").content.decode().count("The soap") == 1


def test_without_its_words_it_is_asked_again_with_the_rest_kept(anna: Vault) -> None:
    answer = client_of(anna).post("/own/stirs/", {**SOAP, "what": "  "})

    assert answer.status_code == 422
    assert 'value="Coffee"' in answer.content.decode()
    assert mine.look(anna).stirs.kept == ()


def test_a_full_list_says_so_and_keeps_what_was_typed(anna: Vault) -> None:
    for number in range(STIRS_MAX):
        mine.act(anna, NoteStir(kind="smell", what=f"{number}"), mine.command_id())
    answer = client_of(anna).post("/own/stirs/", SOAP)

    assert answer.status_code == 422
    assert "Take one off first" in answer.content.decode()
    assert 'value="The soap"' in answer.content.decode()


def test_it_came_up_and_something_else_helps_by_now(anna: Vault, soap: str) -> None:
    client = client_of(anna)
    assert client.post(f"{soap}met/", {"alarm": "6", "command": "two"})["Location"] == soap
    helps = {"helps": ["said"], "line": "Humming", "command": "three"}
    assert client.post(f"{soap}helps/", helps)["Location"] == soap

    page = client.get(soap).content.decode()
    assert "the last times: 6" in page
    assert "<li>Humming</li>" in page
    assert "<li>Coffee</li>" not in page
    assert "came up once" in client.get("/own/stirs/list/").content.decode()


@pytest.mark.parametrize(
    ("act", "body"), [("met", {"alarm": "12"}), ("helps", {"line": "x" * 141}), ("off", {})]
)
def test_what_does_not_fit_is_said_on_its_own_page(
    anna: Vault, soap: str, act: str, body: dict[str, str]
) -> None:
    answer = client_of(anna).post(f"{soap}{act}/", body)

    assert answer.status_code == 422
    assert "The soap" in answer.content.decode()
    assert 'role="alert"' in answer.content.decode()


def test_off_the_list_it_is_gone(anna: Vault, soap: str) -> None:
    client = client_of(anna)
    assert client.post(f"{soap}off/", {"command": "two"})["Location"] == "/own/stirs/list/"

    assert client.get(soap).status_code == 404
    assert b"The soap" not in client.get("/own/stirs/list/").content


def test_what_was_taken_back_in_the_log_is_gone_too(anna: Vault, soap: str) -> None:
    mine.take_back(anna, mine.look(anna).stirs.kept[0].seq)

    assert client_of(anna).get(soap).status_code == 404
