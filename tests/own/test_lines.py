"""A line of one's own: drawn openly, looked at behind the passphrase, with words and never a verdict."""

import re

import pytest
from msgspec.structs import replace

from tests.own.pages import ids
from tests.people import Still
from tests.web import client_of
from toward.accounts.sessions import Vault
from toward.programme.parts.lines import LINES_MAX, DrawLine
from toward.services import mine

pytestmark = pytest.mark.django_db
LINE = {
    "will": "No talk after nine",
    "why": "Sleep",
    "crossed": "I go to bed",
    "days": "14",
    "command": "one",
}
LOOK = {"alarm": "quieter", "wider": ["sleep"], "then": "keep", "command": "two"}


@pytest.fixture
def line(anna: Vault) -> str:
    client_of(anna).post("/own/lines/", LINE)
    return f"/own/lines/{ids(anna)['line']}/"


def test_line_is_kept_once_and_listed_with_its_day(anna: Vault) -> None:
    client = client_of(anna)
    assert b"Nothing here yet" in client.get("/own/lines/list/").content
    for _ in range(2):
        assert client.post("/own/lines/", LINE)["Location"] == "/own/kept/"

    page = client.get("/own/lines/list/").content.decode()
    assert page.count("No talk after nine") == 1
    assert "to look at again on 16 March" in page


def test_on_its_day_the_list_says_so(anna: Vault, line: str, still: Still) -> None:
    still.pass_by(days=14)
    fresh = replace(anna, passphrase_at=still.now())

    assert "you wanted to look by now" in client_of(fresh).get("/own/lines/list/").content.decode()


@pytest.mark.parametrize("missing", ["will", "days"])
def test_what_is_missing_is_asked_again_with_the_rest_kept(anna: Vault, missing: str) -> None:
    answer = client_of(anna).post("/own/lines/", {**LINE, missing: ""})

    assert answer.status_code == 422
    assert "I go to bed" in answer.content.decode()
    assert mine.look(anna).lines.kept == ()


def test_a_full_list_says_so_and_keeps_what_was_typed(anna: Vault) -> None:
    for number in range(LINES_MAX):
        mine.act(anna, DrawLine(will=f"{number}"), mine.command_id())
    answer = client_of(anna).post("/own/lines/", LINE)

    assert answer.status_code == 422
    assert "Let one go first" in answer.content.decode()
    assert "I go to bed" in answer.content.decode()


@pytest.mark.parametrize(
    ("sides", "words"),
    [
        ({"wider": ["sleep"]}, "Life got wider in places."),
        ({"wider": [], "narrower": ["friends"]}, "Life got narrower in places."),
        ({"narrower": ["friends"]}, "many lines are both"),
        ({"wider": []}, "Nothing clear yet."),
    ],
)
def test_looking_again_says_which_way_it_leads_and_no_verdict(
    anna: Vault, line: str, sides: dict[str, list[str]], words: str
) -> None:
    client = client_of(anna)
    assert client.post(f"{line}look/", LOOK | sides)["Location"] == line

    page = client.get(line).content.decode()
    assert words in page
    assert not re.search(r"\b(healthy|wrong|right|avoid\w*|score)\b", page.split("<main")[1])


def test_changed_a_little_it_asks_for_the_new_words_and_keeps_its_day(
    anna: Vault, line: str
) -> None:
    client = client_of(anna)
    assert client.post(f"{line}look/", {**LOOK, "then": "change"})["Location"] == f"{line}words/"
    asked = client.get(f"{line}words/").content.decode()
    assert "No talk after nine" in asked
    assert "I go to bed" in asked

    new = {"will": "No talk after ten", "why": "Sleep", "crossed": "I read", "command": "three"}
    due = mine.look(anna).lines.kept[0].look_on
    assert client.post(f"{line}words/", new)["Location"] == line

    page, month = (client.get(path).content.decode() for path in (line, "/weeks/2026-03/"))
    assert "<h1>No talk after ten</h1>" in page
    assert "I go to bed" not in page
    assert "Keep it, and change it a little" in page
    assert "No talk after nine" in month
    assert mine.look(anna).lines.kept[0].look_on == due

    mine.take_back(anna, mine.look(anna).last_seq or 0)
    assert "<h1>No talk after nine</h1>" in client.get(line).content.decode()


def test_a_line_without_words_is_asked_again_with_the_rest_kept(anna: Vault, line: str) -> None:
    answer = client_of(anna).post(f"{line}words/", {"will": " ", "crossed": "I read a book"})

    assert answer.status_code == 422
    assert "I read a book" in answer.content.decode()


def test_a_line_that_is_let_go_is_gone(anna: Vault, line: str) -> None:
    client = client_of(anna)
    assert client.post(f"{line}look/", {**LOOK, "then": "let_go"})["Location"] == "/own/lines/list/"

    assert client.get(line).status_code == 404


def test_a_look_without_its_answers_is_asked_again_with_the_rest_kept(
    anna: Vault, line: str
) -> None:
    answer = client_of(anna).post(f"{line}look/", {"words": "A quiet week", "wider": ["sleep"]})

    assert answer.status_code == 422
    assert "A quiet week" in answer.content.decode()
    assert "No talk after nine" in answer.content.decode()
