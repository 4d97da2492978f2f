"""Two people at once, on two phones: pairing, an evening with touch, a stop that works, and their weeks."""

import re
import time
from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.browser.looks import faults_of
from tests.browser.test_door import scripts, tap
from tests.people import NO_TO_ALL, check_in, person, settle
from toward.content.load import programme, text
from toward.journal.models import Window
from toward.programme.commands import FinishSolo
from toward.programme.days import block_index, day_of
from toward.programme.deck import Block
from toward.services import evenings, host, mine, ours, referee_file, tick

pytestmark = pytest.mark.browser
STEP = programme().touch[0].id


@scripts
def test_two_phones_become_a_pair(phone, site, still, scripted) -> None:
    host.keep(host.new_link(), host.Answer.NEITHER)
    anna, ben = person("Anna", still), person("Ben", still)
    first, second = (phone(who, java_script_enabled=scripted) for who in (anna, ben))
    first.goto("/between/invite/")
    first.locator("main form button").first.click()
    code = first.locator(".code").inner_text()
    assert not scripted or faults_of(first) == []

    second.goto("/between/join/")
    second.locator("input[name=code]").fill(code)
    second.locator("main form button").first.click()
    first.goto("/between/words/")
    second.goto("/between/words/")
    words = first.locator(".phrase").inner_text()
    assert words == second.locator(".phrase").inner_text()
    assert len(words.split()) == 6
    assert not scripted or faults_of(first) == []
    for page in (first, second):
        for box in page.locator("main input[type=checkbox]").all():
            box.check()
        page.locator("main form button").first.click()

    for page in (first, second):
        page.goto("/between/")
        assert "You and" in page.get_by_role("main").inner_text()
    assert ours.find(anna) is not None


def test_evening_with_touch_and_a_stop_for_both(phone, two, still) -> None:
    first, second = both_get_the_card(phone, two, still)
    first.get_by_role("link", name="Begin").click()
    assert faults_of(first) == []
    begin(first, second)
    assert second.get_by_role("heading", name=text(STEP).title).is_visible()
    began = time.monotonic()
    first.get_by_role("button", name="Stop here").click()
    second.get_by_role("heading", name="It has ended").wait_for(timeout=5000)

    assert time.monotonic() - began <= 2
    assert first.locator("main").inner_html() == second.locator("main").inner_html()
    assert faults_of(first) == []
    note(first, during="7", line="Hands were cold.")
    note(second, during="1", line="")
    assert [kept.stopped for kept in rounds(two.anna)] == [True]
    assert len(rounds(two.ben)) == 1
    second.goto("/weeks/")
    assert "Hands were cold." not in second.content()


@scripts
def test_stop_ends_it_for_both_with_the_vault_locked(phone, two, still, scripted) -> None:
    first, second = (phone(vault, java_script_enabled=scripted) for vault in (two.anna, two.ben))
    begin(first, second)
    still.pass_by(minutes=40)
    second.reload()
    assert text(STEP).title not in second.content()

    second.get_by_role("button", name="Stop here").click()
    assert second.get_by_role("heading", name="It has ended").is_visible()

    if scripted:
        first.get_by_role("heading", name="It has ended").wait_for(timeout=5000)
    else:
        assert "within a quarter of a minute" in first.locator("main").inner_text()
        first.reload()
    assert first.get_by_role("heading", name="It has ended").is_visible()


def test_far_away_between_rounds_ends_it_with_the_words_of_stop(phone, two) -> None:
    first, second = phone(two.anna), phone(two.ben)
    begin(first, second)
    first.get_by_role("link", name="Pause, and see").click()
    tap(first, "alarm", "2")
    first.locator("input[name=far_away]").check()
    first.get_by_role("button", name="Another short round").click()

    second.get_by_role("heading", name="It has ended").wait_for(timeout=5000)

    assert first.locator("main").inner_html() == second.locator("main").inner_html()


@scripts
def test_one_leaves_and_both_read_the_same(phone, two, scripted) -> None:
    first, second = (phone(vault, java_script_enabled=scripted) for vault in (two.anna, two.ben))
    first.goto("/between/leave/")
    first.get_by_role("button", name="End it now").click()
    second.goto("/between/")

    assert first.get_by_role("heading", name="The shared part has ended.").is_visible()
    assert first.locator("main").inner_text() == second.locator("main").inner_text()
    assert not scripted or faults_of(first) == []


def test_menu_reads_the_same_after_any_mark(phone, two, still) -> None:
    still.pass_by(days=7)
    ours.refresh(two.anna)
    window = next_window(two, still)
    still.at = window.closes_at - timedelta(hours=1)
    page = phone(fresh(two.anna, still))
    seen = set()
    for step in (STEP, "nothing-tonight"):
        mark(page, step)
        seen.add(page.get_by_role("main").inner_html().replace(command_of(page), ""))

    assert len({strip_tokens(html) for html in seen}) == 1


