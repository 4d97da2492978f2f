"""Protective patterns (M8): which, where it was learned, what it protected; one small experiment at a time.

The words stand in the log. An alarm noted with an experiment can close touch, never open it.
"""

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import asdict, replace

from toward.programme.base import Command, Made, NoteEvent, Refused

PATTERNS: tuple[str, ...] = (
    "shut_down",
    "go_away",
    "joke",
    "change_subject",
    "flooded",
    "easy",
    "agree",
    "explain",
    "busy",
    "sharp",
)
LEARNED: tuple[str, ...] = (
    "too_much",
    "trouble",
    "easy_safe",
    "unreliable",
    "alone",
    "later",
    "unknown",
)
OUTCOMES: tuple[str, ...] = ("did", "smaller", "not_come", "chose_not")
ALARM_MAX = 10
TEXT_LENGTH = 400
TRY_LENGTH = 200
ENDED_KEPT = 12
DUE_AFTER = timedelta(days=7)


class PatternEvent(NoteEvent, frozen=True, kw_only=True):
    pass


class PatternMapped(PatternEvent, frozen=True, kw_only=True, tag="pattern_mapped.1"):
    """pattern: a key of PATTERNS; mapped again it takes the place of what was said. learned: keys of LEARNED."""

    pattern: str
    learned: tuple[str, ...] = ()
    where: str = ""
    protected: str = ""


class TryBegun(PatternEvent, frozen=True, kw_only=True, tag="try_begun.1"):
    """A small experiment with a mapped pattern, in one's own words."""

    pattern: str
    what: str


class TryEnded(PatternEvent, frozen=True, kw_only=True, tag="try_ended.1"):
    """What happened with the one that was begun. outcome: a key of OUTCOMES. A loud alarm closes."""

    outcome: str
    happened: str = ""
    alarm: int | None = None


type PatternEvents = PatternMapped | TryBegun | TryEnded


class PatternCommand(Command, frozen=True, kw_only=True):
    pass


class MapPattern(PatternCommand, frozen=True, kw_only=True):
    pattern: str
    learned: tuple[str, ...] = ()
    where: str = ""
    protected: str = ""


class BeginTry(PatternCommand, frozen=True, kw_only=True):
    pattern: str
    what: str


class EndTry(PatternCommand, frozen=True, kw_only=True):
    outcome: str
    happened: str = ""
    alarm: int | None = None


type PatternCommands = MapPattern | BeginTry | EndTry


class Try(Struct, frozen=True, array_like=True):
    """seq: where what was to be tried stands; ended: where what happened stands, 0 while it goes on."""

    pattern: str
    seq: int
    day: date
    ended: int = 0


class Patterns(Struct, frozen=True, kw_only=True):
    """mapped: where each was mapped last."""

    mapped: dict[str, int] = {}
    now: Try | None = None
    ended: tuple[Try, ...] = ()
    last: date | None = None


def decide_patterns(
    part: Patterns, command: PatternCommands
) -> tuple[PatternEvents, ...] | Refused:
    reason = _wrong(part, command)
    return Refused(reason) if reason else (_event(command),)


def fold_patterns(part: Patterns, made: Made, event: PatternEvents) -> Patterns:
    part = replace(part, last=max(part.last or made.day, made.day))
    match event:
        case PatternMapped():
            return replace(part, mapped={**part.mapped, event.pattern: made.seq})
        case TryBegun():
            return replace(part, now=Try(event.pattern, made.seq, made.day))
        case TryEnded() if part.now:
            over = replace(part.now, ended=made.seq)
            return replace(part, now=None, ended=(*part.ended, over)[-ENDED_KEPT:])
        case TryEnded():
            return part


def due_try(part: Patterns) -> date | None:
    """From which day on one could look what happened."""
    return part.now.day + DUE_AFTER if part.now else None


def _event(command: PatternCommands) -> PatternEvents:
    match command:
        case MapPattern():
            return PatternMapped(**asdict(command))
        case BeginTry():
            return TryBegun(**asdict(command))
        case EndTry():
            return TryEnded(**asdict(command))


def _wrong(part: Patterns, command: PatternCommands) -> str | None:
    match command:
        case MapPattern():
            return _wrong_map(command)
        case BeginTry():
            return _wrong_try(part, command)
        case EndTry():
            return _wrong_end(part, command)


def _wrong_map(command: MapPattern) -> str | None:
    learned = set(command.learned)
    wrong = {
        "pattern": command.pattern not in PATTERNS,
        "learned": len(learned) < len(command.learned) or not learned <= set(LEARNED),
        "where": len(command.where) > TEXT_LENGTH,
        "protected": len(command.protected) > TEXT_LENGTH,
    }
    return next((reason for reason, is_wrong in wrong.items() if is_wrong), None)


def _wrong_try(part: Patterns, command: BeginTry) -> str | None:
    wrong = {
        "one_at_a_time": part.now is not None,
        "pattern": command.pattern not in part.mapped,
        "what": not 0 < len(command.what.strip()) <= len(command.what) <= TRY_LENGTH,
    }
    return next((reason for reason, is_wrong in wrong.items() if is_wrong), None)


def _wrong_end(part: Patterns, command: EndTry) -> str | None:
    wrong = {
        "nothing_begun": part.now is None,
        "outcome": command.outcome not in OUTCOMES,
        "happened": len(command.happened) > TEXT_LENGTH,
        "alarm": command.alarm is not None and not 0 <= command.alarm <= ALARM_MAX,
    }
    return next((reason for reason, is_wrong in wrong.items() if is_wrong), None)
