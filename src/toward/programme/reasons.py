"""Why something is proposed: a sentence's key and the person's own number, day or step in it."""

from typing import Literal

from msgspec import Struct

type ReasonKey = Literal[
    "afraid",
    "found_out",
    "forced",
    "unwanted",
    "bad_days",
    "alarm_high",
    "direction",
    "solo_floor",
    "two_stops",
    "rise",
    "heard_little",
    "near_next",
    "quiet_now",
    "alone",
    "loop",
    "due",
    "for_all",
    "letter_begun",
    "letter_night",
    "letter_rested",
    "ways_note",
    "held",
    "season",
    "season_chosen",
    "chosen",
    "weeks_found",
    "weeks_named",
    "weeks_here",
]


class Reason(Struct, frozen=True):
    """A sentence's key and the person's own number, day or step in it."""

    key: ReasonKey
    value: int | str | None = None
