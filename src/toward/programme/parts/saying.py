"""Say where I am (M12): the state, not the verdict, in ready sentences; kept for oneself or sent.

What was sent stands three days: it was about that evening and is not held up later. Its words stay in
the log; the state keeps where they are.
"""

from datetime import date, timedelta
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from toward.programme.base import Command, Made, NoteEvent, Refused, SharedEvent
from toward.programme.parts.keys import is_key
from toward.programme.parts.shared import last_of_each

PARTS_MAX = 8
LINE_MAX = 280
KEPT_MAX = 12
SENT_MAX = 5
STANDS = timedelta(days=3)


class SayingEvent(NoteEvent, frozen=True, kw_only=True):
    pass


class SentenceKept(SayingEvent, frozen=True, kw_only=True, tag="sentence_kept.1"):
    """parts: keys of `lists/saying.toml`, in order; line: one's own words after them."""

    parts: tuple[str, ...]
    line: str = ""


class SaidEvent(SharedEvent, frozen=True, kw_only=True):
    pass


class SentenceSent(SaidEvent, frozen=True, kw_only=True, tag="sentence_sent.1"):
    """The same, copied into the room of two."""

    parts: tuple[str, ...]
    line: str = ""


class SentenceHeard(SaidEvent, frozen=True, kw_only=True, tag="sentence_heard.1"):
    """how: a key of `lists/heard.toml`; said again, the last holds."""

    seq: int
    how: str


type SaidEvents = SentenceSent | SentenceHeard


class SayingCommand(Command, frozen=True, kw_only=True):
    pass


class KeepSentence(SayingCommand, frozen=True, kw_only=True):
    parts: tuple[str, ...]
    line: str = ""


class SaidCommand(Command, frozen=True, kw_only=True):
    pass


class SendSentence(SaidCommand, frozen=True, kw_only=True):
    parts: tuple[str, ...]
    line: str = ""


class HearSentence(SaidCommand, frozen=True, kw_only=True):
    seq: int
    how: str


type SaidCommands = SendSentence | HearSentence


class KeptSentence(Struct, frozen=True, array_like=True):
    seq: int
    day: date


class Saying(Struct, frozen=True, kw_only=True):
    """Where one's own last sentences stand, and when one was last put together."""

    kept: tuple[KeptSentence, ...] = ()


class Sentence(Struct, frozen=True, kw_only=True, array_like=True):
    """One that was sent: its number, whose, since when, and what the other said to it ("" nothing)."""

    seq: int
    author: str
    day: date
    how: str = ""
    heard_on: date | None = None


class Said(Struct, frozen=True, kw_only=True):
    sent: tuple[Sentence, ...] = ()


def decide_saying(command: SayingCommand) -> tuple[SentenceKept, ...] | Refused:
    match command:
        case KeepSentence():
            kept = SentenceKept(parts=command.parts, line=command.line)
            return (kept,) if _fits(command.parts, command.line) else Refused("sentence")
    return Refused("sentence")


def decide_said(part: Said, command: SaidCommands, made: Made) -> tuple[SaidEvents, ...] | Refused:
    match command:
        case SendSentence():
            return _send(part, command, made)
        case HearSentence():
            return _hear(part, command, made)
    assert_never(command)


def fold_saying(part: Saying, made: Made) -> Saying:
    return Saying(kept=(*part.kept, KeptSentence(made.seq, made.day))[-KEPT_MAX:])


def fold_said(part: Said, made: Made, event: SaidEvents) -> Said:
    match event:
        case SentenceSent():
            new = Sentence(seq=made.seq, author=made.author, day=made.day)
            standing = (*sentences_on(part, made.day), new)
            return Said(sent=last_of_each(standing, SENT_MAX, lambda one: one.author))
        case SentenceHeard():
            return Said(
                sent=tuple(
                    replace(one, how=event.how, heard_on=made.day) if one.seq == event.seq else one
                    for one in part.sent
                )
            )
    assert_never(event)


def sentences_on(part: Said, day: date) -> tuple[Sentence, ...]:
    """Those that still stand on this day."""
    return tuple(one for one in part.sent if day < one.day + STANDS)


def last_kept(part: Saying) -> date | None:
    return part.kept[-1].day if part.kept else None


def _send(part: Said, command: SendSentence, made: Made) -> tuple[SaidEvents, ...] | Refused:
    own = [one for one in sentences_on(part, made.day) if one.author == made.author]
    if not _fits(command.parts, command.line):
        return Refused("sentence")
    if len(own) >= SENT_MAX:
        return Refused("many")
    return (SentenceSent(parts=command.parts, line=command.line),)


def _hear(part: Said, command: HearSentence, made: Made) -> tuple[SaidEvents, ...] | Refused:
    found = [one for one in sentences_on(part, made.day) if one.seq == command.seq]
    if not found or found[0].author == made.author:
        return Refused("gone")
    heard = SentenceHeard(seq=command.seq, how=command.how)
    return (heard,) if is_key(command.how) else Refused("how")


def _fits(parts: tuple[str, ...], line: str) -> bool:
    something = bool(parts or line.strip())
    return (
        something
        and len(parts) <= PARTS_MAX
        and len(set(parts)) == len(parts)
        and all(map(is_key, parts))
        and len(line) <= LINE_MAX
    )
