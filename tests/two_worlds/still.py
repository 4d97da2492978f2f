"""A world in which only what people do can differ: the clock is told, chance is keyed by who acts.

Whatever A does draws from A's own streams, so that it can never shift what B's requests draw. Django's
own randomness (form tokens) and its own clock (a cookie's last day) come from here too.
"""

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from unittest.mock import patch

from toward import world

UNIT = 7  # bytes of one draw in [0, 1); see world.unit


@dataclass
class KeyedWorld:
    at: datetime = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
    seed: str = ""
    lots: list[float] = field(default_factory=list)
    _turns: Counter[str] = field(default_factory=Counter)
    _dice: random.Random = field(default_factory=lambda: random.Random(7))

    def now(self) -> datetime:
        return self.at

    def random_bytes(self, size: int) -> bytes:
        if size == UNIT and self.lots:
            return (int(self.lots.pop(0) * 2**53) << 3).to_bytes(UNIT, "big")
        return self._dice.randbytes(size)

    def text(self, length: int, allowed_chars: str) -> str:
        return "".join(self._dice.choice(allowed_chars) for _ in range(length))

    def begin_anew(self) -> None:
        """Nobody has had a turn yet."""
        self._turns.clear()

    def turn(self, who: str) -> None:
        """From now on chance belongs to this actor's next request."""
        self._turns[who] += 1
        self._dice = random.Random(f"{self.seed} {who} {self._turns[who]}")

    def pass_by(self, **span: float) -> None:
        self.at += timedelta(**span)

    def _seconds(self) -> float:
        return self.at.timestamp()

    @contextmanager
    def used(self) -> Iterator["KeyedWorld"]:
        clock = SimpleNamespace(time=self._seconds)
        with (
            world.use(clock=self, chance=self),
            patch("django.middleware.csrf.get_random_string", self.text),
            patch("django.http.response.time", clock),
        ):
            yield self


@contextmanager
def one_derivation_each() -> Iterator[None]:
    """The costly key derivation is a pure function: the same question is worked on once."""
    from functools import cache  # noqa: PLC0415

    from toward.vault import kdf  # noqa: PLC0415

    with patch.object(kdf, "derive", cache(kdf.derive)):
        yield
