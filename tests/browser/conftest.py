"""The whole product in Debian's Chromium: a real server with its own threads, a clock that tests may move.

Every page is watched: nothing may complain on its console, break its policy, or ask another host.
"""

import contextlib
import socket
import threading
from urllib.parse import urlsplit

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler

from tests.journal.several import real_file
from tests.people import couple
from tests.ui.conftest import (  # noqa: F401 - fixtures
    EXPECTED,
    _database_beside_a_loop,
    browser_type_launch_args,
    whole_pages,
)
from tests.web import client_of
from toward.accounts.visit import COOKIES

PHONE = {"width": 360, "height": 740}
# A practice opened by its address: nobody has tapped yet, so its one sound waits for a tap.
NO_TAP_YET = "The AudioContext was not allowed to start"
POLICY_BREAKS = """addEventListener('securitypolicyviolation', (broken) =>
  console.error(`policy: ${broken.violatedDirective} ${broken.blockedURI}`));"""


class Quiet(WSGIRequestHandler):
    def log_message(self, *_words: object) -> None:
        """The test's own output stays readable."""


class Server(ThreadedWSGIServer):
    """At its end it hangs up: a thread that waits for one more request holds its database open."""

    def __init__(self) -> None:
        super().__init__(("localhost", 0), Quiet, connections_override={})
        self.set_app(WSGIHandler())
        self.lines: list[tuple[socket.socket, threading.Thread]] = []

    def process_request(self, request, client_address) -> None:
        said = (request, client_address)
        thread = threading.Thread(target=self.process_request_thread, args=said, daemon=True)
        self.lines = [*((one, its) for one, its in self.lines if its.is_alive()), (request, thread)]
        thread.start()

    def server_close(self) -> None:
        super().server_close()
        for line, thread in self.lines:
            with contextlib.suppress(OSError):  # closed on its other side by now
                line.shutdown(socket.SHUT_RD)
            thread.join(10)


@pytest.fixture
def site(transactional_db, still, tmp_path, settings):
    with real_file(tmp_path):
        server = Server()
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        settings.TOWARD_EXIT_URL = away(server.server_port)
        yield f"http://localhost:{server.server_port}"
        server.shutdown()
        server.server_close()
        thread.join(10)


@pytest.fixture
def phone(browser, site):
    """A phone of somebody: `phone()` signed out, `phone(vault)` with the vault just opened."""
    faults: list[str] = []
    contexts = []

    def take(vault=None, **wanted):
        context = browser.new_context(base_url=site, **({"viewport": PHONE} | wanted))
        contexts.append(context)
        context.add_init_script(POLICY_BREAKS)
        if vault is not None:
            context.add_cookies(cookies_of(vault, site))
        page = context.new_page()
        page.on("console", lambda said: _note(faults, said))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("request", lambda asked: _left(faults, asked.url, site))
        return page

    yield take
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def two(site, still):
    """Two people, paired on a Monday, evenings on Tuesday and Friday at eight."""
    return couple(still)


def cookies_of(vault, site: str) -> list[dict[str, str]]:
    jar = client_of(vault).cookies
    return [
        {"name": jar[name].key, "value": jar[name].value, "url": site}
        for name in COOKIES.values()
        if name in jar
    ]


def _note(faults: list[str], said) -> None:
    if said.type in {"error", "warning"} and not said.text.startswith((EXPECTED, NO_TAP_YET)):
        faults.append(said.text)


def away(port: int) -> str:
    """Where Close leads: another origin, by the other name of this machine.

    Nothing is intercepted in the browser, for that would switch its cache off and prove nothing about Back.
    """
    return f"http://127.0.0.1:{port}/help/closing/"


def _left(faults: list[str], asked: str, site: str) -> None:
    ours = urlsplit(site)
    if urlsplit(asked).netloc not in {ours.netloc, f"127.0.0.1:{ours.port}"}:
        faults.append(f"asked another host: {asked}")
