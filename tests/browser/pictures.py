"""The README's picture, taken from the demo: `just pictures` writes docs/pictures/today.png anew."""

import base64
import os
import tempfile
import threading
from datetime import UTC, datetime
from pathlib import Path

HOME = tempfile.mkdtemp(prefix="toward-pictures-")
os.environ |= {"TOWARD_HOME": HOME, "DATABASE_URL": "", "DJANGO_ALLOW_ASYNC_UNSAFE": "1"}
os.environ["DJANGO_SETTINGS_MODULE"] = "toward.config.settings"

import django  # noqa: E402

django.setup()

from django.core.handlers.wsgi import WSGIHandler  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.servers.basehttp import ThreadedWSGIServer  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from tests.browser.conftest import Quiet, cookies_of  # noqa: E402
from tests.people import Still  # noqa: E402
from tests.ui.conftest import CHROMIUM  # noqa: E402
from toward.cli.demo_life import PASSPHRASE, fill  # noqa: E402
from toward.services import people, practice  # noqa: E402

TARGET = Path(__file__).parents[2] / "docs" / "pictures" / "today.png"
PHONE = {"width": 390, "height": 780}
# A Tuesday, ten past six in Berlin: before the evening's hour, and the same on every day it is taken.
EVENING = datetime(2026, 11, 24, 17, 10, tzinfo=UTC)


def main() -> None:
    call_command("migrate", verbosity=0)
    with Still(EVENING).used(), sync_playwright() as play:
        vault = people.sign_in(fill(lambda _week: None).first, PASSPHRASE)
        site = _serve()
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        shots = [_shot(browser, site, vault, page) for page in ("/today/", "/tonight/")]
        running = f"/practice/{practice.begin(vault, 'hug')}/"
        shots += [_shot(browser, site, vault, page) for page in (running, "/weeks/")]
        _compose(browser, shots)
        browser.close()
    print(f"{TARGET.name}: {TARGET.stat().st_size // 1024} kB")


def _serve() -> str:
    server = ThreadedWSGIServer(("localhost", 0), Quiet, connections_override={})
    server.daemon_threads = True
    server.set_app(WSGIHandler())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://localhost:{server.server_port}"


def _shot(browser: Browser, site: str, vault: object, address: str) -> str:
    context = browser.new_context(base_url=site, viewport=PHONE, color_scheme="light")
    context.add_cookies(cookies_of(vault, site))
    page = context.new_page()
    page.goto(address)
    taken = base64.b64encode(page.screenshot()).decode()
    context.close()
    return taken


def _compose(browser: Browser, shots: list[str]) -> None:
    phones = "".join(f'<img src="data:image/png;base64,{shot}">' for shot in shots)
    page = browser.new_page(viewport={"width": 1760, "height": 844})
    page.set_content(
        "<style>body{margin:0;background:#cfc8bb;display:flex;gap:28px;padding:32px;justify-content:center}"
        f"img{{width:390px;border-radius:34px;box-shadow:0 12px 40px #0003}}</style>{phones}"
    )
    page.wait_for_timeout(300)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=TARGET)


if __name__ == "__main__":
    main()
