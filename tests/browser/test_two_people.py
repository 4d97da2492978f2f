"""Two people at once, on two phones: pairing, an evening with touch, a stop that works, and their weeks."""

import re
import time
from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.people import NO_TO_ALL, check_in, person, settle
from toward.content.load import programme, text
from toward.journal.models import Window
from toward.programme.commands import FinishSolo
from toward.programme.days import block_index, day_of
from toward.programme.deck import Block
from toward.services import evenings, host, mine, ours, referee_file, tick

pytestmark = pytest.mark.browser
STEP = programme().touch[0].id


def test_two_phones_become_a_pair(phone, site, still) -> None:
    host.keep(host.new_link(), host.Answer.NEITHER)
    anna, ben = person("Anna", still), person("Ben", still)
    first, second = phone(anna), phone(ben)
    first.goto("/between/invite/")
    first.locator("main form button").first.click()
    code = first.locator(".code").inner_text()

    second.goto("/between/join/")
    second.locator("input[name=code]").fill(code)
    second.locator("main form button").first.click()
    first.goto("/between/words/")
    second.goto("/between/words/")
    words = first.locator(".phrase").inner_text()
    assert words == second.locator(".phrase").inner_text()
    assert len(words.split()) == 6
    for page in (first, second):
        for box in page.locator("main input[type=checkbox]").all():
            box.check()
        page.locator("main form button").first.click()

    for page in (first, second):
        page.goto("/between/")
        assert "You and" in page.get_by_role("main").inner_text()
    assert ours.find(anna) is not None


def test_evening_with_touch_and_a_stop_for_both(phone, two, still) -> None:
    both_settled(two, still)
    window = touch_is_in_the_cards(two, still)
    first, second = phone(two.anna), phone(two.ben)

    for page in (first, second):
        mark(page, STEP)
    still.at = window.closes_at + timedelta(minutes=1)
    deal_touch(two, window, still)
    for page in (first, second):
        page.goto("/tonight/")
        assert text(STEP).title in page.get_by_role("main").inner_text()
        assert "Marking was not a promise" in page.get_by_role("main").inner_text()

    first.goto(f"/practice/rehearse/{STEP}/")
    first.get_by_role("button", name="Begin").click()
    second.goto("/today/")
    second.get_by_role("link", name="Join").click()
    assert second.get_by_role("heading", name=text(STEP).title).is_visible()

    first.get_by_role("button", name="Stop here").click()
    began = time.monotonic()
    second.get_by_role("heading", name="It has ended").wait_for(timeout=5000)

    assert time.monotonic() - began <= 2
    assert first.get_by_role("main").inner_text() == second.get_by_role("main").inner_text()
    first.get_by_role("link", name="Note how it was").click()
    first.locator("input[name=during][value='7']").check(force=True)
    first.get_by_role("button", name="Keep this").click()
    assert mine.look(two.anna).steps[0].last[-1].stopped
    assert not mine.look(two.ben).steps or not mine.look(two.ben).steps[0].last


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
    """The block's secret draw, made a full one with the step in it; the deal itself stays the referee's.

    An evening is held half the time, so the dice are turned until this one is not.
    """
    room = ours.get(two.anna).key.room
    with referee_file.opened() as file:
        pinned = referee_file.pinned(file, room)
        assert pinned is not None
        index = block_index(pinned.paired_on, day_of(window.closes_at, window.zone))
        block = Block(index=index, kind="full", deck=(STEP,), begun=True)
        referee_file.keep_block(file, room, block)
    still.dice = HighDice(still.dice)
    tick.tick(still.at)
    evening = evenings.tonight(two.anna)
    assert evening is not None
    assert evening.card is not None
    assert evening.card.is_touch


class HighDice:
    """Every draw of seven bytes is near one: not held, not turned. All else stays random."""

    def __init__(self, dice) -> None:
        self.dice = dice

    def randbytes(self, size: int) -> bytes:
        return b"\xfe" * 7 if size == 7 else self.dice.randbytes(size)


def next_window(two, still) -> Window:
    room = ours.get(two.anna).key.room
    found = Window.objects.filter(room_id=room, closed=False, closes_at__gt=still.at)
    window = found.order_by("closes_at").first()
    assert window is not None
    return window


def fresh(vault, still):
    """As after the passphrase typed now."""
    return replace(vault, passphrase_at=still.at)


def mark(page, step: str) -> None:
    page.goto("/tonight/")
    page.locator(f"input[name=marks][value='{step}']").check(force=True)
    page.locator("input[name=alarm][value='1']").check(force=True)
    page.locator("input[name=direction][value=settled]").check(force=True)
    page.get_by_role("button", name="Keep", exact=True).click()
    page.wait_for_load_state()


def command_of(page) -> str:
    return str(page.locator("input[name=command]").first.get_attribute("value"))


def strip_tokens(html: str) -> str:
    return re.sub(r'value="[0-9A-Za-z-]{36,64}"', 'value=""', html)
