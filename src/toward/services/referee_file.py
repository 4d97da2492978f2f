"""The referee's own small database: its keys, each room's members, the secret blocks, each window's key,
and a digest of each member's newest standing.

Mode 0600, no WAL, secure_delete, never backed up. Lost, it reads as gentle until the next block.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from uuid import UUID

from django.conf import settings
from msgspec import Struct

from toward import world
from toward.programme.deck import Block
from toward.vault.box import BoxKeys, box_keys
from toward.vault.digest import digest
from toward.vault.sign import SignKeys, sign_keys

SCHEMA = """
create table if not exists keys(id integer primary key check (id = 1), box blob not null, sign blob not null);
create table if not exists rooms(room blob primary key, first blob, first_key blob, second blob, second_key blob, paired_on text);
create table if not exists blocks(room blob primary key, block text not null);
create table if not exists windows(id blob primary key, seed blob not null);
create table if not exists standings(room blob, member blob, digest blob not null, primary key (room, member));
"""


class Keys(Struct, frozen=True):
    box: BoxKeys
    sign: SignKeys


class Pinned(Struct, frozen=True):
    """Both members' verify keys, and the day the room began."""

    members: tuple[tuple[UUID, bytes], tuple[UUID, bytes]]
    paired_on: date


@contextmanager
def opened() -> Iterator[sqlite3.Connection]:
    """One transaction on the file; committed at the end, before the main database's own."""
    path = Path(settings.TOWARD_REFEREE)
    if not path.exists():
        path.touch(mode=0o600)
    connection = sqlite3.connect(path, timeout=5, isolation_level=None)
    try:
        connection.execute("pragma secure_delete=on")
        connection.executescript(SCHEMA)
        connection.execute("begin immediate")
        yield connection
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:
            connection.execute("rollback")
        raise
    finally:
        connection.close()


def keys(file: sqlite3.Connection) -> Keys:
    row = file.execute("select box, sign from keys").fetchone()
    if row is None:
        row = (world.random_bytes(32), world.random_bytes(32))
        file.execute("insert into keys values (1, ?, ?)", row)
    return Keys(box_keys(row[0]), sign_keys(row[1]))


def pin(file: sqlite3.Connection, room: UUID, pinned: Pinned) -> None:
    (first, first_key), (second, second_key) = pinned.members
    row = (
        room.bytes,
        first.bytes,
        first_key,
        second.bytes,
        second_key,
        pinned.paired_on.isoformat(),
    )
    file.execute("insert or replace into rooms values (?, ?, ?, ?, ?, ?)", row)


def pinned(file: sqlite3.Connection, room: UUID) -> Pinned | None:
    row = file.execute("select * from rooms where room = ?", (room.bytes,)).fetchone()
    if row is None:
        return None
    members = ((UUID(bytes=row[1]), row[2]), (UUID(bytes=row[3]), row[4]))
    return Pinned(members, date.fromisoformat(row[5]))


def block(file: sqlite3.Connection, room: UUID) -> Block | None:
    row = file.execute("select block from blocks where room = ?", (room.bytes,)).fetchone()
    if row is None:
        return None
    kept = json.loads(row[0])
    return Block(**{**kept, "deck": tuple(kept["deck"])})


def keep_block(file: sqlite3.Connection, room: UUID, block: Block) -> None:
    text = json.dumps({name: getattr(block, name) for name in block.__struct_fields__})
    file.execute("insert or replace into blocks values (?, ?)", (room.bytes, text))


def new_window(file: sqlite3.Connection, window: UUID) -> bytes:
    """A fresh key pair for a window; the public half is the answer."""
    seed = world.random_bytes(32)
    file.execute("insert into windows values (?, ?)", (window.bytes, seed))
    return box_keys(seed).public


def window_keys(file: sqlite3.Connection, window: UUID) -> BoxKeys | None:
    row = file.execute("select seed from windows where id = ?", (window.bytes,)).fetchone()
    return box_keys(row[0]) if row else None


def forget_window(file: sqlite3.Connection, window: UUID) -> None:
    file.execute("delete from windows where id = ?", (window.bytes,))


def keep_standing(file: sqlite3.Connection, room: UUID, member: UUID, blob: bytes) -> None:
    """Which standing row of this member is the newest: an older one put back is none."""
    row = (room.bytes, member.bytes, digest(blob, purpose="standing"))
    file.execute("insert or replace into standings values (?, ?, ?)", row)


def is_newest_standing(file: sqlite3.Connection, room: UUID, member: UUID, blob: bytes) -> bool:
    """False as well where nothing is known of it, as after the file was lost."""
    place = (room.bytes, member.bytes)
    row = file.execute(
        "select digest from standings where room = ? and member = ?", place
    ).fetchone()
    return row is not None and row[0] == digest(blob, purpose="standing")


def forget_room(file: sqlite3.Connection, room: UUID) -> None:
    for table in ("rooms", "blocks", "standings"):
        file.execute(f"delete from {table} where room = ?", (room.bytes,))  # noqa: S608 - three literals
