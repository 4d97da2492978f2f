"""`toward serve` refuses what is unsafe, and otherwise serves, says where, and stops cleanly."""

import os
import re
import select
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pytest

from tests.cli.shell import CHECKOUT, Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "home")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def served(shell: Shell, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The running server and what it printed up to "Stop with Ctrl-C"."""
    server = subprocess.Popen(
        [sys.executable, "-m", "toward.cli.main", "serve", *words],
        env=shell.environment,
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield server, _until_ready(server)
    finally:
        # As Ctrl-C in a terminal: to everybody in the foreground, not to the first process alone.
        os.killpg(server.pid, signal.SIGINT)
        server.communicate(timeout=20)


def _until_ready(server: subprocess.Popen[str]) -> str:
    assert server.stdout is not None
    said, end = "", time.monotonic() + 60
    while "Stop with Ctrl-C" not in said:
        ready, _, _ = select.select([server.stdout], [], [], max(0, end - time.monotonic()))
        more = os.read(server.stdout.fileno(), 4096).decode() if ready else ""
        assert more, f"the server stopped or fell silent:\n{said}"
        said += more
    return said


def status(url: str) -> int:
    """The answer's code, asked until the worker is up."""
    for _ in range(100):
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310
                return int(answer.status)
        except urllib.error.HTTPError as error:
            with error:
                return error.code
        except urllib.error.URLError:
            time.sleep(0.1)
    raise AssertionError(url)


def test_serve_refuses_plain_http_for_others(shell: Shell) -> None:
    done = shell.toward("serve", "--host", "0.0.0.0", "--name", "toward.example")  # noqa: S104

    assert done.code == 1
    assert "not safe to start" in done.out
    assert "Plain http on 0.0.0.0" in done.out


def test_serve_refuses_when_nobody_could_come_in(shell: Shell) -> None:
    done = shell.toward("serve", "--proxy")

    assert done.code == 1
    assert "--name" in done.out


def test_serve_refuses_debug(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "loose.py").write_text("from toward.config.settings import *\nDEBUG = True\n")
    shell.more = {"DJANGO_SETTINGS_MODULE": "loose", "PYTHONPATH": str(tmp_path)}

    done = shell.toward("serve")

    assert done.code == 1
    assert "Debug mode is on" in done.out


def test_serve_refuses_a_secret_that_others_may_read(shell: Shell) -> None:
    shell.toward("tick")
    (shell.home / "secrets" / "pepper").chmod(0o640)

    done = shell.toward("serve")

    assert done.code == 1
    assert "secrets/pepper" in done.out


def test_serve_refuses_a_short_pepper(shell: Shell) -> None:
    shell.toward("tick")
    (shell.home / "secrets" / "pepper").write_bytes(b"")

    done = shell.toward("serve")

    assert done.code == 1
    assert "pepper is missing" in done.out


def test_serve_refuses_a_missing_pepper_and_makes_none(shell: Shell) -> None:
    shell.toward("tick")
    (shell.home / "secrets" / "pepper").unlink()

    done = shell.toward("serve")

    assert done.code == 1
    assert "pepper is missing" in done.out
    assert not (shell.home / "secrets" / "pepper").exists()


def test_serve_says_when_the_port_is_taken(shell: Shell) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        done = shell.toward("serve", "--port", str(taken.getsockname()[1]))

    assert done.code == 1
    assert "--port" in done.out
    assert "Traceback" not in done.out


def test_serve_starts_says_where_and_holds_its_home(shell: Shell, tmp_path: Path) -> None:
    port = free_port()
    anna = shell.sign_up("Anna")
    assert shell.toward("backup", tmp_path / "disk").code == 0
    (entries,) = (tmp_path / "disk").glob("entries-*")

    with served(shell, "--port", str(port)) as (server, said):
        links = re.findall(r"http://\S+", said)
        assert links[0] == f"http://localhost:{port}/"
        assert status(links[1]) == 200
        assert status(links[0]) == 200
        refused = shell.toward("restore", entries, "--replace")

    assert server.returncode == 0
    assert refused.code == 1
    assert "Stop that first" in refused.out
    assert shell.can_sign_in(anna)
    assert msgspec.json.decode((shell.home / "served.json").read_bytes())["port"] == port


def until_up(port: int) -> None:
    for _ in range(200):
        with suppress(OSError), socket.create_connection(("localhost", port), timeout=5):
            return
        time.sleep(0.1)
    raise AssertionError(port)


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """Signed by itself, for localhost; with its key."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not here to make a certificate")
    made, key = tmp_path / "full.pem", tmp_path / "key.pem"
    words = [
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=localhost",
    ]
    names = ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(made)]
    subprocess.run([openssl, *words, *names], check=True, capture_output=True)
    return made, key


class Browser:
    """Asks by https with cookies, on a new connection each time, so that any worker may answer."""

    def __init__(self, site: str, trusted: Path) -> None:
        self.site, self.jar = site, CookieJar()
        context = ssl.create_default_context(cafile=str(trusted))
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPSHandler(context=context),
            urllib.request.HTTPCookieProcessor(self.jar),
        )

    def get(self, path: str) -> str:
        with self._opener.open(self.site + path, timeout=20) as answer:
            return str(answer.read().decode())

    def post(self, path: str, **typed: str) -> str:
        """Fills in the page's own form; answers with the path that it led to."""
        hidden = dict(re.findall(r'name="(csrf\w+|command)" value="([^"]+)"', self.get(path)))
        body = urllib.parse.urlencode(hidden | typed).encode()
        asked = urllib.request.Request(self.site + path, body, {"Referer": self.site + path})  # noqa: S310
        with self._opener.open(asked, timeout=20) as answer:
            return str(urlsplit(answer.url).path)


def test_serve_by_its_own_certificate_with_two_workers(
    shell: Shell, certificate: tuple[Path, Path]
) -> None:
    """From the one-time link to a check-in, with sessions that either worker knows."""
    port, (made, key) = free_port(), certificate
    words = ("--port", str(port), "--workers", "2", "--certificate", str(made), "--key", str(key))

    with served(shell, *words) as (server, said):
        until_up(port)
        browser = Browser(f"https://localhost:{port}", made)
        link = re.findall(r"https://localhost:\d+(/setup/\S+)", said)[0]
        assert browser.post(link, answer="neither") == "/"
        new = {"passphrase": "amber kettle walks past orchards", "zone": "Europe/Berlin"}
        new |= {"name": "Robin", "again": new["passphrase"]}
        assert browser.post("/start/name/", **new) == "/start/kept/"
        assert browser.post("/today/check-in/", alarm="3") == "/today/first/"
        assert all("How are your body and heart?" in browser.get("/today/") for _ in range(12))
        children = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text().split()
        looked = shell.toward("doctor").out

    assert server.returncode == 0
    assert len(children) >= 2
    assert {cookie.name.startswith("__Host-") and cookie.secure for cookie in browser.jar} == {True}
    assert "Plain http" not in looked
    assert "key of the certificate" not in looked


def test_serve_prints_no_link_once_it_was_answered(shell: Shell) -> None:
    shell.toward("tick")
    answered = "from toward.services import host\nhost.keep(host.new_link(), host.Answer.NEITHER)"
    assert shell.python(answered).code == 0

    with served(shell, "--port", str(free_port())) as (_, said):
        assert len(re.findall(r"http://\S+", said)) == 1
        assert "open that address in a browser" in said


def test_setup_link_prints_one_that_works_and_ends_the_one_before(shell: Shell) -> None:
    first = shell.toward("setup-link").out.strip()
    second = shell.toward("setup-link").out.strip()
    asked = "from toward.services import host\nprint(host.is_link({!r}), host.is_link({!r}))"
    tokens = [re.split("/", link.rstrip("/"))[-1] for link in (first, second)]

    assert first != second
    assert shell.python(asked.format(*tokens)).out.strip() == "False True"


def test_no_word_and_a_wrong_word_are_told_apart(shell: Shell) -> None:
    assert shell.toward("help").code == 0
    wrong = shell.toward("sevre")
    assert wrong.code == 2
    assert "serve" in wrong.out
    assert not shell.home.exists()
