"""A practice that runs now. A live row of random token, room and times, without content in clear.

Stop works with the vault locked: the token in the address is enough, and it ends it for both. Gone at 04:00.
"""

from datetime import datetime
from uuid import UUID

import msgspec
from django.db import transaction
from msgspec import Struct

from toward import world
from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.journal.models import Practice
from toward.programme import gate
from toward.programme.days import day_ends, day_of
from toward.services import marks, mine, ours
from toward.services.ours import Opened
from toward.vault.digest import digest
from toward.vault.errors import VaultError
from toward.vault.identity import subkey
from toward.vault.seal import open_sealed, seal_fixed

STEP_SIZE = 256
MOST_ROUNDS = 3
READY = 32


class Running(Struct, frozen=True):
    """What the opened room knows of a running practice."""

    step: str
    token: str
    together: bool = True


class Status(Struct, frozen=True):
    began: datetime
    over: bool
    stopped: bool
    rounds: int


class GoneError(Exception):
    """No such practice, or it is past 04:00."""


def begin(vault: Vault, step: str) -> str:
    """Start for both where there are two; the answer is the token of the practice's address."""
    opened, now = ours.find(vault), world.now()
    token = world.random_bytes(16).hex()
    place = opened.key.room if opened else None
    # One practice at a time: the older one is over for both.
    end_others(place)
    Practice.objects.create(
        token_digest=_digest(token),
        room_id=place,
        sealed_step=_sealed(_key(vault), Running(step, token, place is not None)),
        began=now,
        ready=_nobody(),
        until=_until(vault, now),
    )
    return token


def find(opened: Opened) -> Running | None:
    """The practice that runs in the room of two, for the one who did not start it."""
    row = Practice.objects.filter(room_id=opened.key.room, over=None, until__gt=world.now()).first()
    return _opened(_room_key(opened), row) if row else None


def step_of(vault: Vault, token: str) -> str:
    """Which practice this is; needs the vault, unlike its Stop."""
    running = _opened(_key(vault), _row(token))
    if running is None:
        raise GoneError
    return running.step


def alarm_before(vault: Vault, token: str) -> int | None:
    """The alarm one gave last on the day, before it began; so that a rise by it can be told at all."""
    state, began = mine.look(vault), _row(token).began
    latest, day = state.latest, day_of(began, state.zone)
    if latest is None or latest.taken_back or latest.day != day or latest.at > began:
        return None
    return latest.alarm


def status(token: str) -> Status:
    row = _row(token)
    return Status(row.began, row.over is not None, row.stopped, row.rounds)


def stop(token: str) -> None:
    """Ends it for both, at once and without a reason."""
    _end(token, stopped=True)


def finish(token: str) -> None:
    """The time is over, or it was enough; ends it for both with the same calm words."""
    _end(token, stopped=False)


def go_on(vault: Vault, token: str, *, after: int, alarm: int, far_away: bool) -> None:
    """One's own private answer after a round. Over the limit or far away ends it for both.

    The next round begins when both have said so; until then each sees the same resting words.
    A yes counts for the round it was asked after, so one that was sent twice is no second yes.
    Raises GoneError for whoever is not in this practice.
    """
    step_of(vault, token)  # raises where the practice is not one's own
    state = mine.look(vault)
    may = gate.may_go_on(programme(), state, world.now(), alarm=alarm, far_away=far_away)
    if not may:
        marks.blank(vault.person)
    if not may or after >= MOST_ROUNDS:
        finish(token)
        return
    with transaction.atomic():
        row = Practice.objects.select_for_update().get(token_digest=_row(token).token_digest)
        if row.over is None and row.rounds == after:
            _note_ready(row, _yes(vault.person, token), _others_yes(vault, row, token))


def end_others(room: UUID | None) -> None:
    if room is not None:
        Practice.objects.filter(room_id=room, over=None).update(over=world.now())


def _note_ready(row: Practice, own: bytes, others: bytes | None) -> None:
    """Nothing but the other's own yes begins the next round for two."""
    if others is None or bytes(row.ready) == others:
        row.rounds, row.ready, row.began = row.rounds + 1, _nobody(), world.now()
    else:
        row.ready = own
    row.save(update_fields=["rounds", "ready", "began"])


def _yes(person: UUID, token: str) -> bytes:
    return digest(person.bytes + token.encode(), purpose="ready")


def _others_yes(vault: Vault, row: Practice, token: str) -> bytes | None:
    opened = ours.find(vault) if row.room_id else None
    return _yes(opened.partner.id, token) if opened else None


def _nobody() -> bytes:
    """As long as a yes: a row never shows whether one of the two has answered."""
    return world.random_bytes(READY)


def _end(token: str, *, stopped: bool) -> None:
    row = _row(token)
    Practice.objects.filter(token_digest=row.token_digest, over=None).update(
        over=world.now(), stopped=stopped
    )


def _row(token: str) -> Practice:
    row = Practice.objects.filter(token_digest=_digest(token), until__gt=world.now()).first()
    if row is None:
        raise GoneError
    return row


def _key(vault: Vault) -> bytes:
    opened = ours.find(vault)
    return _room_key(opened) if opened else subkey(vault.key, "practice")


def _room_key(opened: Opened) -> bytes:
    return digest(opened.key.key, purpose="practice")


def _sealed(key: bytes, running: Running) -> bytes:
    body = msgspec.msgpack.encode(running)
    return seal_fixed(key, body, size=STEP_SIZE, ad=b"practice", nonce24=world.random_bytes(24))


def _opened(key: bytes, row: Practice) -> Running | None:
    try:
        body = open_sealed(key, bytes(row.sealed_step), ad=b"practice")
        return msgspec.msgpack.decode(body, type=Running)
    except (VaultError, msgspec.DecodeError):
        return None


def _until(vault: Vault, now: datetime) -> datetime:
    zone = mine.look(vault).zone
    return day_ends(day_of(now, zone), zone)


def _digest(token: str) -> bytes:
    return digest(token.encode(), purpose="practice id")
