"""A month of somebody who broke what had been agreed: own ground, a letter, what is told unasked, a need met."""

import pytest

from tests.browser.walks import (
    EVERYWHERE,
    Walker,
    at,
    gives,
    opens_what_is_told,
    quiet_days,
    tells_their_part,
)
from tests.people import couple, person
from toward.services import host

pytestmark = pytest.mark.browser
SHAME = "I wanted to vanish, and stayed in the kitchen."
DID = "I met somebody in spring, for four months, and said I was at work."
NEED = "To be told something before I ask"


def test_month_of_somebody_who_broke_it(phone, site, still) -> None:
    two = couple(still)
    ben, anna = (Walker(phone, site, still, vault) for vault in (two.ben, two.anna))
    says_so_of_himself(ben, anna)
    begins_with_his_own_ground(ben, anna)
    writes_what_he_did(ben, anna)
    tells_unasked(ben, anna)
    knows_what_to_do_when_it_comes_back(ben)
    looks_at_his_own_watching(ben)
    turns_toward_a_need(ben, anna)
    gives_the_letter(ben, anna)
    is_read_by_somebody_prepared(ben, anna)
    ends_the_month_with_his_own_grief(ben, anna)


def says_so_of_himself(ben: Walker, anna: Walker) -> None:
    for one in (ben, anna):
        one.comes(day=2, hour=20)
    before = anna.looks_at(*EVERYWHERE)
    ben.opens("On my own", "Lines and letters", "My own part")
    ben.reads(
        "For whoever says so of themselves", "Nobody else says it for them, and nobody is told."
    )
    assert ben.page.locator("main textarea").count() == 0
    tells_their_part(ben, "I broke what we had agreed", "2026-02-28")

    assert anna.looks_at(*EVERYWHERE) == before


def begins_with_his_own_ground(ben: Walker, anna: Walker) -> None:
    ben.opens("Today", "On my own", "Lines and letters", "My own part", "Shame and guilt")
    ben.reads("To try")
    ben.takes_a_picture("other-1-shame-and-guilt")
    ben.writes(text=SHAME)
    ben.keeps()
    ben.reads("Nobody is told that you were here.")
    ben.comes(day=3)
    ben.checks_in(6, "revved", "ashamed")
    assert "Your body comes before any plan." in ben.why()
    ben.takes_a_picture("other-2-today")
    ben.reads("Your body is doing its job")  # the same first answer as for anybody
    ben.opens("Today", "On my own", "Lines and letters", "My own part", "Ground before listening")
    ben.reads("Two minutes alone, so that you can stay.")


def writes_what_he_did(ben: Walker, anna: Walker) -> None:
    quiet_days(ben.still, 5, ben.vault, anna.vault)
    ben.comes(day=8, hour=21)
    opens_his_letter(ben)
    for piece, words in (
        ("What you did", DID),
        ("What is different now", "I wrote the last message with you beside me."),
    ):
        ben.opens(piece)
        ben.writes(text=words)
        ben.keeps()
    ben.opens("Read it as a whole")
    ben.reads(DID, "Some letters have done their work when they are written.")
    ben.takes_a_picture("other-3-letter")


def tells_unasked(ben: Walker, anna: Walker) -> None:
    for one in (ben, anna):
        one.comes(day=10, hour=18)
    gives(ben, "If there was contact with the person it was about")
    gives(anna, "If it was a hard day, before it shows")
    for one in (ben, anna):
        opens_what_is_told(one)
        one.presses("Sign")
    ben.page.reload()
    ben.presses("Told today")
    opens_what_is_told(anna)
    anna.reads("Ben tells", "Told today", "Reading what others wrote to them")


def knows_what_to_do_when_it_comes_back(ben: Walker) -> None:
    ben.comes(day=12, hour=22)
    ben.opens("Between us", "It is here again")
    ben.reads("Stay.", "Believe.", "No defending.", "No rushing.")
    ben.takes_a_picture("other-4-here-again")


def looks_at_his_own_watching(ben: Walker) -> None:
    ben.comes(day=13)
    ben.opens("On my own", "What goes round in your head", "The urge to check")
    ben.taps(strength=5, fear="left", instead="waited")
    ben.keeps()
    ben.opens("On my own", "What goes round in your head", "How it landed")
    ben.writes(happened="She closed the door", felt="Sent away for good")
    ben.taps(itself=2, landed=8)
    ben.keeps()
    ben.reads("Only you can open it.")


