"""The room of two: opening it, folding it, its evenings and their windows, and leaving it at once."""

import sqlite3
from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import product
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from msgspec import Struct

from toward import world
from toward.accounts.models import Person
from toward.accounts.sessions import Vault
from toward.journal import store
from toward.journal.errors import RoomError
from toward.journal.models import Live, Membership, Practice, Room, Standing, Vote, Window
from toward.journal.store import Author
from toward.programme.base import Made, Refused, SharedEvent
from toward.programme.codec import CodecError, decode_ours_state, encode_state
from toward.programme.commands import LeavePairing, LeaveRoom, OursCommand, SetEvenings
from toward.programme.days import block_index, day_of
from toward.programme.deck import gentle_block
from toward.programme.events import Envelope, EveningsSet, Ours, Removed
from toward.programme.ours import (
    OursState,
    decide_ours,
    empty_ours,
    evenings_between,
    evenings_on,
    fold_ours,
)
from toward.services import marks, mine, referee, referee_file
from toward.services.marks import CARD_BYTES
from toward.services.mine import SNAPSHOT_EVERY
from toward.services.referee_file import Pinned
from toward.vault.box import open_box
from toward.vault.identity import subkey
from toward.vault.room import RoomKey

AHEAD = timedelta(days=7)


class NoRoomError(Exception):
    """There is no room of two here, or it was left."""


class Partner(Struct, frozen=True):
    id: UUID
    name: str
    sign_key: bytes


class Opened(Struct, frozen=True):
    """The room as this member opened it; `partner` as pinned in their own room."""

    key: RoomKey
    partner: Partner
    state: OursState
    seq: int
    snapshot: int
    authors: Mapping[UUID, bytes]


def find(vault: Vault) -> Opened | None:
    """The room of two that goes on, or None."""
    membership = (
        Membership.objects.filter(
            person_id=vault.person, room__kind=Room.Kind.OURS, room__closed=False
        )
        .order_by("-id")
        .first()
    )
    return _open(vault, membership) if membership else None


def is_paired(person: UUID) -> bool:
    return Membership.objects.filter(
        person_id=person, room__kind=Room.Kind.OURS, room__closed=False
    ).exists()


def get(vault: Vault) -> Opened:
    found = find(vault)
    if found is None:
        raise NoRoomError
    return found


def set_evenings(vault: Vault, command: SetEvenings, command_id: str) -> Refused | None:
    """They start next Monday; windows from then on are made anew, and marks on them are lost."""
    with transaction.atomic():
        opened = get(vault)
        refused = _act(vault, opened, command, command_id)
        if refused is None:
            _remake_windows(get(vault))
    return refused


def act(vault: Vault, command: OursCommand, command_id: str) -> Refused | None:
    """Decide and keep in the room of two, signed. Raises NoRoomError where there is none."""
    with transaction.atomic():
        return _act(vault, get(vault), command, command_id)


def entries(opened: Opened, numbers: Collection[int]) -> tuple[store.Read, ...]:
    """Single entries of the room of two, opened: what its state only points to."""
    return store.read_some(opened.key, numbers, authors=opened.authors)


def take_back(vault: Vault, seq: int, *kinds: type[SharedEvent]) -> bool:
    """One's own entry of these kinds is gone for both; its number stays with a sealed tombstone."""
    with transaction.atomic():
        opened = get(vault)
        store.lock(opened.key)
        found = entries(opened, (seq,))
        if not found or found[0].author != vault.person:
            return False
        if not isinstance(found[0].envelope.event, kinds):
            return False
        author, now = Author(vault.person, vault.identity.sign), world.now()
        day = day_of(now, opened.state.zone)
        envelope = Envelope(at=now, day=day, command=mine.command_id(), event=Removed())
        store.replace(opened.key, author, envelope, seq=seq, nonce24=world.random_bytes(24))
        # Both snapshots from there on are gone: one's own again now, the other's at their next unlock.
        _keep_snapshot(vault, get(vault))
    return True


def leave(vault: Vault) -> None:
    """By either, at once: no append any more, windows, marks and practices gone.

    Where both leave in the same moment, the second finds it done, and that is what was asked.
    """
    try:
        _leave(vault)
    except (NoRoomError, RoomError):
        if is_paired(vault.person):
            raise


