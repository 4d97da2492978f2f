"""A moment that turned: a few taps, asked about in one's own notes, and a rest that nobody can tell from others."""

import re

import pytest

from tests.people import Couple, Still, check_in, fresh, settle
from tests.web import client_of, masked
from toward.accounts.sessions import Vault
from toward.programme.commands import SetPause
from toward.programme.parts.loop import NoteTurn
from toward.services import host, mine

pytestmark = pytest.mark.django_db
TURN = {"tried": "me", "why": "peace", "tension": "7", "command": "one"}
OUTSIDE = ("/own/", "/own/turns/", "/today/", "/path/", "/between/", "/tonight/", "/own/read/")


def look(vault: Vault) -> str:
    return client_of(vault).get("/own/turns/look/").content.decode()


@pytest.fixture
def caught(anna: Vault, still: Still) -> Vault:
    """Two hard days within ten, after a settled week."""
    settle(anna, still)
    for _ in range(2):
        hard = NoteTurn(tried="me", why="peace", tension=7, avoided=True)
        assert mine.act(anna, hard, mine.command_id()) is None
        still.pass_by(days=3)
    return fresh(anna, still)


def test_a_turn_is_kept_once_though_sent_twice(anna: Vault) -> None:
    for _ in range(2):
        assert client_of(anna).post("/own/turns/", TURN)["Location"] == "/own/kept/"

    assert [(one.why, one.tension) for one in mine.look(anna).loop.days] == [("peace", 7)]


def test_nothing_chosen_is_told_kindly_and_a_number_alone_is_enough(anna: Vault) -> None:
    answer = client_of(anna).post("/own/turns/", {"command": "one"})
    assert answer.status_code == 422
    assert "One of these is enough." in answer.content.decode()

    assert (
        client_of(anna).post("/own/turns/", {"tension": "0", "command": "two"}).status_code == 303
    )


def test_the_question_stands_in_ones_own_notes_and_its_answer_is_kept(caught: Vault) -> None:
    page = look(caught)
    assert "Does this fit?" in page
    assert page.count("your body braced: 7") == 2
    assert "closeness was tried · To keep the peace" in page

    answer = client_of(caught).post("/own/turns/look/", {"fits": "partly", "command": "one"})

    assert answer["Location"] == "/own/turns/rest/"
    assert [one.fits for one in mine.look(caught).loop.answers] == ["partly"]
    assert "Does this fit?" not in look(caught)


def test_a_no_ends_there(caught: Vault) -> None:
    answer = client_of(caught).post("/own/turns/look/", {"fits": "no", "command": "one"})

    assert answer["Location"] == "/own/kept/"


def test_an_answer_by_mistake_stands_among_ones_notes_and_can_be_taken_back(caught: Vault) -> None:
    client = client_of(caught)
    client.post("/own/turns/look/", {"fits": "no", "command": "one"})
    assert "Does this fit?" not in look(caught)

    month = client.get("/weeks/2026-03/back/").content.decode()
    paths = re.findall(r'href="(/weeks/back/[^"]+)"', month)
    pages = {path: client.get(path).content.decode() for path in paths}
    answered = [path for path, page in pages.items() if "No, it was something else" in page]
    assert len(answered) == 1
    client.post(answered[0])

    assert "Does this fit?" in look(caught)


def test_question_without_an_answer_is_asked_again(caught: Vault) -> None:
    assert client_of(caught).post("/own/turns/look/", {"command": "one"}).status_code == 422
    assert mine.look(caught).loop.answers == ()


def test_today_leads_to_it_before_anything_near(caught: Vault) -> None:
    check_in(caught, 1, heard=2)

    page = client_of(caught).get("/today/one/").content.decode()

    assert "/own/turns/look/" in page
    assert "/together" not in page


def test_rest_is_the_same_pause_as_any_other_and_never_shorter(anna: Vault, still: Still) -> None:
    client = client_of(anna)
    client.post("/own/turns/rest/", {"days": "7", "command": "one"})
    by_loop = mine.look(anna).pause_until

    mine.act(anna, SetPause(days=7), mine.command_id())
    assert mine.look(anna).pause_until == by_loop

    mine.act(anna, SetPause(days=20), mine.command_id())
    longer = mine.look(anna).pause_until
    client.post("/own/turns/rest/", {"days": "3", "command": "two"})
    assert mine.look(anna).pause_until == longer
    assert client.post("/own/turns/rest/", {"command": "three"}).status_code == 422


def test_found_or_not_no_page_outside_differs_for_either(pair: Couple, still: Still) -> None:
    settle(pair.anna, still)

    def outside() -> list[bytes]:
        return [
            masked(client_of(fresh(vault, still)).get(page))
            for vault in (pair.anna, pair.ben)
            for page in OUTSIDE
        ]

    before = outside()
    for tension in (8, 9):
        mine.act(pair.anna, NoteTurn(tried="other", tension=tension), mine.command_id())
    before_found = outside()
    still.pass_by(days=1)
    fresh_day = outside()
    mine.act(pair.anna, NoteTurn(tried="other", tension=8), mine.command_id())
    assert "Does this fit?" in look(fresh(pair.anna, still))

    assert before == before_found
    assert outside() == fresh_day


def test_inner_pages_ask_for_the_passphrase_and_are_off_where_the_host_could_read(
    anna: Vault, still: Still
) -> None:
    still.pass_by(minutes=6)
    for page in ("/own/turns/look/", "/own/turns/rest/"):
        assert client_of(anna).get(page)["Location"].startswith("/unlock/?fresh=1")

    host.Host.objects.update_or_create(id=1, defaults={"answer": host.Answer.ONE_OF_US})
    client = client_of(fresh(anna, still))
    for page in ("/own/turns/", "/own/turns/look/", "/own/turns/rest/"):
        assert b"Not here" in client.get(page).content
        assert client.post(page, TURN).status_code == 409
    assert mine.look(anna).loop.days == ()
