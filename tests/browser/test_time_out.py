"""A time-out on two phones: one tap, one hour on both, moved by either, and a gentle way back for both."""

from datetime import UTC, datetime

import pytest

from tests.browser.looks import faults_of
from tests.browser.test_door import scripts

pytestmark = pytest.mark.browser


@scripts
def test_time_out_of_two(phone, two, still, scripted) -> None:
    still.at = datetime(2026, 3, 2, 18, 17, tzinfo=UTC)
    first, second = (phone(who, java_script_enabled=scripted) for who in (two.anna, two.ben))
    first.goto("/between/time-out/")
    assert not scripted or faults_of(first) == []
    first.get_by_role("button", name="19:40").click()
    second.goto("/today/")
    second.get_by_role("link", name="Meanwhile").click()
    for page in (first, second):
        assert page.locator(".clock").inner_text() == "19:40"
    assert words(first) == words(second)
    assert not scripted or faults_of(first) == []

    still.pass_by(minutes=15)
    second.get_by_text("Later than that").click()
    second.get_by_role("button", name="20:05").click()
    again(first, scripted, ".clock:text-is('20:05')")
    assert words(first) == words(second)

    still.pass_by(minutes=40)
    for page in (first, second):
        again(page, scripted, "h1:text-is('A gentle way back')")
    assert words(first) == words(second)
    assert not scripted or faults_of(second) == []

    second.get_by_role("button", name="Enough of it for today").click()
    for page in (first, second):
        again(page, scripted, "h1:text-is('Enough of it for today')")
    assert words(first) == words(second)


@scripts
def test_page_after_a_mistake_goes_on_with_the_other_phone(phone, two, still, scripted) -> None:
    """What was posted to can't be looked at, and a server that stumbles for a moment takes nothing away."""
    still.at = datetime(2026, 3, 2, 18, 17, tzinfo=UTC)
    first, second = (phone(who, java_script_enabled=scripted) for who in (two.anna, two.ben))
    first.goto("/between/time-out/")
    first.get_by_role("button", name="19:40").click()
    second.goto("/today/")
    second.get_by_role("link", name="Meanwhile").click()
    still.pass_by(minutes=15)
    second.get_by_text("Later than that").click()
    second.locator("button[name=back]").first.evaluate("(one) => { one.value = 'soon'; }")
    second.locator("button[name=back]").first.click()
    assert second.get_by_role("alert").is_visible()
    assert "/move" in second.url

    still.pass_by(minutes=10)
    if not scripted:
        second.goto(second.locator("noscript").inner_html().split("url=")[1].split('"')[0])
    second.get_by_role("heading", name="A gentle way back").wait_for(timeout=8000)


def test_server_that_stumbles_takes_no_page_away(phone, two, still) -> None:
    still.at = datetime(2026, 3, 2, 18, 17, tzinfo=UTC)
    page = phone(two.anna)
    page.goto("/between/time-out/")
    page.get_by_role("button", name="19:40").click()
    page.route("**/status", lambda route: route.fulfill(status=503, body="later"))
    with page.expect_response("**/status", timeout=8000):
        pass
    with page.expect_response("**/status", timeout=8000):
        assert page.locator(".clock").inner_text() == "19:40"


def again(page, scripted: bool, wanted: str) -> None:
    """With scripts the page looks by itself; without them it is asked for anew."""
    if not scripted:
        page.reload()
    page.locator(wanted).wait_for(timeout=8000)


def words(page) -> str:
    return str(page.locator("main").inner_text())
