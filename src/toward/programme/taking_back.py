"""Taking one's own entries back: what goes, and what stays in their place. Pure.

Whatever an entry closed stays closed for its time, so that taking back can never open anything.
"""

from collections.abc import Sequence
from datetime import date
from typing import assert_never

from msgspec.structs import replace

from toward.programme.base import NoteEvent, SharedEvent
from toward.programme.events import (
    AskedToShow,
    CheckedIn,
    EasyInDailyLife,
    Envelope,
    EveningsSet,
    FoundOutMore,
    LimitSet,
    Mine,
    Ours,
    PairingLeft,
    PartnerPinned,
    PauseSet,
    PracticeNoted,
    QuietChoice,
    RecoveryUsed,
    Removed,
    RoleNamed,
    RoomLeft,
    RoomOpened,
    SafetyAnswered,
    SoloDone,
    StepHidden,
    TakenBack,
    TonightAlarm,
    ZoneSet,
)
from toward.programme.folding.check_ins import is_forcing
from toward.programme.folding.steps import has_risen
from toward.programme.parts.body import BodyNoted
from toward.programme.parts.crossroads import SatDown
from toward.programme.parts.loop import TurnNoted, is_forced
from toward.programme.parts.muting import MutingSet
from toward.programme.parts.outside import ClosenessNoted, was_unfree
from toward.programme.parts.own_repair import (
    ChangeFollowed,
    ChangeNoted,
    RepairAlarm,
    RepairWritten,
)
from toward.programme.parts.patterns import TryEnded
from toward.programme.parts.places import PlaceFelt, PlaceNoted
from toward.programme.parts.stirs import StirMet
from toward.programme.parts.way import WayEvent


def tombstones(log: Sequence[Envelope], seq: int) -> dict[int, Envelope]:
    """What takes the place of this number and of all that goes with it; empty where nothing can.

    A check-in takes its whole day along: else an earlier one of that day would count again.
    """
    chosen = log[seq - 1]
    if not isinstance(chosen.event, CheckedIn):
        return {seq: stone} if (stone := _stone(chosen)) else {}
    found = ((number, _stone(entry)) for number, entry in _of_day(log, day_meant(chosen)))
    return {number: stone for number, stone in found if stone}


def day_meant(envelope: Envelope) -> date:
    """A check-in through the quick door belongs to the day it was made on, be it of another month."""
    event = envelope.event
    return (event.made_day if isinstance(event, CheckedIn) else None) or envelope.day


def _of_day(log: Sequence[Envelope], day: date) -> list[tuple[int, Envelope]]:
    return [
        (number, entry)
        for number, entry in enumerate(log, 1)
        if isinstance(entry.event, CheckedIn) and day_meant(entry) == day
    ]


def _stone(envelope: Envelope) -> Envelope | None:
    """Its time and command stay, so that its form sent again still adds nothing."""
    left = _left_of(envelope.event)
    return replace(envelope, event=left) if left else None


def _left_of(event: Mine | Ours) -> TakenBack | None:  # noqa: C901, PLR0911, PLR0912 - one line per kind
    """None for what can't be taken back: it holds the room together, or has an end of its own."""
    match event:
        case CheckedIn():
            return TakenBack(
                said=True,
                forced=is_forcing(event),
                asked=event.asked,
                made_at=event.made_at,
                made_day=event.made_day,
            )
        case PracticeNoted():
            return _left_of_note(event)
        case FoundOutMore():
            return TakenBack(found_out=True)
        case TurnNoted():
            return TakenBack(raised=event.tension is not None, forced=is_forced(event))
        case ClosenessNoted():
            return TakenBack(forced=was_unfree(event))
        case SatDown():
            return TakenBack(raised=True)
        case SoloDone():
            return TakenBack(raised=event.after is not None)
        case BodyNoted():
            return TakenBack(raised=event.alarm is not None or event.direction is not None)
        case StirMet() | TryEnded() | PlaceNoted() | PlaceFelt():
            return TakenBack(raised=event.alarm is not None)
        case EasyInDailyLife() | NoteEvent():
            return TakenBack()
        case RepairWritten() | ChangeNoted() | ChangeFollowed():
            return TakenBack()
        case RoomOpened() | ZoneSet() | PartnerPinned() | PairingLeft() | RecoveryUsed():
            return None
        case (
            TonightAlarm() | RepairAlarm() | AskedToShow() | StepHidden() | LimitSet() | PauseSet()
        ):
            return None
        case RoleNamed() | SafetyAnswered() | QuietChoice() | Removed() | TakenBack():
            return None
        case EveningsSet() | RoomLeft() | SharedEvent() | WayEvent() | MutingSet():
            return None
    assert_never(event)


def _left_of_note(event: PracticeNoted) -> TakenBack:
    rose = has_risen(event)
    return TakenBack(
        raised=True,
        forced=event.went_along,
        step=event.step if event.stopped or rose else "",
        stopped=event.stopped,
        rose=rose,
    )
