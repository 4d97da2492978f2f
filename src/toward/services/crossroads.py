"""The crossroads of one person: what would make a sitting wait, and what was kept, opened for its owner."""

from collections.abc import Collection, Mapping
from datetime import date

from msgspec import Struct

from toward.accounts.sessions import Vault
from toward.journal import store
from toward.programme.events import Envelope
from toward.programme.parts.crossroads import (
    Brake,
    Crossroads,
    CrossroadsNoted,
    FeltNoted,
    NeededSaid,
    OwnPartSaid,
    PageWritten,
    Sitting,
    ThreadsSaid,
    WaysImagined,
    brake,
    is_sitting,
    next_on,
)
from toward.programme.state import discovered_on
from toward.services import days, mine

type Opened = Mapping[int, Envelope]


class Sat(Struct, frozen=True, kw_only=True):
    """One sitting with what was said in it; None where nothing was, or where it was taken back."""

    day: date
    body: WaysImagined | None = None
    felt: FeltNoted | None = None
    own: OwnPartSaid | None = None
    needed: NeededSaid | None = None
    entries: tuple[int, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.body or self.felt or self.own or self.needed)


class Note(Struct, frozen=True):
    day: date
    text: str
    entry: int


class Kept(Struct, frozen=True, kw_only=True):
    """Newest first. `page` is "" until one was written."""

    sittings: tuple[Sat, ...]
    notes: tuple[Note, ...]
    threads: ThreadsSaid | None
    threads_entry: int
    page: str
    page_entry: int


class Wait(Struct, frozen=True):
    """Why a sitting could wait, "" for nothing, and the first day of the next one."""

    why: Brake
    next_on: date | None


def wait(vault: Vault, alarm: int) -> Wait:
    state = mine.look(vault)
    part, today = state.crossroads, days.today(state)
    since, came = discovered_on(state), state.opened_on
    why = brake(part, today, alarm=alarm, since=since, came=came)
    return Wait(why, next_on(part))


def sitting(vault: Vault) -> Sat | None:
    """Today's, if one was begun."""
    state = mine.look(vault)
    if not is_sitting(state.crossroads, days.today(state)):
        return None
    last = state.crossroads.sittings[-1]
    return _sat(last, _opened(vault, _numbers(last)))


def kept(vault: Vault) -> Kept:
    part = mine.look(vault).crossroads
    opened = _opened(vault, _all_numbers(part))
    sittings = [_sat(sitting, opened) for sitting in reversed(part.sittings)]
    page = _event(opened, part.page, PageWritten)
    return Kept(
        sittings=tuple(sat for sat in sittings if not sat.is_empty),
        notes=tuple(note for seq in reversed(part.notes) if (note := _note(opened, seq))),
        threads=_event(opened, part.threads, ThreadsSaid),
        threads_entry=part.threads,
        page=page.text if page else "",
        page_entry=part.page,
    )


def take_back(vault: Vault, chosen: Collection[int]) -> None:
    """Only what belongs here, with what was said before in its place; any other number is passed over."""
    own = set(chosen) & set(_all_numbers(mine.look(vault).crossroads)) - {0}
    log = {read.seq: read.envelope for read in store.read(vault.mine)}
    which = {
        _which(log[number]) for number in own if not isinstance(log[number].event, CrossroadsNoted)
    }
    for number, envelope in log.items():
        if number in own or _which(envelope) in which:
            mine.take_back(vault, number)


def _which(envelope: Envelope) -> tuple[type, date | None]:
    """One screen of one day, or what stands for good: said anew, the versions before it belong to it."""
    stands = isinstance(envelope.event, ThreadsSaid | PageWritten)
    return type(envelope.event), None if stands else envelope.day


def _sat(sitting: Sitting, opened: Opened) -> Sat:
    return Sat(
        day=sitting.day,
        body=_event(opened, sitting.body, WaysImagined),
        felt=_event(opened, sitting.felt, FeltNoted),
        own=_event(opened, sitting.own, OwnPartSaid),
        needed=_event(opened, sitting.needed, NeededSaid),
        entries=tuple(number for number in _numbers(sitting) if number),
    )


def _note(opened: Opened, seq: int) -> Note | None:
    event = _event(opened, seq, CrossroadsNoted)
    return Note(opened[seq].day, event.text, seq) if event else None


def _event[Kind](opened: Opened, seq: int, kind: type[Kind]) -> Kind | None:
    envelope = opened.get(seq)
    return envelope.event if envelope and isinstance(envelope.event, kind) else None


def _numbers(sitting: Sitting) -> list[int]:
    return [sitting.body, sitting.felt, sitting.own, sitting.needed]


def _all_numbers(part: Crossroads) -> list[int]:
    said = [number for sitting in part.sittings for number in _numbers(sitting)]
    return [*said, *part.notes, part.threads, part.page]


def _opened(vault: Vault, numbers: Collection[int]) -> Opened:
    return {read.seq: read.envelope for read in mine.entries(vault, numbers)}
