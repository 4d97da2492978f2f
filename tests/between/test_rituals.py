"""Rituals, the weekly hour and the year from now: set by either, opened only together."""

import re

import pytest

from tests.people import Couple, Still, fresh
from tests.web import called, client_of, masked
from toward.content.load import items
from toward.programme.commands import ChooseQuiet
from toward.programme.parts.arrangements import SetArrangement
from toward.programme.parts.muting import SetMuting
from toward.services import mine, ours

pytestmark = pytest.mark.django_db
YEAR = "/between/year/"


def lay(vault, text: str, command: str) -> None:
    client_of(vault).post(YEAR, {"text": text, "press": "send", "command": command})


def test_ritual_is_set_by_one_and_let_go_by_the_other(pair: Couple) -> None:
    typed = {"moment": "goodbye", "words": "tea at the door", "smaller": "the cup alone"}
    client_of(pair.anna).post("/between/rituals/new/", {**typed, "command": "one"})
    assert b"the cup alone" in client_of(pair.ben).get("/between/rituals/").content
    number = ours.get(pair.ben).state.rituals.rituals[0].number

    client_of(pair.ben).post(
        "/between/rituals/out/", {"ritual": called(pair.ben, number), "command": "two"}
    )

    assert b"tea at the door" not in client_of(pair.anna).get("/between/rituals/").content


def test_ritual_without_a_choice_is_asked_again(pair: Couple) -> None:
    answer = client_of(pair.anna).post(
        "/between/rituals/new/", {"moment": "hello", "smaller": "a nod", "command": "one"}
    )

    assert answer.status_code == 422
    assert b"a nod" in answer.content


def test_while_touch_rests_a_ritual_with_touch_can_wait(pair: Couple, still: Still) -> None:
    def pages(vault) -> list[bool]:
        client = client_of(fresh(vault, still))
        found = [client.get(f"/between/rituals/{path}").content for path in ("", "new/")]
        return [b"can wait until then" in page for page in found]

    assert pages(pair.anna) == [False, True], "none with touch stands, and one could be chosen"
    typed = {"moment": "hello", "key": "kiss", "command": "one"}
    client_of(pair.anna).post("/between/rituals/new/", typed)
    assert pages(pair.anna) == pages(pair.ben) == [True, True]

    still.pass_by(days=36)
    assert pages(pair.anna) == [False, False], "the first four weeks are over"
    truce = SetArrangement(about="truce", days=7)
    assert ours.act(pair.ben, truce, mine.command_id()) is None
    assert pages(pair.anna) == pages(pair.ben) == [True, True]


def test_another_hour_begins_with_the_one_that_stands(pair: Couple) -> None:
    client = client_of(pair.anna)
    client.post("/between/hour/", {"weekday": "6", "at": "16:30", "command": "one"})

    html = client_of(pair.ben).get("/between/hour/").content.decode()

    assert re.search(r'value="6"[^>]*checked', html)
    assert 'value="16:30"' in html


def test_the_hour_stands_for_both_and_can_go(pair: Couple) -> None:
    client = client_of(pair.anna)
    client.post("/between/hour/", {"weekday": "6", "at": "10:30", "command": "one"})
    assert b"Yours is on Sunday at 10:30" in client_of(pair.ben).get("/between/hour/").content

    client.post("/between/hour/", {"weekday": "none", "command": "two"})

    assert ours.get(pair.ben).state.rituals.hour is None


def test_time_that_is_none_is_asked_again(pair: Couple) -> None:
    answer = client_of(pair.anna).post(
        "/between/hour/", {"weekday": "6", "at": "late", "command": "one"}
    )

    assert answer.status_code == 422
    assert b"like 10:30" in answer.content


def test_neither_sees_a_text_before_both_lie_there(pair: Couple) -> None:
    empty = masked(client_of(pair.ben).get(YEAR))
    lay(pair.anna, "quiet mornings", "one")
    assert masked(client_of(pair.ben).get(YEAR)) == empty

    lay(pair.ben, "we cook on Sundays", "two")

    for vault in (pair.anna, pair.ben):
        page = client_of(vault).get(YEAR).content
        assert b"quiet mornings" in page
        assert b"we cook on Sundays" in page


def test_who_wrote_can_read_their_own_and_still_nothing_of_the_others(pair: Couple) -> None:
    lay(pair.anna, "quiet mornings", "one")
    alone = masked(client_of(pair.anna).get(YEAR))
    assert b"quiet mornings" in alone
    assert b"Yours lies on the table." in alone

    mine.act(pair.anna, ChooseQuiet(step_back=True), mine.command_id())
    lay(pair.ben, "we cook on Sundays", "two")

    assert masked(client_of(pair.anna).get(YEAR)) == alone


