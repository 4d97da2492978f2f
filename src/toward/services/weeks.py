"""One's own weeks and months: sums and level from the state, entries by month from the log."""

from itertools import pairwise
from uuid import UUID

from msgspec import Struct

from toward import world
from toward.accounts.sessions import Vault
from toward.journal import store
from toward.journal.store import Read
from toward.programme.days import day_of
from toward.programme.events import Envelope
from toward.programme.state import State
from toward.programme.weeks import WeeksView, weeks
from toward.services import mine


class Kept(Struct, frozen=True):
    """An entry of one's own, by its random id."""

    id: UUID
    envelope: Envelope


class Month(Struct, frozen=True, kw_only=True):
    """A month's own entries, oldest first, and the months beside it that have some."""

    name: str
    entries: tuple[Kept, ...]
    before: str
    after: str


class NoMonthError(Exception):
    """Nothing was kept in a month of this name."""


def look(vault: Vault) -> WeeksView:
    state = mine.look(vault)
    return weeks(state, day_of(world.now(), state.zone))


def months(vault: Vault) -> tuple[str, ...]:
    return tuple(sorted(name for name, _ in mine.look(vault).months))


def month(vault: Vault, name: str) -> Month:
    state = mine.look(vault)
    names = sorted(known for known, _ in state.months)
    if name not in names:
        raise NoMonthError
    place = names.index(name)
    return Month(
        name=name,
        entries=_kept(vault, _read(vault, state, name)),
        before=names[place - 1] if place else "",
        after=names[place + 1] if place + 1 < len(names) else "",
    )


def _kept(vault: Vault, found: tuple[Read, ...]) -> tuple[Kept, ...]:
    ids = store.ids(vault.mine, [read.seq for read in found])
    return tuple(Kept(ids[read.seq], read.envelope) for read in found)


def _read(vault: Vault, state: State, name: str) -> tuple[Read, ...]:
    starts = sorted(state.months, key=lambda pair: pair[1])
    ends = {this: following[1] - 1 for (this, _), following in pairwise(starts)}
    return mine.line_entries(vault, dict(starts)[name], ends.get(name, state.last_seq or 0))
