"""What holds for now: set and ended by either, the same on both phones, and not whose word it was."""

import pytest

from tests.people import Couple, Still, fresh, person
from tests.web import client_of, masked
from toward.accounts.sessions import Vault
from toward.programme.commands import SayFoundOutMore
from toward.programme.parts.muting import SetMuting
from toward.programme.parts.way import ChooseSeason
from toward.services import mine

pytestmark = pytest.mark.django_db
PAGES = ("/between/knows/", "/between/sleep/", "/between/truce/")


def page(vault: Vault, path: str) -> str:
    return client_of(vault).get(path).content.decode()


def kept(vault: Vault, path: str, **body: str) -> None:
    answer = client_of(vault).post(path, body)
    assert (answer.status_code, answer["Location"]) == (303, "/between/kept/"), answer.content


@pytest.mark.parametrize(
    ("path", "choice", "words"),
    [
        ("/between/knows/", "family", "The closest family, in one sentence"),
        ("/between/sleep/", "two_rooms", "In two rooms"),
        ("/between/truce/", "14", "Touch rests until Monday 16 March"),
    ],
)
def test_what_one_sets_both_see_and_the_other_may_end(
    pair: Couple, path: str, choice: str, words: str
) -> None:
    kept(pair.anna, path, choice=choice, command="one")
    assert f"<h2>{words}</h2>" in page(pair.anna, path)
    assert f"<h2>{words}</h2>" in page(pair.ben, path)
    # Not even the one who set it is told that it was them.
    assert masked(client_of(pair.anna).get(path)) == masked(client_of(pair.ben).get(path))

    kept(pair.ben, path, end="1", command="two")

    assert f"<h2>{words}</h2>" not in page(pair.anna, path)


@pytest.mark.parametrize("path", PAGES)
def test_nothing_chosen_is_asked_again(pair: Couple, path: str) -> None:
    answer = client_of(pair.anna).post(path, {"command": "one"})

    assert answer.status_code == 422
    assert "Choose" in answer.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_strangers_and_people_on_their_own_stay_outside(
    client, pair: Couple, still: Still, path: str
) -> None:
    assert client.get(path)["Location"].startswith("/sign-in/")
    alone = client_of(person("Charlie", still))
    assert alone.get(path)["Location"] == "/between/"
    assert alone.post(path, {"choice": "7", "command": "one"})["Location"] == "/between/"

    still.pass_by(minutes=6)
    assert client_of(pair.anna).get(path)["Location"].startswith("/unlock/?fresh=1")


def test_what_holds_can_be_kept_quiet_with_no_sign(pair: Couple) -> None:
    kept(pair.anna, "/between/sleep/", choice="two_rooms", command="one")
    before = masked(client_of(pair.anna).get("/between/sleep/"))
    quiet = SetMuting(channels=("arrangements",))
    assert mine.act(pair.ben, quiet, mine.command_id()) is None

    assert "<h2>In two rooms</h2>" not in page(pair.ben, "/between/sleep/")
    assert masked(client_of(pair.anna).get("/between/sleep/")) == before


def test_first_months_follow_the_day_of_pairing_alone(pair: Couple, still: Still) -> None:
    both = [masked(client_of(vault).get("/between/months/")) for vault in (pair.anna, pair.ben)]
    assert both[0] == both[1]
    assert b"/between/truce/" in both[0].split(b"Before or after")[0]

    mine.act(pair.anna, SayFoundOutMore(), mine.command_id())
    mine.act(pair.anna, ChooseSeason(season="ground"), mine.command_id())
    assert masked(client_of(pair.anna).get("/between/months/")) == both[0]

    still.pass_by(weeks=14)
    later = page(fresh(pair.ben, still), "/between/months/")
    assert "Little, and held" not in later
    assert "/between/truce/" in later.split("Before or after")[1]
