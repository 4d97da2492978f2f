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


def again(page, scripted: bool, wanted: str) -> None:
    """With scripts the page looks by itself; without them it is asked for anew."""
    if not scripted:
        page.reload()
    page.locator(wanted).wait_for(timeout=8000)


def words(page) -> str:
    return str(page.locator("main").inner_text())
