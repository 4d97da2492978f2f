"""The shell in real Chromium: Close with and without JavaScript, the stepper, no shift, small and readable."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 900}
SHIFT = """() => { window.shift = 0; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shift += entry.value;
}).observe({ type: "layout-shift", buffered: true }); }"""


@pytest.mark.parametrize("scripted", [True, False], ids=["with-script", "without-script"])
def test_close_replaces_the_page(opened, site, scripted) -> None:
    page = opened(java_script_enabled=scripted)
    page.goto("/everything/")

    page.get_by_role("button", name="Close this page").click()
    page.wait_for_url("**/help/closing/")

    assert page.get_by_role("heading", level=1).is_visible()


def test_close_by_keyboard_is_first_after_the_skip_link(opened) -> None:
    page = opened()
    page.goto("/help/1/")

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    page.wait_for_url("**/help/closing/")


def test_shift_three_times_closes(opened) -> None:
    page = opened()
    page.goto("/everything/")

    for _ in range(3):
        page.keyboard.press("Shift")

    page.wait_for_url("**/help/closing/")


def test_shift_while_typing_capitals_does_not_close(opened) -> None:
    page = opened()
    page.goto("/everything/")
    page.get_by_label("One line").focus()

    for letter in "ABC":
        page.keyboard.press(f"Shift+{letter}")
    assert page.locator("[data-live]").text_content() == ""
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")

    assert page.url.endswith("/everything/")
    assert page.locator("[data-live]").text_content() == "Press Shift once more to close this page"


def test_close_covers_the_page_before_the_answer_comes(opened) -> None:
    page = opened()
    page.goto("/everything/")
    page.evaluate("document.addEventListener('submit', (sent) => sent.preventDefault())")

    page.get_by_role("button", name="Close this page").click()

    assert page.locator(".cover").is_visible()
    assert not page.get_by_role("heading", name="Tuesday evening").is_visible()
    assert page.title() == ""


def test_back_after_close_asks_the_server_again(opened) -> None:
    page = opened()
    page.goto("/help/")
    page.goto("/everything/")
    page.get_by_role("button", name="Close this page").click()
    page.wait_for_url("**/help/closing/")

    with page.expect_request("**/everything/") as asked:
        page.go_back()

    assert asked.value.method == "GET"


def test_stepper_counts_in_words_and_can_stay_unsaid(opened) -> None:
    page = opened(viewport=PHONE)
    page.goto("/everything/")
    field, word = page.get_by_label("I felt heard", exact=True), page.locator("[data-stepper-word]")
    more, fewer = (page.get_by_role("button", name=f"I felt heard: {w}") for w in ("more", "fewer"))

    said = [word.text_content()]
    for button in (more, more, more, fewer, fewer, fewer, fewer):
        button.click()
        said.append(word.text_content())

    assert said == ["–", "once", "twice", "3 times", "twice", "once", "no", "–"]
    assert field.input_value() == ""


def test_stepper_without_script_is_a_number_field(opened) -> None:
    page = opened(java_script_enabled=False, viewport=PHONE)
    page.goto("/everything/")

    page.get_by_label("I felt heard", exact=True).fill("3")

    assert page.get_by_label("I felt heard", exact=True).input_value() == "3"
    assert not page.get_by_role("button", name="I felt heard: more").is_visible()


def test_second_tap_sends_nothing(opened) -> None:
    page = opened()
    page.goto("/everything/")
    page.evaluate(
        """() => { window.sent = 0; document.addEventListener("submit", (event) => {
          if (!event.defaultPrevented) window.sent += 1; event.preventDefault(); }); }"""
    )
    button = page.get_by_role("button", name="Keep this")

    button.click()
    button.dispatch_event("click")

    page.wait_for_function("document.querySelector('main button[aria-disabled]') !== null")
    assert page.evaluate("window.sent") == 1


def test_focus_goes_to_the_first_mistake(opened) -> None:
    page = opened()
    page.goto("/everything/")

    page.get_by_role("button", name="Keep this").click()
    page.wait_for_selector(".error-box")

    assert page.evaluate("document.activeElement.matches('[data-focus]')")


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_page_never_scrolls_sideways_and_targets_are_large(opened, width) -> None:
    page = opened(viewport={"width": width, "height": 740})
    page.goto("/everything/")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        """() => [...document.querySelectorAll(
          ".alarm-scale label, .chip, .menu-row, .tabs a, .stepper button, .button, .close button, .help-link")]
          .map((e) => [e.className || e.textContent, e.getBoundingClientRect()])
          .filter(([, box]) => box.height < 44 || box.width < (innerWidth < 360 ? 36 : 44))
          .map(([name, box]) => `${name} ${box.width} x ${box.height}`)"""
    )
    assert small == []


def test_page_at_twice_the_text_size_stays_whole(opened) -> None:
    page = opened(viewport=PHONE)
    page.goto("/everything/")

    page.evaluate(
        """() => { const sheet = new CSSStyleSheet(); sheet.replaceSync("html { font-size: 200% !important }");
          document.adoptedStyleSheets = [sheet]; }"""
    )

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_first_visit_is_small_and_nothing_shifts(opened) -> None:
    page = opened(viewport=PHONE)
    bytes_of: list[int] = []
    page.on("requestfinished", lambda asked: bytes_of.append(sum(_sizes(asked))))
    page.add_init_script(f"({SHIFT})()")

    page.goto("/everything/", wait_until="networkidle")
    page.wait_for_timeout(300)

    assert len(bytes_of) <= 6
    assert sum(bytes_of) < 40_000
    assert page.evaluate("window.shift") == 0


def _sizes(asked) -> tuple[int, int]:
    sizes = asked.sizes()
    return sizes["responseBodySize"], sizes["responseHeadersSize"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address",
    ["/everything/", "/help/", "/help/1/", "/help/ground/flat/", "/help/lines/?country=gb"],
)
def test_axe_finds_nothing(opened, address, scheme) -> None:
    page = opened(color_scheme=scheme, viewport=PHONE)
    page.goto(address)

    found = Axe().run(page).response["violations"]

    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found] == []


def test_tables_open_by_themselves_on_paper_and_controls_stay_off_it(opened) -> None:
    page = opened(viewport=WIDE)
    page.goto("/everything/")

    page.emulate_media(media="print")

    assert not page.get_by_role("button", name=re.compile("Close")).is_visible()
    assert page.get_by_role("heading", level=1).is_visible()
