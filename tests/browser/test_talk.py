"""Two phones: a sentence said and sent, a need turned toward, a question at its hour, and what stays quiet."""

from datetime import timedelta

import pytest

from tests.browser.looks import faults_of
from tests.browser.test_door import scripts
from tests.people import check_in, fresh
from toward.content.load import items
from toward.services import mine, ours

pytestmark = pytest.mark.browser
SAYING = {item.id: item.text for item in items("saying")}
NEED = {item.id: item.text for item in items("needs")}["meal"]
QUESTION = "Is there anybody who knows, and whom I meet?"
ANSWER = "Yes, one person. I have asked for it to stay there."


def pick(page, value: str) -> None:
    page.locator(f"main label:has(input[value='{value}'])").first.click()


def press(page, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("button", name=name).first.click()


def says(page) -> str:
    return page.get_by_role("main").inner_text()


def looked_at(page, *, scripted: bool) -> None:
    """Axe needs a script of its own; without one the page is the same."""
    assert not scripted or faults_of(page) == []


@scripts
def test_a_sentence_is_put_together_said_aloud_and_sent(phone, two, scripted) -> None:
    check_in(two.anna, 6, "settled", here=("angry",))
    first, second = (phone(vault, java_script_enabled=scripted) for vault in (two.anna, two.ben))
    whole = put_together(first)
    looked_at(first, scripted=scripted)
    press(first, "Say it aloud")
    assert first.locator(".aloud").is_visible()
    looked_at(first, scripted=scripted)
    press(first, "Back to the three ways")
    press(first, "Send it")
    assert "This is what Ben finds" in says(first)
    looked_at(first, scripted=scripted)
    press(first, "Send it")
    assert first.get_by_role("heading", name="Done").is_visible()

    second.goto("/between/came/")
    assert whole in says(second)
    assert "Thank you for waiting." in says(second)
    second.get_by_text("Say that you heard it, if you like").click()
    pick(second, "heard")
    looked_at(second, scripted=scripted)
    press(second, "Send this")
    first.goto("/between/came/")
    assert "I heard you" in says(first)


def put_together(page) -> str:
    """What the day said is marked already; two pieces and a line go with it."""
    page.goto("/between/say/")
    assert page.locator("input[value=body_guarded]").is_checked()
    pick(page, "want_unknown")
    pick(page, "ask_stay")
    page.locator("input[name=line]").fill("Thank you for waiting.")
    press(page, "Put it together")
    pieces = ("want_unknown", "body_guarded", "here_angry", "ask_stay")
    whole = " ".join(SAYING[piece] for piece in pieces)
    assert whole in says(page)
    return whole


@scripts
def test_a_need_is_sent_turned_toward_and_taken_back(phone, two, scripted) -> None:
    first, second = (phone(vault, java_script_enabled=scripted) for vault in (two.anna, two.ben))
    first.goto("/between/")
    first.locator("summary", has_text="Say and ask").click()
    first.get_by_role("link", name="A need").click()
    pick(first, "meal")
    looked_at(first, scripted=scripted)
    press(first, "See it as it would be read")
    press(first, "Change it")
    assert first.locator("input[value=meal]").is_checked()
    press(first, "See it as it would be read")
    press(first, "Send it")

    second.goto("/between/came/")
    assert NEED in says(second)
    second.get_by_text("Turn toward it, if you like").click()
    pick(second, "soon")
    press(second, "Send this")
    first.goto("/between/came/")
    assert "today or tomorrow" in says(first)
    first.goto("/between/sent/")
    looked_at(first, scripted=scripted)
    press(first, "Take it back")
    second.goto("/between/came/")
    assert NEED not in says(second)


@scripts
def test_a_question_waits_for_its_hour_and_is_answered(phone, two, still, scripted) -> None:
    first, second = (phone(vault, java_script_enabled=scripted) for vault in (two.anna, two.ben))
    agree_on_tuesdays(first, second)
    put_a_question(first, scripted=scripted)
    second.goto("/between/questions/box/")
    assert QUESTION not in says(second)

    still.at += timedelta(days=1, hours=9)
    first, second = (
        phone(fresh(vault, still), java_script_enabled=scripted) for vault in (two.anna, two.ben)
    )
    second.goto("/between/questions/box/")
    assert "until 19:30" in says(second)
    second.get_by_text("Answer, if you like").click()
    pick(second, "written")
    second.locator("details textarea").fill(ANSWER)
    looked_at(second, scripted=scripted)
    press(second, "Go on")
    assert "This is what Anna finds" in says(second)
    press(second, "Send it")
    first.goto("/between/questions/box/")
    assert ANSWER in says(first)


def agree_on_tuesdays(first, second) -> None:
    first.goto("/between/questions/time/")
    pick(first, "1")
    press(first, "Propose this")
    second.goto("/between/questions/time/")
    press(second, "Yes, let it hold")
    assert "Tuesday" in says(second)


def put_a_question(page, *, scripted: bool) -> None:
    page.goto("/between/questions/")
    pick(page, "safe")
    page.locator("textarea").fill(QUESTION)
    press(page, "Keep it here first")
    assert QUESTION in says(page)
    looked_at(page, scripted=scripted)
    press(page, "Put it")
    press(page, "Send it")


def test_what_stays_quiet_shows_on_no_other_phone(phone, two) -> None:
    first, second = phone(two.anna), phone(two.ben)
    first.goto("/between/needs/")
    pick(first, "meal")
    press(first, "See it as it would be read")
    press(first, "Send it")
    first.goto("/between/sent/")
    before = says(first)
    second.goto("/between/came/")
    second.get_by_role("link", name="What stays quiet").click()
    pick(second, "needs")
    assert faults_of(second) == []
    press(second, "Keep it so")

    assert NEED not in says(second)
    assert mine.look(two.ben).muting.muted == ("needs",)
    first.reload()
    assert says(first) == before
    assert len(ours.get(two.anna).state.needs.voiced) == 1
