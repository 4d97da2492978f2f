"""Which days of a virtual couple were really a loop, and in which of its stages: labels, never a rule.

A bad attempt: somebody's body braced under a touch that was not free. Bad attempts less than two weeks
apart are one chain; three make an episode.
"""

from collections.abc import Sequence

from msgspec import Struct

from toward.model.loop_life import Truth

TENSE, SENSED, FORCED = 0.6, 0.35, 0.25
APART = 14
EPISODE = 3
AFTER = 7  # so many days after the last bad attempt it still is
PRESSED = 0.35


class Chain(Struct, frozen=True):
    """The days of its bad attempts."""

    bad: tuple[int, ...]

    @property
    def is_episode(self) -> bool:
        return len(self.bad) >= EPISODE

    @property
    def ends(self) -> int:
        return self.bad[-1] + AFTER


def chains(truth: Sequence[Truth]) -> tuple[Chain, ...]:
    found: list[list[int]] = []
    for day in (number for number, one in enumerate(truth) if is_bad(one)):
        if found and day - found[-1][-1] < APART:
            found[-1].append(day)
        else:
            found.append([day])
    return tuple(Chain(tuple(days)) for days in found)


def is_bad(day: Truth) -> bool:
    pairs = zip(day.tension, day.forced, strict=True)
    return day.tried and any(tense >= TENSE and forced >= FORCED for tense, forced in pairs)


def stages(truth: Sequence[Truth], person: int) -> list[int]:
    """For each day 0 for calm, 1-5 in a chain's first turn, 6-10 in its later ones."""
    states = [0] * len(truth)
    for chain in chains(truth):
        for day in range(chain.bad[0], min(len(truth), chain.ends + 1)):
            turn = sum(bad <= day for bad in chain.bad)
            states[day] = _stage(truth[day], person) + (5 if turn > 1 else 0)
    return states


def _stage(day: Truth, person: int) -> int:
    if is_bad(day):
        return 3 if max(day.turned) >= SENSED else 2
    if day.tried:
        return 1
    return 4 if day.pressure[person] >= PRESSED else 5


def in_episode(truth: Sequence[Truth]) -> list[bool]:
    """From the second bad attempt on: before it, nobody could know."""
    days = [False] * len(truth)
    for chain in chains(truth):
        if chain.is_episode:
            for day in range(chain.bad[1], min(len(days), chain.ends + 1)):
                days[day] = True
    return days
