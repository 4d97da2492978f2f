"""What Today shows: the day, whether there are two, and a rest card by the public calendar."""

from datetime import date

from msgspec import Struct

from toward import world
from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.journal import store
from toward.programme.days import PartOfDay, day_of, part_of_day
from toward.programme.guide import Guidance, guide, rest_card
from toward.services import host, mine, ours

YOUNG = 16


class Look(Struct, frozen=True):
    """Nothing here depends on what was kept private; that one is here alone shows on other pages too."""

    day: date
    part: PartOfDay
    rest: str


def look(vault: Vault) -> Look:
    now, state = world.now(), mine.look(vault)
    day = day_of(now, state.zone)
    rest = rest_card(programme(), state, day)
    return Look(day, part_of_day(now, state.zone), rest)


def guidance(vault: Vault) -> Guidance:
    opened = ours.find(vault)
    shared, me = (opened.state, str(vault.person)) if opened else (None, "")
    notes = host.allows_free_text()
    return guide(programme(), mine.look(vault), world.now(), shared, me, notes=notes)


def is_first(vault: Vault) -> bool:
    """No check-in was kept yet. A room with many entries is not opened just to ask that."""
    return store.last_seq(vault.mine) <= YOUNG and not mine.look(vault).days
