"""Two people become a room: a code for fifteen minutes, the same six words, both confirm.

Each signs the room, all four public keys and the referee's key, and pins the other's keys in *mine*.
This protects against a writer to the database, not against the host.
"""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from msgspec import Struct

from toward import world
from toward.accounts.models import Invitation, Person
from toward.accounts.sessions import Vault
from toward.journal.models import Membership, Room
from toward.programme.commands import LeavePairing, PinPartner
from toward.programme.days import day_of
from toward.programme.events import RoomOpened
from toward.services import attempts, mine, ours, referee, referee_file
from toward.services.referee_file import Pinned
from toward.vault.box import box
from toward.vault.digest import digest
from toward.vault.errors import VaultError
from toward.vault.room import RoomKey
from toward.vault.sign import sign, verify
from toward.vault.words import six_words

VALID = timedelta(minutes=15)
TRIES = 5
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOKALIKES = str.maketrans("OIL", "011")
CODE_LENGTH = 10


class CodeError(Exception):
    """The code is not one that can be used now."""


class AlreadyError(Exception):
    """One of the two is in a room of two already."""


class Invited(Struct, frozen=True):
    code: str


class Waiting(Struct, frozen=True):
    """A pairing on its way as one of the two sees it. `words` once both are there."""

    id: UUID
    partner_name: str
    words: tuple[str, ...]
    confirmed: bool
    minutes_left: int


def invite(vault: Vault) -> Invited:
    """A new code; an earlier one of this person ends."""
    _require_single(vault.person)
    Invitation.objects.filter(maker_id=vault.person).delete()
    code = "".join(ALPHABET[byte % 32] for byte in world.random_bytes(CODE_LENGTH))
    Invitation.objects.create(
        id=world.new_id(),
        code_digest=_digest(code),
        made=world.now(),
        maker_id=vault.person,
        room=world.new_id(),
    )
    return Invited(f"{code[:5]}-{code[5:]}")


def join(vault: Vault, code: str) -> None:
    """Raises CodeError, WaitError or AlreadyError. Five wrong tries of one person make the next wait."""
    _require_single(vault.person)
    tries = attempts.key(f"pairing {vault.person}", None)
    attempts.check(tries)
    joined = (
        Invitation.objects.filter(
            code_digest=_digest(code), made__gt=world.now() - VALID, joiner=None
        )
        .exclude(maker_id=vault.person)
        .update(joiner=vault.person)
    )
    if not joined:
        attempts.failed(tries, free=TRIES, longest=VALID)
        raise CodeError
    attempts.succeeded(tries)


