"""What holds between two: an agreement built on two phones, a ritual, an hour, a year opened together."""

import pytest

from tests.browser.looks import faults_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("script", [True, False])
def test_agreement_is_built_on_two_phones_and_ended_on_one(two, phone, script: bool) -> None:
    anna = phone(two.anna, java_script_enabled=script)
    ben = phone(two.ben, java_script_enabled=script)

    for page, told in ((anna, "If it gets later than I said"), (ben, "If it was a hard day")):
        page.goto("/between/told/")
        page.get_by_role("link", name="Yes, now").click()
        page.get_by_label(told).check()
        page.get_by_label("on the same day", exact=True).check()
        page.get_by_role("button", name="Lay it on the table").click()
    for page in (anna, ben):
        page.goto("/between/told/")
        page.get_by_role("button", name="Sign").click()
    anna.reload()
    assert anna.get_by_text("It holds until").is_visible()
    anna.get_by_role("button", name="Told today").click()
    ben.reload()
    assert ben.locator("section", has_text="Anna tells").get_by_text("Told today").is_visible()
    if script:
        assert faults_of(ben) == []

    ben.get_by_text("End it now").click()
    ben.get_by_role("button", name="End it", exact=True).click()
    anna.reload()
    assert anna.get_by_text("It holds until").count() == 0


def test_year_from_now_opens_for_both_at_once(two, phone) -> None:
    anna, ben = phone(two.anna), phone(two.ben)
    for page, words in ((anna, "quiet mornings"), (ben, "we cook on Sundays")):
        page.goto("/between/year/")
        page.get_by_label("A day in a year").fill(words)
        page.get_by_role("button", name="See it as it would be read").click()
        page.get_by_role("button", name="Send it").click()

    anna.reload()
    assert anna.get_by_text("we cook on Sundays", exact=True).is_visible()
    assert faults_of(anna) == []


def test_ritual_and_hour_stand_on_both_phones(two, phone) -> None:
    anna, ben = phone(two.anna), phone(two.ben)
    anna.goto("/between/rituals/new/")
    anna.get_by_label("A cup set down for the other").check()
    anna.get_by_role("button", name="Keep it for both").click()
    anna.goto("/between/hour/")
    anna.get_by_label("Sunday", exact=True).check()
    anna.get_by_role("button", name="Keep it for both").click()

    ben.goto("/between/rituals/")
    assert ben.get_by_text("A cup set down for the other").is_visible()
    assert faults_of(ben) == []
    ben.goto("/between/hour/")
    assert ben.get_by_text("Yours is on Sunday").is_visible()
    assert faults_of(ben) == []
