"""Seals events into a room's rows and opens them again, in order, without gaps.

A row is bound to its place by its associated data (room, number, revision, author, epoch). In shared
rooms each event is signed by its author as well, so that a writer to the database can plant nothing.
Functions take bytes and ids; the clock and randomness are the caller's.
"""

import logging
from collections.abc import Collection, Iterator, Mapping
from uuid import UUID

from django.db.models import Max
from msgspec import Struct

from toward.journal.errors import RoomError
from toward.journal.models import Entry, Room, Snapshot
from toward.programme.codec import CodecError, decode, encode
from toward.programme.events import Envelope
from toward.vault.errors import VaultError
from toward.vault.room import RoomKey
from toward.vault.seal import open_sealed, seal
from toward.vault.sign import SignKeys, sign, verify

log = logging.getLogger("toward.journal")
SIGNATURE = 64
PURPOSE = "entry"


class Read(Struct, frozen=True):
    seq: int
    envelope: Envelope
    author: UUID


class Author(Struct, frozen=True):
    """Who appends. `sign` is None in *mine*: there the key proves its only writer."""

    id: UUID
    sign: SignKeys | None = None


def lock(room: RoomKey) -> None:
    """Inside a transaction: the room is ours until it ends. Closed rooms take nothing more."""
    row = Room.objects.select_for_update().filter(id=room.room).first()
    if row is None or row.closed:
        raise RoomError


def append(
    room: RoomKey, author: Author, envelope: Envelope, *, entry_id: UUID, nonce24: bytes
) -> int:
    """Seal and insert as the next number; the room must be locked. Returns the number."""
    seq = last_seq(room) + 1
    return insert(room, author, envelope, seq=seq, entry_id=entry_id, nonce24=nonce24)


def last_seq(room: RoomKey) -> int:
    """The number of the newest entry, 0 in an empty room."""
    return Entry.objects.filter(room_id=room.room).aggregate(last=Max("seq"))["last"] or 0


def insert(
    room: RoomKey, author: Author, envelope: Envelope, *, seq: int, entry_id: UUID, nonce24: bytes
) -> int:
    place = _place(room, seq, 0, author.id)
    blob = seal(room.key, _signed(author, place, encode(envelope)), ad=place, nonce24=nonce24)
    Entry.objects.create(
        id=entry_id, room_id=room.room, seq=seq, author=author.id, epoch=room.epoch, blob=blob
    )
    return seq


def replace(room: RoomKey, author: Author, envelope: Envelope, *, seq: int, nonce24: bytes) -> None:
    """Overwrite a number with a tombstone: the revision rises, snapshots behind it go."""
    row = Entry.objects.filter(room_id=room.room, seq=seq).first()
    if row is None:
        raise RoomError
    revision = row.revision + 1
    place = _place(room, seq, revision, author.id)
    blob = seal(room.key, _signed(author, place, encode(envelope)), ad=place, nonce24=nonce24)
    Entry.objects.filter(id=row.id).update(revision=revision, author=author.id, blob=blob)
    Snapshot.objects.filter(room_id=room.room, seq__gte=seq).delete()


def read(
    room: RoomKey,
    *,
    after: int = 0,
    upto: int | None = None,
    authors: Mapping[UUID, bytes] | None = None,
) -> Iterator[Read]:
    """Every entry after a number, in order. `authors` gives the verify keys of a shared room.

    Raises RoomError for a gap, an author who is not known, or a row that doesn't open.
    """
    rows = Entry.objects.filter(room_id=room.room, seq__gt=after).order_by("seq")
    if upto is not None:
        rows = rows.filter(seq__lte=upto)
    expected = after
    for row in rows.values_list("seq", "revision", "author", "epoch", "blob"):
        expected += 1
        if row[0] != expected:
            log.warning("gap room=%s seq=%s", room.room, expected)
            raise RoomError
        yield Read(row[0], _open(room, (*row[:4], bytes(row[4])), authors), row[2])


def read_some(
    room: RoomKey, numbers: Collection[int], *, authors: Mapping[UUID, bytes] | None = None
) -> tuple[Read, ...]:
    """The entries with these numbers, in order: long texts that a state only points to."""
    rows = Entry.objects.filter(room_id=room.room, seq__in=numbers).order_by("seq")
    return tuple(
        Read(row[0], _open(room, (*row[:4], bytes(row[4])), authors), row[2])
        for row in rows.values_list("seq", "revision", "author", "epoch", "blob")
    )


def ids(room: RoomKey, numbers: Collection[int]) -> dict[int, UUID]:
    """The random id of each number: what an address may say, for it counts nothing."""
    rows = Entry.objects.filter(room_id=room.room, seq__in=numbers)
    return dict(rows.values_list("seq", "id"))


def number_of(room: RoomKey, entry_id: UUID) -> int | None:
    """None for what isn't there and for what stands in another room, alike."""
    rows = Entry.objects.filter(room_id=room.room, id=entry_id)
    return rows.values_list("seq", flat=True).first()


def read_snapshot(room: RoomKey, reader: UUID, reader_key: bytes) -> tuple[int, bytes] | None:
    """(number, sealed state's bytes) of the reader's snapshot; one that doesn't open counts as none."""
    row = (
        Snapshot.objects.filter(room_id=room.room, reader_id=reader)
        .values_list("seq", "blob")
        .first()
    )
    if row is None:
        return None
    seq, blob = row
    try:
        return seq, open_sealed(reader_key, bytes(blob), ad=_snapshot_place(room, reader, seq))
    except VaultError:
        log.warning("snapshot refused room=%s", room.room)
        return None


def write_snapshot(
    room: RoomKey, reader: UUID, reader_key: bytes, *, seq: int, state: bytes, nonce24: bytes
) -> None:
    blob = seal(reader_key, state, ad=_snapshot_place(room, reader, seq), nonce24=nonce24)
    Snapshot.objects.update_or_create(
        room_id=room.room, reader_id=reader, defaults={"seq": seq, "blob": blob}
    )


def _open(
    room: RoomKey, row: tuple[int, int, UUID, int, bytes], authors: Mapping[UUID, bytes] | None
) -> Envelope:
    seq, revision, author, epoch, blob = row
    place = _place(room, seq, revision, author)
    try:
        _require_epoch(room, epoch)
        body = open_sealed(room.key, bytes(blob), ad=place)
        return decode(_verified(authors, author, place, body))
    except (VaultError, CodecError) as error:
        log.warning("entry refused room=%s seq=%s", room.room, seq)
        raise RoomError from error


def _require_epoch(room: RoomKey, epoch: int) -> None:
    if epoch != room.epoch:
        raise VaultError


def _signed(author: Author, place: bytes, body: bytes) -> bytes:
    if author.sign is None:
        return body
    return sign(author.sign, place + body, purpose=PURPOSE) + body


def _verified(
    authors: Mapping[UUID, bytes] | None, author: UUID, place: bytes, body: bytes
) -> bytes:
    if authors is None:
        return body
    if author not in authors:
        raise VaultError
    signature, event = body[:SIGNATURE], body[SIGNATURE:]
    verify(authors[author], signature, place + event, purpose=PURPOSE)
    return event


def _place(room: RoomKey, seq: int, revision: int, author: UUID) -> bytes:
    numbers = b"".join(number.to_bytes(8, "big") for number in (seq, revision, room.epoch))
    return b"entry" + room.room.bytes + numbers + author.bytes


def _snapshot_place(room: RoomKey, reader: UUID, seq: int) -> bytes:
    return b"snapshot" + room.room.bytes + reader.bytes + seq.to_bytes(8, "big")
