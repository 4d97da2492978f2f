"""People: sign up, sign in, change the passphrase. The slot opens, or it is one calm error.

An unknown name costs one derivation too and looks the same.
"""

import logging
from uuid import UUID

from django.conf import settings
from django.db import transaction

from toward import world
from toward.accounts import sessions
from toward.accounts.models import Person
from toward.accounts.sessions import Vault
from toward.journal import store
from toward.journal.errors import RoomError
from toward.journal.models import Membership, Room
from toward.journal.store import Author
from toward.programme.days import day_of
from toward.programme.events import Envelope, RoomOpened
from toward.services import attempts, kdf
from toward.vault import slots, words
from toward.vault.errors import VaultError
from toward.vault.identity import identity, subkey
from toward.vault.kdf import KdfParams
from toward.vault.room import RoomKey
from toward.vault.seal import open_sealed, seal

OFFERED_WORDS = 5
log = logging.getLogger("toward.services")
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"


class SignInError(Exception):
    """Name and passphrase don't open anything; which of the two is not said."""


def sign_up(
    name: str, passphrase: str, *, zone: str, country: str = "", language: str = ""
) -> Vault:
    """A new person with a room of their own. The name gets four characters, so it is never 'taken'."""
    person, vault_key = _new_person(name, passphrase, country)
    person.language = language
    with transaction.atomic():
        person.save(force_insert=True)
        mine = _new_room(person, vault_key)
        _open_room(person.id, mine, zone)
    return _vault(person, vault_key, mine)


def sign_in(name: str, passphrase: str, *, device: UUID | None = None) -> Vault:
    """Raises SignInError, WaitError, BusyError."""
    person = Person.objects.filter(name=name.strip()).first()
    trusted = device if person and device == person.id else None
    vault_key = _try_slot(person, name.strip(), passphrase, device=trusted)
    assert person is not None  # noqa: S101 - _try_slot raises for an unknown name
    if slots.params_of(bytes(person.slot)) != _params():
        # Made when derivation was set cheaper: it gets today's cost while the passphrase is here.
        # Only in the place of the slot that opened, for it may have been changed meanwhile.
        kept = Person.objects.filter(id=person.id, slot=bytes(person.slot))
        kept.update(slot=new_slot(person.id, vault_key, passphrase))
    return open_vault(person, vault_key)


def unlock(person_id: UUID, passphrase: str) -> Vault:
    """The vault of a person this browser already knows."""
    person = Person.objects.get(id=person_id)
    return sign_in(person.name, passphrase, device=person.id)


def open_vault(person: Person, vault_key: bytes) -> Vault:
    """Raises RoomError where the row's public keys are not this vault's own: somebody put others there."""
    keys = identity(vault_key)
    if (bytes(person.box_key), bytes(person.sign_key)) != (keys.box.public, keys.sign.public):
        log.warning("public keys swapped person=%s", person.id)
        raise RoomError
    membership = Membership.objects.get(person=person, room__kind=Room.Kind.MINE)
    room_id = membership.room_id
    key = open_sealed(subkey(vault_key, "rooms"), bytes(membership.wrapped_key), ad=room_id.bytes)
    return _vault(person, vault_key, RoomKey(room_id, key))


def change_passphrase(vault: Vault, old: str, new: str, *, keep: tuple[str, ...] = ()) -> None:
    """Reseal the one slot and end every other session. Raises as sign_in does if `old` doesn't open."""
    person = Person.objects.get(id=vault.person)
    _try_slot(person, person.name, old, device=person.id)
    slot = new_slot(person.id, vault.key, new)
    with transaction.atomic():
        Person.objects.filter(id=person.id).update(slot=slot)
        sessions.end_all(person, but=keep)


def new_slot(person_id: UUID, vault_key: bytes, passphrase: str) -> bytes:
    """Takes its turn at deriving, so never call it inside a transaction: all others would wait."""
    with kdf.turn():
        return slots.seal_slot(
            vault_key,
            passphrase=passphrase,
            pepper=settings.TOWARD_PEPPER,
            owner=person_id.bytes,
            params=_params(),
            salt=world.random_bytes(16),
            nonce=world.random_bytes(24),
        )


