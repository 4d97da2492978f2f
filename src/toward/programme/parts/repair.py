"""Repair (M17), in the room of two: a time for it, moved by either without a word, and what each chose to share.

One at a time. Nothing here says why it was moved, who has written something, or whether anything was read.
"""

from datetime import date, datetime, timedelta
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from toward.programme.base import Command, Made, Refused, SharedEvent
from toward.programme.days import closes_at, day_of

STEPS: tuple[str, ...] = ("happened", "side", "part", "change")
TEXT_MAX = 2000
AHEAD = timedelta(days=14)
KEPT = 3
HOURS = (10, 15, 19)
SOON = timedelta(hours=1)


class RepairEvent(SharedEvent, frozen=True, kw_only=True):
    pass


class RepairSet(RepairEvent, frozen=True, kw_only=True, tag="repair_set.1"):
    """id: random, by which each finds their own drafts. at: from when on."""

    id: str
    at: datetime


class RepairMoved(RepairEvent, frozen=True, kw_only=True, tag="repair_moved.1"):
    id: str
    at: datetime


class RepairShared(RepairEvent, frozen=True, kw_only=True, tag="repair_shared.1"):
    """One's own words for one of STEPS."""

    id: str
    step: str
    text: str


class RepairAnswered(RepairEvent, frozen=True, kw_only=True, tag="repair_answered.1"):
    """Of what the other shared: received, or not yet. Said again, the last holds."""

    id: str
    received: bool


class RepairPutAway(RepairEvent, frozen=True, kw_only=True, tag="repair_put_away.1"):
    id: str


type RepairEvents = RepairSet | RepairMoved | RepairShared | RepairAnswered | RepairPutAway


class RepairCommand(Command, frozen=True, kw_only=True):
    pass


class SetRepair(RepairCommand, frozen=True, kw_only=True):
    id: str
    at: datetime


class MoveRepair(RepairCommand, frozen=True, kw_only=True):
    id: str
    at: datetime


class ShareStep(RepairCommand, frozen=True, kw_only=True):
    id: str
    step: str
    text: str


class AnswerRepair(RepairCommand, frozen=True, kw_only=True):
    id: str
    received: bool


class PutRepairAway(RepairCommand, frozen=True, kw_only=True):
    id: str


type RepairCommands = SetRepair | MoveRepair | ShareStep | AnswerRepair | PutRepairAway


class SharedStep(Struct, frozen=True, kw_only=True, array_like=True):
    """Whose words for which step; the words themselves stay in the log under this number."""

    seq: int
    author: str
    step: str
    day: date


class Repair(Struct, frozen=True, kw_only=True, array_like=True):
    id: str
    at: datetime
    shared: tuple[SharedStep, ...] = ()
    answers: dict[str, bool] = {}
    put_away: bool = False


class Repairs(Struct, frozen=True, kw_only=True):
    """The last few, the newest last; only that one can be open."""

    kept: tuple[Repair, ...] = ()


def open_repair(part: Repairs) -> Repair | None:
    newest = part.kept[-1] if part.kept else None
    return newest if newest and not newest.put_away else None


def times(now: datetime, zone: str, *, after: datetime | None = None) -> tuple[datetime, ...]:
    """When it may be taken up: by day or early evening, the next days and a week from now."""
    today = day_of(now, zone)
    least = max(after or now, now + SOON)
    days = (today + timedelta(days=ahead) for ahead in (0, 1, 2, 7))
    every = (closes_at(day, hour, 0, zone) for day in days for hour in HOURS)
    return tuple(at for at in every if at > least)


def has_begun(repair: Repair, now: datetime) -> bool:
    return now >= repair.at


def shared_by(repair: Repair, author: str) -> dict[str, SharedStep]:
    return {one.step: one for one in repair.shared if one.author == author}


def decide_repair(
    part: Repairs, command: RepairCommands, made: Made
) -> tuple[RepairEvents, ...] | Refused:
    held = open_repair(part)
    if isinstance(command, SetRepair):
        return _set(held, command, made)
    if held is None or held.id != command.id:
        return Refused("gone")
    match command:
        case MoveRepair():
            return _move(held, command, made)
        case ShareStep():
            return _share(held, command, made)
        case AnswerRepair():
            return _answer(held, command, made)
        case PutRepairAway():
            return (RepairPutAway(id=held.id),)
    assert_never(command)


def fold_repair(part: Repairs, made: Made, event: RepairEvents) -> Repairs:
    """What does not fit (a repair that was put away meanwhile) changes nothing."""
    if isinstance(event, RepairSet):
        new = Repair(id=event.id, at=event.at)
        return part if open_repair(part) else Repairs(kept=(*part.kept, new)[-KEPT:])
    held = open_repair(part)
    if held is None or held.id != event.id:
        return part
    return Repairs(kept=(*part.kept[:-1], _changed(held, made, event)))


def _changed(
    held: Repair, made: Made, event: RepairMoved | RepairShared | RepairAnswered | RepairPutAway
) -> Repair:
    match event:
        case RepairMoved():
            return replace(held, at=max(held.at, event.at))
        case RepairShared():
            new = SharedStep(seq=made.seq, author=made.author, step=event.step, day=made.day)
            others = [one for one in held.shared if _place(one) != _place(new)]
            return replace(held, shared=(*others, new))
        case RepairAnswered():
            return replace(held, answers={**held.answers, made.author: event.received})
        case RepairPutAway():
            return replace(held, put_away=True)
    assert_never(event)


def _set(held: Repair | None, command: SetRepair, made: Made) -> tuple[RepairEvents, ...] | Refused:
    """Where one is open already, that one stays: two may think of it in the same minute."""
    if held is not None:
        return ()
    at = max(command.at, made.at)  # a page may have lain open for a while
    fits = made.at - SOON <= command.at <= made.at + AHEAD
    return (RepairSet(id=command.id, at=at),) if fits else Refused("time")


def _move(held: Repair, command: MoveRepair, made: Made) -> tuple[RepairEvents, ...] | Refused:
    """Later only: nobody is called sooner than was said."""
    if not held.at <= command.at <= made.at + AHEAD or command.at < made.at:
        return Refused("time")
    return () if command.at == held.at else (RepairMoved(id=held.id, at=command.at),)


def _share(held: Repair, command: ShareStep, made: Made) -> tuple[RepairEvents, ...] | Refused:
    wrong = {
        "step": command.step not in STEPS,
        "text": not 0 < len(command.text.strip()) <= TEXT_MAX,
        "early": not has_begun(held, made.at),
        "there": command.step in shared_by(held, made.author),
    }
    reason = next((reason for reason, is_wrong in wrong.items() if is_wrong), None)
    words = RepairShared(id=held.id, step=command.step, text=command.text)
    return Refused(reason) if reason else (words,)


def _answer(held: Repair, command: AnswerRepair, made: Made) -> tuple[RepairEvents, ...] | Refused:
    """Only of something that the other shared."""
    if all(one.author == made.author for one in held.shared):
        return Refused("gone")
    return (RepairAnswered(id=held.id, received=command.received),)


def _place(one: SharedStep) -> tuple[str, str]:
    return one.author, one.step
