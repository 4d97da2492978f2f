"""For tonight: the same page whatever was marked, then one and the same card for both."""

import itertools
import re
from datetime import timedelta

import pytest

from tests.people import NO_TO_ALL, Couple, Still, check_in, settle
from tests.web import client_of, masked
from toward.accounts.models import Host
from toward.accounts.sessions import Vault
from toward.content.load import programme, text
from toward.journal.models import Entry, Window
from toward.programme.commands import SayFoundOutMore, SetEvenings, SetPause
from toward.services import evenings, mine, ours, tick
from toward.services.marks import Asked

pytestmark = pytest.mark.django_db
SEED = 6  # chance under which a card with touch comes soon
STEPS = [step.id for step in programme().touch]
NOTHING = "nothing-tonight"
NO_PROMISE = "Marking was not a promise. Nobody asks why."


def next_window(pair: Couple, still: Still) -> Window:
    """Move to an hour before the next evening."""
    ours.refresh(pair.anna)
    window = Window.objects.filter(closed=False, closes_at__gt=still.at).earliest("closes_at")
    still.at = window.closes_at - timedelta(hours=1)
    return window


def to_an_evening(pair: Couple, still: Still) -> Window:
    still.pass_by(days=7)
    return next_window(pair, still)


def body(vault: Vault) -> bytes:
    """The menu as another would see it, each time in a visit of its own."""
    return masked(client_of(vault).get("/tonight/"))


def menu(**fields: object) -> dict[str, object]:
    return {"alarm": "2", "direction": "settled", "command": mine.command_id(), **fields}


def test_menu_lists_every_way_and_nothing_alike(pair: Couple, still: Still) -> None:
    to_an_evening(pair, still)

    page = client_of(pair.anna).get("/tonight/").content.decode()

    rows = re.findall(r'<label class="menu-row"[^>]*><span>(.*?)</span>', page)
    assert rows == [*(text(step).title for step in STEPS), "Nothing tonight"]
    assert "At <strong>20:00</strong> you both get one and the same card." in page
    assert '<a href="/why-quiet/">Why Toward sometimes chooses quiet</a>' in page


def test_keeping_leads_back_to_the_same_page(pair: Couple, still: Still) -> None:
    to_an_evening(pair, still)

    answer = client_of(pair.anna).post("/tonight/", menu(marks=STEPS))

    assert (answer.status_code, answer["Location"]) == (303, "/tonight/")


@pytest.mark.parametrize(
    ("marks", "alarm", "direction"),
    list(
        itertools.product(
            ([], STEPS[:1], STEPS, [NOTHING], [NOTHING, *STEPS]), ("0", "10"), ("flat", "")
        )
    ),
)
def test_menu_is_the_same_whatever_was_kept(
    pair: Couple, still: Still, marks: list[str], alarm: str, direction: str
) -> None:
    to_an_evening(pair, still)
    before = body(pair.anna)
    client = client_of(pair.anna)

    client.post("/tonight/", menu(marks=marks, alarm=alarm, direction=direction))

    assert masked(client.get("/tonight/")) == before
    assert body(pair.ben) == before


@pytest.mark.parametrize(
    "act",
    [
        lambda vault: check_in(vault, 10, "flat", pushed=3, here=("afraid",)),
        lambda vault: mine.act(vault, SetPause(days=30), "pause"),
        lambda vault: mine.act(vault, SayFoundOutMore(), "found"),
        lambda vault: mine.act(vault, NO_TO_ALL, "answers"),
        lambda vault: client_of(vault).post("/tonight/asked/", {"command": "asked"}),
    ],
    ids=["check-in", "pause", "found out", "answers", "asked to show"],
)
def test_menu_is_the_same_whatever_is_kept_private(pair: Couple, still: Still, act) -> None:
    to_an_evening(pair, still)
    before = body(pair.anna)

    act(pair.anna)

    assert body(pair.anna) == before
    assert body(pair.ben) == before


def test_masking_leaves_a_difference_visible(pair: Couple, still: Still) -> None:
    """The comparison above can fail: another hour shows."""
    to_an_evening(pair, still)
    before = body(pair.anna)
    Window.objects.update(zone="Europe/London")

    assert body(pair.anna) != before


def test_marks_reach_the_window(pair: Couple, still: Still) -> None:
    window = to_an_evening(pair, still)
    before = [bytes(vote.mark) for vote in window.vote_set.order_by("member")]

    client_of(pair.anna).post("/tonight/", menu(marks=STEPS))

    after = [bytes(vote.mark) for vote in window.vote_set.order_by("member")]
    assert sum(a != b for a, b in zip(before, after, strict=True)) == 1
    assert mine.look(pair.anna).latest is not None


def test_missing_alarm_keeps_the_ticks_in_this_answer_only(pair: Couple, still: Still) -> None:
    to_an_evening(pair, still)
    client = client_of(pair.anna)

    answer = client.post("/tonight/", {"marks": STEPS[:1], "command": "one"})

    assert answer.status_code == 422
    assert answer.content.count(b"checked") == 1
    assert b"checked" not in client.get("/tonight/").content
    assert mine.look(pair.anna).latest is None


def test_unknown_way_is_not_taken(pair: Couple, still: Still) -> None:
    to_an_evening(pair, still)

    assert client_of(pair.anna).post("/tonight/", menu(marks=["a-made-up-way"])).status_code == 422


def test_asked_to_show_is_one_private_tap(pair: Couple, still: Still) -> None:
    to_an_evening(pair, still)

    answer = client_of(pair.anna).post("/tonight/asked/", {"command": "one"})

    assert (answer.status_code, answer["Location"]) == (303, "/tonight/")
    assert len(mine.look(pair.anna).asked) == 1
    assert not mine.look(pair.ben).asked


