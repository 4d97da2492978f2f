"""At the hour: opens both marks, deals one card, boxes it to each, and forgets the rest.

The one place that both partners' secrets meet in. The deal itself is pure (`programme.deck`); the
referee's file commits first, so a crash reads as nothing marked.
"""

import sqlite3
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from toward import world
from toward.accounts.models import Person
from toward.content.load import programme
from toward.journal.models import Standing, Vote, Window
from toward.programme import deck
from toward.programme.days import block_index, day_of
from toward.programme.deck import Block
from toward.programme.marks import (
    CARD_SIZE,
    Card,
    MarkError,
    counted,
    decode_mark,
    decode_standing,
    encode,
)
from toward.services import covers, referee_file
from toward.services.marks import MARK_BYTES, empty_own
from toward.services.referee_file import Keys, Pinned
from toward.vault.box import BoxKeys, box, open_box
from toward.vault.errors import VaultError
from toward.vault.sign import SIGNATURE, sign, verify

LATE = timedelta(minutes=60)


def close(window_id: UUID, now: datetime) -> None:
    """Deal the window's card, once: the row's lock decides who does. A closed window is left alone."""
    with transaction.atomic():
        window = Window.objects.select_for_update().filter(id=window_id, closed=False).first()
        if window is None:
            return
        card, keys = _decide(window, now)
        _hand_out(window, card, keys)


def sealed_card(public: bytes, keys: Keys, card: Card) -> bytes:
    body = encode(card)
    signed = sign(keys.sign, body, purpose="card") + body
    return box(public, signed, seed32=world.random_bytes(32), size=CARD_SIZE)


def public_key() -> bytes:
    with referee_file.opened() as file:
        return referee_file.keys(file).box.public


def verify_key() -> bytes:
    with referee_file.opened() as file:
        return referee_file.keys(file).sign.public


def _decide(window: Window, now: datetime) -> tuple[Card, Keys]:
    with referee_file.opened() as file:
        keys = referee_file.keys(file)
        pinned = referee_file.pinned(file, window.room_id)
        block = _block(file, window, pinned)
        first, second = _marks(file, window, pinned, now)
        dealt, after = deck.deal(
            programme(),
            block,
            first,
            second,
            _is_gentle(file, window, pinned, keys.box),
            deck.newest_first(programme()),
            world.unit,
            covers.rates(),
        )
        referee_file.keep_block(file, window.room_id, after)
        referee_file.forget_window(file, window.id)
    card = Card(
        window=window.id.bytes,
        card=dealt.card,
        twin=dealt.twin,
        is_touch=dealt.is_touch,
        openly_words=after.openly_words,
    )
    return card, keys


def _block(file: sqlite3.Connection, window: Window, pinned: Pinned | None) -> Block:
    """This evening's block: the kept one, a new draw at its start, or gentle where the file was lost."""
    if pinned is None:
        return deck.gentle_block(1)
    index = block_index(pinned.paired_on, day_of(window.closes_at, window.zone))
    kept = referee_file.block(file, window.room_id)
    if kept is not None and kept.index == index:
        return kept
    return deck.draw_block(programme(), index, world.unit, covers.rates())


def _marks(
    file: sqlite3.Connection, window: Window, pinned: Pinned | None, now: datetime
) -> tuple[frozenset[str], frozenset[str]]:
    keys = referee_file.window_keys(file, window.id)
    if pinned is None or keys is None or now - window.closes_at > LATE:
        return frozenset(), frozenset()
    first, second = (_mark(window, keys, member, key) for member, key in pinned.members)
    return first, second


def _mark(window: Window, keys: BoxKeys, member: UUID, verify_with: bytes) -> frozenset[str]:
    """What this member's row is worth; anything that fails on the way is nothing marked."""
    row = (
        Vote.objects.filter(window=window, member_id=member).values_list("mark", flat=True).first()
    )
    try:
        mark = decode_mark(_verified(keys, row, verify_with, "mark"))
    except (VaultError, MarkError):
        return frozenset()
    return counted(
        mark,
        window=window.id.bytes,
        member=member.bytes,
        at=window.closes_at,
        fresh_hours=programme().limits.fresh_hours,
    )


def _is_gentle(
    file: sqlite3.Connection, window: Window, pinned: Pinned | None, keys: BoxKeys
) -> bool:
    """Either side's standing, or one phone for two. One that can't be read, or isn't the newest, is gentle."""
    if pinned is None or window.shared_phone:
        return True
    standings = [
        _standing(file, window.room_id, keys, member, key) for member, key in pinned.members
    ]
    return any(standings)


def _standing(
    file: sqlite3.Connection, room: UUID, keys: BoxKeys, member: UUID, verify_with: bytes
) -> bool:
    row = (
        Standing.objects.filter(room_id=room, member_id=member)
        .values_list("blob", flat=True)
        .first()
    )
    if not referee_file.is_newest_standing(file, room, member, bytes(row or b"")):
        return True
    try:
        standing = decode_standing(_verified(keys, row, verify_with, "standing"))
    except (VaultError, MarkError):
        return True
    theirs = (standing.room, standing.member) == (room.bytes, member.bytes)
    return standing.gentle or not theirs


def _verified(
    keys: BoxKeys, blob: bytes | memoryview | None, verify_with: bytes, purpose: str
) -> bytes:
    signed = open_box(keys, bytes(blob or b""))
    body = signed[SIGNATURE:]
    verify(verify_with, signed[:SIGNATURE], body, purpose=purpose)
    return body


def _hand_out(window: Window, card: Card, keys: Keys) -> None:
    for vote in Vote.objects.filter(window=window):
        public = bytes(Person.objects.only("box_key").get(id=vote.member_id).box_key)
        vote.card = sealed_card(public, keys, card)
        vote.mark, vote.own = world.random_bytes(MARK_BYTES), empty_own()
        vote.save(update_fields=["card", "mark", "own"])
    window.closed = True
    window.save(update_fields=["closed"])
