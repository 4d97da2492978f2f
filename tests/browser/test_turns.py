"""Listening in turns on two phones: one page for both, the floor handed over, a stop for both."""

import pytest

from tests.browser.looks import faults_of
from tests.browser.test_door import scripts, tap
from tests.browser.test_sound import COUNTED, OVER

pytestmark = pytest.mark.browser


@scripts
def test_listening_of_two(phone, two, scripted) -> None:
    first, second = begin(phone, two, scripted)
    both(first, second, "Anna speaks")
    assert not scripted or faults_of(first) == []

    first.get_by_role("button", name="Now say it back").click()
    again(second, scripted, "Ben says it back")
    assert not scripted or second.locator("h1:focus").is_visible()
    both(first, second, "Ben says it back")
    second.get_by_role("button", name="Not quite").click()
    again(first, scripted, "Anna speaks")
    assert "once more, and shorter" in first.locator("main").inner_text()
    second.get_by_role("button", name="I need a moment").click()
    again(first, scripted, "A moment")
    first.get_by_role("button", name="Go on").click()
    first.get_by_role("button", name="The floor to Ben").click()
    again(second, scripted, "Ben speaks")
    assert not scripted or faults_of(second) == []

    second.get_by_role("button", name="Stop here").click()
    again(first, scripted, "That was enough")
    both(first, second, "That was enough")


def test_one_soft_sound_after_a_tap(phone, two) -> None:
    page, _ = begin(phone, two, scripted=True)
    page.add_init_script(COUNTED)
    page.get_by_role("button", name="Now say it back").click()
    page.get_by_role("button", name="Yes, that is it").click()
    page.get_by_role("heading", name="Anna speaks").click()
    page.wait_for_timeout(500)

    page.evaluate(OVER)

    assert page.evaluate("window.tones") == 2


def begin(phone, two, scripted):
    first, second = (phone(who, java_script_enabled=scripted) for who in (two.anna, two.ben))
    first.goto("/between/turns/")
    assert not scripted or faults_of(first) == []
    tap(first, "speaker", "0")
    tap(first, "about", "draw")
    first.get_by_role("button", name="Begin").click()
    second.goto("/today/")
    second.get_by_role("link", name="Join").click()
    return first, second


def both(first, second, heading: str) -> None:
    for page in (first, second):
        assert page.get_by_role("heading", name=heading).is_visible()
    assert first.locator("main").inner_text() == second.locator("main").inner_text()


def again(page, scripted, heading: str) -> None:
    """With scripts the page looks by itself; without them it is asked for anew."""
    if not scripted:
        page.reload()
    page.get_by_role("heading", name=heading).wait_for(timeout=5000)
