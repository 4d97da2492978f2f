"""A quarter of two, on two phones: a frame, an agreement, a time-out and what is repaired, a stop, a loop caught."""

from datetime import date, timedelta

import pytest

from tests.browser.test_two_people import STEP, touch_may_be_dealt, window_of
from tests.browser.walks import EVERYWHERE, Walker, at, gives, opens_what_is_told, quiet_days
from tests.people import NO_TO_ALL, person
from toward.content.load import text
from toward.programme.commands import NameRole
from toward.services import host, mine, ours, tick

pytestmark = pytest.mark.browser
CHANGE = "My phone lies in the hall while we eat."
# So long ago that ways to be near may be proposed at all.
LONG_AGO = date(2025, 11, 10)
STOPPED = "Hands were cold."


def test_thirteen_weeks_of_two(phone, site, still) -> None:
    still.at = at(day=1)
    host.keep(host.new_link(), host.Answer.NEITHER)
    anna, ben = (Walker(phone, site, still, person(name, still)) for name in ("Anna", "Ben"))
    become_two(anna, ben)
    say_where_they_sleep(anna, ben)
    agree_for_thirty_days(anna, ben)
    tell_and_feel(anna, ben)
    take_a_time_out(anna, ben)
    repair_the_day_after(anna, ben)
    look_at_the_change_a_week_later(anna, ben)
    let_the_agreement_lapse_and_sign_anew(anna, ben)
    stop_an_evening_with_touch(anna, ben)
    catch_the_loop(anna, ben)
    rest_and_nobody_can_see_why(anna, ben)
    look_at_their_own_weeks(anna, ben)


def become_two(anna: Walker, ben: Walker) -> None:
    for one in (anna, ben):
        one.comes_in()
        one.opens("Between us")
    anna.opens("Make a code")
    anna.page.locator("main form button").first.click()
    code = anna.page.locator(".code").inner_text()
    ben.opens("Type in a code")
    ben.writes(code=code)
    ben.page.locator("main form button").first.click()
    anna.opens("Between us", "Go on where you were")
    assert anna.page.locator(".phrase").inner_text() == ben.page.locator(".phrase").inner_text()
    for one in (anna, ben):
        for box in one.page.locator("main input[type=checkbox]").all():
            box.check()
        one.page.locator("main form button").first.click()

    anna.opens("Between us", "Choose evenings")
    anna.ticks("Tuesday", "Friday")
    anna.writes(hour="20:00")
    anna.presses("Keep these evenings")
    ben.opens("Between us")
    ben.reads("You and Anna.", "For now, words only", "Tuesday", "20:00")
    ben.takes_a_picture("two-1-between")


def say_where_they_sleep(anna: Walker, ben: Walker) -> None:
    for one in (anna, ben):
        one.comes(day=2, hour=11)
        for said in (NO_TO_ALL, NameRole(role="both", since=LONG_AGO)):
            assert mine.act(one.vault, said, mine.command_id()) is None
    ben.opens("Between us", "For now", "The first months")
    ben.reads("Little, and held", "A time-out", "Questions", "it is the same on both phones")
    ben.opens("Where we sleep")
    ben.takes_a_picture("two-2-sleep")
    ben.ticks("In two rooms")
    ben.presses("Let this hold")
    anna.opens("Between us", "For now", "Where we sleep")
    anna.reads("In two rooms", "Nothing shows whose word it was.")


def agree_for_thirty_days(anna: Walker, ben: Walker) -> None:
    quiet_days(anna.still, 12, anna.vault, ben.vault, heard=1)
    for one in (anna, ben):
        one.comes(day=14, hour=18)
    gives(anna, "If it was a hard day, before it shows")
    gives(ben, "If it gets later than I said")
    for one in (anna, ben):
        opens_what_is_told(one)
        one.presses("Sign")
    anna.page.reload()
    anna.reads("It holds until Monday 13 April, and then ends by itself.", "If it gets later")
    anna.takes_a_picture("two-3-agreement")