def test_after_the_hour_both_see_the_same_card(pair: Couple, still: Still) -> None:
    window = to_an_evening(pair, still)
    client_of(pair.anna).post("/tonight/", menu(marks=STEPS))
    still.at = window.closes_at + timedelta(minutes=1)
    tick.tick(still.at)

    page = client_of(pair.anna).get("/tonight/").content.decode()

    assert body(pair.anna) == body(pair.ben)
    assert "Toward dealt this. There is nothing to find out." in page
    assert NO_PROMISE in page
    assert "menu-row" not in page


def test_card_with_touch_has_its_quiet_twin_beside_it(pair: Couple, still: Still) -> None:
    """Dealt by the real referee: both mark everything on every evening until one comes."""
    both_ready(pair, still)
    still.dice.seed(SEED)
    for _ in range(60):
        dealt = dealt_to(pair, still)
        if dealt.is_touch:
            break
    else:
        pytest.fail("no card with touch in sixty evenings")

    page = client_of(pair.anna).get("/tonight/").content.decode()

    assert body(pair.anna) == body(pair.ben)
    assert text(dealt.card).title in page
    buttons = re.findall(r'<a class="(button[^"]*)" href="([^"]*)"', page)
    assert buttons == [
        ("button", f"/practice/rehearse/{dealt.card}/"),
        ("button", f"/path/{dealt.twin}/"),
    ]
    assert NO_PROMISE in page
    assert "Toward dealt this" not in page


def both_ready(pair: Couple, still: Still) -> None:
    settle(pair.anna, still)
    settle(pair.ben, still)
    still.pass_by(days=28)


def dealt_to(pair: Couple, still: Still):
    for vault in (pair.anna, pair.ben):
        ours.refresh(vault)
    window = next_window(pair, still)
    for vault in (pair.anna, pair.ben):
        evenings.mark(vault, Asked(frozenset(STEPS), False, 1, "settled"), mine.command_id())
    still.at = window.closes_at + timedelta(minutes=1)
    tick.tick(still.at)
    evening = evenings.tonight(pair.anna)
    assert evening is not None
    assert evening.card is not None
    return evening.card


def test_marks_after_the_hour_are_not_kept_and_said_so(pair: Couple, still: Still) -> None:
    window = to_an_evening(pair, still)
    still.at = window.closes_at + timedelta(minutes=1)
    tick.tick(still.at)

    answer = client_of(pair.anna).post("/tonight/", menu(marks=STEPS))

    assert answer.status_code == 409
    assert b"it was not kept" in answer.content
    assert mine.look(pair.anna).latest is None


def test_first_four_weeks_say_openly_that_there_is_no_touch(pair: Couple, still: Still) -> None:
    to_an_evening(pair, still)

    page = client_of(pair.anna).get("/tonight/").content.decode()

    # Paired on Monday 2 March: the block runs from the 9th, four weeks.
    assert "Touch is off the table until Monday 6 April." in page


def test_later_blocks_open_with_the_joint_sentence(pair: Couple, still: Still) -> None:
    still.pass_by(days=35)
    next_window(pair, still)

    page = client_of(pair.anna).get("/tonight/").content.decode()

    assert "Until Monday 4 May nothing goes further than the ways to be near" in page


def test_evening_without_a_card_names_the_next_one(pair: Couple) -> None:
    page = client_of(pair.anna).get("/tonight/").content.decode()

    assert "The next one comes on Tuesday 10 March at 20:00." in page
    assert "menu-row" not in page


def test_one_phone_for_two_has_no_menu(pair: Couple, still: Still) -> None:
    evening = SetEvenings(weekdays=(1,), hour=20, minute=0, zone="Europe/Berlin", shared_phone=True)
    ours.set_evenings(pair.anna, evening, "one phone")
    to_an_evening(pair, still)

    client = client_of(pair.anna)
    page = client.get("/tonight/").content.decode()

    assert "There is no menu on one phone for two" in page
    assert "menu-row" not in page
    assert client.post("/tonight/", menu(marks=STEPS)).status_code == 409


def test_host_who_is_one_of_the_two_has_no_menu(pair: Couple, still: Still) -> None:
    to_an_evening(pair, still)
    Host.objects.update(answer=Host.Answer.ONE_OF_US)

    client = client_of(pair.anna)
    page = client.get("/tonight/").content.decode()

    assert "One of the two of you runs this server" in page
    assert "menu-row" not in page
    assert client.post("/tonight/", menu(marks=STEPS)).status_code == 409
    assert mine.look(pair.anna).latest is None


def test_alone_the_page_says_so(anna: Vault) -> None:
    assert b"A card is for two" in client_of(anna).get("/tonight/").content


def test_room_that_cannot_be_read_is_a_calm_page(pair: Couple, still: Still) -> None:
    to_an_evening(pair, still)
    opened = ours.find(pair.anna)
    assert opened is not None
    Entry.objects.filter(room_id=opened.key.room).update(blob=b"planted")

    answer = client_of(pair.anna).get("/tonight/")

    assert answer.status_code == 409
    assert b"be read just now" in answer.content


@pytest.mark.parametrize("path", ["/tonight/", "/tonight/asked/"])
def test_stranger_cannot_come_in(client, db, path: str) -> None:
    assert client.get("/tonight/")["Location"].startswith("/sign-in/")
    assert client.post(path, menu(marks=STEPS)).status_code == 403