def _leave(vault: Vault) -> None:
    with transaction.atomic():
        # The own room before the room of two, as every act does: two devices can't block each other.
        store.lock(vault.mine)
        opened = get(vault)
        _act(vault, opened, LeaveRoom(), mine.command_id())
        room = opened.key.room
        Room.objects.filter(id=room).update(closed=True)
        _drop_windows(Window.objects.filter(room_id=room))
        for model in (Standing, Practice, Live):
            model.objects.filter(room_id=room).delete()
        with referee_file.opened() as file:
            referee_file.forget_room(file, room)
        mine.act(vault, LeavePairing(room=str(room)), mine.command_id())


def refresh(vault: Vault) -> None:
    """At every unlock of everyone: rewrite the standing row, make the windows of the next seven days."""
    found = find(vault)
    if found is None:
        return
    with transaction.atomic():
        # Both may unlock at the same moment, or one sets the evenings or leaves meanwhile.
        store.lock(found.key)
        opened = get(vault)
        _repin(vault, opened)
        marks.write_standing(vault, opened.key.room, referee.public_key(), mine.look(vault))
        _keep_snapshot(vault, opened)
        make_windows(opened)


def window_on(opened: Opened, now: datetime) -> Window | None:
    """Tonight's window: the one in whose own day `now` is, open or dealt."""
    near = Window.objects.filter(
        room_id=opened.key.room,
        closes_at__gt=now - timedelta(days=1),
        closes_at__lt=now + timedelta(days=1),
    ).order_by("closes_at")
    return next((window for window in near if _night(window) == day_of(now, window.zone)), None)


def make_windows(opened: Opened) -> None:
    """Rows for the next seven days, filled whether or not anybody will mark.

    The work is the same when they are there already: or whoever unlocks could tell that the other did.
    """
    coming = _coming(opened)
    with referee_file.opened() as file:
        made = [_window(file, opened, at, held) for at, held in coming]
        Window.objects.bulk_create(made, ignore_conflicts=True)
        standing = Window.objects.filter(
            room_id=opened.key.room, closes_at__in=[window.closes_at for window in made]
        )
        there = {window.id: window for window in standing}
        for window in made:
            if window.id not in there:
                referee_file.forget_window(file, window.id)
    _fill(opened, there.values())


def _coming(opened: Opened) -> list[tuple[datetime, EveningsSet]]:
    now = world.now()
    today = day_of(now, opened.state.zone)
    days = evenings_between(opened.state, today, today + AHEAD)
    found = ((at, evenings_on(opened.state, day)) for day, at in days)
    return [(at, held) for at, held in found if held is not None and at > now]


def _window(file: sqlite3.Connection, opened: Opened, at: datetime, held: EveningsSet) -> Window:
    window_id = world.new_id()
    return Window(
        id=window_id,
        room_id=opened.key.room,
        closes_at=at,
        zone=held.zone,
        shared_phone=held.shared_phone,
        public_key=referee_file.new_window(file, window_id),
    )


def _fill(opened: Opened, windows: Iterable[Window]) -> None:
    """A row for each member and window, all alike; those that are there stay as they are."""
    members = Membership.objects.filter(room_id=opened.key.room).values_list("person_id", flat=True)
    votes = [
        Vote(
            window=window,
            member_id=member,
            mark=marks.empty(bytes(window.public_key)),
            own=marks.empty_own(),
            card=world.random_bytes(CARD_BYTES),
        )
        for window, member in product(windows, list(members))
    ]
    Vote.objects.bulk_create(votes, ignore_conflicts=True)


def _open(vault: Vault, membership: Membership) -> Opened:
    key = RoomKey(membership.room_id, open_box(vault.identity.box, bytes(membership.wrapped_key)))
    partner = _partner(vault, membership.room_id)
    authors = {vault.person: vault.identity.sign.public, partner.id: partner.sign_key}
    state, seq, snapshot = _fold(vault, key, authors)
    return Opened(key, partner, state, seq, snapshot, authors)


