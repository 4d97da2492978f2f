"""Failed tries make the next one wait: 1, 2, 4 … 60 seconds. Nobody is ever locked out.

A device that was signed in before is counted by itself, so that tries elsewhere cost its owner nothing.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from toward import world
from toward.accounts.models import Attempt
from toward.vault.digest import digest

FREE_TRIES = 3
LONGEST = timedelta(seconds=60)


class WaitError(Exception):
    """Try again after `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


def key(name: str, device: UUID | None) -> bytes:
    """Who tries: the trusted device, or anybody else at this name."""
    who = f"device {device}" if device else f"name {name}"
    return digest(who.encode(), purpose="attempt", key=settings.TOWARD_PEPPER)


def check(key: bytes) -> None:
    """Raises WaitError while the last failures still count."""
    row = Attempt.objects.filter(id=key).first()
    if row and row.until > world.now():
        raise WaitError(int((row.until - world.now()).total_seconds()) + 1)


def failed(key: bytes, *, free: int = FREE_TRIES, longest: timedelta = LONGEST) -> None:
    """Past the free tries each failure doubles the wait; a long `longest` is waited at once."""
    now = world.now()
    with transaction.atomic():
        row, _ = Attempt.objects.select_for_update().get_or_create(id=key, defaults={"until": now})
        row.count += 1
        row.until = now + _delay(row.count - free, longest)
        row.save(update_fields=["count", "until"])


def succeeded(key: bytes) -> None:
    Attempt.objects.filter(id=key).delete()


def purge(now: datetime) -> None:
    Attempt.objects.filter(until__lt=now - timedelta(days=1)).delete()


def _delay(over: int, longest: timedelta) -> timedelta:
    if over < 0:
        return timedelta()
    return longest if longest > LONGEST else min(timedelta(seconds=2 ** min(over, 6)), longest)
