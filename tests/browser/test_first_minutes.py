"""From nothing to one kept check-in, with JavaScript and without."""

import pytest

from tests.browser.looks import faults_of
from toward.services import host

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripted", [True, False], ids=["with-script", "without-script"])
def test_first_ten_minutes(phone, site, scripted) -> None:
    host.keep(host.new_link(), host.Answer.NEITHER)
    page = phone(java_script_enabled=scripted)
    page.goto("/")

    page.get_by_role("link", name="Begin").click()
    assert page.get_by_role("heading", name="Before you begin").is_visible()
    page.get_by_role("link", name="Go on").click()
    assert page.get_by_role("heading", name="Sixty seconds").is_visible()
    page.get_by_role("link", name="Go on").click()
    sign_up(page, "Mika")
    check_in(page, "6")

    assert page.url.endswith("/today/first/")
    assert "doing its job" in page.get_by_role("heading", level=1).inner_text()
    assert page.get_by_role("link", name="Look at it").is_visible()
    page.goto("/today/")
    assert "6" not in page.get_by_role("main").inner_text()


def test_server_that_nobody_spoke_for_takes_no_sign_up(phone, site) -> None:
    page = phone()
    page.goto("/start/name/")

    assert page.locator("input[name=passphrase]").count() == 0


def test_set_up_by_the_link_of_the_start(phone, site) -> None:
    page = phone()
    page.goto(f"/setup/{host.new_link()}/")

    assert faults_of(page) == []
    page.get_by_text("neither of").first.click()
    page.locator("main form button").first.click()

    assert host.answer() == host.Answer.NEITHER


def sign_up(page, name: str) -> None:
    words = "five calm lamps along a river"
    page.locator("input[name=name]").fill(name)
    page.locator("input[name=passphrase]").fill(words)
    page.locator("input[name=again]").fill(words)
    page.locator("select[name=zone]").select_option("Europe/Berlin")
    page.locator("main form button.full").click()
    assert f"{name}-" in page.get_by_role("main").inner_text()
    page.locator("main a.button.full").click()


def check_in(page, alarm: str, *, keep: str = "Keep this") -> None:
    page.locator(f"input[name=alarm][value='{alarm}']").check(force=True)
    page.locator("input[name=direction][value=revved]").check(force=True)
    page.get_by_role("button", name=keep).click()
