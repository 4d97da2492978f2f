"""Thirty days of somebody who was hurt and is here alone: from the first evening to weeks that can be looked at."""

import pytest

from tests.browser.looks import faults_of
from tests.browser.walks import Walker, at, quiet_days, tells_their_part
from toward.services import host

pytestmark = pytest.mark.browser


def test_first_month_of_somebody_hurt_and_alone(phone, site, still) -> None:
    host.keep(host.new_link(), host.Answer.NEITHER)
    mika = Walker(phone, site, still)
    comes_here_for_the_first_time(mika)
    says_who_they_are(mika)
    has_two_loud_nights(mika)
    does_something_for_the_body(mika)
    gets_to_know_what_stirs(mika)
    draws_a_line_and_leaves_the_weighing(mika)
    finds_out_more(mika)
    comes_back_to_the_line(mika)
    looks_at_the_weeks(mika)
    takes_one_entry_back(mika)


def comes_here_for_the_first_time(mika: Walker) -> None:
    mika.still.at = at(day=1, hour=20)
    mika.page.goto("/")
    mika.opens("Begin", "Go on", "Go on")
    mika.signs_up("Mika")
    mika.taps(alarm=7, direction="revved", here="angry")
    mika.taps(here="longing")  # opposites stand together
    mika.keeps()

    mika.reads("Your body is doing its job", "Nothing else is asked of you today.")
    assert "You gave your alarm a 7. Your body comes before any plan." in mika.why()
    mika.takes_a_picture("alone-1-first-evening")
    mika.opens("Today")
    mika.reads("Monday evening", "rest is always right")
    mika.reads_nothing_of("For tonight", "alarm a 7")
    mika.opens("Between us")
    mika.reads("Being two is a choice, and it can wait.")


def says_who_they_are(mika: Walker) -> None:
    mika.comes(day=2)
    tells_their_part(mika, "I was hurt", "2026-02-28")
    mika.opens("A few more questions", "Now")
    for question in mika.page.locator("fieldset.question").all():
        question.get_by_label("no", exact=True).check(force=True)
    mika.presses("Keep my answers")
    mika.opens("What my answers do")
    mika.reads("They change nothing on your side now.")

    mika.opens("Back to Today")
    mika.checks_in(3, "settled")
    mika.reads("For you, now", "To read, if you like")
    assert "touch can wait" in mika.why()
    mika.opens("Decide nothing")
    mika.reads("It is a poor adviser about years.")


def has_two_loud_nights(mika: Walker) -> None:
    mika.comes(day=3, hour=25.5)
    mika.reads("Wednesday night")
    mika.opens("Help", "It won’t stop")
    mika.reads("For the next 60 seconds", "Someone to be with")
    mika.takes_a_picture("alone-2-help-at-night")
    mika.opens("Back to Help")
    mika.page.go_back()
    mika.comes_in()
    mika.checks_in(9, "flat")
    assert "You gave your alarm a 9. Your body comes before any plan." in mika.why()
    mika.reads_nothing_of("Sleep, or at least lying down")  # such pieces wait for a quieter day
    mika.opens("Bodies first")
    mika.reads("within 72 hours", "It is a question of health and no verdict.")

    mika.comes(day=4, hour=23)
    mika.checks_in(8, "revved")
    mika.reads("For you, now: rest")
    mika.reads_nothing_of("The same room", "each on their own", "each has")  # nobody else is here
    assert "It has been loud for 2 days in a row." in mika.why()
    mika.takes_a_picture("alone-3-rest")


def does_something_for_the_body(mika: Walker) -> None:
    """What Today offers is done, and noted before and after; then on other days again."""
    mika.comes(day=5)
    mika.checks_in(3, "revved")
    assert "You said today: wound up." in mika.why()
    mika.opens("Look at it", "I did this")
    mika.taps(before=6, after=3)
    mika.keeps()
    mika.reads("Only you can open it. Nothing else is asked.")

    mika.comes(day=6, hour=8)
    mika.opens("Weeks")
    mika.reads("Not enough to say yet. It takes fourteen check-ins")
    quiet_days(mika.still, 4, mika.vault)
    mika.comes(day=11)
    mika.checks_in(3, "settled")
    assert "First comes trust in yourself" in mika.why()
    mika.opens("Look at it", "I did this")
    mika.taps(before=3, after=2)
    mika.keeps()
    mika.opens("Back to Today", "Your one next thing")
    assert "First comes trust in yourself" not in mika.why()  # six by now, on four days


