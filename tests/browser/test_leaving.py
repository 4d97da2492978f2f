"""Somebody weighs slowly, over weeks, and decides to leave: no trace before, and the same plain page after."""

import pytest

from tests.browser.looks import faults_of
from tests.browser.walks import EVERYWHERE, Walker, quiet_days, tells_their_part
from tests.people import couple

pytestmark = pytest.mark.browser
OWN, NEEDED = "I went quiet in the second year.", "A flat of my own near the school."
PAGE = "I can forgive this, and I don’t want to live beside it."
HERS = (OWN, NEEDED, PAGE, "In small pieces", "Ask about the lease")


def test_somebody_weighs_and_leaves(phone, site, still) -> None:
    two = couple(still)
    anna, ben = (Walker(phone, site, still, vault) for vault in (two.anna, two.ben))
    tells_when_it_was(anna)
    reads_about_leaving_well_signed_out(phone)
    sits_down_a_first_time(anna, ben)
    is_asked_to_let_a_week_pass(anna)
    sits_down_again_a_week_later(anna, ben)
    keeps_two_threads_apart(anna, ben)
    writes_one_page(anna, ben)
    leaves(anna, ben)
    reads_what_comes_after(anna)
    still_has_what_was_kept(anna, ben)
    ends_every_other_place(anna)


def tells_when_it_was(anna: Walker) -> None:
    anna.comes(day=2)
    tells_their_part(anna, "I was hurt", "2025-09-01")
    quiet_days(anna.still, 8, anna.vault, heard=1)


def reads_about_leaving_well_signed_out(phone) -> None:
    """Everybody, at every second: no name, no cookie, nothing remembered."""
    page = phone()
    page.goto("/")
    page.get_by_role("link", name="Help", exact=True).click()
    page.get_by_role("link", name="Whichever way it goes").click()
    for title in ("Who stands by you", "Where you would live", "Money on one sheet", "Children"):
        assert page.get_by_role("link", name=title).is_visible()
    page.get_by_role("link", name="Telling people").click()
    assert "few words, and when" in page.locator("main").inner_text()
    assert page.context.cookies() == []


def sits_down_a_first_time(anna: Walker, ben: Walker) -> None:
    for one in (anna, ben):
        one.comes(day=12, hour=15)
    before = ben.looks_at(*EVERYWHERE)
    opens_the_crossroads(anna)
    anna.reads("No verdict comes out of it", "no trace of it reaches anybody else")
    anna.opens("Sit down with it")
    anna.taps(alarm=3)
    anna.presses("Sit down")
    anna.opens("What the body says")
    anna.reads("Their order changes from day to day and means nothing.")
    anna.taps(apart=4, as_is=7, trying=6)
    anna.keeps()
    anna.opens("Hurt, disgust, looking down")
    anna.taps(felt="missing")
    anna.taps(felt="look_down")  # both may be here; neither decides
    anna.keeps()
    anna.takes_a_picture("leaving-1-a-sitting")
    anna.opens("Enough for today")

    assert ben.looks_at(*EVERYWHERE) == before


def is_asked_to_let_a_week_pass(anna: Walker) -> None:
    anna.comes(day=14, hour=21)
    opens_the_crossroads(anna)
    anna.opens("Sit down with it")
    anna.reads("Not this week, if you can wait", "Friday 20 March is early enough")
    anna.reads("I would rather not wait")  # slowed, never locked
    anna.writes(text="Ask about the lease")
    anna.keeps()
    anna.reads("Only you can open it.")


def sits_down_again_a_week_later(anna: Walker, ben: Walker) -> None:
    anna.comes(day=15)
    quiet_days(anna.still, 5, anna.vault, heard=1)
    for one in (anna, ben):
        one.comes(day=20, hour=15)
    before = ben.looks_at(*EVERYWHERE)
    opens_the_crossroads(anna)
    anna.opens("Sit down with it")
    anna.taps(alarm=2)
    anna.presses("Sit down")
    anna.opens("My own part")
    anna.reads("What somebody else broke is theirs.")
    anna.writes(own=OWN)
    anna.keeps()
    anna.opens("What would have to be true")
    anna.writes(apart=NEEDED)
    anna.keeps()

    assert ben.looks_at(*EVERYWHERE) == before


