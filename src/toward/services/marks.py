"""Tonight's marks: built while their owner's vault is open, sealed to the window, read by the referee only.

The row exists for every window and is as long as every other, marked or not. Nothing of it is ever
shown again, to anybody.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from msgspec import Struct

from toward import world
from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.journal.models import Standing as StandingRow
from toward.journal.models import Vote, Window
from toward.programme import gate
from toward.programme.definition import Direction
from toward.programme.gate import Tonight
from toward.programme.marks import MARK_SIZE, Mark, Standing, encode
from toward.programme.state import State
from toward.services import referee_file
from toward.vault.box import box, box_keys
from toward.vault.errors import VaultError
from toward.vault.identity import Identity, subkey
from toward.vault.seal import open_sealed, seal_fixed
from toward.vault.sign import sign

OWN_SIZE = 16
CARD_BYTES = 1024 + 48


def _boxed_size(size: int) -> int:
    return len(box(box_keys(bytes(32)).public, b"", seed32=bytes(32), size=size))


MARK_BYTES = _boxed_size(MARK_SIZE)


class ClosedError(Exception):
    """The referee has no such window any more: nothing can be marked for it."""


class Asked(Struct, frozen=True):
    """What the menu's form said. `nothing` outranks every mark of that day, before or after it."""

    steps: frozenset[str]
    nothing: bool
    alarm: int
    direction: Direction | None


def save(vault: Vault, window: Window, asked: Asked, state: State) -> None:
    """Overwrite this member's mark: what they marked and what is open on their own side, and no more."""
    now = world.now()
    with transaction.atomic():
        vote = Vote.objects.select_for_update().get(window=window, member_id=vault.person)
        nothing = asked.nothing or _said_nothing(vault, vote)
        steps = frozenset() if nothing else _counted(state, asked, now)
        mark = Mark(
            window=window.id.bytes,
            member=vault.person.bytes,
            steps=tuple(sorted(steps)),
            alarm_at=state.latest.at if state.latest else None,
        )
        vote.mark = sealed_mark(_trusted_key(window), vault.identity, mark)
        vote.own = _own(vault, vote, nothing=nothing)
        vote.save(update_fields=["mark", "own"])


def empty_own() -> bytes:
    """What stands in `own` before and after: sealed under a key that nobody keeps."""
    return seal_fixed(
        world.random_bytes(32), b"", size=OWN_SIZE, ad=b"", nonce24=world.random_bytes(24)
    )


def empty(public_key: bytes) -> bytes:
    """What stands where nothing was marked. A true box, for a box can partly be told from random bytes."""
    return box(public_key, b"", seed32=world.random_bytes(32), size=MARK_SIZE)


def blank(person_id: UUID) -> None:
    """Something closed: whatever was marked for windows still open is gone, in the same transaction.

    One write however many windows there are: how many depends on when the other unlocked.
    """
    votes = list(_open_votes(person_id))
    for vote in votes:
        vote.mark = empty(bytes(vote.window.public_key))
    Vote.objects.bulk_update(votes, ["mark"])


def refuse_tonight(vault: Vault, window: Window) -> None:
    """'Asked to mark or to show': nothing tonight, whatever is marked before or after."""
    for vote in _open_votes(vault.person).filter(window=window):
        vote.mark = empty(bytes(window.public_key))
        vote.own = _own(vault, vote, nothing=True)
        vote.save(update_fields=["mark", "own"])


def sealed_mark(public_key: bytes, keys: Identity, mark: Mark) -> bytes:
    return _signed_box(public_key, keys, encode(mark), purpose="mark")


def write_standing(vault: Vault, room: UUID, referee: bytes, state: State) -> None:
    """Rewritten at every unlock of everyone, so that writing it says nothing.

    The row first, then the file, as a deal takes them: in a crash between the two it reads as gentle.
    """
    now = world.now()
    standing = Standing(
        room=room.bytes, member=vault.person.bytes, gentle=gate.is_gentle(state, now), at=now
    )
    blob = _signed_box(referee, vault.identity, encode(standing), purpose="standing")
    StandingRow.objects.update_or_create(
        room_id=room, member_id=vault.person, defaults={"blob": blob}
    )
    with referee_file.opened() as file:
        referee_file.keep_standing(file, room, vault.person, blob)


def _open_votes(person_id: UUID) -> QuerySet[Vote]:
    return Vote.objects.filter(member_id=person_id, window__closed=False).select_related("window")


def _trusted_key(window: Window) -> bytes:
    """The window's public key as the referee itself keeps it: the row could have been swapped."""
    with referee_file.opened() as file:
        keys = referee_file.window_keys(file, window.id)
    if keys is None:
        raise ClosedError
    return keys.public


def _counted(state: State, asked: Asked, now: datetime) -> frozenset[str]:
    """By what was said with the menu and by what was kept last: a form sent again says nothing new."""
    tonight = Tonight(alarm=asked.alarm, direction=asked.direction)
    said = gate.open_steps(programme(), state, now, tonight)
    return asked.steps & said & gate.open_steps(programme(), state, now)


def _signed_box(public_key: bytes, keys: Identity, body: bytes, *, purpose: str) -> bytes:
    signed = sign(keys.sign, body, purpose=purpose) + body
    return box(public_key, signed, seed32=world.random_bytes(32), size=MARK_SIZE)


def _said_nothing(vault: Vault, vote: Vote) -> bool:
    try:
        return (
            open_sealed(subkey(vault.key, "own vote"), bytes(vote.own), ad=_own_place(vote)) == b"1"
        )
    except VaultError:
        # Random bytes: nothing was saved for this window yet.
        return False


def _own(vault: Vault, vote: Vote, *, nothing: bool) -> bytes:
    return seal_fixed(
        subkey(vault.key, "own vote"),
        b"1" if nothing else b"0",
        size=OWN_SIZE,
        ad=_own_place(vote),
        nonce24=world.random_bytes(24),
    )


def _own_place(vote: Vote) -> bytes:
    return b"own" + vote.window_id.bytes + vote.member_id.bytes