def turns_toward_a_need(ben: Walker, anna: Walker) -> None:
    for one in (ben, anna):
        one.comes(day=15, hour=18)
    anna.opens("Between us", "Say and ask", "A need")
    anna.opens("Firm ground")
    anna.ticks(NEED)
    anna.presses("See it as it would be read")
    anna.reads("This is what Ben finds, and nothing else of yours.", NEED)
    anna.presses("Send it")
    ben.opens("Between us", "Say and ask", "What came")
    ben.reads(NEED, "no answer is owed")
    ben.page.get_by_text("Turn toward it, if you like").click()
    ben.takes_a_picture("other-5-a-need")
    ben.page.locator("main details[open] input[type=radio]").first.check(force=True)
    ben.presses("Send this")
    anna.opens("Between us", "Say and ask", "What came")
    anna.reads("Toward a need of yours", NEED)
    anna.page.get_by_text("Say thanks, if you like").click()
    anna.presses("Send thanks")
    ben.opens("Between us", "Say and ask", "What came")
    ben.reads("Thank you for turning toward this.")


def gives_the_letter(ben: Walker, anna: Walker) -> None:
    quiet_days(ben.still, 5, ben.vault, anna.vault)
    for one in (ben, anna):
        one.comes(day=20, hour=20)
    before = anna.looks_at(*EVERYWHERE)
    opens_his_letter(ben)
    ben.opens("Read it as a whole", "Give it to read")
    ben.reads("This is what Anna can read, and nothing else of yours.", DID)
    ben.reads("A night lies in between", "no answer is owed", "Nothing tells you which")
    ben.reads_nothing_of(SHAME)
    ben.takes_a_picture("other-6-as-it-would-be-read")
    ben.presses("Give it, from tomorrow on")
    ben.reads("No answer is owed.")

    assert anna.looks_at(*EVERYWHERE) == before  # until the morning nothing of it shows


def is_read_by_somebody_prepared(ben: Walker, anna: Walker) -> None:
    for one in (ben, anna):
        one.comes(day=21, hour=20.5)
    before = ben.looks_at(*EVERYWHERE)
    anna.opens("Between us", "Say and ask", "Letters")
    anna.page.get_by_role("button", name="A letter").click()
    anna.reads("Before you read", "Let it rest")
    anna.reads_nothing_of(DID)
    anna.taps(alarm=8)
    anna.presses("Read it now")
    anna.reads("Not tonight, if you can wait", "The letter will be the same tomorrow.")
    anna.reads_nothing_of(DID)
    anna.takes_a_picture("other-7-not-tonight")
    assert ben.looks_at(*EVERYWHERE) == before

    for one in (ben, anna):
        one.comes(day=22, hour=11)
    before = ben.looks_at(*EVERYWHERE)
    anna.opens("Between us", "Say and ask", "Letters")
    anna.page.get_by_role("button", name="A letter").click()
    anna.taps(alarm=3)
    anna.presses("Read it now")
    anna.reads("What I did, and what follows", DID, "No answer is owed.")
    anna.reads_nothing_of(SHAME)
    anna.takes_a_picture("other-8-read")
    assert ben.looks_at(*EVERYWHERE) == before  # that it was read is told to nobody


def ends_the_month_with_his_own_grief(ben: Walker, anna: Walker) -> None:
    quiet_days(ben.still, 7, ben.vault, anna.vault)
    for one in (ben, anna):
        one.comes(day=30)
    ben.opens("On my own", "Lines and letters", "My own part", "What you lost as well")
    ben.reads("It needs a place of its own.")
    ben.opens("Weeks", "March 2026")
    ben.reads("She closed the door")
    ben.takes_a_picture("other-9-march")
    for words in (SHAME, "She closed the door", "I broke what we had agreed"):
        assert not any(words in page for page in anna.looks_at(*EVERYWHERE).values())


def test_told_so_and_did_not_finds_help_and_no_form(phone, site, still) -> None:
    host.keep(host.new_link(), host.Answer.NEITHER)
    still.at = at(day=1)
    mika = Walker(phone, site, still, person("Mika", still))
    mika.comes(day=2)
    tells_their_part(mika, "I am told I did, and I did not", "2026-02-28")
    for door in ("My own part", "Letters"):
        mika.opens("Today", "On my own", "Lines and letters", door)
        if door == "Letters":
            mika.opens("What I did, and what follows")
        mika.reads("You owe nobody a confession", "They listen, and they ask you for no proof.")
        assert mika.page.locator("main form, main textarea").count() == 0
    mika.takes_a_picture("told-1-no-confession")
    mika.opens("I am afraid of someone")
    mika.reads("For the next 60 seconds", "Someone to be with")


def opens_his_letter(ben: Walker) -> None:
    ben.opens("On my own", "Lines and letters", "Letters", "What I did, and what follows")
