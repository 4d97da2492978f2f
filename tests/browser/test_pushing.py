"""The picture with sliders: by finger, by keys, aloud, without script, and on paper."""

import pytest

from tests.browser.looks import faults_of
from tests.browser.test_door import scripts

pytestmark = pytest.mark.browser
LINE = "[data-line='alarm']"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_table_unfolds_and_everything_can_be_read(phone, scheme) -> None:
    page = phone(color_scheme=scheme)
    page.goto("/why-pushing/")
    page.locator(".twin > summary").click()
    page.evaluate("scrollTo(0, 0)")

    assert page.get_by_text("after month 6").is_visible()
    assert faults_of(page) == []


def test_a_slider_moved_by_keys_draws_anew_and_says_so(phone) -> None:
    page = phone()
    page.goto("/why-pushing/")
    before, slider = page.locator(LINE).get_attribute("d"), page.get_by_label("A can stop it")

    slider.focus()
    page.keyboard.press("End")

    page.wait_for_function("d => document.querySelector(\"[data-line='alarm']\").getAttribute('d') !== d", arg=before)  # fmt: skip
    assert slider.get_attribute("aria-valuetext") == "at any moment"
    assert "quiet" in page.locator("[data-live]").inner_text()
    assert "Nothing goes on against A’s no." in page.locator("[data-say='pushed']").inner_text()
    assert page.evaluate("document.activeElement.id") == "free"
    assert page.url.endswith("/why-pushing/")


def test_what_is_drawn_anew_is_said_in_the_language_of_the_page(phone, site, settings) -> None:
    page = phone()
    page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": "es", "url": site}])
    page.goto("/why-pushing/")

    page.get_by_label("A lo puede parar").press("End")

    page.locator("[data-live]", has_text="Al cabo de medio año").wait_for(timeout=5000)
    assert "Nada sigue adelante" in page.locator("[data-say='pushed']").inner_text()


def test_picture_stays_in_sight_while_the_last_slider_is_moved(phone) -> None:
    page = phone()
    page.goto("/why-pushing/")

    page.get_by_label("A feels heard").scroll_into_view_if_needed()

    assert page.evaluate("document.querySelector('.drawn svg').getBoundingClientRect().top") >= 0


def test_going_back_by_keys_no_slider_is_behind_the_picture(phone) -> None:
    page = phone()
    page.goto("/why-pushing/")
    page.get_by_label("A feels heard").focus()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")

    for _ in range(4):
        page.keyboard.press("Shift+Tab")
        picture, slider = (
            page.evaluate("document.querySelector('.drawn').getBoundingClientRect().bottom"),
            page.evaluate("document.activeElement.getBoundingClientRect().top"),
        )
        assert slider >= picture


@scripts
def test_button_draws_where_there_is_no_script(phone, scripted) -> None:
    page = phone(java_script_enabled=scripted)
    page.goto("/why-pushing/")
    button = page.get_by_role("button", name="Draw")

    assert button.is_visible() is not scripted
    if not scripted:
        page.get_by_label("Touch goes on").press("Home")
        button.click()
        page.locator("[data-say='pushed']", has_text="Nothing goes on").wait_for()
        # The browser's history tells nothing of what was drawn.
        assert page.url.endswith("/why-pushing/")


def test_what_could_not_be_drawn_is_said_and_can_be_tried_again(phone) -> None:
    page = phone()
    page.goto("/why-pushing/")
    page.route("**/why-pushing/anew*", lambda route: route.fulfill(status=204))

    page.get_by_label("A feels heard").press("End")

    page.get_by_role("button", name="Draw").wait_for()
    assert "could not be drawn" in page.locator("[data-live]").inner_text()


def test_paper_has_the_picture_and_its_table(phone) -> None:
    page = phone()
    page.goto("/why-pushing/")
    page.emulate_media(media="print")

    assert page.locator(".drawn svg").first.is_visible()
    assert page.get_by_text("after month 6").is_visible()
    assert "often" in page.locator("[data-say='with']").inner_text()