def tell_and_feel(anna: Walker, ben: Walker) -> None:
    for one in (anna, ben):
        one.comes(day=17, hour=21)
        opens_what_is_told(one)
    ben.presses("Told today")
    anna.page.reload()
    anna.reads("Ben tells", "Told today")
    before = ben.looks_at(*EVERYWHERE)
    anna.opens("How it felt today")
    anna.ticks("Partly")
    anna.keeps()

    assert ben.looks_at(*EVERYWHERE) == before


def take_a_time_out(anna: Walker, ben: Walker) -> None:
    for one in (anna, ben):
        one.comes(day=20, hour=19.3)
    ben.opens("Between us", "A time-out")
    ben.reads("If you are going because you are afraid", "Never where, never why.")
    ben.page.get_by_role("button", name="19:40").click()
    anna.opens("Today", "Meanwhile")
    for one in (anna, ben):
        one.reads("Back at 19:40", "nobody asks why, or where")
    anna.takes_a_picture("two-4-time-out")
    anna.still.pass_by(minutes=25)
    for one in (anna, ben):
        one.page.reload()
        one.reads("A gentle way back")
    anna.presses("Enough of it for today")
    ben.page.reload()
    ben.reads("Enough of it for today", "What is still open can wait for daylight.")


def repair_the_day_after(anna: Walker, ben: Walker) -> None:
    for one in (anna, ben):
        one.comes(day=21, hour=15)
        one.opens("Between us", "Listen and repair", "Repair in five")
    anna.presses("Now")
    ben.page.reload()
    ben.reads("Its time has come.", "Nothing shows the other that you were inside")
    for one in (anna, ben):
        one.opens("Go in")
        one.reads("First, your body")
        one.taps(alarm=2, direction="settled")
        one.presses("Go on")
    shares(ben, "What happened", "On Sunday I read messages at the table.")
    shares(ben, "My own part", "I did not say so.")
    shares(ben, "One change", CHANGE)
    anna.page.reload()
    anna.reads("From Ben:", "I did not say so.", CHANGE)
    anna.takes_a_picture("two-5-repair")
    anna.presses("Received")
    ben.page.reload()
    ben.reads("Anna said of yours: received.")


def look_at_the_change_a_week_later(anna: Walker, ben: Walker) -> None:
    quiet_days(anna.still, 6, anna.vault, ben.vault, heard=1)
    for one in (anna, ben):
        one.comes(day=28, hour=9)
    before = anna.looks_at(*EVERYWHERE)
    ben.checks_in(2, "settled")
    assert "You left something here to come back to, and its day has come." in ben.why()
    ben.opens("Look at it")
    ben.reads(CHANGE, "Was it kept?")
    ben.ticks("In part")
    ben.keeps()
    ben.reads("In part")

    assert anna.looks_at(*EVERYWHERE) == before


def let_the_agreement_lapse_and_sign_anew(anna: Walker, ben: Walker) -> None:
    quiet_days(anna.still, 15, anna.vault, ben.vault, heard=1)
    for one in (anna, ben):
        one.comes(day=44, hour=18)
        opens_what_is_told(one)
        one.reads("Nothing stands here now.", "Each gives at least one part; for thirty days.")
    gives(anna, "If it was a hard day, before it shows")
    gives(ben, "If it gets later than I said")
    for one in (anna, ben):
        opens_what_is_told(one)
        one.presses("Sign")
    ben.reads("It holds until Wednesday 13 May")


def stop_an_evening_with_touch(anna: Walker, ben: Walker) -> None:
    quiet_days(anna.still, 2, anna.vault, ben.vault, heard=1)
    both_mark(anna, ben)
    for one in (anna, ben):
        one.reads(text(STEP).title, "Marking was not a promise. Nobody asks why.")
    assert anna.reads() == ben.reads()
    anna.takes_a_picture("two-6-card")
    anna.opens("Begin")
    anna.presses("We tried it. Begin")
    ben.opens("Today", "Join")
    anna.presses("Stop here")
    ben.page.get_by_role("heading", name="It has ended").wait_for(timeout=8000)
    assert anna.reads() == ben.reads()
    ben.takes_a_picture("two-7-ended")

    before = ben.looks_at(*EVERYWHERE)
    anna.opens("Note how it was")
    anna.taps(during=7, after=5)
    anna.writes(line=STOPPED)
    anna.keeps()
    assert ben.looks_at(*EVERYWHERE) == before
    anna.comes(day=48)
    anna.checks_in(2, "settled")
    assert f"Your alarm rose at “{text(STEP).title}”. Gentler for a while" in anna.why()
    anna.reads_nothing_of("Together now")


