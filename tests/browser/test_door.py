"""The door: what is locked stays private, what was typed is not lost, and Help never waits."""

import contextlib
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import Error

from tests.browser.looks import faults_of
from tests.people import PASSPHRASE, check_in, person
from toward.services import host, mine

pytestmark = pytest.mark.browser
PRIVATE = "You gave your alarm a 9"
scripts = pytest.mark.parametrize("scripted", [True, False], ids=["with-script", "without-script"])


@pytest.fixture
def anna(site, still):
    host.keep(host.new_link(), host.Answer.NEITHER)
    return person("Anna", still)


@scripts
def test_lock_in_the_middle_of_a_form_loses_nothing(phone, anna, still, scripted) -> None:
    page = phone(anna, java_script_enabled=scripted)
    page.goto("/today/check-in/")
    tap(page, "alarm", "4")
    page.locator("input[name=line]").fill("what I typed")
    still.pass_by(minutes=11)
    page.get_by_role("button", name="Keep this").click()
    assert "/unlock/" in page.url
    assert "what I typed" not in page.content()

    unlock(page)
    assert "/drafts/" in page.url
    assert "what I typed" in page.get_by_role("main").inner_text()
    assert not mine.look(anna).days
    assert not scripted or faults_of(page) == []
    page.get_by_role("button", name="Put it back").click()

    assert [(day.alarm, day.line) for day in mine.look(anna).days] == [(4, "what I typed")]


def test_inner_pages_ask_again_after_five_minutes(phone, anna, still) -> None:
    page = phone(anna)
    page.goto("/weeks/")
    assert page.url.endswith("/weeks/")
    still.pass_by(minutes=6)
    page.goto("/today/")
    page.get_by_role("link", name="Weeks").click()
    assert "/unlock/" in page.url
    assert faults_of(page) == []

    unlock(page)

    assert page.url.endswith("/weeks/")


@scripts
def test_back_after_close_shows_nothing_private(phone, anna, scripted) -> None:
    check_in(anna, 9)
    page = phone(anna, java_script_enabled=scripted)
    page.goto("/today/")
    page.goto("/today/one/")
    assert PRIVATE in page.content()
    taken = page.context.cookies()

    page.get_by_role("button", name="Close this page").click()
    page.wait_for_url("http://127.0.0.1:*/help/closing/")
    assert page.context.cookies() == []

    seen = set()
    for _ in range(4):
        back(page)
        seen.add(page.url.split("?")[0])
        assert PRIVATE not in page.content()
        assert page.get_by_role("link", name="Say how you are").count() == 0
    assert any(url.endswith("/sign-in/") for url in seen)
    assert refused_with(phone, taken)


@scripts
def test_back_after_lock_shows_nothing_private(phone, anna, scripted) -> None:
    check_in(anna, 9)
    page = phone(anna, java_script_enabled=scripted)
    page.goto("/today/one/")
    page.get_by_role("button", name="Lock").click()
    assert "/unlock/" in page.url

    back(page)

    assert PRIVATE not in page.content()


def test_shift_three_times_closes_and_typing_capitals_does_not(phone, anna) -> None:
    page = phone(anna)
    page.goto("/today/check-in/")
    page.locator("input[name=line]").press_sequentially("ABC", delay=5)
    for _ in range(2):
        page.keyboard.press("Shift")
    assert page.url.endswith("/today/check-in/")

    page.keyboard.press("Shift")

    page.wait_for_url("http://127.0.0.1:*/help/closing/")


def test_two_tabs_keep_one_check_in_of_the_day(phone, anna) -> None:
    one = phone(anna)
    other = one.context.new_page()
    for page in (one, other):
        page.goto("/today/check-in/")
    for page, alarm in ((one, "3"), (other, "8")):
        tap(page, "alarm", alarm)
        page.get_by_role("button", name="Keep this").click()

    assert [day.alarm for day in mine.look(anna).days] == [8]


def test_lock_in_one_tab_locks_the_other_and_keeps_what_stands_there(phone, anna) -> None:
    one = phone(anna)
    other = one.context.new_page()
    other.goto("/today/check-in/")
    tap(other, "alarm", "5")
    one.goto("/today/")
    one.get_by_role("button", name="Lock").click()

    other.get_by_role("button", name="Keep this").click()
    assert "/unlock/" in other.url
    unlock(other)
    other.get_by_role("button", name="Put it back").click()

    assert [day.alarm for day in mine.look(anna).days] == [5]


def test_today_is_light_and_does_not_move(phone, anna) -> None:
    """First visit on an empty cache: at most 60 kB over the wire, 12 requests, no layout shift."""
    page = phone(anna)
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda done: sizes.append(done["encodedDataLength"]))
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => { for (const entry of list.getEntries())"
        " window.shift += entry.value; }).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto("/today/", wait_until="networkidle")

    assert 3 <= len(sizes) <= 12
    assert 5_000 <= sum(sizes) <= 60_000
    assert page.evaluate("window.shift") == 0


@scripts
def test_quick_door_shows_nothing_back_and_counts_once_it_is_owned(
    phone, anna, still, scripted
) -> None:
    page = phone(java_script_enabled=scripted)
    page.goto("/sign-in/")
    page.locator("input[name=name]").fill(anna.name)
    unlock(page)
    still.at += timedelta(hours=13)

    page.goto("/quick/")
    tap(page, "alarm", "8")
    page.get_by_role("button", name="Keep this").click()
    assert "8" not in page.get_by_role("main").inner_text()
    assert not mine.look(anna).days

    page.get_by_role("link", name="Open now").click()
    unlock(page)
    assert page.get_by_role("heading", name="Is this yours?").is_visible()
    assert not scripted or faults_of(page) == []
    page.get_by_role("button", name="Mine: keep it").click()

    assert [day.alarm for day in mine.look(anna).days] == [8]


@scripts
def test_help_and_close_work_with_the_database_gone(phone, anna, scripted) -> None:
    """Signed in or not; and the file does not come back, so nothing even opened it."""
    if connection.vendor != "sqlite":
        pytest.skip("a database file can only be taken away where there is one")
    pages = [phone(vault, java_script_enabled=scripted) for vault in (None, anna)]
    file = Path(connection.settings_dict["NAME"])
    connection.close()
    file.rename(file.with_suffix(".away"))

    for page in pages:
        page.goto("/help/")
        for number in range(5):
            page.locator("main .rows").first.get_by_role("link").nth(number).click()
            assert page.get_by_role("heading", name="For the next 60 seconds").is_visible()
            page.get_by_role("link", name="Back to Help").click()
        page.goto("/help/lines/?country=de")
        assert page.locator("a[href^='tel:']").count() > 0
        page.goto("/help/ground/flat/")
        assert not file.exists()
        page.get_by_role("button", name="Close this page").click()
        page.wait_for_url("http://127.0.0.1:*/help/closing/")

    file.unlink(missing_ok=True)
    file.with_suffix(".away").rename(file)


def tap(page, name: str, value: str) -> None:
    page.locator(f"input[name={name}][value='{value}']").check(force=True)


def unlock(page) -> None:
    page.locator("input[name=passphrase]").fill(PASSPHRASE)
    page.locator("main form button.full").click()


def back(page) -> None:
    """The browser's own Back; where it has nothing to show, it says so with an error of its own."""
    with contextlib.suppress(Error):
        page.go_back(wait_until="load")


def refused_with(phone, cookies) -> bool:
    """The cookies of a closed session, in another browser: they open nothing."""
    page = phone()
    page.context.add_cookies(cookies)
    page.goto("/today/one/")
    return "/sign-in/" in page.url or "/unlock/" in page.url
