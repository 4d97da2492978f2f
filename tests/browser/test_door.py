"""The door: what is locked stays private, what was typed is not lost, and Help never waits."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.people import PASSPHRASE, check_in, person
from toward.services import host, mine

pytestmark = pytest.mark.browser
OPEN = (
    "/today/", "/today/check-in/", "/today/one/", "/today/rest/", "/path/", "/path/hug/", "/path/found/",
    "/practice/rehearse/hug/", "/tonight/", "/between/", "/between/evenings/", "/between/leave/", "/weeks/",
    "/settings/", "/settings/passphrase/", "/settings/recovery/", "/settings/about/", "/settings/safety/",
    "/settings/limits/", "/settings/sessions/", "/drafts/",
)  # fmt: skip
SIGNED_OUT = (
    "/", "/start/", "/start/sixty/", "/start/name/", "/sign-in/", "/recover/", "/quick/", "/why-quiet/",
    "/help/", "/help/1/", "/help/ground/revved/", "/help/lines/?country=DE",
)  # fmt: skip


def test_lock_in_the_middle_of_a_form_loses_nothing(phone, site, still) -> None:
    host.keep(host.new_link(), host.Answer.NEITHER)
    anna = person("Anna", still)
    page = phone(anna)
    page.goto("/today/check-in/")
    page.locator("input[name=alarm][value='4']").check(force=True)
    page.locator("input[name=line]").fill("what I typed")
    still.pass_by(minutes=11)
    page.get_by_role("button", name="Keep this").click()
    assert "/unlock/" in page.url

    page.locator("input[name=passphrase]").fill(PASSPHRASE)
    page.locator("main form button.full").click()
    page.goto("/drafts/")
    assert "what I typed" in page.get_by_role("main").inner_text()
    page.locator("main form button").first.click()

    assert mine.look(anna).days[-1].line == "what I typed"


def test_back_after_close_shows_nothing_private(phone, site, still) -> None:
    host.keep(host.new_link(), host.Answer.NEITHER)
    anna = person("Anna", still)
    check_in(anna, 9)
    for scripted in (True, False):
        page = phone(anna, java_script_enabled=scripted)
        page.goto("/today/")
        page.goto("/today/one/")
        page.get_by_role("button", name="Close this page").click()
        page.wait_for_url("https://www.wikipedia.org/")

        page.goto("/today/one/")

        assert "/sign-in/" in page.url or "/unlock/" in page.url
        assert "You gave your alarm" not in page.content()


def test_two_tabs_keep_one_check_in_of_the_day(phone, site, still) -> None:
    host.keep(host.new_link(), host.Answer.NEITHER)
    anna = person("Anna", still)
    one = phone(anna)
    other = one.context.new_page()
    for page in (one, other):
        page.goto("/today/check-in/")
    for page, alarm in ((one, "3"), (other, "8")):
        page.locator(f"input[name=alarm][value='{alarm}']").check(force=True)
        page.get_by_role("button", name="Keep this").click()

    assert [day.alarm for day in mine.look(anna).days] == [8]


def test_today_is_light_and_does_not_move(phone, site, still) -> None:
    """First visit on an empty cache: at most 60 kB over the wire, 12 requests, no layout shift."""
    host.keep(host.new_link(), host.Answer.NEITHER)
    page = phone(person("Anna", still))
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda done: sizes.append(done["encodedDataLength"]))
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries())"
        " window.shift += entry.value; }).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto("/today/", wait_until="networkidle")

    assert 1 <= len(sizes) <= 12
    assert sum(sizes) <= 60_000
    assert page.evaluate("window.shift") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_is_readable_and_fits(phone, two, still, scheme) -> None:
    """axe finds nothing, nothing is wider than a small phone, at twice the text size neither."""
    check_in(two.anna, 4)
    still.pass_by(minutes=1)
    found = {}
    for pages, vault in ((OPEN, two.anna), (SIGNED_OUT, None)):
        page = phone(vault, color_scheme=scheme)
        for address in pages:
            page.goto(address)
            assert "/unlock/" not in page.url, address
            violations = [v["id"] for v in Axe().run(page).response["violations"]]
            page.evaluate("document.documentElement.style.fontSize = '200%'")
            wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            if violations or wide > 0:
                found[address] = (violations, wide)

    assert found == {}


def test_quick_door_shows_nothing_back(phone, site, still) -> None:
    host.keep(host.new_link(), host.Answer.NEITHER)
    anna = person("Anna", still)
    page = phone()
    page.goto("/sign-in/")
    page.locator("input[name=name]").fill(anna.name)
    page.locator("input[name=passphrase]").fill(PASSPHRASE)
    page.locator("main form button.full").click()
    still.at += timedelta(hours=13)

    page.goto("/quick/")
    page.locator("input[name=alarm][value='8']").check(force=True)
    page.locator("main form button.full").click()

    assert "8" not in page.get_by_role("main").inner_text()
    assert not mine.look(anna).days