def test_weeks_have_a_table_beside_each_picture(phone, two, still) -> None:
    for day in range(30):
        check_in(two.anna, day % 5, heard=day % 3, watched=1)
        still.pass_by(days=1)
    page = phone(fresh(two.anna, still))
    page.goto("/weeks/")

    pictures = page.locator("main svg[role=img]").count()

    assert pictures >= 3
    assert page.locator("main details.twin").count() >= pictures
    page.locator("main details.twin summary").first.click()
    assert page.locator("main details.twin table").first.is_visible()
    assert faults_of(page) == []


def both_get_the_card(phone, two, still):
    """Both mark on their phones, the hour comes, both read one and the same card."""
    both_settled(two, still)
    window = touch_is_in_the_cards(two, still)
    pages = phone(two.anna), phone(two.ben)
    for page in pages:
        mark(page, STEP)
    still.at = window.closes_at + timedelta(minutes=1)
    deal_touch(two, window, still)
    for page in pages:
        page.goto("/tonight/")
        assert text(STEP).title in page.locator("main").inner_text()
        assert "Marking was not a promise" in page.locator("main").inner_text()
    assert pages[0].locator("main").inner_text() == pages[1].locator("main").inner_text()
    assert faults_of(pages[0]) == []
    return pages


def both_settled(two, still) -> None:
    for _ in range(6):
        mine.act(two.ben, FinishSolo(practice=programme().solo[0].id), mine.command_id())
        still.pass_by(days=1)
    assert mine.act(two.ben, NO_TO_ALL, mine.command_id()) is None
    settle(two.anna, still)


def touch_is_in_the_cards(two, still) -> Window:
    """Five weeks on, minutes before the window; both come in anew, as after typing the passphrase."""
    still.pass_by(days=35)
    for vault in (two.anna, two.ben):
        ours.refresh(vault)
    window = next_window(two, still)
    still.at = window.closes_at - timedelta(minutes=5)
    two.anna, two.ben = fresh(two.anna, still), fresh(two.ben, still)
    return window


def deal_touch(two, window: Window, still) -> None:
    touch_may_be_dealt(two.anna, window, still)
    tick.tick(still.at)
    evening = evenings.tonight(two.anna)
    assert evening is not None
    assert evening.card is not None
    assert evening.card.is_touch


def touch_may_be_dealt(vault, window: Window, still) -> None:
    """The block's secret draw, made a full one with the step in it; the deal itself stays the referee's.

    An evening is held half the time, so the dice are turned until this one is not.
    """
    room = ours.get(vault).key.room
    with referee_file.opened() as file:
        pinned = referee_file.pinned(file, room)
        assert pinned is not None
        index = block_index(pinned.paired_on, day_of(window.closes_at, window.zone))
        block = Block(index=index, kind="full", deck=(STEP,), begun=True)
        referee_file.keep_block(file, room, block)
    still.dice = HighDice(still.dice)


class HighDice:
    """Every draw of seven bytes is near one: not held, not turned. All else stays random."""

    def __init__(self, dice) -> None:
        self.dice = dice

    def randbytes(self, size: int) -> bytes:
        return b"\xfe" * 7 if size == 7 else self.dice.randbytes(size)


def next_window(two, still) -> Window:
    return window_of(two.anna, still)


def window_of(vault, still) -> Window:
    room = ours.get(vault).key.room
    found = Window.objects.filter(room_id=room, closed=False, closes_at__gt=still.at)
    window = found.order_by("closes_at").first()
    assert window is not None
    return window


def fresh(vault, still):
    """As after the passphrase typed now."""
    return replace(vault, passphrase_at=still.at)


def mark(page, step: str) -> None:
    page.goto("/tonight/")
    tap(page, "marks", step)
    tap(page, "alarm", "1")
    tap(page, "direction", "settled")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.wait_for_load_state()


def begin(first, second) -> None:
    """One begins after trying the stop, the other joins from Today."""
    if "/practice/rehearse/" not in first.url:
        first.goto(f"/practice/rehearse/{STEP}/")
    first.get_by_role("button", name="Begin").click()
    second.goto("/today/")
    second.get_by_role("link", name="Join").click()
    assert first.get_by_role("button", name="Stop here").is_visible()
    assert second.get_by_role("button", name="Stop here").is_visible()


def note(page, *, during: str, line: str) -> None:
    page.get_by_role("link", name="Note how it was").click()
    tap(page, "during", during)
    page.locator("input[name=line]").fill(line)
    page.get_by_role("button", name="Keep this").click()
    assert page.url.endswith("/path/kept/")


def rounds(vault):
    return mine.look(vault).steps[0].last


def command_of(page) -> str:
    return str(page.locator("input[name=command]").first.get_attribute("value"))


def strip_tokens(html: str) -> str:
    return re.sub(r'value="[0-9A-Za-z-]{36,64}"', 'value=""', html)