def _partner(vault: Vault, room: UUID) -> Partner:
    """The other member, with the keys pinned when the six words were compared."""
    other = Membership.objects.filter(room_id=room).exclude(person_id=vault.person).get()
    pinned = mine.look(vault).partner
    person = Person.objects.get(id=other.person_id)
    if pinned is None or pinned.room != str(room):
        raise NoRoomError
    return Partner(person.id, person.chosen_name, pinned.sign_key)


def _repin(vault: Vault, opened: Opened) -> None:
    """Where the referee's file was lost: both keys again, from this vault; gentle until the next block."""
    room, paired_on = opened.key.room, opened.state.opened_on
    with referee_file.opened() as file:
        if paired_on is None or referee_file.pinned(file, room) is not None:
            return
        members = (
            (vault.person, vault.identity.sign.public),
            (opened.partner.id, opened.partner.sign_key),
        )
        referee_file.pin(file, room, Pinned(members, paired_on))
        today = day_of(world.now(), opened.state.zone)
        referee_file.keep_block(file, room, gentle_block(block_index(paired_on, today)))


def _fold(vault: Vault, key: RoomKey, authors: Mapping[UUID, bytes]) -> tuple[OursState, int, int]:
    """The state, its number, and the number of the snapshot it started from (0: none)."""
    state, start = _snapshot(vault, key)
    seq = start
    for read in store.read(key, after=start, authors=authors):
        state, seq = fold_ours(state, read.envelope, read.seq, str(read.author)), read.seq
    return state, seq, start


def _snapshot(vault: Vault, key: RoomKey) -> tuple[OursState, int]:
    kept = store.read_snapshot(key, vault.person, subkey(vault.key, "snapshot"))
    if kept is None:
        return empty_ours(), 0
    try:
        return decode_ours_state(kept[1]), kept[0]
    except CodecError:
        return empty_ours(), 0


def _keep_snapshot(vault: Vault, opened: Opened) -> None:
    """At an unlock, so that who only reads has one too, and after taking back; never on a look."""
    if opened.seq - opened.snapshot < SNAPSHOT_EVERY:
        return
    store.write_snapshot(
        opened.key,
        vault.person,
        subkey(vault.key, "snapshot"),
        seq=opened.seq,
        state=encode_state(opened.state),
        nonce24=world.random_bytes(24),
    )


def _act(vault: Vault, opened: Opened, command: OursCommand, command_id: str) -> Refused | None:
    store.lock(opened.key)
    opened = get(vault)
    made = _made(vault, opened)
    outcome = decide_ours(opened.state, command, made, command_id)
    if isinstance(outcome, Refused):
        return outcome
    for event in outcome:
        append(vault, opened.key, event, command_id, zone=opened.state.zone)
    return None


def _made(vault: Vault, opened: Opened) -> Made:
    now = world.now()
    day = day_of(now, opened.state.zone)
    return Made(at=now, day=day, seq=opened.seq + 1, author=str(vault.person))


def append(vault: Vault, key: RoomKey, event: Ours, command_id: str, *, zone: str) -> None:
    now = world.now()
    envelope = Envelope(at=now, day=day_of(now, zone), command=command_id, event=event)
    store.append(
        key,
        Author(vault.person, vault.identity.sign),
        envelope,
        entry_id=world.new_id(),
        nonce24=world.random_bytes(24),
    )


def _remake_windows(opened: Opened) -> None:
    start = opened.state.next_from
    if start is None:
        return
    still_open = Window.objects.filter(room_id=opened.key.room, closed=False)
    over = [window.id for window in still_open if _night(window) >= start]
    _drop_windows(still_open.filter(id__in=over))
    make_windows(opened)


def _night(window: Window) -> date:
    """The couple's day that the evening belongs to, in the zone it was made in."""
    return day_of(window.closes_at, window.zone)


def _drop_windows(windows: QuerySet[Window]) -> None:
    """Rows, marks and the referee's halves of their keys. Rows first, then the file: as a deal takes them."""
    locked = list(windows.select_for_update().order_by("id").values_list("id", flat=True))
    with referee_file.opened() as file:
        for window in locked:
            referee_file.forget_window(file, window)
    windows.delete()
