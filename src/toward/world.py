"""The one source of time and chance.

Only services, sessions and the command line read it; everything below takes `now`, bytes and
draws as arguments. Tests and the demo swap both with `use`; no setting, header or route can.
"""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Protocol
from uuid import UUID


class Clock(Protocol):
    def now(self) -> datetime: ...


class Chance(Protocol):
    def random_bytes(self, size: int) -> bytes: ...


class SystemClock:
    def now(self) -> datetime:
        return datetime.now(UTC)


class SystemChance:
    def random_bytes(self, size: int) -> bytes:
        return secrets.token_bytes(size)


@dataclass(frozen=True, slots=True)
class World:
    clock: Clock
    chance: Chance


_world = World(SystemClock(), SystemChance())


def now() -> datetime:
    """Aware, UTC."""
    return _world.clock.now()


def random_bytes(size: int) -> bytes:
    return _world.chance.random_bytes(size)


def unit() -> float:
    """One draw in [0, 1) with 53 random bits."""
    return (int.from_bytes(random_bytes(7), "big") >> 3) / 2**53


def new_id() -> UUID:
    """A random 128-bit identifier: nothing about order or time can be read from it."""
    return UUID(bytes=random_bytes(16))


@contextmanager
def use(*, clock: Clock | None = None, chance: Chance | None = None) -> Iterator[None]:
    """Swap clock or chance for tests and the demo, for every thread of this process."""
    global _world  # noqa: PLW0603 - the one place that may: see the module's text
    before = _world
    _world = replace(before, clock=clock or before.clock, chance=chance or before.chance)
    try:
        yield
    finally:
        _world = before
