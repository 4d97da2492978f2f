"""Breathing at one pace: two phones whose clocks differ breathe together; words instead where motion is unwanted."""

import time
from datetime import timedelta

import pytest

from tests.browser.looks import faults_of
from tests.browser.test_door import scripts, tap

pytestmark = pytest.mark.browser
WRONG_CLOCK = """const real = performance.timeOrigin;
Object.defineProperty(performance, 'timeOrigin', { get: () => real + 3713000 });"""
PLACE = "document.querySelector('[data-circle]').getAnimations()[0].currentTime % 10000"
WHOLE, NEAR = 10_000, 250
WORD = "[data-word]:not(:empty)"


@pytest.fixture
def running(still, monkeypatch):
    """Here the server's clock runs: a rhythm needs time that passes."""
    began, at = time.monotonic(), still.at
    monkeypatch.setattr(still, "now", lambda: at + timedelta(seconds=time.monotonic() - began))


def test_two_phones_breathe_together_whatever_their_clocks_say(phone, two, running) -> None:
    first, second = phone(two.anna), phone(two.ben)
    second.add_init_script(WRONG_CLOCK)
    begin(first, second)
    for page in (first, second):
        page.wait_for_selector(WORD)

    places = [(page.evaluate(PLACE), time.monotonic()) for page in (first, second)]

    (one, at), (other, later) = places
    apart = (other - one - 1000 * (later - at)) % WHOLE
    assert min(apart, WHOLE - apart) < NEAR
    assert faults_of(first) == []
    second.get_by_role("button", name="Slower").click()
    first.wait_for_selector("[data-in='5000']", timeout=5000)


@scripts
def test_stop_on_one_ends_it_on_both_with_the_same_words(phone, two, scripted) -> None:
    first, second = (phone(who, java_script_enabled=scripted) for who in (two.anna, two.ben))
    begin(first, second)
    assert "In … two … three … four." in second.locator("main").inner_text()
    second.get_by_role("button", name="Stop here").click()
    if not scripted:
        first.reload()
    first.get_by_role("heading", name="Enough for now").wait_for(timeout=5000)

    assert first.locator("main").inner_text() == second.locator("main").inner_text()
    assert not any(sign.isdigit() for sign in first.locator("main").inner_text())


def test_less_motion_has_the_words_and_a_still_circle(phone, site, still, running) -> None:
    page = phone(reduced_motion="reduce")
    page.goto("/breathe/?pace=quicker")
    page.wait_for_selector(WORD)
    assert page.evaluate("document.querySelector('[data-circle]').getAnimations().length") == 0
    seen = {page.locator("[data-word]").inner_text()}
    page.wait_for_timeout(3300)
    seen.add(page.locator("[data-word]").inner_text())

    assert seen == {"In", "Out"}
    assert faults_of(page) == []


def test_sound_is_off_until_it_is_wished(phone, site, still) -> None:
    page = phone()
    page.add_init_script(
        "window.heard = 0; addEventListener('toward:breath', () => { window.heard += 1; }, true);"
    )
    page.goto("/breathe/?pace=quicker")
    page.wait_for_selector(WORD)
    page.wait_for_timeout(3300)
    assert page.evaluate("window.heard") == 0

    page.get_by_role("button", name="Soft sound").click()
    page.wait_for_timeout(5500)

    assert page.evaluate("window.heard") > 0
    assert page.get_by_role("button", name="Soft sound").get_attribute("aria-pressed") == "true"


def begin(first, second) -> None:
    first.goto("/between/breathing/")
    tap(first, "pace", "middle")
    first.get_by_role("button", name="Begin").click()
    second.goto("/today/")
    second.get_by_role("link", name="Join").click()
