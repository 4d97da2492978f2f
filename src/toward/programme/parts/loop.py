"""The loop of five turns (M6), as its owner notes it: an attempt and why, a body that braces, feeling turned
away, pressure or guilt, keeping out of its way. And what they answered when asked whether it fits.

A noted pressure, or going along, closes touch as in a check-in; nothing here opens anything.
"""

from datetime import date, timedelta
from typing import Literal, assert_never

from msgspec import Struct
from msgspec.structs import asdict, replace

from toward.programme.base import Command, Event, Made, NoteEvent, Refused

type Tried = Literal["", "me", "other", "both"]
type Why = Literal["", "want", "fix", "guilt", "peace"]
type Fits = Literal["yes", "partly", "no"]

TRIED: tuple[Tried, ...] = ("me", "other", "both")
WHYS: tuple[Why, ...] = ("want", "fix", "guilt", "peace")
FITS: tuple[Fits, ...] = ("yes", "partly", "no")
STRONGEST = 10
DAYS_KEPT = timedelta(days=120)
NOTES_KEPT = 100
ANSWERS_KEPT = 12


class TurnNoted(Event, frozen=True, kw_only=True, tag="turn_noted.1"):
    """One moment. tried: by whom closeness was tried, "" left out. why: one's own reason. Numbers 0-10."""

    tried: Tried = ""
    why: Why = ""
    tension: int | None = None
    turned_away: int | None = None
    pressure: int | None = None
    went_along: bool = False
    avoided: bool = False


class LoopAnswered(NoteEvent, frozen=True, kw_only=True, tag="loop_answered.1"):
    """'Does this fit?', asked about one's own notes."""

    fits: Fits


type LoopEvents = TurnNoted | LoopAnswered


class LoopCommand(Command, frozen=True, kw_only=True):
    pass


class NoteTurn(LoopCommand, frozen=True, kw_only=True):
    tried: Tried = ""
    why: Why = ""
    tension: int | None = None
    turned_away: int | None = None
    pressure: int | None = None
    went_along: bool = False
    avoided: bool = False


class AnswerLoop(LoopCommand, frozen=True, kw_only=True):
    fits: Fits


type LoopCommands = NoteTurn | AnswerLoop


class TurnDay(Struct, frozen=True, kw_only=True, array_like=True):
    """One day's notes together: the strongest of each, the last reason."""

    day: date
    tried: bool = False
    why: Why = ""
    tension: int | None = None
    turned_away: int | None = None
    pressure: int | None = None
    avoided: bool = False


class Answer(Struct, frozen=True, kw_only=True, array_like=True):
    day: date
    fits: Fits


class Loop(Struct, frozen=True, kw_only=True):
    days: tuple[TurnDay, ...] = ()
    answers: tuple[Answer, ...] = ()
    last: date | None = None


def decide_loop(command: LoopCommands) -> tuple[LoopEvents, ...] | Refused:
    match command:
        case NoteTurn():
            return _note(command)
        case AnswerLoop():
            fits = command.fits in FITS
            return (LoopAnswered(fits=command.fits),) if fits else Refused("fits")
    assert_never(command)


def fold_loop(part: Loop, made: Made, event: LoopEvents) -> Loop:
    match event:
        case TurnNoted():
            last = max(part.last or made.day, made.day)
            return replace(_with(part, _day_of(made.day, event)), last=last)
        case LoopAnswered():
            new = Answer(day=made.day, fits=event.fits)
            return replace(part, answers=(*part.answers, new)[-ANSWERS_KEPT:])
    assert_never(event)


def with_round(part: Loop, day: date, during: int | None) -> Loop:
    """A round that was noted after a practice: closeness was tried, and this is how the body was in it."""
    return _with(part, TurnDay(day=day, tried=True, tension=during))


def is_forced(event: TurnNoted) -> bool:
    """Going along, or pressure at all: then no touch that day, as after a check-in that says so."""
    return event.went_along or bool(event.pressure)


def _note(command: NoteTurn) -> tuple[LoopEvents, ...] | Refused:
    numbers = (command.tension, command.turned_away, command.pressure)
    wrong = {
        "tried": command.tried not in {"", *TRIED},
        "why": command.why not in {"", *WHYS},
        "number": any(one is not None and not 0 <= one <= STRONGEST for one in numbers),
        "empty": command == NoteTurn(),
    }
    reason = next((reason for reason, is_wrong in wrong.items() if is_wrong), None)
    return Refused(reason) if reason else (TurnNoted(**asdict(command)),)


def _day_of(day: date, event: TurnNoted) -> TurnDay:
    return TurnDay(
        day=day,
        tried=event.tried != "" or event.went_along,
        why=event.why,
        tension=event.tension,
        turned_away=event.turned_away,
        pressure=event.pressure,
        avoided=event.avoided,
    )


def _with(part: Loop, new: TurnDay) -> Loop:
    known = next((one for one in part.days if one.day == new.day), None)
    others = [one for one in part.days if one.day != new.day]
    days = sorted([*others, _joined(known, new) if known else new], key=lambda one: one.day)
    first = days[-1].day - DAYS_KEPT
    return replace(part, days=tuple(one for one in days if one.day > first)[-NOTES_KEPT:])


def _joined(one: TurnDay, other: TurnDay) -> TurnDay:
    return TurnDay(
        day=one.day,
        tried=one.tried or other.tried,
        why=other.why or one.why,
        tension=_strongest(one.tension, other.tension),
        turned_away=_strongest(one.turned_away, other.turned_away),
        pressure=_strongest(one.pressure, other.pressure),
        avoided=one.avoided or other.avoided,
    )


def _strongest(one: int | None, other: int | None) -> int | None:
    return max((value for value in (one, other) if value is not None), default=None)
