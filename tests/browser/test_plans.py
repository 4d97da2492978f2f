"""A plan for a place on two phones: proposed, put otherwise, a yes, and gone for both."""

import pytest

from tests.browser.looks import faults_of
from tests.browser.test_door import scripts, tap
from tests.people import fresh

pytestmark = pytest.mark.browser


@scripts
def test_plan_goes_to_and_fro_until_both_say_yes(phone, two, still, scripted) -> None:
    first = _proposed(phone(two.anna, java_script_enabled=scripted))
    assert not first.get_by_role("button", name="Yes to this").is_visible()
    assert not scripted or faults_of(first) == []

    second = phone(fresh(two.ben, still), java_script_enabled=scripted)
    second.goto("/between/places/")
    second.get_by_role("link", name="The back room").click()
    second.get_by_role("link", name="Put it otherwise").click()
    tap(second, "changes", "light")
    assert not scripted or faults_of(second) == []
    second.get_by_role("button", name="See it as it would be read").click()
    second.get_by_role("button", name="Send it").click()
    second.get_by_role("link", name="Write back").click()
    assert not scripted or faults_of(second) == []

    first.reload()
    assert "Another light" in first.get_by_role("main").inner_text()
    first.get_by_role("button", name="Yes to this").click()
    assert first.get_by_text("You both said yes to this.").is_visible()
    first.get_by_role("button", name="Let it go").click()
    second.goto("/between/places/")
    assert second.get_by_role("heading", name="Nothing here yet").is_visible()


def _proposed(page):
    page.goto("/between/places/new/")
    tap(page, "kind", "room")
    tap(page, "changes", "paint")
    page.locator("input[name=name]").fill("The back room")
    page.get_by_role("button", name="See it as it would be read").click()
    assert "Paint a wall" in page.get_by_role("main").inner_text()
    page.get_by_role("button", name="Send it").click()
    page.get_by_role("link", name="The back room").click()
    return page
