"""Bounds how many passphrases are worked on at once: each costs 128 MiB for a moment."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

DERIVING = 2
WAITING = 2
_deriving = BoundedSemaphore(DERIVING)
_queue = BoundedSemaphore(DERIVING + WAITING)


class BusyError(Exception):
    """Too many at once: answer 503 with what was typed kept, and ask to try again in a moment."""


@contextmanager
def turn() -> Iterator[None]:
    if not _queue.acquire(blocking=False):
        raise BusyError
    try:
        with _deriving:
            yield
    finally:
        _queue.release()