def test_words_typed_while_the_shared_part_ended_come_back(pair: Couple) -> None:
    ours.leave(pair.ben)

    answer = client_of(pair.anna).post(YEAR, {"text": "quiet mornings", "command": "one"})

    assert answer.status_code == 409
    assert b"quiet mornings" in answer.content
    assert client_of(pair.anna).post(YEAR, {"command": "one"})["Location"] == "/between/"


def test_taken_back_both_close(pair: Couple) -> None:
    lay(pair.anna, "quiet mornings", "one")
    lay(pair.ben, "we cook on Sundays", "two")

    client_of(pair.ben).post(f"{YEAR}back/", {"command": "three"})

    assert b"we cook" not in client_of(pair.anna).get(YEAR).content


def test_text_is_seen_as_it_would_be_read_before_it_is_laid_down(pair: Couple) -> None:
    answer = client_of(pair.anna).post(YEAR, {"text": "quiet mornings", "command": "one"})

    assert b"As it would be read" in answer.content
    assert ours.get(pair.anna).state.rituals.table == ()


def test_what_is_kept_quiet_is_gone_for_one_and_unchanged_for_the_other(pair: Couple) -> None:
    lay(pair.anna, "quiet mornings", "one")
    lay(pair.ben, "we cook on Sundays", "two")
    typed = {"moment": "goodbye", "words": "tea at the door", "command": "three"}
    client_of(pair.anna).post("/between/rituals/new/", typed)
    before = [masked(client_of(pair.anna).get(page)) for page in (YEAR, "/between/rituals/")]

    mine.act(pair.ben, SetMuting(channels=("own_words",)), mine.command_id())

    assert b"quiet mornings" not in client_of(pair.ben).get(YEAR).content
    assert b"tea at the door" not in client_of(pair.ben).get("/between/rituals/").content
    assert [
        masked(client_of(pair.anna).get(page)) for page in (YEAR, "/between/rituals/")
    ] == before


def test_a_smaller_form_in_own_words_is_quiet_and_what_was_chosen_stands(pair: Couple) -> None:
    typed = {"moment": "goodbye", "key": "look", "smaller": "the cup alone", "command": "one"}
    client_of(pair.anna).post("/between/rituals/new/", typed)
    assert b"smaller: the cup alone" in client_of(pair.ben).get("/between/rituals/").content

    mine.act(pair.ben, SetMuting(channels=("own_words",)), mine.command_id())

    page = client_of(pair.ben).get("/between/rituals/").content
    assert b"the cup alone" not in page
    assert b"A look and a word at the door" in page
    assert b"smaller: the word alone" in page


def test_a_seventh_of_ones_own_says_what_to_do_and_loses_nothing(pair: Couple) -> None:
    client = client_of(pair.anna)
    for number in range(6):
        typed = {"moment": "other", "key": "walk", "command": str(number)}
        client.post("/between/rituals/new/", typed)

    answer = client.post(
        "/between/rituals/new/", {"moment": "hello", "words": "tea at the door", "command": "one"}
    )

    assert answer.status_code == 422
    assert b"Let one go first." in answer.content
    assert b"tea at the door" in answer.content


def test_who_chooses_sees_the_smaller_form_of_each(pair: Couple) -> None:
    page = client_of(pair.anna).get("/between/rituals/new/").content

    assert page.count(b"<small>smaller: ") == len(items("rituals"))


def test_an_hour_at_night_says_which_hours_there_are(pair: Couple) -> None:
    answer = client_of(pair.anna).post(
        "/between/hour/", {"weekday": "6", "at": "03:30", "command": "one"}
    )

    assert answer.status_code == 422
    assert b"between 05:00 and 23:59" in answer.content


def test_nothing_arrives_for_whoever_stepped_back_quietly(pair: Couple) -> None:
    lay(pair.anna, "quiet mornings", "one")
    lay(pair.ben, "we cook on Sundays", "two")
    client = client_of(pair.anna)
    client.post("/between/rituals/new/", {"moment": "hello", "words": "tea", "command": "three"})
    client.post("/between/told/give/", {"told": "late", "when": "before", "command": "four"})
    pages = (YEAR, "/between/rituals/", "/between/told/")
    before = [masked(client.get(page)) for page in pages]

    mine.act(pair.ben, ChooseQuiet(step_back=True), mine.command_id())

    shown = b"".join(client_of(pair.ben).get(page).content for page in pages)
    assert b"Nothing stands here now" in shown
    assert not [word for word in (b"quiet mornings", b"tea", b"gets later") if word in shown]
    assert [masked(client.get(page)) for page in pages] == before
