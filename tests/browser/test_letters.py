"""A page given by one and read by the other: the preview, the night, the preparation, the right to wait."""

import pytest

from tests.browser.looks import faults_of
from tests.browser.test_door import scripts, tap
from tests.people import fresh
from toward.programme.commands import NameRole
from toward.programme.parts.crossroads import WritePage
from toward.services import mine

pytestmark = pytest.mark.browser
WORDS = "I want to try, with help, until the summer."


@scripts
def test_page_is_given_and_read_the_next_morning(phone, two, still, scripted) -> None:
    mine.act(two.anna, WritePage(text=WORDS), "written")
    first = phone(two.anna, java_script_enabled=scripted)
    first.goto("/own/ways/page/")
    first.get_by_role("link", name="Give it to read").click()
    assert WORDS in first.get_by_role("main").inner_text()
    assert not scripted or faults_of(first) == []
    first.get_by_role("button", name="Give it, from tomorrow on").click()
    assert first.url.endswith("/between/kept/")
    first.goto("/between/sent/")
    assert not scripted or faults_of(first) == []

    still.pass_by(hours=24)
    second = phone(fresh(two.ben, still), java_script_enabled=scripted)
    opened(second, scripted=scripted)
    waits_when_loud(second, scripted=scripted)
    tap(second, "alarm", "3")
    second.get_by_role("button", name="Read it now").click()

    assert WORDS in second.get_by_role("main").inner_text()
    assert not scripted or faults_of(second) == []


def opened(page, *, scripted: bool) -> None:
    page.goto("/between/")
    page.get_by_text("Say and ask").click()
    page.get_by_role("link", name="Letters").click()
    assert not scripted or faults_of(page) == []
    page.get_by_role("button", name="A letter").click()
    assert page.get_by_role("heading", name="Before you read").is_visible()
    assert not scripted or faults_of(page) == []


def waits_when_loud(page, *, scripted: bool) -> None:
    tap(page, "alarm", "8")
    page.get_by_role("button", name="Read it now").click()
    assert page.get_by_role("heading", name="Not tonight, if you can wait").is_visible()
    assert WORDS not in page.content()
    assert not scripted or faults_of(page) == []
    page.get_by_text("I would rather not wait").click()


@scripts
def test_letter_is_written_in_pieces_and_read_as_a_whole(phone, two, scripted) -> None:
    page = phone(two.anna, java_script_enabled=scripted)
    page.goto("/own/")
    page.get_by_text("Lines and letters").click()
    page.get_by_role("link", name="Letters").click()
    page.get_by_role("link", name="What it was like for me").click()
    for title, words in (("One moment", "The kitchen."), ("What you miss", "Sundays.")):
        page.get_by_role("link", name=title).click()
        assert not scripted or faults_of(page) == []
        page.get_by_label(title).fill(words)
        page.get_by_role("button", name="Keep this").click()
    page.get_by_role("link", name="Read it as a whole").click()

    said = page.get_by_role("main").inner_text()
    assert said.index("The kitchen.") < said.index("Sundays.")
    assert not scripted or faults_of(page) == []


def test_second_letter_opens_behind_the_door_alone(phone, two, still) -> None:
    still.pass_by(days=1)
    ben = fresh(two.ben, still)
    page = phone(ben)
    for role, heading in (
        ("hurt", "For whoever says so of themselves"),
        ("told", "If you are told that you did, and you did not"),
        ("broke", "What I did, and what follows"),
    ):
        mine.act(ben, NameRole(role=role), role)
        page.goto("/own/letters/")
        page.get_by_role("link", name="What I did, and what follows").click()
        assert page.get_by_role("heading", name=heading, exact=True).is_visible()
        assert faults_of(page) == []