def keeps_two_threads_apart(anna: Walker, ben: Walker) -> None:
    for one in (anna, ben):
        one.comes(day=29)
    before = ben.looks_at(*EVERYWHERE)
    opens_the_crossroads(anna)
    anna.opens("Forgiving, and coming back together")
    anna.reads("One can forgive and go, or stay without having forgiven.")
    anna.taps(forgiving="pieces", reconciling="no")
    anna.keeps()
    opens_the_crossroads(anna)
    anna.opens("What you kept here")
    anna.reads("In small pieces, on some days", "Coming back together No", OWN, NEEDED, "alarm 7")
    anna.reads("No sum is made of any of this.")
    assert faults_of(anna.page) == []
    anna.takes_a_picture("leaving-2-kept")

    assert ben.looks_at(*EVERYWHERE) == before


def writes_one_page(anna: Walker, ben: Walker) -> None:
    for one in (anna, ben):
        one.comes(day=36)
    before = ben.looks_at(*EVERYWHERE)
    opens_the_crossroads(anna)
    anna.opens("One page")
    begun = anna.page.locator("main textarea").input_value()
    assert OWN in begun
    assert NEEDED in begun
    anna.writes(text=PAGE)
    anna.keeps()
    anna.reads("One page", "Give it to read")  # it may be given, and is not

    assert ben.looks_at(*EVERYWHERE) == before


def leaves(anna: Walker, ben: Walker) -> None:
    for one in (anna, ben):
        one.comes(day=43, hour=17)
    anna.opens("Between us", "End our shared part")
    anna.reads(
        "It ends at once, for both. No reason is asked or given.", "speak with someone first"
    )
    anna.takes_a_picture("leaving-3-end")
    anna.presses("End it now")
    ben.opens("Between us")

    assert anna.reads() == ben.reads(
        "The shared part has ended.", "What you kept yourself stays yours"
    )
    ben.reads_nothing_of(*HERS, "Anna")
    ben.takes_a_picture("leaving-4-ended")
    ben.presses("All right")
    ben.opens("Today")
    ben.reads_nothing_of("For tonight", "Anna")


def reads_what_comes_after(anna: Walker) -> None:
    anna.opens("After an ending")
    anna.reads("It makes no promise about anybody else.", "Alone by choice", "Somebody new")
    anna.takes_a_picture("leaving-5-after")
    anna.opens("After parting")
    anna.reads("The first weeks alone")


def still_has_what_was_kept(anna: Walker, ben: Walker) -> None:
    quiet_days(anna.still, 7, anna.vault)
    for one in (anna, ben):
        one.comes(day=51)
    opens_the_crossroads(anna)
    anna.opens("What you kept here")
    anna.reads(OWN, NEEDED, "Ask about the lease")
    anna.opens("Crossroads", "One page")
    anna.reads_nothing_of("Give it to read")
    anna.checks_in(2, "settled")
    anna.reads_nothing_of("Ben", "the two of you")
    anna.takes_a_picture("leaving-6-a-day-after")
    anna.opens("Weeks")
    anna.reads_nothing_of("The two of you")
    for words in HERS:
        assert not any(
            words in page
            for page in ben.looks_at("/today/", "/own/", "/weeks/", "/own/ways/kept/").values()
        )


def ends_every_other_place(anna: Walker) -> None:
    anna.opens("Settings", "Closing")
    anna.reads("The passphrase stays.")
    anna.presses("Sign out everywhere")
    anna.page.goto("/own/ways/kept/")
    anna.reads_nothing_of(*HERS)
    assert anna.page.locator("input[name=passphrase]").is_visible()


def opens_the_crossroads(anna: Walker) -> None:
    anna.opens("On my own", "Where this goes", "Crossroads")
