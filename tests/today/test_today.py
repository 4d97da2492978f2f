"""Today: half a minute, one answer, and a page that tells an onlooker nothing."""

import re

import pytest
from msgspec.structs import replace

from tests.people import Couple, Still, check_in, settle
from tests.web import client_of, masked
from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.programme.definition import HERE
from toward.programme.gate import Tonight, why_closed
from toward.programme.parts.watching import NoteUrge
from toward.services import mine, today
from toward.web.here import HERE_WORDS

pytestmark = pytest.mark.django_db


def test_check_in_is_kept_and_answered_on_an_inner_page(anna: Vault) -> None:
    client = client_of(anna)

    answer = client.post(
        "/today/check-in/",
        {
            "alarm": "7",
            "direction": "revved",
            "heard": "1",
            "here": ["angry", "calm"],
            "command": "one",
        },
    )

    assert (answer.status_code, answer["Location"]) == (303, "/today/first/")
    kept = mine.look(anna).days[-1]
    assert (kept.alarm, kept.direction, kept.heard, kept.pushed) == (7, "revved", 1, None)
    assert kept.here == ("angry", "calm")


def test_check_in_without_alarm_keeps_what_was_typed(anna: Vault) -> None:
    answer = client_of(anna).post("/today/check-in/", {"line": "a hard day", "command": "one"})

    assert answer.status_code == 422
    assert b"a hard day" in answer.content
    assert not mine.look(anna).days


def test_second_check_in_of_a_day_takes_the_place_of_the_first(anna: Vault) -> None:
    client = client_of(anna)
    for number, alarm in enumerate("38"):
        client.post("/today/check-in/", {"alarm": alarm, "command": f"form {number}"})

    assert [day.alarm for day in mine.look(anna).days] == [8]


@pytest.mark.parametrize("more", [{}, {"pushed": 2}, {"here": ("afraid",)}, {"asked": True}])
@pytest.mark.parametrize("alarm", [0, 10])
def test_today_is_the_same_whatever_was_kept(
    pair: Couple, still: Still, alarm: int, more: dict[str, object]
) -> None:
    check_in(pair.anna, 3)
    before = masked(client_of(pair.anna).get("/today/"))
    check_in(pair.anna, alarm, "flat", line="something only for me", **more)

    assert masked(client_of(pair.anna).get("/today/")) == before


def test_answer_asks_for_the_passphrase_after_five_minutes(anna: Vault, still: Still) -> None:
    check_in(anna, 9)
    client = client_of(anna)
    assert client.get("/today/one/").status_code == 200

    still.pass_by(minutes=6)
    answer = client.get("/today/one/")

    assert answer.status_code == 303
    assert answer["Location"] == "/unlock/?fresh=1&next=%2Ftoday%2Fone%2F"


def test_loud_body_gets_steadying_and_its_own_reason(anna: Vault) -> None:
    check_in(anna, 9, "revved")

    page = client_of(anna).get("/today/one/").content.decode()

    assert "You gave your alarm a 9" in page
    assert "Together now" not in page


def test_quiet_day_offers_what_the_season_has_and_says_why(
    anna: Vault, still: Still, monkeypatch
) -> None:
    only = tuple(offer for offer in programme().offer if offer.page == "own-watching")
    monkeypatch.setattr(today, "programme", lambda: replace(programme(), offer=only))
    settle(anna, still)
    assert mine.act(anna, NoteUrge(strength=4), mine.command_id()) is None
    still.pass_by(days=6)
    pages = []
    for _ in range(4):
        check_in(anna, 2)
        fresh = replace(anna, passphrase_at=still.now())
        pages.append(client_of(fresh).get("/today/one/").content.decode())
        still.pass_by(days=1)

    offered = [page for page in pages if "/own/watching/" in page]
    assert len(offered) == 1
    assert "You noted keeping watch in the last two weeks." in offered[0]
    assert "Steady ground" in offered[0]


@pytest.mark.parametrize("path", ["/today/", "/today/check-in/", "/today/one/", "/today/rest/"])
def test_stranger_is_asked_to_sign_in(client, db, path: str) -> None:
    answer = client.get(path)

    assert answer.status_code == 303
    assert answer["Location"].startswith("/sign-in/")


def test_every_word_that_the_programme_knows_can_be_ticked() -> None:
    assert sorted(HERE_WORDS) == sorted(HERE)


def test_what_can_not_be_kept_is_told_with_everything_typed_still_there(anna: Vault) -> None:
    twice = {"alarm": "3", "here": ["calm", "calm"], "line": "kept words", "command": "one"}

    answer = client_of(anna).post("/today/check-in/", twice)

    assert answer.status_code == 422
    assert b"Not kept" in answer.content
    assert b"kept words" in answer.content
    assert not mine.look(anna).days


def test_a_line_that_is_too_long_is_told_so_and_stays_whole(anna: Vault) -> None:
    line = "river " * 50 + "lamp"

    answer = client_of(anna).post(
        "/today/check-in/", {"alarm": "3", "line": line, "command": "one"}
    )

    assert answer.status_code == 422
    assert b"280 characters at most, and these are 304." in answer.content
    assert line.encode() in answer.content
    assert b"maxlength" not in answer.content


def test_found_out_more_is_one_tap_that_rests_touch_for_28_days(pair: Couple, still: Still) -> None:
    client = client_of(pair.anna)
    form = re.search(rb'name="command" value="([^"]+)"', client.get("/today/more/").content)
    assert form is not None

    answer = client.post("/today/more/", {"command": form[1].decode()})

    assert (answer.status_code, answer["Location"]) == (303, "/today/more/kept/")
    assert "found_out" in why_closed(programme(), mine.look(pair.anna), still.now())
    still.pass_by(days=27)
    assert "found_out" in why_closed(programme(), mine.look(pair.anna), still.now())
    still.pass_by(days=1)
    assert "found_out" not in why_closed(programme(), mine.look(pair.anna), still.now())


def test_found_out_more_changes_no_page_that_somebody_could_look_at(
    pair: Couple, still: Still
) -> None:
    pages = ["/today/", "/today/more/", "/today/more/kept/", "/today/check-in/", "/between/"]
    both = [client_of(pair.anna), client_of(pair.ben)]
    before = [masked(client.get(page)) for client in both for page in pages]

    both[0].post("/today/more/", {"command": "told"})

    assert [masked(client.get(page)) for client in both for page in pages] == before


def test_found_out_more_without_its_form_is_asked_again(anna: Vault) -> None:
    assert client_of(anna).post("/today/more/", {}).status_code == 422
    assert mine.look(anna).found_out_on is None


def test_asked_in_the_check_in_counts_as_nothing_tonight(pair: Couple, still: Still) -> None:
    """Whatever is marked or corrected afterwards, on that day."""
    client = client_of(pair.anna)

    client.post("/today/check-in/", {"alarm": "1", "asked": "on", "command": "one"})
    client.post("/today/check-in/", {"alarm": "1", "direction": "settled", "command": "two"})

    calm = Tonight(alarm=1, direction="settled")
    assert "forced_today" in why_closed(programme(), mine.look(pair.anna), still.now(), calm)
