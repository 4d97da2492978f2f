"""Crossroads on its pages: slowed and not locked, three ways alike to the eye, seen by its owner alone."""

import re
from datetime import date

import pytest
from django.test import Client
from msgspec.structs import replace

from tests.people import Couple, Still, check_in
from tests.web import client_of, masked
from toward.accounts.sessions import Vault
from toward.content.load import items
from toward.journal import store
from toward.programme.commands import NameRole, SayFoundOutMore
from toward.programme.parts.crossroads import WAYS, PageWritten, ThreadsSaid, arranged
from toward.services import crossroads, host, mine

pytestmark = pytest.mark.django_db
NOTE = {"text": "Ask about the lease.", "command": "note"}
BODY = {"apart": "4", "as_is": "6", "trying": "5", "command": "body"}
CARD = re.compile(
    r'<div class="card way">.*?</div>\n?(?=<div class="card way">|<button)', re.DOTALL
)


@pytest.fixture
def anna(anna: Vault, still: Still) -> Vault:
    """Here since some weeks: in the first ones a sitting could wait."""
    still.pass_by(days=14)
    return replace(anna, passphrase_at=still.at)


def came_in(vault: Vault, still: Still) -> Client:
    """As after typing the passphrase now."""
    return client_of(replace(vault, passphrase_at=still.at))


def sit(client: Client, alarm: str = "3", **more: str) -> str:
    answer = client.post("/own/ways/begin/", {"alarm": alarm, "command": "begin", **more})
    return answer.get("Location", answer.content.decode())


def test_sitting_from_the_first_alarm_to_what_was_kept(anna: Vault) -> None:
    client = client_of(anna)

    assert sit(client) == "/own/ways/sitting/"
    for letter, said in {
        "a": BODY,
        "b": {"felt": ["missing", "cold"], "command": "felt"},
        "c": {"own": "I went quiet.", "tried": "Talking at night.", "command": "own"},
        "d": {"apart": "A flat near the school.", "command": "needed"},
    }.items():
        answer = client.post(f"/own/ways/sitting/{letter}/", said)
        assert answer["Location"] == "/own/ways/sitting/", letter
    client.post("/own/ways/threads/", {"forgiving": "pieces", "command": "threads"})

    page = client.get("/own/ways/kept/").content.decode()
    for said in (
        "alarm 6", "Missing them, or what we were", "I went quiet.", "Talking at night.",
        "A flat near the school.", "In small pieces, on some days",
    ):  # fmt: skip
        assert said in page
    assert sit(client) == "/own/ways/sitting/", "begun twice on a day it goes on"


def test_three_ways_look_exactly_the_same_and_change_places(anna: Vault, still: Still) -> None:
    names = {way.id: (way.text, way.hint) for way in items("ways")}
    orders = set()
    for _ in range(3):
        client = came_in(anna, still)
        sit(client, command=str(still.at))
        for letter in ("a", "d"):
            cards = CARD.findall(client.get(f"/own/ways/sitting/{letter}/").content.decode())
            order = tuple(next(way for way in WAYS if f'name="{way}"' in card) for card in cards)
            assert order == arranged(still.at.date())
            assert (
                len({plain(card, way, *names[way]) for card, way in zip(cards, order, strict=True)})
                == 1
            )
            orders.add(order)
        still.pass_by(days=8)

    assert len(orders) == 3


def plain(card: str, way: str, name: str, hint: str) -> str:
    return card.replace(name, "name").replace(hint, "hint").replace(way, "way")


