"""One's own side of a repair (M17), private: the alarm before going in, drafts, and the one change looked at again.

The change is looked at after seven and after thirty days: whether it was kept is said by who gave it,
whether it was felt by who heard it, each to themselves.
"""

from datetime import date, datetime, timedelta
from typing import Literal, assert_never

from msgspec import Struct
from msgspec.structs import asdict, replace

from toward.programme.base import Command, Event, Made, Refused
from toward.programme.definition import DIRECTIONS, Direction
from toward.programme.parts.repair import STEPS, TEXT_MAX

type Side = Literal["gave", "heard"]

KEPT: tuple[str, ...] = ("yes", "in_part", "not_yet", "unsure")
# From so many days after, for so many days: then it is not asked any more.
ASKED: tuple[tuple[timedelta, timedelta], ...] = (
    (timedelta(days=7), timedelta(days=14)),
    (timedelta(days=30), timedelta(days=30)),
)
FRESH = timedelta(hours=3)
CHANGES_KEPT = 8
ALARM_MAX = 10
ID_MAX = 64


class OwnRepairEvent(Event, frozen=True, kw_only=True):
    pass


class RepairAlarm(OwnRepairEvent, frozen=True, kw_only=True, tag="repair_alarm.1"):
    """Said before going in. A loud one closes touch as any other does; none opens anything."""

    alarm: int
    direction: Direction


class RepairWritten(OwnRepairEvent, frozen=True, kw_only=True, tag="repair_written.1"):
    """repair: its id in the room of two. step: one of STEPS."""

    repair: str
    step: str
    text: str


class ChangeNoted(OwnRepairEvent, frozen=True, kw_only=True, tag="change_noted.1"):
    """text: the change in one's own words; "" where it is the other's and stays theirs.

    repair: its id where it came from one in the room of two; noted again, the last holds.
    """

    side: Side
    text: str = ""
    repair: str = ""


class ChangeFollowed(OwnRepairEvent, frozen=True, kw_only=True, tag="change_followed.1"):
    """change: the number of its note. kept: one of KEPT, as done or as felt."""

    change: int
    kept: str


type OwnRepairEvents = RepairAlarm | RepairWritten | ChangeNoted | ChangeFollowed


class OwnRepairCommand(Command, frozen=True, kw_only=True):
    pass


class SayRepairAlarm(OwnRepairCommand, frozen=True, kw_only=True):
    alarm: int
    direction: Direction


class WriteStep(OwnRepairCommand, frozen=True, kw_only=True):
    repair: str
    step: str
    text: str


class NoteChange(OwnRepairCommand, frozen=True, kw_only=True):
    side: Side
    text: str = ""
    repair: str = ""


class FollowChange(OwnRepairCommand, frozen=True, kw_only=True):
    change: int
    kept: str


type OwnRepairCommands = SayRepairAlarm | WriteStep | NoteChange | FollowChange


class Said(Struct, frozen=True, kw_only=True, array_like=True):
    """The alarm before going in, as last said."""

    at: datetime
    alarm: int
    direction: Direction


class Answer(Struct, frozen=True, kw_only=True, array_like=True):
    day: date
    kept: str


class Change(Struct, frozen=True, kw_only=True, array_like=True):
    seq: int
    side: Side
    day: date
    repair: str = ""
    answers: tuple[Answer, ...] = ()


class OwnRepair(Struct, frozen=True, kw_only=True):
    """Drafts of the newest repair by their numbers in the log, and the last few changes."""

    said: Said | None = None
    repair: str = ""
    drafts: dict[str, int] = {}
    changes: tuple[Change, ...] = ()


def decide_own_repair(
    part: OwnRepair, command: OwnRepairCommands
) -> tuple[OwnRepairEvents, ...] | Refused:
    match command:
        case SayRepairAlarm():
            fits = 0 <= command.alarm <= ALARM_MAX and command.direction in DIRECTIONS
            said = RepairAlarm(alarm=command.alarm, direction=command.direction)
            return (said,) if fits else Refused("alarm")
        case WriteStep():
            return _write(command)
        case NoteChange():
            fits = len(command.text) <= TEXT_MAX and len(command.repair) <= ID_MAX
            noted = ChangeNoted(**asdict(command))
            return (noted,) if fits else Refused("text")
        case FollowChange():
            return _follow(part, command)
    assert_never(command)


def fold_own_repair(part: OwnRepair, made: Made, event: OwnRepairEvents) -> OwnRepair:
    match event:
        case RepairAlarm():
            said = Said(at=made.at, alarm=event.alarm, direction=event.direction)
            return replace(part, said=said)
        case RepairWritten():
            before = part.drafts if part.repair == event.repair else {}
            return replace(part, repair=event.repair, drafts={**before, event.step: made.seq})
        case ChangeNoted():
            new = Change(seq=made.seq, side=event.side, day=made.day, repair=event.repair)
            others = [one for one in part.changes if not _is_same(one, new)]
            return replace(part, changes=(*others, new)[-CHANGES_KEPT:])
        case ChangeFollowed():
            answer = Answer(day=made.day, kept=event.kept)
            return replace(part, changes=tuple(_with(one, event, answer) for one in part.changes))
    assert_never(event)


def drafts_of(part: OwnRepair, repair: str) -> dict[str, int]:
    return part.drafts if part.repair == repair else {}


def is_waiting(change: Change, day: date) -> bool:
    """Whether it is asked about on this day: from day 7 and from day 30 on, once each, for a while."""
    return any(
        change.day + after <= day < change.day + after + lasts and not _answered(change, after)
        for after, lasts in ASKED
    )


def due_change(part: OwnRepair, day: date) -> date | None:
    """Since when the oldest of them waits to be looked at again; None: nothing does."""
    waiting = [_since(change, day) for change in part.changes if is_waiting(change, day)]
    return min(waiting, default=None)


def _since(change: Change, day: date) -> date:
    return max(change.day + after for after, _ in ASKED if change.day + after <= day)


def _answered(change: Change, after: timedelta) -> bool:
    return any(answer.day >= change.day + after for answer in change.answers)


def _write(command: WriteStep) -> tuple[OwnRepairEvents, ...] | Refused:
    wrong = {
        "repair": not 0 < len(command.repair) <= ID_MAX,
        "step": command.step not in STEPS,
        "text": not 0 < len(command.text.strip()) <= TEXT_MAX,
    }
    reason = next((reason for reason, is_wrong in wrong.items() if is_wrong), None)
    words = RepairWritten(repair=command.repair, step=command.step, text=command.text)
    return Refused(reason) if reason else (words,)


def _follow(part: OwnRepair, command: FollowChange) -> tuple[OwnRepairEvents, ...] | Refused:
    known = command.change in {change.seq for change in part.changes}
    fits = known and command.kept in KEPT
    return (
        (ChangeFollowed(change=command.change, kept=command.kept),) if fits else Refused("change")
    )


def _is_same(one: Change, new: Change) -> bool:
    return new.repair != "" and (one.repair, one.side) == (new.repair, new.side)


def _with(change: Change, event: ChangeFollowed, answer: Answer) -> Change:
    if change.seq != event.change:
        return change
    return replace(change, answers=(*change.answers, answer)[-4:])
