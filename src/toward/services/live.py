"""What runs now for two besides a practice: one row each of random token, room and end, all else sealed.

Whoever holds the token of its address can look and end it, with the vault locked; the database knows
neither what runs nor who began it. A running practice has its own row in `practice.py`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

import msgspec
from django.db import transaction
from msgspec import Struct
from msgspec.structs import replace

from toward import world
from toward.accounts.sessions import Vault
from toward.journal import store
from toward.journal.models import Live
from toward.services import ours
from toward.services.ours import Opened
from toward.vault.digest import digest
from toward.vault.errors import VaultError
from toward.vault.seal import open_sealed, seal_fixed

TOKEN_SIZE, CONTENT_SIZE = 128, 1024
TOKEN_PLACE = b"live token"


class GoneError(Exception):
    """No such row, or its night is over, or it is of another kind."""


@dataclass(frozen=True, slots=True)
class Kind[T: Struct]:
    """One thing that can run: its name inside the seal, its content, and when the row goes."""

    name: str
    shape: type[T]
    ends: Callable[[T], datetime]


@dataclass(frozen=True, slots=True)
class Look[T: Struct]:
    """`changes` counts what either did, so that no tap is taken twice and a page knows it is old."""

    token: str
    what: T
    changes: int = 0
    over: bool = False


class _Content(Struct, frozen=True, kw_only=True):
    kind: str
    changes: int
    over: bool
    what: msgspec.Raw


class _Token(Struct, frozen=True):
    token: str


class Standing(Struct, frozen=True):
    token: str
    content: _Content


def begin[T: Struct](vault: Vault, kind: Kind[T], what: T) -> str:
    """The token of its address; where one of this kind runs, of that one. Raises ours.NoRoomError."""
    with transaction.atomic():
        opened = ours.get(vault)
        store.lock(opened.key)
        running = find(opened, kind)
        return running.token if running else _create(opened, kind, what)


def find[T: Struct](opened: Opened, kind: Kind[T]) -> Look[T] | None:
    """The one that runs in the room of two, for either phone."""
    return pick(standing(opened), kind)


def standing(opened: Opened) -> tuple[Standing, ...]:
    """Whatever runs in the room of two, for a page that shows all of it."""
    found = ((named.token, _opened(named.token, row)) for named, row in _rows(opened))
    return tuple(Standing(token, content) for token, content in found if not content.over)


def pick[T: Struct](found: tuple[Standing, ...], kind: Kind[T]) -> Look[T] | None:
    own = next((one for one in found if one.content.kind == kind.name), None)
    return _look(kind, own.token, own.content) if own else None


def look[T: Struct](kind: Kind[T], token: str) -> Look[T]:
    return _look(kind, token, _opened(token, _row(token)))


def change[T: Struct](
    kind: Kind[T], token: str, step: Callable[[T], T], *, after: int | None = None
) -> None:
    """What either does for both. `after`: the changes their page knew of; an older tap does nothing."""
    with transaction.atomic():
        row = _row(token, locked=True)
        before = _look(kind, token, _opened(token, row))
        what = step(before.what)
        if before.over or after not in {None, before.changes} or what == before.what:
            return
        row.until = kind.ends(what)
        _write(row, token, _content(kind, what, before.changes + 1))


def stop[T: Struct](kind: Kind[T], token: str) -> None:
    """Ends it for both, at once and without a reason."""
    with transaction.atomic():
        row = _row(token, locked=True)
        content = _opened(token, row)
        if content.kind != kind.name:
            raise GoneError
        _end(row, token, content)


def stop_all(opened: Opened) -> None:
    """Whatever runs between the two: over for both."""
    with transaction.atomic():
        store.lock(opened.key)
        for named, row in _rows(opened):
            _end(row, named.token, _opened(named.token, row))


def _create[T: Struct](opened: Opened, kind: Kind[T], what: T) -> str:
    token = world.random_bytes(16).hex()
    named = msgspec.msgpack.encode(_Token(token))
    row = Live(
        token_digest=_digest(token),
        room_id=opened.key.room,
        sealed_token=_sealed_token(_room_key(opened), named),
        until=kind.ends(what),
    )
    _write(row, token, _content(kind, what, 0))
    return token


def _write(row: Live, token: str, content: _Content) -> None:
    body = msgspec.msgpack.encode(content)
    row.sealed = _sealed(_own_key(token), body, size=CONTENT_SIZE, ad=_digest(token))
    row.save()


def _end(row: Live, token: str, content: _Content) -> None:
    """Nobody joins any more; in the row it can't be told from one that runs."""
    if not content.over:
        row.sealed_token = _sealed_token(world.random_bytes(32), b"")
        _write(row, token, replace(content, changes=content.changes + 1, over=True))


def _rows(opened: Opened) -> Iterator[tuple[_Token, Live]]:
    """Those that can still be joined."""
    for row in Live.objects.filter(room_id=opened.key.room, until__gt=world.now()):
        try:
            body = open_sealed(_room_key(opened), bytes(row.sealed_token), ad=TOKEN_PLACE)
            yield msgspec.msgpack.decode(body, type=_Token), row
        except (VaultError, msgspec.DecodeError):
            continue


def _row(token: str, *, locked: bool = False) -> Live:
    rows = Live.objects.select_for_update() if locked else Live.objects
    row = rows.filter(token_digest=_digest(token), until__gt=world.now()).first()
    if row is None:
        raise GoneError
    return row


def _opened(token: str, row: Live) -> _Content:
    try:
        body = open_sealed(_own_key(token), bytes(row.sealed), ad=_digest(token))
        return msgspec.msgpack.decode(body, type=_Content)
    except (VaultError, msgspec.DecodeError) as error:
        raise GoneError from error


def _look[T: Struct](kind: Kind[T], token: str, content: _Content) -> Look[T]:
    if content.kind != kind.name:
        raise GoneError
    try:
        what = msgspec.msgpack.decode(content.what, type=kind.shape)
    except msgspec.DecodeError as error:
        raise GoneError from error
    return Look(token, what, content.changes, content.over)


def _content[T: Struct](kind: Kind[T], what: T, changes: int) -> _Content:
    body = msgspec.Raw(msgspec.msgpack.encode(what))
    return _Content(kind=kind.name, changes=changes, over=False, what=body)


def _sealed_token(key: bytes, body: bytes) -> bytes:
    return _sealed(key, body, size=TOKEN_SIZE, ad=TOKEN_PLACE)


def _sealed(key: bytes, body: bytes, *, size: int, ad: bytes) -> bytes:
    return seal_fixed(key, body, size=size, ad=ad, nonce24=world.random_bytes(24))


def _room_key(opened: Opened) -> bytes:
    return digest(opened.key.key, purpose="live")


def _own_key(token: str) -> bytes:
    return digest(token.encode(), purpose="live key")


def _digest(token: str) -> bytes:
    return digest(token.encode(), purpose="live id")
