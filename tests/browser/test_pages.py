"""Every page of the site, light and dark, on a small phone, with large text and on a wide screen.

A new page is missed by name.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.urls import resolve

from tests.browser.looks import DESK, SMALL_PHONE, crowded, faults_of, faults_of_contrast, too_wide
from tests.own.kept import EVERYTHING
from tests.own.pages import ROWS, addresses
from tests.people import Couple, Still, check_in, fresh, person
from tests.two_worlds.running import everything
from toward.accounts.sessions import Vault
from toward.content.load import items as asked
from toward.content.load import texts
from toward.programme.commands import NameRole
from toward.programme.parts.writing import KeepPiece
from toward.services import host, live, mine, practice, time_out, weeks
from toward.services.together import LISTENING
from toward.ui.access import table
from toward.web.path.views import READABLE
from toward.web.weeks.entries import in_words

pytestmark = pytest.mark.browser
# Paired, passphrase just typed.
TWO = (
    "/today/", "/today/check-in/", "/today/one/", "/today/first/", "/today/rest/", "/today/more/",
    "/today/more/kept/", "/tonight/", "/between/", "/between/evenings/", "/between/leave/",
    "/path/", "/path/hug/", "/path/found/", "/path/kept/", "/path/own-hand/done/",
    "/practice/rehearse/hug/", "/weeks/2026-03/back/", "/settings/place/", "/settings/places/",
    "/weeks/", "/weeks/2026-03/", "/start/kept/", "/start/known/", "/settings/",
    "/settings/passphrase/", "/settings/recovery/", "/settings/about/", "/settings/safety/",
    "/settings/safety/kept/", "/settings/safety/side/", "/settings/limits/",
    "/settings/sessions/", "/between/time-out/", "/own/ways/", "/own/ways/begin/",
    "/own/ways/note/", "/own/ways/threads/", "/own/ways/kept/", "/own/ways/page/",
    "/between/places/", "/between/places/new/", "/between/told/", "/between/told/give/", "/between/told/felt/", "/between/rituals/",
    "/between/rituals/new/", "/between/hour/", "/between/year/", "/between/repair/",
    "/between/repair/aloud/", "/own/changes/", "/own/change/", "/between/letters/",
    "/between/turns/", "/between/turns/questions/", "/between/breathing/", "/own/way/",
    "/own/read/", "/own/turns/", "/own/turns/look/", "/own/turns/rest/", "/between/months/",
    "/between/knows/", "/between/sleep/", "/between/truce/", "/own/letters/", "/own/part/",
    "/own/after/", "/own/letters/one/", "/own/letters/one/a/", "/between/needs/",
    "/between/kept/", "/between/questions/", "/between/questions/box/", "/between/questions/time/",
    "/between/say/", "/between/say/kept/", "/between/came/", "/between/came/quiet/",
    "/between/sent/", "/measures/", "/measures/1/", "/settings/language/",
)  # fmt: skip
ALONE = ("/between/", "/between/invite/", "/between/join/", "/weeks/", "/tonight/")
# Whoever says of themselves that they broke what had been agreed; to others these are one door.
BROKE = (
    "/own/part/", *(f"/own/part/{letter}/" for letter in "abcdefghi"), "/own/letters/two/",
    "/own/letters/two/a/", "/own/letters/two/whole/", "/own/letters/two/give/",
)  # fmt: skip
NOBODY = (
    "/", "/start/", "/start/sixty/", "/start/name/", "/sign-in/", "/recover/", "/why-quiet/", "/why-pushing/",
    "/quick/",
    "/quick/kept/", "/quick/full/", "/help/", "/help/1/", "/help/2/", "/help/3/", "/help/4/", "/help/5/",
    "/help/ground/revved/", "/help/ground/flat/", "/help/lines/", "/help/lines/?country=de",
    "/help/lines/?country=other", "/help/closing/", "/help/pages/", "/help/pages/a/", "/between/now/", "/help/pages/c/",
    "/help/pages/f/", "/breathe/", "/nowhere/",
)  # fmt: skip
# Their pages exist in the middle of something only, and are looked at there.
ELSEWHERE = {
    "/between/words/": "test_two_people: two phones become a pair",
    "/between/ended/": "test_two_people: one leaves",
    "/drafts/": "test_door: lock in the middle of a form",
    "/quick/confirm/": "test_door: quick door",
    "/unlock/": "test_door: lock in the middle of a form",
    "/own/ways/sitting/": "test_crossroads: a sitting",
    "/own/ways/sitting/<slug:letter>/": "test_crossroads: a sitting",
    "/own/letters/one/whole/": "test_letters: a letter in pieces",
    "/own/letters/one/give/": "test_letters: a page is given and read",
    "/own/ways/page/give/": "test_letters: a page is given and read",
    "/weeks/back/<uuid:entry>/": "here",
    "/setup/<str:token>/": "test_first_minutes: set up by the link",
    "/practice/<slug:token>/": "here, and test_two_people: evening with touch",
    "/practice/<slug:token>/round/": "here",
    "/practice/<slug:token>/note/": "here",
    "/between/time-out/<slug:pause>/": "here",
    "/between/turns/<slug:floor>/": "here, and test_turns",
    "/between/breathing/<slug:breath>/": "here, and test_breathing",
    "/between/places/<slug:plan>/": "test_plans: proposed, put otherwise, a yes",
    "/between/places/<slug:plan>/change/": "test_plans: proposed, put otherwise, a yes",
    "/between/places/<slug:plan>/answer/": "test_plans: proposed, put otherwise, a yes",
    "/between/repair/in/": "test_repair: five steps",
    "/between/repair/in/<slug:part>/": "test_repair: five steps",
}
# What stands in place of their pages for everybody else.
DOOR = "For whoever says so of themselves"
WRITTEN = "I met somebody in spring, for four months, and said I was at work."
NO_PAGES = {
    "/between/letters/one/",
    "/why-pushing/anew",
    "/assets/<str:address>",
    "/practice/<slug:token>/status",
    "/between/time-out/<slug:pause>/status",
    "/between/turns/<slug:floor>/status",
    "/between/breathing/<slug:breath>/status",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_can_be_read(phone, two, still, scheme) -> None:
    found = {}
    for vault, pages in every_page(two, still):
        page = phone(vault, color_scheme=scheme)
        for address in pages:
            page.goto(address)
            assert urlsplit(page.url).path == urlsplit(address).path
            assert pages is not BROKE or page.locator("h1").inner_text() != DOOR
            if faults := LOOK[scheme](page):
                found[address] = faults

    assert found == {}


def _light(page) -> list[str]:
    found = faults_of(page)
    page.set_viewport_size(DESK)
    found += [f"{one} at 1280" for one in crowded(page)]
    page.set_viewport_size(SMALL_PHONE)
    return found


def _dark(page) -> list[str]:
    found = faults_of_contrast(page)
    page.set_viewport_size(DESK)
    found += [f"{one} at 1280" for one in faults_of_contrast(page)]
    page.set_viewport_size(SMALL_PHONE)
    return found


LOOK = {"light": _light, "dark": _dark}


def every_page(two: Couple, still: Still) -> Iterator[tuple[Vault | None, Sequence[str]]]:
    """Whose phone, and the pages on it. A time-out begins last: some of the others lead to it while it stands."""
    two = who_broke(two, still)
    check_in(two.anna, 4)
    for command in EVERYTHING:
        mine.act(two.anna, command, mine.command_id())
    own = addresses((row for row in ROWS if "GET" in row.methods), two.anna)
    month = weeks.month(two.anna, "2026-03").entries
    back = f"/weeks/back/{next(one.id for one in month if in_words(one.envelope))}/"
    yield two.anna, (*TWO, *own, *running(two, still), back)
    yield two.ben, BROKE
    yield person("Carla", still), ALONE
    yield None, NOBODY
    yield two.anna, a_time_out(two.ben, still)


def who_broke(two: Couple, still: Still) -> Couple:
    """Ben says so, on another day than his first, and has written the first two pieces of a letter."""
    still.pass_by(days=1)
    assert mine.act(two.ben, NameRole(role="broke"), "broke") is None
    for item in asked("owning-letter")[:2]:
        mine.act(two.ben, KeepPiece(kind="owning", piece=item.id, text=WRITTEN), item.id)
    return Couple(fresh(two.anna, still), fresh(two.ben, still))


def running(two, still) -> list[str]:
    """The pages of what runs now: a practice, listening, breathing."""
    token = practice.begin(two.anna, "hug")
    found = [f"/practice/{token}/", f"/practice/{token}/round/", f"/practice/{token}/note/"]
    for kind, what in everything(still.at, still.at + timedelta(hours=1))[1:]:
        address = "turns" if kind is LISTENING else "breathing"
        found.append(f"/between/{address}/{live.begin(two.ben, kind, what)}/")
    return found


def a_time_out(vault, still) -> list[str]:
    """The page of one; while it stands, some of the others lead to it."""
    return [f"/between/time-out/{time_out.begin(vault, still.at + timedelta(hours=1))}/"]


def test_every_text_fits_a_small_phone(phone, site, still) -> None:
    host.keep(host.new_link(), host.Answer.NEITHER)
    page = phone(person("Carla", still))
    found = {}
    for text in (text for folder in READABLE for text in texts(folder)):
        page.goto(f"/path/{text.id}/")
        for fold in page.locator("main details").all():
            fold.evaluate("(one) => { one.open = true; }")
        if faults := too_wide(page):
            found[text.id] = faults

    assert found == {}


def test_no_page_is_left_out() -> None:
    walked = {
        f"/{resolve(urlsplit(one).path).route}"
        for one in (*TWO, *BROKE, *ALONE, *NOBODY)
        if one != "/nowhere/"
    }
    walked |= {row.route for row in ROWS}
    asked = {row.route for row in table() if "GET" in row.methods} - NO_PAGES

    assert asked - walked == set(ELSEWHERE)


def test_what_lies_over_something_else_is_seen(phone, site) -> None:
    page = phone()
    page.goto("/help/")
    assert crowded(page) == []

    page.locator("h1").evaluate("(one) => { one.style.marginBlockEnd = '-3rem'; }")

    assert any("<h1" in one for one in crowded(page))
