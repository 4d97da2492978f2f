"""The labour of watching (M5): an urge to check, what the fear was, how strong, what was done instead."""

from datetime import date

from msgspec import Struct
from msgspec.structs import asdict, replace

from toward.programme.base import Command, Made, NoteEvent, Refused
from toward.programme.parts.tally import Tally, counted

FEARS: tuple[str, ...] = (
    "happens_again",
    "still_hidden",
    "not_enough",
    "made_a_fool",
    "left",
    "unsure",
)
INSTEAD: tuple[str, ...] = (
    "watched",
    "waited",
    "asked",
    "body",
    "moved",
    "someone",
    "else",
)
STRENGTH_MAX = 10


class WatchingEvent(NoteEvent, frozen=True, kw_only=True):
    pass


class UrgeNoted(WatchingEvent, frozen=True, kw_only=True, tag="urge_noted.1"):
    """strength: 0-10. fear and instead: keys of FEARS and INSTEAD, "" when left out."""

    strength: int
    fear: str = ""
    instead: str = ""


type WatchingEvents = UrgeNoted


class WatchingCommand(Command, frozen=True, kw_only=True):
    pass


class NoteUrge(WatchingCommand, frozen=True, kw_only=True):
    strength: int
    fear: str = ""
    instead: str = ""


type WatchingCommands = NoteUrge


class Watching(Struct, frozen=True, kw_only=True):
    """The load by week, and how often each fear and each other way was named."""

    weeks: tuple[Tally, ...] = ()
    fears: dict[str, int] = {}
    instead: dict[str, int] = {}
    last: date | None = None


def decide_watching(command: WatchingCommands) -> tuple[WatchingEvents, ...] | Refused:
    wrong = {
        "strength": not 0 <= command.strength <= STRENGTH_MAX,
        "fear": command.fear not in {"", *FEARS},
        "instead": command.instead not in {"", *INSTEAD},
    }
    reason = next((reason for reason, is_wrong in wrong.items() if is_wrong), None)
    return Refused(reason) if reason else (UrgeNoted(**asdict(command)),)


def fold_watching(part: Watching, made: Made, event: WatchingEvents) -> Watching:
    return replace(
        part,
        weeks=counted(part.weeks, made.day, event.strength),
        fears=_named(part.fears, event.fear),
        instead=_named(part.instead, event.instead),
        last=max(part.last or made.day, made.day),
    )


def _named(counts: dict[str, int], key: str) -> dict[str, int]:
    return {**counts, key: counts.get(key, 0) + 1} if key else counts
