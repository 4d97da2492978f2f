"""Crossroads on a phone: the pages for everyone, a sitting, what would make it wait, and what was kept."""

import pytest

from tests.browser.looks import faults_of
from tests.browser.test_door import scripts, tap
from tests.people import fresh, person
from toward.services import host

pytestmark = pytest.mark.browser


@pytest.fixture
def anna(site, still):
    """Here since two weeks, so that only a loud night makes a sitting wait."""
    host.keep(host.new_link(), host.Answer.NEITHER)
    anna = person("Anna", still)
    still.pass_by(days=14)
    return fresh(anna, still)


@scripts
def test_a_sitting_from_the_hub_to_what_was_kept(phone, anna, scripted) -> None:
    page = phone(anna, java_script_enabled=scripted)
    page.goto("/own/")
    page.get_by_text("Where this goes").click()
    page.get_by_role("link", name="Crossroads").click()
    page.get_by_role("link", name="Sit down with it").click()
    tap(page, "alarm", "3")
    page.get_by_role("button", name="Sit down").click()
    assert page.get_by_role("heading", name="A sitting").is_visible()
    assert not scripted or faults_of(page) == []

    for title, say in SCREENS.items():
        page.get_by_role("link", name=title).click()
        assert not scripted or faults_of(page) == [], title
        say(page)
        page.get_by_role("button", name="Keep this").click()
    page.goto("/own/ways/kept/")

    said = page.get_by_role("main").inner_text()
    for words in ("alarm 6", "Missing them, or what we were", "I went quiet.", "A flat nearby."):
        assert words in said
    assert not scripted or faults_of(page) == []


def imagine(page) -> None:
    for way, alarm in (("apart", "4"), ("as_is", "6"), ("trying", "5")):
        tap(page, way, alarm)


SCREENS = {
    "What the body says": imagine,
    "Hurt, disgust, looking down": lambda page: tap(page, "felt", "missing"),
    "My own part": lambda page: page.get_by_label("What I brought into it").fill("I went quiet."),
    "What would have to be true": lambda page: page.get_by_label("Apart").fill("A flat nearby."),
}


def test_loud_night_keeps_a_note_and_leads_to_rest(phone, anna) -> None:
    page = phone(anna)
    page.goto("/own/ways/begin/")
    tap(page, "alarm", "8")
    page.get_by_role("button", name="Sit down").click()
    assert page.get_by_role("heading", name="Not tonight, if you can wait").is_visible()
    assert faults_of(page) == []

    page.get_by_label("A few lines, for later").fill("Ask about the lease.")
    page.get_by_role("button", name="Keep this").click()

    assert page.url.endswith("/own/kept/")


@scripts
def test_pages_for_whichever_way_are_there_for_nobody_in_particular(phone, scripted) -> None:
    page = phone(java_script_enabled=scripted)
    page.goto("/help/")
    page.get_by_role("link", name="Whichever way it goes").click()
    page.get_by_role("link", name="If it may not be safe").click()

    assert page.get_by_role("heading", name="If it may not be safe").is_visible()
    assert page.context.cookies() == []
    assert not scripted or faults_of(page) == []