def set_idle(vault: Vault, minutes: int) -> Vault:
    """2 to 30 minutes without a touch, then the vault closes."""
    minutes = max(2, min(30, minutes))
    Person.objects.filter(id=vault.person).update(idle_minutes=minutes)
    return Vault(vault.person, vault.name, vault.key, vault.mine, minutes, vault.passphrase_at)


def chosen_name(person_id: UUID) -> str:
    return Person.objects.get(id=person_id).chosen_name


def sign_in_name(person_id: UUID) -> str:
    return Person.objects.get(id=person_id).name


def country(person_id: UUID) -> str:
    return Person.objects.get(id=person_id).country


def set_country(person_id: UUID, country: str) -> None:
    """Whose help lines are shown; "" is nowhere said."""
    Person.objects.filter(id=person_id).update(country=country)


def language(person_id: UUID) -> str:
    """ "" where the browser's own is followed."""
    return Person.objects.get(id=person_id).language


def set_language(person_id: UUID, language: str) -> None:
    Person.objects.filter(id=person_id).update(language=language)


def offered_passphrase() -> str:
    """Five words, new at every call; kept nowhere."""
    return words.offered_passphrase(world.random_bytes(16))


def is_offered(text: str) -> bool:
    """Whether a text is five words of ours, so that a form may carry it to and fro."""
    parts = text.split(" ")
    return len(parts) == OFFERED_WORDS and all(part in words.WORDS for part in parts)


def _try_slot(person: Person | None, name: str, passphrase: str, *, device: UUID | None) -> bytes:
    """The vault key; a failure counts against whoever tries. Raises SignInError, WaitError, BusyError."""
    tries = attempts.key(name, device)
    attempts.check(tries)
    try:
        vault_key = _open_slot(person, name, passphrase)
    except VaultError as error:
        attempts.failed(tries)
        raise SignInError from error
    attempts.succeeded(tries)
    return vault_key


def _open_slot(person: Person | None, name: str, passphrase: str) -> bytes:
    pepper = settings.TOWARD_PEPPER
    with kdf.turn():
        if person is None:
            slots.dummy_open(name, passphrase=passphrase, pepper=pepper, params=_params())
            raise VaultError
        return slots.open_slot(
            bytes(person.slot), passphrase=passphrase, pepper=pepper, owner=person.id.bytes
        )


def _new_person(name: str, passphrase: str, country: str) -> tuple[Person, bytes]:
    person_id, vault_key = world.new_id(), world.random_bytes(32)
    keys = identity(vault_key)
    person = Person(
        id=person_id,
        name=f"{name.strip()}-{_suffix()}",
        slot=new_slot(person_id, vault_key, passphrase),
        box_key=keys.box.public,
        sign_key=keys.sign.public,
        country=country,
    )
    return person, vault_key


def _params() -> KdfParams:
    return KdfParams(**settings.TOWARD_KDF)


def _new_room(person: Person, vault_key: bytes) -> RoomKey:
    room_id, key = world.new_id(), world.random_bytes(32)
    room = Room.objects.create(id=room_id, kind=Room.Kind.MINE)
    wrapped = seal(
        subkey(vault_key, "rooms"), key, ad=room_id.bytes, nonce24=world.random_bytes(24)
    )
    Membership.objects.create(room=room, person=person, wrapped_key=wrapped)
    return RoomKey(room_id, key)


def _open_room(person_id: UUID, mine: RoomKey, zone: str) -> None:
    now = world.now()
    opened = Envelope(
        at=now, day=day_of(now, zone), command=str(world.new_id()), event=RoomOpened(zone=zone)
    )
    store.append(
        mine, Author(person_id), opened, entry_id=world.new_id(), nonce24=world.random_bytes(24)
    )


def _vault(person: Person, vault_key: bytes, mine: RoomKey) -> Vault:
    return Vault(person.id, person.name, vault_key, mine, person.idle_minutes, world.now())


def _suffix() -> str:
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in world.random_bytes(4))
