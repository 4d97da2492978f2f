"""Two people to measure with: one with ten days of entries, one with ten years."""

from datetime import datetime, timedelta

import django
from msgspec import Struct

django.setup()

from django.core.management import call_command
from django.db import transaction

from toward import world
from toward.accounts.sessions import Tier, Vault, begin
from toward.accounts.visit import COOKIES
from toward.programme.commands import CheckIn
from toward.services import host, mine, people

PASSPHRASE = "amber kettle walks past orchards"


class Cookies(Struct, frozen=True):
    name: str
    ten_days: str
    ten_years: str


class Led:
    def __init__(self, at: datetime) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at


def fill() -> Cookies:
    call_command("migrate", verbosity=0)
    host.keep(host.new_link(), host.Answer.NEITHER)
    young, old = (_person(name, days) for name, days in (("Young", 10), ("Old", 3650)))
    return Cookies(young.name, _cookie(young), _cookie(old))


def _person(name: str, days: int) -> Vault:
    led = Led(world.now() - timedelta(days=days))
    with world.use(clock=led), transaction.atomic():
        vault = people.sign_up(name, PASSPHRASE, zone="Europe/Berlin")
        for day in range(days):
            kept = CheckIn(alarm=day % 11, direction="settled", heard=day % 3, line="a line")
            mine.act(vault, kept, mine.command_id())
            led.at += timedelta(days=1)
    return people.sign_in(vault.name, PASSPHRASE)


def _cookie(vault: Vault) -> str:
    return f"{COOKIES[Tier.VAULT]}={begin(Tier.VAULT, vault.person, vault)}"
