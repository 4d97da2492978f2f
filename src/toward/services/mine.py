"""One person's own room: open → fold → decide → seal → append; open → fold → look."""

import logging
from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from msgspec import Struct

from toward import world
from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.journal import store
from toward.journal.errors import RoomError
from toward.journal.store import Author
from toward.programme import gate
from toward.programme.base import Refused
from toward.programme.codec import CodecError, decode_state, encode_state
from toward.programme.commands import MineCommand
from toward.programme.days import day_of
from toward.programme.decide import decide
from toward.programme.events import Envelope, Mine, TakenBack
from toward.programme.fold import fold
from toward.programme.state import State, empty
from toward.programme.taking_back import tombstones
from toward.services import marks
from toward.vault.identity import subkey

log = logging.getLogger("toward.services")
SNAPSHOT_EVERY = 32


class NotThereError(Exception):
    """No entry of this number that its owner could take back."""


class Folded(Struct, frozen=True):
    """A state, the number it reaches, and the number its snapshot had (0: none)."""

    state: State
    seq: int
    snapshot: int


def look(vault: Vault) -> State:
    """The person's state now. Raises RoomError if the room can't be read as it stands."""
    return _fold(vault).state


def act(vault: Vault, command: MineCommand, command_id: str) -> Refused | None:
    """Decide and keep. A command id that was kept before answers as success and adds nothing."""
    now = world.now()
    with transaction.atomic():
        store.lock(vault.mine)
        folded = _fold(vault)
        outcome = decide(programme(), folded.state, command, now, command_id)
        if isinstance(outcome, Refused):
            return outcome
        _append_all(vault, folded, outcome, command_id, now)
    return None


def _append_all(
    vault: Vault, folded: Folded, events: tuple[Mine, ...], command_id: str, now: datetime
) -> Folded:
    """Inside the room's lock. Anything that closes blanks tonight's mark in the same transaction."""
    for event in events:
        folded = _append(vault, folded, _envelope(folded.state, event, command_id, now))
    limit = gate.limit_now(programme(), folded.state, day_of(now, folded.state.zone))
    if any(gate.closes(event, limit) for event in events):
        marks.blank(vault.person)
    _keep_snapshot(vault, folded)
    return folded


def refold(vault: Vault) -> State:
    """The state from the first entry on, snapshots left aside: for checks and another fold version."""
    state, _ = _replay(vault, empty(), 0)
    return state


def line_entries(vault: Vault, first: int, upto: int) -> tuple[store.Read, ...]:
    """A range of the person's own entries, opened: an old month."""
    return tuple(store.read(vault.mine, after=first - 1, upto=upto))


def entries(vault: Vault, numbers: Collection[int]) -> tuple[store.Read, ...]:
    """Single own entries, opened: what the state only points to."""
    return store.read_some(vault.mine, numbers)


def ids(vault: Vault, numbers: Collection[int]) -> dict[int, UUID]:
    """The random id of each of one's own entries: what an address may say, for it counts nothing."""
    return store.ids(vault.mine, numbers)


def number_of(vault: Vault, entry_id: UUID) -> int | None:
    """None for what isn't there and for another's, alike."""
    return store.number_of(vault.mine, entry_id)


def take_back(vault: Vault, seq: int) -> None:
    """Take one's own entry back, and what goes along: each number stays, with a sealed tombstone.

    Raises NotThereError where there is none that can be taken back; one that was is left as it is.
    """
    with transaction.atomic():
        store.lock(vault.mine)
        for number, stone in _stones(vault, seq).items():
            nonce24 = world.random_bytes(24)
            store.replace(vault.mine, _author(vault), stone, seq=number, nonce24=nonce24)
        # What was taken back may have been what opened a step.
        marks.blank(vault.person)
        _keep_snapshot(vault, _fold(vault))


def _stones(vault: Vault, seq: int) -> dict[int, Envelope]:
    log = [read.envelope for read in store.read(vault.mine)]
    if not 1 <= seq <= len(log):
        raise NotThereError
    stones = tombstones(log, seq)
    if not stones and not isinstance(log[seq - 1].event, TakenBack):
        raise NotThereError
    return stones


def _fold(vault: Vault) -> Folded:
    kept = store.read_snapshot(vault.mine, vault.person, _snapshot_key(vault))
    start, state = 0, empty()
    if kept is not None:
        try:
            state, start = decode_state(kept[1]), kept[0]
        except CodecError:
            log.info("snapshot of another version room=%s", vault.mine.room)
    state, seq = _replay(vault, state, start)
    return Folded(state, seq, start)


def _replay(vault: Vault, state: State, after: int) -> tuple[State, int]:
    seq = after
    for read in store.read(vault.mine, after=after):
        state, seq = fold(state, read.envelope, read.seq), read.seq
    if seq == 0:
        raise RoomError
    return state, seq


def _append(vault: Vault, folded: Folded, envelope: Envelope) -> Folded:
    seq = store.insert(
        vault.mine,
        _author(vault),
        envelope,
        seq=folded.seq + 1,
        entry_id=world.new_id(),
        nonce24=world.random_bytes(24),
    )
    return Folded(fold(folded.state, envelope, seq), seq, folded.snapshot)


def _keep_snapshot(vault: Vault, folded: Folded) -> None:
    if folded.seq - folded.snapshot < SNAPSHOT_EVERY:
        return
    store.write_snapshot(
        vault.mine,
        vault.person,
        _snapshot_key(vault),
        seq=folded.seq,
        state=encode_state(folded.state),
        nonce24=world.random_bytes(24),
    )


def _envelope(state: State, event: Mine, command_id: str, now: datetime) -> Envelope:
    return Envelope(at=now, day=day_of(now, state.zone), command=command_id, event=event)


def _author(vault: Vault) -> Author:
    return Author(vault.person)


def _snapshot_key(vault: Vault) -> bytes:
    return subkey(vault.key, "snapshot")


def command_id() -> str:
    """A fresh id for a form: sent twice, kept once."""
    return str(world.new_id())
