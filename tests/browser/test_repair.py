"""A repair on two phones: named, moved by the one who is too loud, then five steps and the change a week later."""

from datetime import UTC, datetime

import pytest

from tests.browser.looks import faults_of
from tests.browser.test_door import tap
from tests.people import fresh
from toward.services import mine, repair

pytestmark = pytest.mark.browser
WORDS = {
    "happened": "On Sunday I read messages at the table.",
    "side": "I was far away, and a little ashamed.",
    "part": "I did not say so.",
    "change": "My phone lies in the hall while we eat.",
}


def test_the_one_who_is_too_loud_moves_it_and_both_see_only_the_time(phone, two, still) -> None:
    still.at = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    first, second = (phone(fresh(who, still)) for who in (two.anna, two.ben))
    first.goto("/between/repair/")
    assert faults_of(first) == []
    first.get_by_role("button", name="Now").click()

    goes_in(second, alarm="8")
    assert second.get_by_role("heading", name="Not now, by your own body").is_visible()
    assert faults_of(second) == []
    second.get_by_role("button", name="15:00").first.click()
    first.reload()
    assert "Monday 2 March at 15:00" in first.locator("main").inner_text()


def test_five_steps_and_the_change_a_week_later(phone, two, still) -> None:
    still.at = datetime(2026, 3, 2, 14, 0, tzinfo=UTC)
    assert repair.set_at(two.anna, still.at, mine.command_id()) is None
    first, second = (phone(fresh(who, still)) for who in (two.anna, two.ben))
    for page in (first, second):
        goes_in(page, alarm="2")
        assert faults_of(page) == []
    for step, words in WORDS.items():
        share(first, step, words)
    second.reload()
    told = second.locator("main").inner_text()
    assert all(words in told for words in WORDS.values())
    assert faults_of(second) == []
    second.get_by_role("button", name="Not yet").click()
    first.reload()
    assert "said of yours: not yet" in first.locator("main").inner_text()

    still.pass_by(days=7)
    look_again(phone(fresh(two.anna, still)))


def look_again(later) -> None:
    later.goto("/own/changes/")
    assert WORDS["change"] in later.locator("main").inner_text()
    assert faults_of(later) == []
    tap(later, "kept", "in_part")
    later.get_by_role("button", name="Keep this").click()
    assert "In part" in later.locator("main").inner_text()


def goes_in(page, *, alarm: str) -> None:
    page.goto("/between/repair/")
    page.get_by_role("link", name="Go in").click()
    assert page.get_by_role("heading", name="First, your body").is_visible()
    tap(page, "alarm", alarm)
    tap(page, "direction", "settled")
    page.get_by_role("button", name="Go on").click()


def share(page, step: str, words: str) -> None:
    page.goto(f"/between/repair/in/{step}/")
    page.locator("textarea[name=text]").fill(words)
    page.get_by_role("button", name="See it as it would be read").click()
    page.get_by_role("button", name="Send it").click()
    assert page.url.endswith("/between/repair/in/")