@pytest.mark.parametrize(
    ("said", "alarm", "heading"),
    [
        (NameRole(role="hurt", since=date(2026, 3, 15)), "2", "Not tonight, if you can wait"),
        (SayFoundOutMore(), "2", "Not tonight, if you can wait"),
        (None, "7", "Not tonight, if you can wait"),
    ],
)
def test_first_days_and_loud_ones_could_wait_and_need_not(
    anna: Vault, still: Still, said: object, alarm: str, heading: str
) -> None:
    still.pass_by(days=3)
    if said is not None:
        assert mine.act(anna, said, "said") is None  # type: ignore[arg-type]
    client = came_in(anna, still)

    assert heading in sit(client, alarm)
    assert crossroads.sitting(anna) is None
    assert client.post("/own/ways/note/", NOTE)["Location"] == "/own/kept/"
    assert "Sit down" in client.get("/own/ways/begin/?anyway=1").content.decode()
    assert sit(client, alarm, anyway="True") == "/own/ways/sitting/"
    assert "Ask about the lease." in client.get("/own/ways/kept/").content.decode()


def test_second_sitting_in_a_week_could_wait_and_need_not(anna: Vault, still: Still) -> None:
    sit(came_in(anna, still))
    still.pass_by(days=2)
    client = came_in(anna, still)

    for page in (sit(client, command="again"), client.get("/own/ways/begin/").text):
        assert "Not this week, if you can wait" in page
        assert "Monday 23 March is early enough" in page
        assert "Sit down all the same" in page
    assert crossroads.sitting(anna) is None
    assert "Sit down" in client.get("/own/ways/begin/?anyway=1").text
    assert sit(client, anyway="True", command="now") == "/own/ways/sitting/"


def test_words_typed_after_the_day_of_a_sitting_come_back_whole(anna: Vault, still: Still) -> None:
    sit(came_in(anna, still))
    still.pass_by(days=2)
    client = came_in(anna, still)

    assert client.get("/own/ways/sitting/")["Location"] == "/own/ways/begin/"
    assert client.get("/own/ways/sitting/a/")["Location"] == "/own/ways/begin/"
    late = client.post("/own/ways/sitting/d/", {"apart": "typed late", "command": "late"})
    assert late.status_code == 422
    assert "typed late" in late.text


def test_month_of_rest_is_suggested_after_five(anna: Vault, still: Still) -> None:
    for number in range(5):
        assert sit(came_in(anna, still), command=str(number)) == "/own/ways/sitting/"
        still.pass_by(days=7)
    client = came_in(anna, still)

    page = client.get("/own/ways/begin/").text
    assert "A month’s rest, if you like" in page
    assert sit(client, anyway="True", command="six") == "/own/ways/sitting/"


def test_first_weeks_here_could_wait_where_no_day_was_said(pair: Couple) -> None:
    """On the first day nothing can be said of it yet, and that is the day on which somebody comes here."""
    client = client_of(pair.anna)

    for page in (client.get("/own/ways/begin/").text, sit(client)):
        assert "Not tonight, if you can wait" in page
        assert "You have been here for less than two weeks." in page
    assert sit(client, anyway="True") == "/own/ways/sitting/"


@pytest.mark.parametrize("letter", ["a", "b", "c", "d"])
def test_screen_left_empty_is_asked_again(anna: Vault, letter: str) -> None:
    client = client_of(anna)
    sit(client)

    answer = client.post(f"/own/ways/sitting/{letter}/", {"command": "empty"})

    assert answer.status_code == 422
    assert "One answer is enough" in answer.text


def test_too_long_a_note_comes_back_whole(anna: Vault) -> None:
    answer = client_of(anna).post("/own/ways/note/", {**NOTE, "text": "a long one " * 100 + "end"})

    assert answer.status_code == 422
    assert "a long one end" in answer.text
    assert "maxlength" not in answer.text


def test_page_begins_with_ones_own_words_and_keeps_what_they_become(anna: Vault) -> None:
    client = client_of(anna)
    sit(client)
    client.post("/own/ways/sitting/a/", BODY)
    client.post("/own/ways/sitting/c/", {"own": "I went quiet.", "command": "own"})

    first = client.get("/own/ways/page/").text
    assert "I went quiet." in first
    assert "alarm 4" not in first, "nothing that was tapped goes onto the page by itself"
    client.post("/own/ways/page/", {"text": "I want to try, with help.", "command": "page"})

    assert "I want to try, with help." in client.get("/own/ways/page/").text