def waiting(vault: Vault) -> Waiting | None:
    invitation = _current(vault.person)
    if invitation is None or invitation.joiner_id is None:
        return None
    other = invitation.joiner if invitation.maker_id == vault.person else invitation.maker
    assert other is not None  # noqa: S101 - checked above
    left = invitation.made + VALID - world.now()
    return Waiting(
        invitation.id,
        other.chosen_name,
        six_words(digest(_transcript(vault, invitation), purpose="six words")),
        bool(_own_signature(invitation, vault.person)),
        max(1, int(left.total_seconds() // 60)),
    )


def cancel(vault: Vault) -> None:
    Invitation.objects.filter(maker_id=vault.person).delete()
    Invitation.objects.filter(joiner_id=vault.person).delete()


@transaction.atomic
def confirm(vault: Vault) -> bool:
    """The words are the same on both phones, and both sentences hold. True once both confirmed."""
    found = _current(vault.person)
    if found is None or found.joiner_id is None:
        raise CodeError
    invitation = Invitation.objects.select_for_update().filter(id=found.id).first()
    if invitation is None:
        # Tapped twice: the first tap made the room while this one waited.
        raise CodeError
    _sign(vault, invitation)
    if not (invitation.maker_signature and invitation.joiner_signature):
        return False
    _make_room(vault, invitation)
    return True


def _sign(vault: Vault, invitation: Invitation) -> None:
    signature = sign(vault.identity.sign, _transcript(vault, invitation), purpose="pairing")
    if invitation.maker_id == vault.person:
        invitation.maker_signature = signature
    else:
        invitation.joiner_signature = signature
    invitation.save(update_fields=["maker_signature", "joiner_signature"])
    other = _other(vault, invitation)
    _let_go(vault, invitation)
    pin = PinPartner(
        room=str(invitation.room),
        box_key=bytes(other.box_key),
        sign_key=bytes(other.sign_key),
        name=other.chosen_name,
    )
    mine.act(vault, pin, mine.command_id())


def _let_go(vault: Vault, invitation: Invitation) -> None:
    """A room that the other left long ago may still be pinned here; the new one takes its place."""
    pinned = mine.look(vault).partner
    if pinned is not None and pinned.room != str(invitation.room):
        mine.act(vault, LeavePairing(room=pinned.room), mine.command_id())


def _make_room(vault: Vault, invitation: Invitation) -> None:
    """The second to confirm makes the room's key and boxes it to both."""
    other = _other(vault, invitation)
    _check_other(vault, invitation, other)
    _require_single(vault.person)
    _require_single(other.id)
    key = RoomKey(invitation.room, world.random_bytes(32))
    room = Room.objects.create(id=key.room, kind=Room.Kind.OURS)
    keys = {other.id: bytes(other.box_key), vault.person: vault.identity.box.public}
    for person, public in keys.items():
        wrapped = box(public, key.key, seed32=world.random_bytes(32))
        Membership.objects.create(room=room, person_id=person, wrapped_key=wrapped)
    zone = mine.look(vault).zone
    ours.append(vault, key, RoomOpened(zone=zone), mine.command_id(), zone=zone)
    _pin_at_referee(vault, other, key.room, zone)
    invitation.delete()
    ours.refresh(vault)


def _pin_at_referee(vault: Vault, other: Person, room: UUID, zone: str) -> None:
    members = ((vault.person, vault.identity.sign.public), (other.id, bytes(other.sign_key)))
    with referee_file.opened() as file:
        referee_file.pin(file, room, Pinned(members, day_of(world.now(), zone)))


def _check_other(vault: Vault, invitation: Invitation, other: Person) -> None:
    theirs = _own_signature(invitation, other.id)
    try:
        verify(bytes(other.sign_key), theirs, _transcript(vault, invitation), purpose="pairing")
    except VaultError as error:
        raise CodeError from error


def _transcript(vault: Vault, invitation: Invitation) -> bytes:
    """What both sign and what the six words stand for: invitation, room, four public keys, the referee's.

    One's own keys come from one's own vault: swapped in the database, they give the two other words.
    """
    people = (invitation.maker, invitation.joiner)
    keys = [key for person in people if person is not None for key in _keys(vault, person)]
    return b"".join([invitation.id.bytes, invitation.room.bytes, *keys, referee.public_key()])


def _keys(vault: Vault, person: Person) -> tuple[bytes, bytes]:
    if person.id == vault.person:
        return vault.identity.box.public, vault.identity.sign.public
    return bytes(person.box_key), bytes(person.sign_key)


def _current(person: UUID) -> Invitation | None:
    alive = Invitation.objects.filter(made__gt=world.now() - VALID).select_related(
        "maker", "joiner"
    )
    return alive.filter(maker_id=person).first() or alive.filter(joiner_id=person).first()


def has_invitation(person: UUID) -> bool:
    return _current(person) is not None


def _other(vault: Vault, invitation: Invitation) -> Person:
    other = invitation.joiner if invitation.maker_id == vault.person else invitation.maker
    if other is None:
        raise CodeError
    return other


def _own_signature(invitation: Invitation, person: UUID) -> bytes:
    by_maker = invitation.maker_id == person
    return bytes(invitation.maker_signature if by_maker else invitation.joiner_signature)


def _require_single(person: UUID) -> None:
    if ours.is_paired(person):
        raise AlreadyError


def _digest(code: str) -> bytes:
    plain = "".join(letter for letter in code.upper().translate(LOOKALIKES) if letter.isalnum())
    return digest(plain.encode(), purpose="invitation")