def gets_to_know_what_stirs(mika: Walker) -> None:
    mika.comes(day=11, hour=12)
    mika.opens("On my own", "My body", "Where in the body")
    mika.taps(where="chest", direction="flat")
    mika.keeps()
    mika.opens("On my own", "My body", "What stirs it up")
    mika.taps(kind="sound", helps="air")
    mika.writes(what="A phone on wood")
    mika.presses("Put it on my list")
    mika.opens("Today", "On my own", "My body", "What stirs it up", "My list", "A phone on wood")
    mika.taps(alarm=6)
    mika.presses("Note that it came up")
    mika.reads("the last times: 6", "Fresh air")
    mika.takes_a_picture("alone-4-what-stirs")


def draws_a_line_and_leaves_the_weighing(mika: Walker) -> None:
    mika.comes(day=11, hour=20)
    mika.opens("On my own", "Lines and letters", "A line of my own")
    mika.writes(will="No talk about it after nine")
    mika.taps(days=7)
    mika.presses("Keep this line")
    mika.opens("On my own", "What goes round in your head", "What I noticed")
    mika.taps(when="then", turned="so")
    mika.writes(noticed="He stopped asking about my day", turned_out="It was as I thought")
    mika.keeps()

    mika.opens("On my own", "Where this goes", "Crossroads", "Sit down with it")
    mika.reads(
        "Not tonight, if you can wait", "less than two weeks ago", "Nothing is lost by waiting."
    )
    mika.takes_a_picture("alone-5-not-tonight")
    mika.writes(text="Ask my sister about the flat")
    mika.keeps()
    mika.comes(day=11, hour=21)
    mika.opens("On my own", "Where this goes", "Crossroads", "What you kept here")
    mika.reads("Ask my sister about the flat")


def finds_out_more(mika: Walker) -> None:
    mika.comes(day=12, hour=22)
    mika.opens("Say how you are", "I found out more")
    mika.reads("For 28 days nothing you mark counts", "Nobody else is told")
    mika.presses("Let touch rest for 28 days")
    mika.reads("For the next 60 seconds", "Nothing else is asked of you tonight.")
    mika.takes_a_picture("alone-6-found-out-more")
    mika.opens("Today", "Your one next thing")
    mika.reads("Someone to turn to, and steadying.")
    assert "You found out more today." in mika.why()

    mika.comes(day=13)
    mika.checks_in(3, "settled")
    mika.reads("To read, if you like", "Decide nothing")  # the first week begins anew
    mika.opens("Settings", "Limits and rests")
    mika.reads("You found out more. Touch rests for four weeks from then.")


def comes_back_to_the_line(mika: Walker) -> None:
    mika.comes(day=18)
    mika.checks_in(2, "settled")
    assert "its day has come" in mika.why()
    mika.opens("Look at it", "No talk about it after nine", "Look which way it leads")
    mika.taps(alarm="quieter", wider="sleep", then="keep")
    mika.keeps()
    mika.reads("19 March", "Life got wider in places.")


def looks_at_the_weeks(mika: Walker) -> None:
    mika.comes(day=19)
    quiet_days(mika.still, 11, mika.vault, alarm=2, watched=1)
    mika.comes(day=30)
    mika.checks_in(2, "settled")
    mika.opens("Weeks")
    mika.reads(
        "Quieter than three weeks ago, fairly sure.",
        "you noted finding out more",
        "Two forward, one back",
    )
    mika.reads_nothing_of("The two of you, in four questions")
    assert faults_of(mika.page) == []
    mika.takes_a_picture("alone-7-weeks")
    prints_without_what_can_be_pressed(mika.page)

    mika.opens("Today", "On my own", "My body", "Something for now", "What helped, so far")
    mika.reads("Too early to say")
    mika.opens("Today", "On my own", "The way", "Five seasons")
    mika.reads("Steady ground")
    assert "You found out more 2 weeks ago; the weeks count from there." in mika.why()
    mika.takes_a_picture("alone-8-the-way")


def prints_without_what_can_be_pressed(page) -> None:
    page.emulate_media(media="print")
    assert page.get_by_role("heading", name="Your weeks").is_visible()
    assert not page.locator(".tabs, .foot, .top").first.is_visible()
    page.emulate_media(media="screen")


def takes_one_entry_back(mika: Walker) -> None:
    mika.opens("Weeks", "March 2026")
    mika.reads("A phone on wood", "No talk about it after nine")
    mika.opens("Take something back")
    mika.page.locator("main li a", has_text="A phone on wood").last.click()
    mika.reads("Take this back?", "This can’t be undone.")
    mika.presses("Take it back")
    mika.reads("Taken back.")
    mika.opens("Today", "On my own", "My body", "What stirs it up", "My list")
    mika.reads_nothing_of("A phone on wood")
