"""What was typed while the vault was closed: boxed to the person's own public key, folded only by them.

A *draft* is a form's body, offered after unlock. A *quick* check-in counts for nothing until its owner
confirms it; until then it can only blank tonight's mark.
"""

from datetime import datetime
from uuid import UUID

import msgspec
from msgspec import Struct

from toward import world
from toward.accounts.models import Person
from toward.accounts.sessions import Vault
from toward.journal.models import Parcel
from toward.programme.commands import CheckIn
from toward.services import marks
from toward.vault.box import box, open_box
from toward.vault.errors import VaultError

Kind = Parcel.Kind
DRAFT_SIZE = 262144 + 4096
QUICK_SIZE = 1024
MOST_DRAFTS = 20
MOST_QUICK = 40


class Draft(Struct, frozen=True):
    path: str
    fields: dict[str, list[str]]
    at: datetime


class Quick(Struct, frozen=True):
    check_in: CheckIn
    at: datetime


class Kept(Struct, frozen=True):
    id: UUID
    what: Draft | Quick


def keep_draft(person_id: UUID, path: str, fields: dict[str, list[str]]) -> None:
    draft = msgspec.msgpack.encode(Draft(path, fields, world.now()))
    _keep(person_id, Kind.DRAFT, draft, size=_step(len(draft)), most=MOST_DRAFTS)


def keep_quick(person_id: UUID, check_in: CheckIn, *, closes: bool) -> bool:
    """`closes`: what was said would close touch tonight, so the mark goes now. False: too many wait."""
    quick = msgspec.msgpack.encode(Quick(check_in, world.now()))
    is_kept = _keep(person_id, Kind.QUICK, quick, size=QUICK_SIZE, most=MOST_QUICK)
    if closes:
        marks.blank(person_id)
    return is_kept


def drafts(vault: Vault) -> tuple[Kept, ...]:
    return _opened(vault, Kind.DRAFT, Draft)


def quick(vault: Vault) -> tuple[Kept, ...]:
    return _opened(vault, Kind.QUICK, Quick)


def waiting(person_id: UUID) -> int:
    return Parcel.objects.filter(person_id=person_id).count()


def drop(vault: Vault, parcel_id: UUID) -> None:
    Parcel.objects.filter(id=parcel_id, person_id=vault.person).delete()


def _keep(person_id: UUID, kind: Kind, body: bytes, *, size: int, most: int) -> bool:
    public = bytes(Person.objects.only("box_key").get(id=person_id).box_key)
    # A device left behind must not fill the disk: past the bound nothing more is taken.
    if Parcel.objects.filter(person_id=person_id, kind=kind).count() >= most:
        return False
    blob = box(public, body, seed32=world.random_bytes(32), size=size)
    Parcel.objects.create(id=world.new_id(), person_id=person_id, kind=kind, blob=blob)
    return True


def _opened(vault: Vault, kind: Kind, type_: type[Draft] | type[Quick]) -> tuple[Kept, ...]:
    keys, kept = vault.identity.box, []
    for row in Parcel.objects.filter(person_id=vault.person, kind=kind):
        try:
            what: Draft | Quick = msgspec.msgpack.decode(
                open_box(keys, bytes(row.blob)), type=type_
            )
        except (VaultError, msgspec.DecodeError):
            # Planted by somebody who can write to the database: nothing of ours, so it goes.
            row.delete()
            continue
        kept.append(Kept(row.id, what))
    return tuple(sorted(kept, key=lambda one: one.what.at))


def _step(size: int) -> int:
    return (size // 1024 + 2) * 1024
