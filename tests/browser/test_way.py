"""The way on real phones: where one is and going back, the first months of two, a rest from touch on both."""

from datetime import timedelta

import pytest

from tests.browser.looks import faults_of
from tests.browser.test_door import scripts
from tests.people import fresh as freshly
from tests.people import settle
from toward.programme.commands import NameRole
from toward.services import mine

pytestmark = pytest.mark.browser


@scripts
def test_one_goes_back_a_season_and_follows_again(phone, two, still, scripted) -> None:
    settle(two.anna, still)
    mine.act(two.anna, NameRole(role="hurt", since=still.now().date()), mine.command_id())
    still.pass_by(weeks=13)
    page = phone(freshly(two.anna, still), java_script_enabled=scripted)
    page.goto("/own/")
    page.get_by_text("The way", exact=True).click()
    page.get_by_role("link", name="Five seasons").click()
    assert "What it meant" in page.locator("main").inner_text()
    assert not scripted or faults_of(page) == []

    page.get_by_role("heading", name="Stay, or go back").click()
    page.get_by_label("Steady ground").check()
    page.get_by_role("button", name="Keep", exact=True).click()
    assert page.get_by_role("heading", name="Kept").is_visible()
    page.goto("/own/way/")
    assert page.locator("main section h2").first.inner_text() == "Steady ground"

    page.get_by_role("link", name="Read about it").click()
    assert page.get_by_role("heading", name="Steady ground").is_visible()


@scripts
def test_rest_from_touch_stands_on_both_phones_until_either_ends_it(phone, two, scripted) -> None:
    first, second = (phone(who, java_script_enabled=scripted) for who in (two.anna, two.ben))
    first.goto("/between/months/")
    first.get_by_role("link", name="A rest from touch").click()
    first.get_by_label("2 weeks").check()
    first.get_by_role("button", name="Let this hold").click()
    for page in (first, second):
        page.goto("/between/")
        assert page.get_by_role("heading", name="Touch rests").is_visible()
    assert not scripted or faults_of(second) == []

    second.goto("/between/truce/")
    second.get_by_role("button", name="End it, with no reason").click()
    for page in (first, second):
        page.goto("/between/")
        assert page.get_by_role("heading", name="Touch rests").count() == 0


@scripts
def test_loop_is_asked_about_and_left_for_a_rest(phone, two, still, scripted) -> None:
    """Two hard moments, a question in one's own notes, a rest that the other's phone does not show."""
    settle(two.anna, still)
    for _ in range(2):
        _note_a_turn(phone(freshly(two.anna, still), java_script_enabled=scripted))
        still.pass_by(days=1)
    other = phone(freshly(two.ben, still))
    other.goto("/between/")
    before = other.locator("main").inner_html()

    page = phone(freshly(two.anna, still), java_script_enabled=scripted)
    page.goto("/own/turns/look/")
    assert page.get_by_role("heading", name="Does this fit?").is_visible()
    assert not scripted or faults_of(page) == []
    page.get_by_label("Yes, this fits").check()
    page.get_by_role("button", name="Keep this").click()
    assert page.get_by_role("heading", name="A way out of it").is_visible()
    assert not scripted or faults_of(page) == []
    page.get_by_label("2 weeks").check()
    page.get_by_role("button", name="Let touch rest").click()

    assert mine.look(two.anna).pause_until == still.now().date() + timedelta(days=14)
    other.goto("/between/")
    assert other.locator("main").inner_html() == before


def _note_a_turn(page) -> None:
    page.goto("/own/turns/")
    page.get_by_label("I did", exact=True).check()
    page.get_by_label("To keep the peace").check()
    page.locator("fieldset", has_text="body brace").get_by_label("8").check()
    page.get_by_role("button", name="Keep this").click()
