"""What I noticed, and what turned out (M10): trust in one's own eyes, then and now. The words stand in the log."""

from collections.abc import Callable
from datetime import date

from msgspec import Struct
from msgspec.structs import asdict, replace

from toward.programme.base import Command, Made, NoteEvent, Refused

WHEN: tuple[str, ...] = ("then", "now")
# "open" until it is known; "never" where it can't be known any more.
TURNED: tuple[str, ...] = ("open", "so", "part", "other", "never")
TEXT_LENGTH = 400
KEPT = 60


class NoticedEvent(NoteEvent, frozen=True, kw_only=True):
    pass


class NoticedNoted(NoticedEvent, frozen=True, kw_only=True, tag="noticed_noted.1"):
    """when: a key of WHEN. told: what one told oneself, or was told. turned: a key of TURNED."""

    when: str
    noticed: str
    told: str = ""
    turned: str = "open"
    turned_out: str = ""


class NoticedTurned(NoticedEvent, frozen=True, kw_only=True, tag="noticed_turned.1"):
    """What turned out by now, in place of what was said before. notice: its number in the log."""

    notice: int
    turned: str
    turned_out: str = ""


type NoticedEvents = NoticedNoted | NoticedTurned


class NoticedCommand(Command, frozen=True, kw_only=True):
    pass


class NoteNoticed(NoticedCommand, frozen=True, kw_only=True):
    when: str
    noticed: str
    told: str = ""
    turned: str = "open"
    turned_out: str = ""


class TurnNoticed(NoticedCommand, frozen=True, kw_only=True):
    notice: int
    turned: str
    turned_out: str = ""


type NoticedCommands = NoteNoticed | TurnNoticed


class Notice(Struct, frozen=True, array_like=True):
    """seq: where its words stand; said: where what turned out stands now. turned: its place in TURNED."""

    seq: int
    said: int
    turned: int


class Noticed(Struct, frozen=True, kw_only=True):
    kept: tuple[Notice, ...] = ()
    last: date | None = None


def decide_noticed(part: Noticed, command: NoticedCommands) -> tuple[NoticedEvents, ...] | Refused:
    match command:
        case NoteNoticed():
            reason = _wrong_note(command)
            return Refused(reason) if reason else (NoticedNoted(**asdict(command)),)
        case TurnNoticed():
            known = find_notice(part, command.notice)
            reason = _wrong_turn(command.turned, command.turned_out) if known else "unknown"
            return Refused(reason) if reason else (NoticedTurned(**asdict(command)),)


def fold_noticed(part: Noticed, made: Made, event: NoticedEvents) -> Noticed:
    part = replace(part, last=max(part.last or made.day, made.day))
    match event:
        case NoticedNoted():
            new = Notice(made.seq, made.seq, TURNED.index(event.turned))
            return replace(part, kept=(*part.kept, new)[-KEPT:])
        case NoticedTurned():
            place = TURNED.index(event.turned)
            return _changed(
                part, event.notice, lambda one: replace(one, said=made.seq, turned=place)
            )


def find_notice(part: Noticed, seq: int) -> Notice | None:
    return next((notice for notice in part.kept if notice.seq == seq), None)


def _wrong_note(command: NoteNoticed) -> str | None:
    if command.when not in WHEN:
        return "when"
    if not 0 < len(command.noticed.strip()) <= len(command.noticed) <= TEXT_LENGTH:
        return "noticed"
    if len(command.told) > TEXT_LENGTH:
        return "told"
    return _wrong_turn(command.turned, command.turned_out)


def _wrong_turn(turned: str, turned_out: str) -> str | None:
    if turned not in TURNED:
        return "turned"
    return "turned_out" if len(turned_out) > TEXT_LENGTH else None


def _changed(part: Noticed, seq: int, change: Callable[[Notice], Notice]) -> Noticed:
    kept = tuple(change(one) if one.seq == seq else one for one in part.kept)
    return replace(part, kept=kept)
