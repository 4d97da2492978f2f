"""A line of one's own (M10, M18): what I will or won't do, what for, what I do if it is crossed; and which way it leads.

A line is about one's own conduct and never enforced on anybody. The words stand in the log.
"""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import asdict, replace

from toward.programme.base import Command, Made, NoteEvent, Refused

# Where life can get wider or narrower with a line.
LIFE: tuple[str, ...] = (
    "sleep",
    "body",
    "friends",
    "family",
    "work",
    "play",
    "quiet",
    "say",
    "closeness",
)
ALARMS: tuple[str, ...] = ("quieter", "same", "louder", "unsure")
THEN: tuple[str, ...] = ("keep", "change", "let_go")
LOOK_AFTER: tuple[int, ...] = (7, 14, 28)  # days until one looks which way it leads
TEXT_LENGTH = 240
LINES_MAX = 12
LOOKS_KEPT = 3

type Leads = Literal["wider", "narrower", "both", "unsaid"]


class LineEvent(NoteEvent, frozen=True, kw_only=True):
    pass


class LineDrawn(LineEvent, frozen=True, kw_only=True, tag="line_drawn.1"):
    """will: what I will or will not do. why: what matters to me. crossed: what I do then. look_on: a day."""

    will: str
    why: str = ""
    crossed: str = ""
    look_on: date


class LineLookedAt(LineEvent, frozen=True, kw_only=True, tag="line_looked_at.1"):
    """Which way it led since. wider, narrower: keys of LIFE. alarm: a key of ALARMS. then: of THEN."""

    line: int
    alarm: str
    then: str
    wider: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    words: str = ""
    look_on: date | None = None


class LineReworded(LineEvent, frozen=True, kw_only=True, tag="line_reworded.1"):
    """In other words from now on; the day to look at it stays."""

    line: int
    will: str
    why: str = ""
    crossed: str = ""


type LineEvents = LineDrawn | LineLookedAt | LineReworded


class LineCommand(Command, frozen=True, kw_only=True):
    pass


class DrawLine(LineCommand, frozen=True, kw_only=True):
    will: str
    why: str = ""
    crossed: str = ""
    days: int = LOOK_AFTER[1]


class LookAtLine(LineCommand, frozen=True, kw_only=True):
    line: int
    alarm: str
    then: str
    wider: tuple[str, ...] = ()
    narrower: tuple[str, ...] = ()
    words: str = ""
    days: int = LOOK_AFTER[2]


class RewordLine(LineCommand, frozen=True, kw_only=True):
    line: int
    will: str
    why: str = ""
    crossed: str = ""


type LineCommands = DrawLine | LookAtLine | RewordLine


class Line(Struct, frozen=True, array_like=True):
    """seq: where its first words stand; said: where others stand by now, or 0. looks: where the last looks stand."""

    seq: int
    drawn: date
    look_on: date
    looks: tuple[int, ...] = ()
    said: int = 0


class Lines(Struct, frozen=True, kw_only=True):
    kept: tuple[Line, ...] = ()
    last: date | None = None


def decide_lines(part: Lines, command: LineCommands, day: date) -> tuple[LineEvents, ...] | Refused:
    match command:
        case DrawLine():
            full = "full" if len(part.kept) >= LINES_MAX else None
            reason = _wrong_line(command) or _wrong_days(command.days) or full
            return Refused(reason) if reason else (_drawn(command, day),)
        case RewordLine():
            known = find_line(part, command.line)
            reason = _wrong_line(command) if known else "unknown"
            return Refused(reason) if reason else (LineReworded(**asdict(command)),)
        case LookAtLine():
            known = find_line(part, command.line)
            reason = _wrong_look(command) if known else "unknown"
            return Refused(reason) if reason else (_looked_at(command, day),)


def fold_lines(part: Lines, made: Made, event: LineEvents) -> Lines:
    part = replace(part, last=max(part.last or made.day, made.day))
    match event:
        case LineDrawn():
            new = Line(made.seq, made.day, event.look_on)
            return replace(part, kept=(*part.kept, new)[-LINES_MAX:])
        case LineLookedAt():
            return _after_look(part, made, event)
        case LineReworded():
            return _changed(part, event.line, lambda line: replace(line, said=made.seq))


def find_line(part: Lines, seq: int) -> Line | None:
    return next((line for line in part.kept if line.seq == seq), None)


def due_line(part: Lines) -> date | None:
    """The first day on which one wanted to look which way a line leads."""
    return min((line.look_on for line in part.kept), default=None)


def leads(look: LineLookedAt) -> Leads:
    if look.wider and look.narrower:
        return "both"
    if look.wider:
        return "wider"
    return "narrower" if look.narrower else "unsaid"


def _after_look(part: Lines, made: Made, event: LineLookedAt) -> Lines:
    if event.then == "let_go":
        left = tuple(line for line in part.kept if line.seq != event.line)
        return replace(part, kept=left)
    return _changed(
        part,
        event.line,
        lambda line: replace(
            line,
            look_on=event.look_on or line.look_on,
            looks=(*line.looks, made.seq)[-LOOKS_KEPT:],
        ),
    )


def _changed(part: Lines, seq: int, change: Callable[[Line], Line]) -> Lines:
    kept = tuple(change(line) if line.seq == seq else line for line in part.kept)
    return replace(part, kept=kept)


def _drawn(command: DrawLine, day: date) -> LineDrawn:
    return LineDrawn(
        will=command.will,
        why=command.why,
        crossed=command.crossed,
        look_on=day + timedelta(days=command.days),
    )


def _looked_at(command: LookAtLine, day: date) -> LineLookedAt:
    said = {name: value for name, value in asdict(command).items() if name != "days"}
    return LineLookedAt(**said, look_on=day + timedelta(days=command.days))


def _wrong_line(command: DrawLine | RewordLine) -> str | None:
    wrong = {
        "will": not 0 < len(command.will.strip()) <= len(command.will) <= TEXT_LENGTH,
        "why": len(command.why) > TEXT_LENGTH,
        "crossed": len(command.crossed) > TEXT_LENGTH,
    }
    return next((reason for reason, is_wrong in wrong.items() if is_wrong), None)


def _wrong_days(days: int) -> str | None:
    return None if days in LOOK_AFTER else "days"


def _wrong_look(command: LookAtLine) -> str | None:
    wrong = {
        "alarm": command.alarm not in ALARMS,
        "then": command.then not in THEN,
        "life": not (_are_life(command.wider) and _are_life(command.narrower)),
        "words": len(command.words) > TEXT_LENGTH,
    }
    reason = next((reason for reason, is_wrong in wrong.items() if is_wrong), None)
    return reason or _wrong_days(command.days)


def _are_life(keys: tuple[str, ...]) -> bool:
    return len(set(keys)) == len(keys) and set(keys) <= set(LIFE)
