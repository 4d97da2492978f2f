"""The whole site in Spanish, on a small phone: nothing wider than it, no word left in English, nothing that reads badly aloud.

And a first evening in it. The colours are those of test_pages.py.
"""

from urllib.parse import urlsplit

import pytest

from tests.browser.looks import faults_of_speech, too_wide
from tests.browser.test_first_minutes import check_in, sign_up
from tests.browser.test_pages import every_page
from tests.i18n.english import left
from toward.config.settings import LANGUAGE_COOKIE_NAME
from toward.services import host

pytestmark = pytest.mark.browser


def test_every_page_speaks_spanish_and_fits(phone, two, still, site) -> None:
    found = {}
    for vault, pages in every_page(two, still):
        page = phone(vault)
        page.context.add_cookies([{"name": LANGUAGE_COOKIE_NAME, "value": "es", "url": site}])
        for address in pages:
            page.goto(address)
            assert urlsplit(page.url).path == urlsplit(address).path
            assert page.locator("html").get_attribute("lang") == "es"
            faults = [*left(page.content(), "es"), *faults_of_speech(page), *too_wide(page)]
            if faults:
                found[address] = faults

    assert found == {}


def test_begin_in_spanish(phone, site) -> None:
    host.keep(host.new_link(), host.Answer.NEITHER)
    page = phone(locale="en")
    page.goto("/")

    page.get_by_role("button", name="Español").click()
    page.get_by_role("link", name="Empezar").click()
    for _ in ("before you begin", "sixty seconds"):
        page.get_by_role("link", name="Seguir").click()
    sign_up(page, "Mika")
    check_in(page, "6", keep="Guardar esto")

    assert page.url.endswith("/today/first/")
    seen = ["/today/first/", "/today/", "/path/", "/between/", "/weeks/", "/settings/", "/help/"]
    for address in seen:
        page.goto(address)
        assert left(page.content(), "es") == []


def test_the_language_goes_with_the_person_and_closes_with_the_page(phone, two, site) -> None:
    page = phone(two.anna, locale="en")
    page.goto("/settings/language/")
    page.get_by_label("Español").check(force=True)
    page.get_by_role("button", name="Keep this").click()

    assert page.locator("html").get_attribute("lang") == "es"
    page.get_by_role("button", name="Cerrar esta página").click()
    page.wait_for_url("**/help/closing/")
    page.goto(f"{site}/")
    assert page.locator("html").get_attribute("lang") == "en"
