"""The recovery code: shown once, proved by typing two groups back, never printed again.

Between showing and proving, the code travels in the form as bytes sealed under the vault's own key,
which no page ever opens to show. Use waits the hours chosen when it was made; while a use is
pending nothing about it can be changed, only stopped by whoever has the vault open.
"""

from datetime import datetime, timedelta

from django.db import transaction
from msgspec import Struct

from toward import world
from toward.accounts import sessions
from toward.accounts.models import Person
from toward.accounts.sessions import Vault
from toward.programme.commands import NoteRecovery
from toward.services import attempts, mine, people
from toward.vault import recovery, slots
from toward.vault.digest import digest
from toward.vault.errors import VaultError
from toward.vault.identity import subkey
from toward.vault.seal import open_sealed, seal

HOURS = (0, 24, 72)


class RecoveryError(Exception):
    """Name and code open nothing, or the code was typed back wrongly."""


class PendingError(Exception):
    """A use is on its way: nothing about the code can change until it ends."""


class Offer(Struct, frozen=True):
    code: str
    token: str
    asked: tuple[int, int]


class Pending(Struct, frozen=True):
    """From when the code sets a new passphrase, and how long that still is."""

    ready_at: datetime
    left: timedelta


def offer(vault: Vault) -> Offer:
    """A new code to write down. Nothing is kept until it is proved. Raises PendingError."""
    refuse_pending(vault)
    code = recovery.new_code(world.random_bytes(20))
    token = seal(
        subkey(vault.key, "recovery"),
        code.encode(),
        ad=vault.person.bytes,
        nonce24=world.random_bytes(24),
    ).hex()
    return Offer(code, token, asked_groups(token))


def asked_groups(token: str) -> tuple[int, int]:
    """Which two of the eight groups are asked back; they follow from the token, so they can't be re-rolled."""
    drawn = digest(token.encode(), purpose="asked groups")
    first = drawn[0] % 8
    return first, (first + 1 + drawn[1] % 7) % 8


def prove(vault: Vault, token: str, groups: tuple[str, str], *, hours: int) -> None:
    """Keep the code's slot if both groups match. Raises RecoveryError, PendingError."""
    code = _opened(vault, token)
    wanted = [recovery.groups(code)[number] for number in asked_groups(token)]
    if [group.strip().upper() for group in groups] != wanted or hours not in HOURS:
        raise RecoveryError
    with transaction.atomic():
        person = Person.objects.select_for_update().get(id=vault.person)
        _refuse_pending(person)
        person.recovery_slot = slots.seal_recovery_slot(
            vault.key,
            code=recovery.parse_code(code),
            owner=person.id.bytes,
            nonce=world.random_bytes(24),
        )
        person.recovery_hours = hours
        person.save(update_fields=["recovery_slot", "recovery_hours"])


def forget(vault: Vault) -> None:
    """No code: forgotten means gone. Raises PendingError."""
    with transaction.atomic():
        person = Person.objects.select_for_update().get(id=vault.person)
        _refuse_pending(person)
        Person.objects.filter(id=person.id).update(recovery_slot=b"")


def has_code(vault: Vault) -> bool:
    return bool(Person.objects.get(id=vault.person).recovery_slot)


def refuse_pending(vault: Vault) -> None:
    """Raises PendingError."""
    _refuse_pending(Person.objects.get(id=vault.person))


def pending(vault: Vault) -> Pending | None:
    """What the owner is told after signing in while somebody uses the code."""
    return _pending(Person.objects.get(id=vault.person))


def stop(vault: Vault) -> None:
    """'That was not me': ends the use and the code with it."""
    Person.objects.filter(id=vault.person).update(recovery_began=None, recovery_slot=b"")


def use(name: str, code: str, passphrase: str) -> Vault | Pending:
    """Begin the wait, say how long it still is, or (after it) set the new passphrase.

    Raises RecoveryError or WaitError. On success every session ends and the code is spent.
    """
    tries = attempts.key(f"recovery {name.strip()}", None)
    attempts.check(tries)
    try:
        person, vault_key = _open(name, code)
    except (VaultError, Person.DoesNotExist) as error:
        attempts.failed(tries)
        raise RecoveryError from error
    waiting = _begin(person)
    return waiting or _renew(person, vault_key, passphrase)


def _opened(vault: Vault, token: str) -> str:
    try:
        blob = bytes.fromhex(token)
        return open_sealed(subkey(vault.key, "recovery"), blob, ad=vault.person.bytes).decode()
    except (ValueError, VaultError) as error:
        raise RecoveryError from error


def _open(name: str, code: str) -> tuple[Person, bytes]:
    raw = recovery.parse_code(code)
    person = Person.objects.get(name=name.strip())
    return person, slots.open_recovery_slot(
        bytes(person.recovery_slot), code=raw, owner=person.id.bytes
    )


@transaction.atomic
def _begin(opened: Person) -> Pending | None:
    person = _locked(opened)
    if person.recovery_began is None:
        person.recovery_began = world.now()
        person.save(update_fields=["recovery_began"])
    waiting = _pending(person)
    return waiting if waiting and waiting.left > timedelta() else None


def _renew(opened: Person, vault_key: bytes, passphrase: str) -> Vault:
    # The new passphrase first: a busy server refuses here, and then the code must not be spent.
    slot = people.new_slot(opened.id, vault_key, passphrase)
    with transaction.atomic():
        person = _locked(opened)
        person.slot, person.recovery_slot, person.recovery_began = slot, b"", None
        person.save(update_fields=["slot", "recovery_slot", "recovery_began"])
        sessions.end_all(person)
    vault = people.open_vault(person, vault_key)
    mine.act(vault, NoteRecovery(), mine.command_id())
    return vault


def _locked(opened: Person) -> Person:
    """The person as they stand now; their owner may have stopped this use since the code opened."""
    person = Person.objects.select_for_update().get(id=opened.id)
    if bytes(person.recovery_slot) != bytes(opened.recovery_slot):
        raise RecoveryError
    return person


def _pending(person: Person) -> Pending | None:
    if person.recovery_began is None:
        return None
    ready_at = person.recovery_began + timedelta(hours=person.recovery_hours)
    return Pending(ready_at, ready_at - world.now())


def _refuse_pending(person: Person) -> None:
    if person.recovery_began is not None:
        raise PendingError
