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
SLEEPY_CLOCK = """window.slept = 0;
const real = performance.timeOrigin;
Object.defineProperty(performance, 'timeOrigin', { get: () => real - window.slept });"""
ASLEEP = """() => {
  window.slept = 3700;
  document.querySelector('[data-circle]').getAnimations()[0].currentTime -= window.slept;
}"""
TOGETHER = f"""(firstAt) => {{
  const off = (((({PLACE}) - Date.now() - firstAt) % {WHOLE}) + {WHOLE}) % {WHOLE};
  return Math.min(off, {WHOLE} - off) < {NEAR};
}}"""
HELD = """window.held = 0;
const request = async () => { window.held += 1; return { release: () => {} }; };
Object.defineProperty(navigator, 'wakeLock', { value: { request } });"""
WORD = "[data-word]:not(:empty)"


@pytest.fixture
def running(still, monkeypatch):
    """Here the server's clock runs: a rhythm needs time that passes."""
    began, at = time.monotonic(), still.at
    monkeypatch.setattr(still, "now", lambda: at + timedelta(seconds=time.monotonic() - began))


def test_two_phones_breathe_together_whatever_their_clocks_say(phone, two, running) -> None:
    first, second = phone(two.anna), phone(two.ben)
    second.add_init_script(WRONG_CLOCK)
    breathe(first, second)

    places = [(page.evaluate(PLACE), time.monotonic()) for page in (first, second)]

    (one, at), (other, later) = places
    apart = (other - one - 1000 * (later - at)) % WHOLE
    assert min(apart, WHOLE - apart) < NEAR
    assert faults_of(first) == []
    second.get_by_role("button", name="Slower").click()
    first.wait_for_selector("[data-in='5000']", timeout=5000)


def test_phone_that_slept_falls_in_again(phone, two, running) -> None:
    """A phone asleep counts no time: its clock and its circle stand still meanwhile."""
    first, second = phone(two.anna), phone(two.ben)
    second.add_init_script(SLEEPY_CLOCK)
    breathe(first, second)
    first_at = first.evaluate(f"{PLACE} - Date.now()")

    second.evaluate(ASLEEP)
    assert not second.evaluate(TOGETHER, first_at)
    second.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    second.wait_for_function(TOGETHER, arg=first_at, timeout=8000)


def test_line_that_hangs_leaves_the_breath_its_own_clock(phone, two, running) -> None:
    first, second = phone(two.anna), phone(two.ben)
    second.route("**/status", lambda _route: None)
    begin(first, second)

    second.wait_for_selector(WORD, timeout=10_000)
    assert second.evaluate(PLACE) >= 0


def test_screen_stays_on_for_the_breath(phone, two, running) -> None:
    first, second = phone(two.anna), phone(two.ben)
    first.add_init_script(HELD)
    begin(first, second)
    first.wait_for_selector(WORD)
    assert first.evaluate("window.held") == 1

    second.get_by_role("button", name="Stop here").click()
    first.get_by_role("heading", name="Enough for now").wait_for(timeout=5000)

    assert first.evaluate("window.held") == 0


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


def breathe(first, second) -> None:
    """Begun on both, and each says its first word."""
    begin(first, second)
    for page in (first, second):
        page.wait_for_selector(WORD)


def begin(first, second) -> None:
    first.goto("/between/breathing/")
    tap(first, "pace", "middle")
    first.get_by_role("button", name="Begin").click()
    second.goto("/today/")
    second.get_by_role("link", name="Join").click()
