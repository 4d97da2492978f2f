"""Questions before they are asked (M11): sorted first, kept in one's own room, some of them for a week.

What one may not be able to unsee waits seven days before it can be put; by then many find that they need
something else. The words stay in the log.
"""

from datetime import date, timedelta
from typing import Literal, assert_never

from msgspec import Struct

from toward.programme.base import Command, Made, NoteEvent, Refused

type QuestionKind = Literal["safe", "meaning", "pictures"]

KINDS: tuple[QuestionKind, ...] = ("safe", "meaning", "pictures")
TEXT_MAX = 600
KEPT_MAX = 12
PICTURES_WAIT = timedelta(days=7)


class AskingEvent(NoteEvent, frozen=True, kw_only=True):
    pass


class QuestionKept(AskingEvent, frozen=True, kw_only=True, tag="question_kept.1"):
    kind: QuestionKind
    text: str


class QuestionMoved(AskingEvent, frozen=True, kw_only=True, tag="question_moved.1"):
    """Put into the shared box: it stands among one's own no longer. seq: the kept one's number."""

    seq: int


type AskingEvents = QuestionKept | QuestionMoved


class AskingCommand(Command, frozen=True, kw_only=True):
    pass


class KeepQuestion(AskingCommand, frozen=True, kw_only=True):
    kind: QuestionKind
    text: str


class MoveQuestion(AskingCommand, frozen=True, kw_only=True):
    seq: int


type AskingCommands = KeepQuestion | MoveQuestion


class KeptQuestion(Struct, frozen=True, kw_only=True, array_like=True):
    seq: int
    kind: QuestionKind
    day: date


class Asking(Struct, frozen=True, kw_only=True):
    kept: tuple[KeptQuestion, ...] = ()


def decide_asking(
    part: Asking, command: AskingCommands, day: date
) -> tuple[AskingEvents, ...] | Refused:
    match command:
        case KeepQuestion():
            return _keep(part, command)
        case MoveQuestion():
            return _move(part, command.seq, day)
    assert_never(command)


def fold_asking(part: Asking, made: Made, event: AskingEvents) -> Asking:
    match event:
        case QuestionKept():
            new = KeptQuestion(seq=made.seq, kind=event.kind, day=made.day)
            return Asking(kept=(*part.kept, new)[-KEPT_MAX:])
        case QuestionMoved():
            return Asking(kept=tuple(one for one in part.kept if one.seq != event.seq))
    assert_never(event)


def may_be_put_on(kept: KeptQuestion) -> date:
    """The first day on which it can go into the shared box."""
    return kept.day + (PICTURES_WAIT if kept.kind == "pictures" else timedelta())


def due_asking(part: Asking, day: date) -> date | None:
    """Since when a question that had to wait can be looked at again."""
    waited = [may_be_put_on(one) for one in part.kept if one.kind == "pictures"]
    return min((since for since in waited if since <= day), default=None)


def _keep(part: Asking, command: KeepQuestion) -> tuple[AskingEvents, ...] | Refused:
    if command.kind not in KINDS:
        return Refused("kind")
    if not command.text.strip() or len(command.text) > TEXT_MAX:
        return Refused("text")
    if len(part.kept) >= KEPT_MAX:
        return Refused("many")
    return (QuestionKept(kind=command.kind, text=command.text),)


def _move(part: Asking, seq: int, day: date) -> tuple[AskingEvents, ...] | Refused:
    found = next((one for one in part.kept if one.seq == seq), None)
    if found is None:
        return Refused("gone")
    return Refused("waits") if day < may_be_put_on(found) else (QuestionMoved(seq=seq),)
