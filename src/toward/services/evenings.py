"""An evening: the menu before the hour, one and the same card after it, nothing after 04:00."""

from datetime import datetime

from django.db import transaction
from msgspec import Struct
from msgspec.structs import replace

from toward import world
from toward.accounts.sessions import Vault
from toward.journal import store
from toward.journal.models import Vote, Window
from toward.programme.base import Refused
from toward.programme.commands import NoteTonightAlarm, SayAskedToShow
from toward.programme.days import wall_clock
from toward.programme.marks import Card, MarkError, decode_card
from toward.services import arrangements, marks, mine, ours, referee
from toward.services.marks import Asked
from toward.services.ours import Opened
from toward.vault.box import open_box
from toward.vault.errors import VaultError
from toward.vault.sign import SIGNATURE, verify


class Evening(Struct, frozen=True):
    """What both see of tonight: when it is dealt, and the card once it is."""

    closes_at: datetime
    zone: str
    shared_phone: bool
    card: Card | None

    @property
    def hour(self) -> str:
        """The hour on the couple's clock, as "20:00"."""
        return wall_clock(self.closes_at, self.zone)


class TooLateError(Exception):
    """There is no evening to mark now: dealt already, or none tonight."""


def tonight(vault: Vault, opened: Opened | None = None) -> Evening | None:
    opened = opened or ours.find(vault)
    window = ours.window_on(opened, world.now()) if opened else None
    return _evening(vault, window) if window else None


def mark(vault: Vault, asked: Asked, command_id: str) -> Refused | None:
    """Keep the menu: tonight's alarm in the own room, the mark sealed to the window.

    Both under the own room's lock, so that an act in another tab that closes anything comes before or after.
    """
    opened = ours.find(vault)
    window = _open_window(opened)
    command = NoteTonightAlarm(alarm=asked.alarm, direction=asked.direction)
    try:
        with transaction.atomic():
            store.lock(vault.mine)
            counting = _while_touch_rests(vault, asked)
            refused = mine.act(vault, command, command_id)
            if refused is None:
                marks.save(vault, window, counting, mine.look(vault))
    except marks.ClosedError as error:
        raise TooLateError from error
    return refused


def say_asked(vault: Vault, command_id: str) -> None:
    """One private tap: counts as nothing tonight."""
    mine.act(vault, SayAskedToShow(), command_id)
    opened = ours.find(vault)
    window = ours.window_on(opened, world.now()) if opened else None
    if window is not None and not window.closed:
        marks.refuse_tonight(vault, window)


def _open_window(opened: Opened | None) -> Window:
    window = ours.window_on(opened, world.now()) if opened else None
    if window is None or window.closed or window.closes_at <= world.now() or window.shared_phone:
        raise TooLateError
    return window


def _while_touch_rests(vault: Vault, asked: Asked) -> Asked:
    """Under the lock of the room of two, after the own room's: a rest set at this moment comes before or after."""
    opened = ours.get(vault)
    store.lock(opened.key)
    rests = arrangements.touch_rests_until(ours.get(vault)) is not None
    return replace(asked, steps=frozenset()) if rests else asked


def _evening(vault: Vault, window: Window) -> Evening:
    now = world.now()
    if not window.closed and window.closes_at <= now:
        referee.close(window.id, now)
        window.refresh_from_db()
    card = _card(vault, window) if window.closed else None
    return Evening(window.closes_at, window.zone, window.shared_phone, card)


def _card(vault: Vault, window: Window) -> Card | None:
    """The card in this member's row; None once it was blanked."""
    blob = Vote.objects.get(window=window, member_id=vault.person).card
    try:
        signed = open_box(vault.identity.box, bytes(blob))
        verify(referee.verify_key(), signed[:SIGNATURE], signed[SIGNATURE:], purpose="card")
        card = decode_card(signed[SIGNATURE:])
    except (VaultError, MarkError):
        return None
    # A true card of another evening, put back by a writer to the database, is none of tonight's.
    return card if card.window == window.id.bytes else None
