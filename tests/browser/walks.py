"""Somebody who walks through weeks with a phone: a day comes, links are pressed, pages are read.

What is pressed stands on the page before them. Addresses are typed only where all pages of another are
laid side by side, to see that they are the same.
"""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from tests.browser import looks
from tests.browser.conftest import cookies_of
from tests.browser.test_door import tap
from tests.people import PASSPHRASE, check_in, fresh
from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.programme.commands import FinishSolo
from toward.services import mine, people

# A Monday, ten o'clock in Berlin; four weeks on, summer time moves the hour.
BEGAN = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
# What somebody can open, once two are paired.
EVERYWHERE = (
    "/today/", "/today/one/", "/tonight/", "/path/", "/own/", "/between/", "/between/months/",
    "/between/came/", "/between/sent/", "/between/told/", "/between/letters/", "/between/repair/",
    "/between/rituals/", "/between/sleep/", "/between/truce/", "/own/turns/look/", "/weeks/",
)  # fmt: skip
CHANGES = re.compile(r'value="[0-9A-Za-z-]{36,64}"')


def at(day: int, hour: float = 10) -> datetime:
    return BEGAN + timedelta(days=day - 1, hours=hour - 10)


class Walker:
    """One person and their phone. The passphrase counts as typed whenever they come."""

    vault: Vault

    def __init__(self, phone, site: str, still, vault: Vault | None = None) -> None:
        self.page, self.site, self.still = phone(vault), site, still
        if vault is not None:
            self.vault = vault

    def comes(self, day: int, *, hour: float = 10) -> None:
        """Day 1 is the first; the hour is the wall's, in winter. From 24 on it is the night after."""
        self.still.at = at(day, hour)
        self.comes_in()

    def comes_in(self) -> None:
        """As after typing the passphrase now, on Today."""
        self.vault = fresh(self.vault, self.still)
        self.page.context.add_cookies(cookies_of(self.vault, self.site))
        self.page.goto("/today/")

    def opens(self, *names: str) -> None:
        """One after the other: a link by how it begins, a folded card by its heading."""
        for name in names:
            self.page.wait_for_load_state()  # or a fold that is pressed may not have its place yet
            fold = self.page.locator("main summary", has=self.page.get_by_text(name, exact=True))
            begins = re.compile(rf"^\s*{re.escape(name)}")
            link = self.page.get_by_role("link", name=begins)
            (fold if fold.count() else link).first.click()

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()
        self.page.wait_for_load_state()

    def keeps(self) -> None:
        self.presses("Keep this")

    def ticks(self, *labels: str) -> None:
        for label in labels:
            self.page.get_by_label(label, exact=True).first.check(force=True)

    def taps(self, **answers: int | str) -> None:
        for name, value in answers.items():
            tap(self.page, name, str(value))

    def writes(self, **words: str) -> None:
        for name, said in words.items():
            self.page.locator(f"main [name={name}]").fill(said)

    def checks_in(self, alarm: int, direction: str, *here: str) -> None:
        """From Today, to the one thing it offers."""
        self.opens("Today", "Say how you are")
        self.taps(alarm=alarm, direction=direction)
        if here:
            self.opens("More words")
        for word in here:
            self.taps(here=word)
        self.keeps()

    def reads(self, *words: str) -> str:
        """All of it stands on the page before them; the answer is the whole of its words."""
        said = " ".join(self.page.locator("main").inner_text().split())
        for part in words:
            assert part in said, f"{part!r} is not on {self.page.url}:\n{said}"
        return said

    def why(self) -> str:
        """The sentences behind “Why this?”."""
        self.page.locator("main summary", has_text="Why this?").click()
        return str(self.page.locator("main details.why[open]").inner_text())

    def reads_nothing_of(self, *words: str) -> None:
        for part in words:
            assert part not in self.page.content(), f"{part!r} is on {self.page.url}"

    def looks_at(self, *addresses: str) -> dict[str, str]:
        """What each of these pages says to them, byte for byte but for the ids of its forms."""
        asked = {address: self.page.request.get(f"{self.site}{address}") for address in addresses}
        assert {answer.status for answer in asked.values()} == {200}
        assert all(urlsplit(answer.url).path == one for one, answer in asked.items())
        return {address: CHANGES.sub("", answer.text()) for address, answer in asked.items()}

    def signs_up(self, name: str) -> None:
        """On the page that asks for a name; it ends before the first check-in."""
        self.writes(name=name, passphrase=PASSPHRASE, again=PASSPHRASE)
        self.page.locator("select[name=zone]").select_option("Europe/Berlin")
        self.page.locator("main form button.full").click()
        shown = re.search(rf"{name}-\S+", self.reads(f"{name}-"))
        assert shown is not None
        self.vault = people.sign_in(shown[0], PASSPHRASE)
        self.page.locator("main a.button.full").click()

    def takes_a_picture(self, name: str) -> None:
        looks.keep(self.page, name)


def quiet_days(still, days: int, *vaults: Vault, alarm: int = 3, **said: object) -> None:
    """Days on which nothing is told: a check-in, something for the body, and another day."""
    practice = programme().solo[0].id
    for _ in range(days):
        for vault in vaults:
            check_in(vault, alarm, **said)
            assert mine.act(vault, FinishSolo(practice=practice), mine.command_id()) is None
        still.pass_by(days=1)


def gives(one: Walker, part: str) -> None:
    opens_what_is_told(one)
    one.opens("Yes, now")
    one.ticks(part, "on the same day")
    one.presses("Lay it on the table")


def opens_what_is_told(one: Walker) -> None:
    one.opens("Between us", "What holds", "What we tell unasked")


def tells_their_part(one: Walker, role: str, since: str) -> None:
    """Settings, alone with the phone: what part one names for oneself."""
    one.opens("Settings", "About me", "Now")
    one.ticks(role)
    one.writes(since=since)
    one.keeps()
    one.reads("Kept.")
    one.reads_nothing_of(role)
