"""Sessions in two halves: a random cookie S, and a row whose payload opens only by S and the boot key.

Three tiers: *vault* (holds the opened keys; idle and absolute limits), *shell* (knows who, opens
nothing), *device* (names its person for the quick door and nothing more). A stolen database holds no
usable session; a stolen cookie is worth nothing once its row is gone.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import datetime, timedelta
from uuid import UUID

import msgspec
from django.conf import settings
from msgspec import Struct

from toward import world
from toward.accounts.models import Person, SessionRow
from toward.vault.digest import digest
from toward.vault.errors import VaultError
from toward.vault.identity import Identity, identity
from toward.vault.room import RoomKey
from toward.vault.seal import open_sealed, seal

Tier = SessionRow.Tier
TOKEN_BYTES = 32
# `seen` is a diary of its own; once a minute is all the idle limit needs.
SEEN_EVERY = timedelta(minutes=1)


class Vault(Struct, frozen=True):
    """What is open while a request that carries the cookie is served."""

    person: UUID
    name: str
    key: bytes
    mine: RoomKey
    idle_minutes: int
    passphrase_at: datetime

    @property
    def identity(self) -> Identity:
        return identity(self.key)

    def is_fresh(self, now: datetime) -> bool:
        """True within five minutes of the passphrase: what inner pages ask."""
        return now - self.passphrase_at <= settings.TOWARD_FRESH


class Row(Struct, frozen=True):
    """What a row says without its cookie: which browser's, what it is for, and when."""

    place: UUID
    tier: Tier
    created: datetime
    seen: datetime


def begin(
    tier: Tier, person: UUID, vault: Vault | None = None, *, place: UUID | None = None
) -> str:
    """A new session of the tier; the answer is its cookie's value, kept nowhere else."""
    now, token = world.now(), world.random_bytes(TOKEN_BYTES)
    row_id = _row_id(token)
    payload = msgspec.msgpack.encode(vault) if vault else b""
    sealed = seal(
        _wrap(token, tier), payload, ad=row_id + tier.encode(), nonce24=world.random_bytes(24)
    )
    SessionRow.objects.create(
        id=row_id,
        tier=tier,
        person_id=person,
        place=place or world.new_id(),
        created=now,
        seen=now,
        sealed=sealed,
    )
    return urlsafe_b64encode(token).decode()


def find_vault(cookie: str, *, touch: bool = True) -> Vault | None:
    """The open vault of this cookie, or None; a row past its limits is removed on sight."""
    found = _find(cookie, Tier.VAULT)
    if found is None:
        return None
    row, payload = found
    try:
        vault = msgspec.msgpack.decode(payload, type=Vault)
    except msgspec.DecodeError:
        # Sealed by another version of Toward, before an update: closed, like one that ran out.
        return None
    if _is_over(row, settings.TOWARD_VAULT_AGE, timedelta(minutes=vault.idle_minutes)):
        SessionRow.objects.filter(id=row.id).delete()
        return None
    if touch:
        _touch(row)
    return vault


def find_person(cookie: str, tier: Tier) -> UUID | None:
    """Whom a shell or device cookie names, or None."""
    found = _find(cookie, tier)
    if found is None:
        return None
    row, _ = found
    age = _ages()[tier]
    if _is_over(row, age, age):
        SessionRow.objects.filter(id=row.id).delete()
        return None
    return UUID(str(row.person_id))


def renew(cookie: str, vault: Vault) -> None:
    """Reseal what a vault session holds (a changed limit, a passphrase typed again); its age stays."""
    token = _token(cookie)
    if token is None:
        return
    row_id = _row_id(token)
    sealed = seal(
        _wrap(token, Tier.VAULT),
        msgspec.msgpack.encode(vault),
        ad=row_id + Tier.VAULT.encode(),
        nonce24=world.random_bytes(24),
    )
    SessionRow.objects.filter(id=row_id, tier=Tier.VAULT).update(sealed=sealed)


def place_of(cookie: str, tier: Tier) -> UUID | None:
    """Which browser this cookie is of, if its row is there."""
    found = _find(cookie, tier)
    return found[0].place if found else None


def come_back(cookie: str) -> UUID | None:
    """A known device's vault is opened again: its place, and the hour is noted, for its owner's list."""
    found = _find(cookie, Tier.DEVICE)
    if found is None:
        return None
    hour = world.now().replace(minute=0, second=0, microsecond=0)
    SessionRow.objects.filter(id=found[0].id).update(seen=max(found[0].created, hour))
    return found[0].place


def rows_of(person: UUID) -> tuple[Row, ...]:
    """All of theirs that some cookie could still use, by their absolute age; idle ones among them."""
    now = world.now()
    rows = SessionRow.objects.filter(person=person).values_list("place", "tier", "created", "seen")
    found = (Row(place, Tier(tier), created, seen) for place, tier, created, seen in rows)
    return tuple(row for row in found if now - row.created <= _ages()[row.tier])


def end_place(person: UUID, place: UUID) -> None:
    SessionRow.objects.filter(person=person, place=place).delete()


def end(*cookies: str) -> None:
    ids = [_row_id(token) for token in map(_token, cookies) if token is not None]
    SessionRow.objects.filter(id__in=ids).delete()


def end_all(person: Person | UUID, *, but: tuple[str, ...] = ()) -> None:
    """Sign out everywhere: vault, shell and devices, save the named cookies."""
    kept = [_row_id(token) for token in map(_token, but) if token is not None]
    SessionRow.objects.filter(person=person).exclude(id__in=kept).delete()


def purge(now: datetime) -> None:
    """Drop rows that no cookie can use any more."""
    for tier, age in _ages().items():
        SessionRow.objects.filter(tier=tier, created__lt=now - age).delete()


def _ages() -> dict[Tier, timedelta]:
    return {
        Tier.VAULT: settings.TOWARD_VAULT_AGE,
        Tier.SHELL: settings.TOWARD_SHELL_AGE,
        Tier.DEVICE: settings.TOWARD_DEVICE_AGE,
    }


def _find(cookie: str, tier: Tier) -> tuple[SessionRow, bytes] | None:
    token = _token(cookie)
    if token is None:
        return None
    row = SessionRow.objects.filter(id=_row_id(token), tier=tier).first()
    if row is None:
        return None
    try:
        payload = open_sealed(
            _wrap(token, tier), bytes(row.sealed), ad=bytes(row.id) + tier.encode()
        )
    except VaultError:
        return None
    return row, payload


def _is_over(row: SessionRow, absolute: timedelta, idle: timedelta) -> bool:
    now = world.now()
    return now - row.created > absolute or now - row.seen > idle


def _touch(row: SessionRow) -> None:
    now = world.now()
    if now - row.seen > SEEN_EVERY:
        SessionRow.objects.filter(id=row.id).update(seen=now)


def _token(cookie: str) -> bytes | None:
    try:
        token = urlsafe_b64decode(cookie.encode("ascii"))
    except ValueError:
        return None
    return token if len(token) == TOKEN_BYTES else None


def _row_id(token: bytes) -> bytes:
    return digest(token, purpose="session id")


def _wrap(token: bytes, tier: Tier) -> bytes:
    """A device outlives a boot, for it opens nothing; the other two end with it."""
    boot = b"" if tier == Tier.DEVICE else settings.TOWARD_BOOT_KEY
    return digest(token + boot, purpose="session")