def catch_the_loop(anna: Walker, ben: Walker) -> None:
    anna.comes(day=49)
    quiet_days(anna.still, 11, anna.vault, ben.vault, heard=1)
    for one in (anna, ben):
        one.comes(day=60, hour=22)
    before = ben.looks_at(*EVERYWHERE)
    notes_a_turn(anna, tension=8)
    anna.opens("Today", "On my own", "The way", "What comes back")
    anna.reads_nothing_of("Does this fit?")
    anna.comes(day=61, hour=9)
    notes_a_turn(anna, tension=7)
    anna.checks_in(2, "settled")
    assert "They are laid side by side for you." in anna.why()
    anna.opens("Look at it")
    anna.reads("Does this fit?", "To keep the peace", "Only you see it.")
    anna.takes_a_picture("two-8-does-this-fit")
    anna.ticks("Yes, this fits")
    anna.keeps()
    anna.reads("A way out of it", "nobody is told")
    anna.takes_a_picture("two-9-a-way-out")
    anna.ticks("2 weeks")
    anna.presses("Let touch rest")

    anna.still.at = at(day=60, hour=22)
    assert ben.looks_at(*EVERYWHERE) == before


def rest_and_nobody_can_see_why(anna: Walker, ben: Walker) -> None:
    """Touch could be dealt and both marked; what rests on one side looks like any other quiet evening."""
    anna.still.at = at(day=62)
    quiet_days(anna.still, 2, anna.vault, ben.vault, heard=1)
    both_mark(anna, ben)
    for one in (anna, ben):
        one.reads("Toward dealt this. There is nothing to find out.", "Nobody asks why.")
        one.reads_nothing_of(text(STEP).title, "rests until", "a rest")
    assert anna.reads() == ben.reads()
    ben.takes_a_picture("two-10-a-quiet-card")
    anna.opens("Settings", "Limits and rests")
    anna.reads("You let touch rest for a while.")
    ben.opens("Settings", "Limits and rests")
    ben.reads_nothing_of("You let touch rest for a while.")


def look_at_their_own_weeks(anna: Walker, ben: Walker) -> None:
    anna.still.at = at(day=66)
    quiet_days(anna.still, 25, anna.vault, ben.vault, alarm=2, heard=2)
    for one in (anna, ben):
        one.comes(day=91)
        one.opens("Weeks")
        one.reads("Twelve weeks", "Times I felt heard", "This is yours alone.")
        one.takes_a_picture(f"two-11-weeks-{'anna' if one is anna else 'ben'}")
    anna.reads("you noted a stop")
    anna.opens("April 2026")
    anna.reads(STOPPED)
    ben.reads_nothing_of(STOPPED, "To keep the peace", "A moment that turned")
    ben.opens("April 2026")
    ben.reads_nothing_of(STOPPED, "Side by side", "A moment that turned", "Partly")


def shares(one: Walker, step: str, words: str) -> None:
    one.opens(step)
    one.writes(text=words)
    one.presses("See it as it would be read")
    one.reads(words)
    one.presses("Send it")


def notes_a_turn(one: Walker, *, tension: int) -> None:
    one.opens("Today", "On my own", "The way", "A moment that turned")
    one.ticks("I did", "To keep the peace")
    one.taps(tension=tension)
    one.keeps()


def both_mark(anna: Walker, ben: Walker) -> None:
    """On the next evening: both mark the same way, the hour comes, both look."""
    still = anna.still
    for one in (anna, ben):
        ours.refresh(one.vault)
    window = window_of(anna.vault, still)
    still.at = window.closes_at - timedelta(minutes=20)
    for one in (anna, ben):
        one.comes_in()
        one.opens("For tonight")
        one.taps(marks=STEP, alarm=1, direction="settled")
        one.presses("Keep")
    still.at = window.closes_at + timedelta(minutes=1)
    touch_may_be_dealt(anna.vault, window, still)
    tick.tick(still.at)
    for one in (anna, ben):
        one.comes_in()
        one.opens("For tonight")
