"""Alone, in the browser: a figure that ticks without a script, a list met and eased, and what helped in words."""

import pytest
from msgspec.structs import replace

from tests.browser.looks import faults_of
from tests.browser.test_door import scripts, tap
from tests.people import person
from toward.programme.parts.body import where_of
from toward.services import host, mine

pytestmark = pytest.mark.browser


@pytest.fixture
def anna(site, still):
    host.keep(host.new_link(), host.Answer.NEITHER)
    return person("Anna", still)


@scripts
def test_figure_and_words_tick_the_same_boxes(phone, anna, scripted) -> None:
    page = phone(anna, java_script_enabled=scripted)
    page.goto("/own/body/")
    tap(page, "where", "chest")  # by its word
    for place in ("throat", "arms"):  # on the figure
        page.locator(f".t-{place}").click()
    page.locator(".t-chest").click()  # and off again
    colour = "(one) => getComputedStyle(one).fill"
    lit, unlit = (page.locator(f".p-{place}").evaluate(colour) for place in ("throat", "chest"))
    assert lit != unlit
    tap(page, "direction", "revved")
    page.get_by_role("button", name="Keep this").click()
    assert page.url.endswith("/own/kept/")

    assert [set(where_of(spot)) for spot in mine.look(anna).body.spots] == [{"throat", "arms"}]
    page.goto("/own/body/figure/")
    assert "Arms or hands" in page.get_by_role("main").inner_text()
    assert not scripted or faults_of(page) == []


@scripts
def test_what_stirs_is_listed_met_and_eased(phone, anna, scripted) -> None:
    page = phone(anna, java_script_enabled=scripted)
    page.goto("/own/stirs/")
    page.get_by_role("button", name="Put it on my list").click()
    assert page.get_by_role("alert").is_visible()  # and what is missing is said
    tap(page, "kind", "sound")
    page.locator("input[name=what]").fill("A phone on wood")
    page.get_by_role("button", name="Put it on my list").click()

    page.goto("/own/stirs/list/")
    page.get_by_role("link", name="A phone on wood").click()
    tap(page, "alarm", "6")
    page.get_by_role("button", name="Note that it came up").click()
    page.get_by_text("Something else helps by now").click()
    tap(page, "helps", "said")
    page.get_by_role("button", name="Keep what helps").click()

    told = page.get_by_role("main").inner_text()
    assert "the last times: 6" in told
    assert "Saying what it is" in told
    assert not scripted or faults_of(page) == []
    page.get_by_role("button", name="Take it off the list").click()
    assert "Nothing here yet" in page.get_by_role("main").inner_text()


@scripts
def test_a_moment_stands_in_its_two_halves(phone, anna, scripted) -> None:
    page = phone(anna, java_script_enabled=scripted)
    page.goto("/own/landed/")
    page.locator("textarea[name=happened]").fill("Home at ten past")
    page.locator("textarea[name=felt]").fill("Like that day")
    tap(page, "itself", "2")
    tap(page, "landed", "8")
    page.get_by_role("button", name="Keep this").click()
    assert page.url.endswith("/own/kept/")

    page.goto("/own/landed/weeks/")
    told = page.get_by_role("main").inner_text()
    assert "Like that day" in told
    assert "about 2 by itself, about 8 as it landed" in told
    page.get_by_text("As a table").click()
    assert page.get_by_role("row", name="Week 1").is_visible()
    assert not scripted or faults_of(page) == []


@scripts
def test_what_was_noticed_is_completed_once_it_is_known(phone, anna, scripted) -> None:
    page = phone(anna, java_script_enabled=scripted)
    page.goto("/own/noticed/")
    tap(page, "when", "now")
    page.locator("textarea[name=noticed]").fill("A flat voice")
    page.get_by_role("button", name="Keep this").click()
    page.goto("/own/noticed/list/")
    page.get_by_role("link", name="A flat voice").click()
    tap(page, "turned", "other")
    page.locator("textarea[name=turned_out]").fill("A headache")
    page.get_by_role("button", name="Keep this").click()

    assert "It was otherwise" in page.get_by_role("main").inner_text()
    assert not scripted or faults_of(page) == []


@scripts
def test_one_small_experiment_from_the_map_and_back(phone, anna, scripted) -> None:
    page = phone(anna, java_script_enabled=scripted)
    page.goto("/own/patterns/")
    tap(page, "pattern", "easy")
    tap(page, "learned", "trouble")
    page.get_by_role("button", name="Put it on my map").click()
    page.goto("/own/patterns/map/")
    page.get_by_role("link", name="One small experiment").click()
    page.get_by_role("button", name="Try this once").click()
    assert "Choose an idea" in page.get_by_role("main").inner_text()
    tap(page, "idea", "easy_1")
    page.get_by_role("button", name="Try this once").click()
    page.get_by_role("link", name="What became of it").click()
    tap(page, "outcome", "smaller")
    page.get_by_role("button", name="Keep this").click()

    told = page.get_by_role("main").inner_text()
    assert "I tried something smaller" in told
    assert "Ask for one small thing" in told
    assert not scripted or faults_of(page) == []


@scripts
def test_a_line_is_looked_at_on_its_day(phone, anna, still, scripted) -> None:
    page = phone(anna, java_script_enabled=scripted)
    page.goto("/own/lines/")
    page.locator("textarea[name=will]").fill("No talk after nine")
    tap(page, "days", "7")
    page.get_by_role("button", name="Keep this line").click()
    still.pass_by(days=7)

    page = phone(replace(anna, passphrase_at=still.at), java_script_enabled=scripted)
    page.goto("/own/lines/list/")
    page.get_by_role("link", name="No talk after nine").click()
    page.get_by_role("link", name="Look which way it leads").click()
    assert not scripted or faults_of(page) == []
    tap(page, "alarm", "quieter")
    tap(page, "wider", "sleep")
    tap(page, "narrower", "say")
    tap(page, "then", "keep")
    page.get_by_role("button", name="Keep this").click()

    assert "many lines are both" in page.get_by_role("main").inner_text()
    assert not scripted or faults_of(page) == []


@scripts
def test_one_word_for_closeness_that_nobody_planned_and_help_first(phone, anna, scripted) -> None:
    page = phone(anna, java_script_enabled=scripted)
    page.goto("/own/")
    page.get_by_text("My body", exact=True).click()
    page.get_by_role("link", name="A moment of closeness").click()
    page.get_by_role("button", name="Keep this").click()
    assert page.get_by_text("Choose one, or leave it for today.").is_visible()
    tap(page, "how", "unwanted")
    page.get_by_role("button", name="Keep this").click()

    assert page.get_by_role("main").get_by_role("link").first.inner_text().startswith("Help")
    assert not scripted or faults_of(page) == []
    page.goto("/today/")
    assert "want" not in page.get_by_role("main").inner_text()
