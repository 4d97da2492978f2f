"""Debian's Chromium against the pages of tests/ui/pages.py, with the console and every request watched."""

import os
import shutil
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator

NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM = os.environ.get("TOWARD_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
# Expected: a page that answers 4xx or 5xx on purpose, said by the browser as a failed load.
EXPECTED = "Failed to load resource: the server responded with a status of"


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    if CHROMIUM is None:
        pytest.skip("no Chromium (TOWARD_CHROMIUM names one): browser tests are left out")
    quiet = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": quiet}


@pytest.fixture(scope="session", autouse=True)
def _database_beside_a_loop():
    """Playwright keeps a loop running in this thread; Django would refuse its database beside it."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@pytest.fixture(autouse=True)
def whole_pages(monkeypatch) -> None:
    """A tap is over when the page it led to is there to its last line.

    By itself the browser says so at that page's first bytes, and on a busy machine the rest comes later.
    """
    tap = Locator.click

    def click(self: Locator, **wanted: object) -> None:
        tap(self, **wanted)
        self.page.wait_for_load_state("domcontentloaded")

    monkeypatch.setattr(Locator, "click", click)


@pytest.fixture(scope="session")
def live_server(django_db_setup, live_server):
    """Only after the test database is there: else its threads would open connections of their own."""
    return live_server


@pytest.fixture
def site(live_server, settings):
    settings.ROOT_URLCONF = "tests.ui.pages"
    settings.TOWARD_EXIT_URL = f"{live_server.url}/help/closing/"
    return live_server.url


@pytest.fixture
def opened(browser, site):
    """Open a new page of its own context; at the end nothing may have complained or left the host."""
    faults: list[str] = []
    contexts = []

    def open_page(**wanted):
        context = browser.new_context(base_url=site, **wanted)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda said: _note(faults, said))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda asked: _left(faults, asked.url, site))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert faults == []


def _note(faults: list[str], said) -> None:
    if said.type in {"error", "warning"} and not said.text.startswith(EXPECTED):
        faults.append(said.text)


def _left(faults: list[str], asked: str, site: str) -> None:
    if urlsplit(asked).netloc != urlsplit(site).netloc:
        faults.append(f"asked another host: {asked}")
