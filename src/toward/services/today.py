"""What Today shows: the day, whether there are two, and a rest card by the public calendar."""

from datetime import date

from msgspec import Struct

from toward import world
from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.journal import store
from toward.programme.days import PartOfDay, day_of, part_of_day
from toward.programme.guide import Guidance, guide
from toward.services import mine, ours

YOUNG = 16


class Look(Struct, frozen=True):
    """Nothing here depends on what was kept private."""

    day: date
    part: PartOfDay
    rest: str


def look(vault: Vault) -> Look:
    now, zone = world.now(), mine.look(vault).zone
    day = day_of(now, zone)
    return Look(day, part_of_day(now, zone), rest_card(day))


def guidance(vault: Vault) -> Guidance:
    opened = ours.find(vault)
    shared, me = (opened.state, str(vault.person)) if opened else (None, "")
    return guide(programme(), mine.look(vault), world.now(), shared, me)


def is_first(vault: Vault) -> bool:
    """No check-in was kept yet. A room with many entries is not opened just to ask that."""
    return store.last_seq(vault.mine) <= YOUNG and not mine.look(vault).days


def rest_card(day: date) -> str:
    cards = [card.id for card in programme().quiet if card.kind == "rest"]
    return cards[day.toordinal() % len(cards)]
