"""One of the made-up people: an open vault, dice of their own, and an alarm that falls with setbacks."""

import random
from dataclasses import dataclass

from toward.accounts.sessions import Vault

WEEKS = 12
DAYS = WEEKS * 7
HARD_WEEK = 6  # the seventh: pushing came up, and the alarm rose with it


@dataclass
class Person:
    vault: Vault
    dice: random.Random
    start: float
    ease: float

    def alarm(self, day: int) -> int:
        """Falls over the weeks, with one week back and everyday noise."""
        back = 2.2 if day // 7 == HARD_WEEK else 0.0
        level = self.start - self.ease * day / DAYS + back + self.dice.gauss(0, 1.1)
        return max(0, min(10, round(level)))
