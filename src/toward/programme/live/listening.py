"""Speaking and listening in turns (M14, M15): who has the floor, and what may come next. Either phone may tap it.

There is no countdown: a turn is about five minutes long, and one soft sound is all that tells it.
"""

from datetime import datetime, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from toward.programme.days import day_ends, day_of

type Stage = Literal["speaking", "back", "moment"]
type Act = Literal["back", "yes", "not_quite", "change", "moment", "go_on"]

TURN = timedelta(minutes=5)


class Listening(Struct, frozen=True, kw_only=True):
    """names: of both; speaker: which of them has the floor. missed: the last saying back was not quite it.

    block: which four weeks since pairing, so that another question can be drawn with the vault locked.
    """

    zone: str
    began: datetime
    names: tuple[str, str]
    speaker: int = 0
    stage: Stage = "speaking"
    since: datetime
    missed: bool = False
    prompt: str = ""
    block: int = 0
    held_from: Stage = "speaking"
    held_at: datetime | None = None


def acted(held: Listening, act: Act, now: datetime) -> Listening:
    """What does not fit the stage changes nothing."""
    match held.stage, act:
        case "speaking", "back":
            return replace(held, stage="back")
        case "back", "yes" | "not_quite":
            return replace(held, stage="speaking", missed=act == "not_quite")
        case "speaking", "change":
            return replace(held, speaker=1 - held.speaker, since=now, missed=False)
        case "speaking" | "back", "moment":
            return replace(held, stage="moment", held_from=held.stage, held_at=now)
        case "moment", "go_on":
            waited = now - (held.held_at or now)
            return replace(held, stage=held.held_from, since=held.since + waited, held_at=None)
    return held


def asked(held: Listening, prompt: str) -> Listening:
    """Another question, while one speaks."""
    return replace(held, prompt=prompt) if held.stage == "speaking" else held


def left(held: Listening, now: datetime) -> timedelta:
    """Until the one soft sound; nothing once it has sounded, and nothing in a moment."""
    over = held.since + TURN
    return timedelta() if held.stage == "moment" else max(timedelta(), over - now)


def ends(held: Listening) -> datetime:
    return day_ends(day_of(held.began, held.zone), held.zone)
