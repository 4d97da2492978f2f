"""The one periodic work: close windows, blank cards at 04:00, purge. Idempotent; a crash loses nothing."""

import logging
import threading
from datetime import datetime, timedelta
from uuid import UUID

from django.db import close_old_connections

from toward import world
from toward.accounts import sessions
from toward.accounts.models import Invitation
from toward.journal.models import Live, Practice, Tick, Vote, Window
from toward.programme.days import day_ends, day_of
from toward.services import attempts, referee
from toward.services.marks import CARD_BYTES
from toward.services.pairing import VALID

log = logging.getLogger("toward.tick")
EVERY = timedelta(seconds=20)
CLOSED_KEPT = timedelta(days=2)


def tick(now: datetime) -> None:
    close_due(now)
    blank_cards(now)
    purge(now)


def close_due(now: datetime) -> None:
    for window in Window.objects.filter(closed=False, closes_at__lte=now).values_list(
        "id", flat=True
    ):
        _close(window, now)


def blank_cards(now: datetime) -> None:
    """A card lives until 04:00 of its night and is then random bytes again."""
    for window in Window.objects.filter(closed=True, closes_at__gt=now - CLOSED_KEPT):
        if now >= day_ends(day_of(window.closes_at, window.zone), window.zone):
            _blank(window.id)
    Window.objects.filter(closed=True, closes_at__lte=now - CLOSED_KEPT).delete()


def purge(now: datetime) -> None:
    Practice.objects.filter(until__lte=now).delete()
    Live.objects.filter(until__lte=now).delete()
    Invitation.objects.filter(made__lte=now - VALID).delete()
    sessions.purge(now)
    attempts.purge(now)


def claim(now: datetime) -> bool:
    """True for the one worker whose turn it is."""
    Tick.objects.get_or_create(id=1, defaults={"at": now - EVERY})
    return Tick.objects.filter(id=1, at__lte=now - EVERY).update(at=now) == 1


def start() -> threading.Event:
    """A thread of this process that ticks until the event is set."""
    stop = threading.Event()
    threading.Thread(target=_run, args=(stop,), name="tick", daemon=True).start()
    return stop


def _run(stop: threading.Event) -> None:
    while not stop.wait(EVERY.total_seconds() / 2):
        try:
            if claim(world.now()):
                tick(world.now())
        except Exception as error:  # noqa: BLE001 - the thread must outlive one bad turn
            log.warning("tick failed: %s", type(error).__name__)
        finally:
            close_old_connections()


def _close(window: UUID, now: datetime) -> None:
    try:
        referee.close(window, now)
    except Exception as error:  # noqa: BLE001 - one room's fault must not hold up all the others
        log.warning("window %s not dealt: %s", window, type(error).__name__)


def _blank(window: UUID) -> None:
    for vote in Vote.objects.filter(window_id=window).values_list("id", flat=True):
        Vote.objects.filter(id=vote).update(card=world.random_bytes(CARD_BYTES))
