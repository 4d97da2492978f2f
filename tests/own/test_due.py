"""What was to be come back to leads to where it stands, on its day, and not to an empty form."""

import pytest
from msgspec.structs import replace

from tests.people import Still, check_in, settle
from tests.web import client_of
from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.programme.commands import MineCommand
from toward.programme.parts.lines import DrawLine
from toward.programme.parts.patterns import BeginTry, MapPattern
from toward.programme.parts.places import FeelPlace, NotePlace
from toward.services import mine, today

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(today, "programme", lambda: replace(programme(), offer=()))


@pytest.fixture
def calm(anna: Vault, still: Still) -> Vault:
    settle(anna, still)
    return anna


def keep(vault: Vault, command: MineCommand) -> None:
    assert mine.act(vault, command, mine.command_id()) is None


def days_later(vault: Vault, still: Still, days: int) -> tuple[str, str]:
    """Today's answer then, and the page of one's own that it leads to, if it does."""
    still.pass_by(days=days)
    check_in(vault, 2)
    client = client_of(replace(vault, passphrase_at=still.now()))
    answer = client.get("/today/one/").content.decode()
    leads = next((row for row in answer.split('href="') if row.startswith("/own/")), "")
    return answer, client.get(leads.split('"')[0]).content.decode() if leads else ""


def test_a_line_comes_back_to_the_lines_and_not_to_a_new_one(calm: Vault, still: Still) -> None:
    keep(calm, DrawLine(will="No talk after nine", days=7))

    before, _ = days_later(calm, still, 6)
    answer, page = days_later(calm, still, 1)

    assert "its day has come" not in before
    assert "its day has come" in answer
    assert "No talk after nine" in page
    assert "you wanted to look by now" in page


def test_a_changed_place_comes_back_to_the_list_and_says_which(calm: Vault, still: Still) -> None:
    keep(calm, NotePlace(kind="room", name="The back room", alarm=2))
    keep(calm, NotePlace(kind="room", name="The hall"))
    keep(calm, FeelPlace(place=mine.look(calm).places.kept[0].seq, changed=True))

    answer, page = days_later(calm, still, 14)

    assert "its day has come" in answer
    assert page.count("how loud is it there by now?") == 1
    assert "how loud" in page.split("The back room")[1]


def test_an_experiment_comes_back_to_what_became_of_it(calm: Vault, still: Still) -> None:
    keep(calm, MapPattern(pattern="easy"))
    keep(calm, BeginTry(pattern="easy", what="Ask for the window"))

    answer, page = days_later(calm, still, 7)

    assert "its day has come" in answer
    assert "Ask for the window" in page
    assert 'name="outcome"' in page
