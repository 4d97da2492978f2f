"""One soft sound when the time is over: heard on the page that a tap led to, never kept for a later tap."""

import pytest

from tests.browser.test_two_people import STEP

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
COUNTED = """
const start = OscillatorNode.prototype.start;
window.tones = 0;
OscillatorNode.prototype.start = function (...when) { window.tones += 1; return start.apply(this, when); };
const made = window.AudioContext;
window.AudioContext = class extends made { constructor() { super(); window.lastAudio = this; } };
"""
OVER = "document.dispatchEvent(new Event('toward:time-over'))"


def test_sound_is_heard_on_the_page_after_begin(phone, two) -> None:
    page = phone(two.anna)
    page.add_init_script(COUNTED)
    page.goto(f"/practice/rehearse/{STEP}/")
    page.get_by_role("button", name="We tried it. Begin").click()
    page.get_by_role("button", name="Stop here").wait_for()
    page.wait_for_timeout(500)

    page.evaluate(OVER)

    assert page.evaluate("window.lastAudio.state") == "running"
    assert page.evaluate("window.tones") == 2


def test_sleeping_sound_stays_silent_for_good(phone, two) -> None:
    page = phone(two.anna)
    page.add_init_script(COUNTED)
    page.goto(f"/practice/rehearse/{STEP}/")
    page.get_by_role("button", name="We tried it. Begin").click()
    page.get_by_role("button", name="Stop here").wait_for()
    page.evaluate("window.lastAudio.suspend()")

    page.evaluate(OVER)

    assert page.evaluate("window.tones") == 0
