"""Breathing at one pace (M4): one rhythm from a shared start, so that two phones need nothing but a clock."""

from datetime import datetime
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from toward.programme.days import day_ends, day_of

type Pace = Literal["slower", "middle", "quicker"]


class Rhythm(Struct, frozen=True):
    """In and out, in milliseconds and in counts said aloud; the out-breath is the longer one."""

    inhale: int
    exhale: int
    counts_in: int
    counts_out: int


# About five, six and seven and a half breaths a minute.
RHYTHMS: dict[Pace, Rhythm] = {
    "slower": Rhythm(5000, 7000, 5, 7),
    "middle": Rhythm(4000, 6000, 4, 6),
    "quicker": Rhythm(3000, 5000, 3, 5),
}


class Breathing(Struct, frozen=True, kw_only=True):
    zone: str
    start: datetime
    pace: Pace = "middle"


def at_pace(held: Breathing, pace: Pace, now: datetime) -> Breathing:
    """Another pace begins anew for both; the same one goes on as it is."""
    return held if pace == held.pace else replace(held, pace=pace, start=now)


def ends(held: Breathing) -> datetime:
    return day_ends(day_of(held.start, held.zone), held.zone)
