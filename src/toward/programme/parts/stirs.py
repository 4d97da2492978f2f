"""What stirs the body (M4): a smell, a sound, a touch, a weight, a word, a date; and what helps then.

The words stand in the log, the state knows their numbers. An alarm noted with it can close touch, never open.
"""

from collections.abc import Callable
from datetime import date

from msgspec import Struct
from msgspec.structs import asdict, replace

from toward.programme.base import Command, Made, NoteEvent, Refused

KINDS: tuple[str, ...] = (
    "smell",
    "sound",
    "touch",
    "weight",
    "sight",
    "words",
    "date",
    "media",
    "else",
)
HELPS: tuple[str, ...] = (
    "away",
    "air",
    "other_smell",
    "cold",
    "breath_out",
    "today",
    "moving",
    "someone",
    "said",
    "unsure",
)
ALARM_MAX = 10
WHAT_LENGTH = 140
STIRS_MAX = 24
MET_KEPT = 4


class StirEvent(NoteEvent, frozen=True, kw_only=True):
    pass


class StirNoted(StirEvent, frozen=True, kw_only=True, tag="stir_noted.1"):
    """kind: a key of KINDS. helps: keys of HELPS. line: what helps, in one's own words."""

    kind: str
    what: str
    helps: tuple[str, ...] = ()
    line: str = ""


class StirMet(StirEvent, frozen=True, kw_only=True, tag="stir_met.1"):
    """It came up again. stir: its number in the log. alarm: 0-10; a loud one closes, unlike the others here."""

    stir: int
    alarm: int | None = None


class StirEased(StirEvent, frozen=True, kw_only=True, tag="stir_eased.1"):
    """What helps by now, in place of what was said before."""

    stir: int
    helps: tuple[str, ...] = ()
    line: str = ""


class StirLetGo(StirEvent, frozen=True, kw_only=True, tag="stir_let_go.1"):
    """Off the list; its words stay in the log until they are taken back there."""

    stir: int


type StirEvents = StirNoted | StirMet | StirEased | StirLetGo


class StirCommand(Command, frozen=True, kw_only=True):
    pass


class NoteStir(StirCommand, frozen=True, kw_only=True):
    kind: str
    what: str
    helps: tuple[str, ...] = ()
    line: str = ""


class MeetStir(StirCommand, frozen=True, kw_only=True):
    stir: int
    alarm: int | None = None


class EaseStir(StirCommand, frozen=True, kw_only=True):
    stir: int
    helps: tuple[str, ...] = ()
    line: str = ""


class LetStirGo(StirCommand, frozen=True, kw_only=True):
    stir: int


type StirCommands = NoteStir | MeetStir | EaseStir | LetStirGo


class Met(Struct, frozen=True, array_like=True):
    day: date
    alarm: int | None


class Stir(Struct, frozen=True, array_like=True):
    """seq: where its words stand; helps: where what helps by now stands. met: the last few times."""

    seq: int
    helps: int
    times: int = 0
    met: tuple[Met, ...] = ()


class Stirs(Struct, frozen=True, kw_only=True):
    kept: tuple[Stir, ...] = ()
    last: date | None = None


def decide_stirs(part: Stirs, command: StirCommands) -> tuple[StirEvents, ...] | Refused:
    reason = _wrong(part, command)
    return Refused(reason) if reason else (_event(command),)


def fold_stirs(part: Stirs, made: Made, event: StirEvents) -> Stirs:
    part = replace(part, last=max(part.last or made.day, made.day))
    match event:
        case StirNoted():
            return replace(part, kept=(*part.kept, Stir(made.seq, made.seq))[-STIRS_MAX:])
        case StirMet():
            return _changed(part, event.stir, lambda stir: _met(stir, Met(made.day, event.alarm)))
        case StirEased():
            return _changed(part, event.stir, lambda stir: replace(stir, helps=made.seq))
        case StirLetGo():
            return replace(part, kept=tuple(one for one in part.kept if one.seq != event.stir))


def find_stir(part: Stirs, seq: int) -> Stir | None:
    return next((stir for stir in part.kept if stir.seq == seq), None)


def _event(command: StirCommands) -> StirEvents:
    match command:
        case NoteStir():
            return StirNoted(**asdict(command))
        case MeetStir():
            return StirMet(**asdict(command))
        case EaseStir():
            return StirEased(**asdict(command))
        case LetStirGo():
            return StirLetGo(stir=command.stir)


def _wrong(part: Stirs, command: StirCommands) -> str | None:
    match command:
        case NoteStir():
            full = len(part.kept) >= STIRS_MAX
            return _wrong_note(command) or ("full" if full else None)
        case MeetStir():
            return _unknown(part, command.stir) or _wrong_alarm(command.alarm)
        case EaseStir():
            return _unknown(part, command.stir) or _wrong_helps(command.helps, command.line)
        case LetStirGo():
            return _unknown(part, command.stir)


def _wrong_note(command: NoteStir) -> str | None:
    if command.kind not in KINDS:
        return "kind"
    if not 0 < len(command.what.strip()) <= len(command.what) <= WHAT_LENGTH:
        return "what"
    return _wrong_helps(command.helps, command.line)


def _wrong_helps(helps: tuple[str, ...], line: str) -> str | None:
    if len(set(helps)) < len(helps) or not set(helps) <= set(HELPS):
        return "helps"
    return "line" if len(line) > WHAT_LENGTH else None


def _wrong_alarm(alarm: int | None) -> str | None:
    return None if alarm is None or 0 <= alarm <= ALARM_MAX else "alarm"


def _unknown(part: Stirs, seq: int) -> str | None:
    return None if find_stir(part, seq) else "unknown"


def _met(stir: Stir, met: Met) -> Stir:
    return replace(stir, times=stir.times + 1, met=(*stir.met, met)[-MET_KEPT:])


def _changed(part: Stirs, seq: int, change: Callable[[Stir], Stir]) -> Stirs:
    kept = tuple(change(stir) if stir.seq == seq else stir for stir in part.kept)
    return replace(part, kept=kept)