def test_what_is_taken_back_is_gone_and_the_week_still_holds(anna: Vault, still: Still) -> None:
    client = came_in(anna, still)
    sit(client)
    client.post("/own/ways/sitting/c/", {"own": "I went quiet.", "command": "own"})
    page = client.get("/own/ways/kept/").text
    entries = re.findall(r'name="entry" value="(\d+)"', page)

    # 1 opened the room: it does not belong here and stays
    assert client.post("/own/ways/back/", {"entry": [*entries, "1", "x"]}).status_code == 303

    assert "I went quiet." not in client.get("/own/ways/kept/").text
    assert mine.look(anna).opened_on is not None
    still.pass_by(days=1)
    assert "Not this week, if you can wait" in came_in(anna, still).get("/own/ways/begin/").text


def test_page_and_threads_are_taken_back_with_every_version(anna: Vault, still: Still) -> None:
    for number, text in enumerate(("I want to leave.", "I want to try, with help.")):
        client = came_in(anna, still)
        client.post("/own/ways/page/", {"text": text, "command": f"page {number}"})
        client.post("/own/ways/threads/", {"forgiving": "pieces", "command": f"two {number}"})
        still.pass_by(days=1)
    client = came_in(anna, still)

    page = client.get("/own/ways/kept/").text
    assert "I want to try, with help." in page
    assert "In small pieces, on some days" in page
    assert page.count("<details") == page.count('action="/own/ways/back/"') == 2, "two taps each"
    for entry in re.findall(r'name="entry" value="(\d+)"', page):
        client.post("/own/ways/back/", {"entry": entry})

    left = [read.envelope.event for read in store.read(anna.mine)]
    assert not [event for event in left if isinstance(event, PageWritten | ThreadsSaid)]
    assert "Nothing here yet" in client.get("/own/ways/kept/").text
    assert "I want to try" not in client.get("/own/ways/page/").text


def test_front_page_and_hub_are_the_same_whatever_was_kept(pair: Couple) -> None:
    pages = ("/own/", "/own/ways/", "/own/ways/note/", "/today/")
    client = client_of(pair.anna)
    before = [masked(client.get(page)) for page in pages]
    assert sit(client, anyway="True") == "/own/ways/sitting/"
    client.post("/own/ways/sitting/a/", BODY)
    client.post("/own/ways/note/", NOTE)

    assert [masked(client.get(page)) for page in pages] == before


@pytest.mark.parametrize("page", ["begin", "sitting", "sitting/a", "threads", "kept", "page"])
def test_what_depends_on_entries_asks_for_the_passphrase_again(
    anna: Vault, still: Still, page: str
) -> None:
    client = client_of(anna)
    still.pass_by(minutes=6)

    assert client.get(f"/own/ways/{page}/")["Location"].startswith("/unlock/?fresh=1")


def test_loud_alarm_said_here_closes_tonight(anna: Vault) -> None:
    check_in(anna, 2)
    sit(client_of(anna), "9", anyway="True")

    latest = mine.look(anna).latest
    assert latest is not None
    assert latest.alarm == 9


def test_unknown_screens_are_missing(anna: Vault) -> None:
    client = client_of(anna)
    sit(client)

    assert client.get("/own/ways/sitting/z/").status_code == 404


def test_it_is_off_where_one_of_the_two_runs_the_server(anna: Vault) -> None:
    host.Host.objects.update_or_create(id=1, defaults={"answer": host.Answer.ONE_OF_US})
    client = client_of(anna)

    assert "Not here" in client.get("/own/ways/").text
    assert client.post("/own/ways/note/", NOTE).status_code == 409
    assert "Who stands by you" in client.get("/help/pages/").text
