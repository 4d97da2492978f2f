"""What is open on my side (the gate): only ever computed from my own entries.

Everything here can close by what is missing and open by nothing that is missing.
"""

from datetime import date, datetime, timedelta
from typing import assert_never

from msgspec import Struct

from toward.programme.base import NoteEvent
from toward.programme.days import day_of
from toward.programme.definition import Direction, Limits, Programme, TouchStep
from toward.programme.events import (
    AskedToShow,
    CheckedIn,
    EasyInDailyLife,
    FoundOutMore,
    LimitSet,
    Mine,
    PairingLeft,
    PartnerPinned,
    PauseSet,
    PracticeNoted,
    QuietChoice,
    RecoveryUsed,
    Removed,
    RoleNamed,
    RoomOpened,
    SafetyAnswered,
    SoloDone,
    StepHidden,
    TakenBack,
    TonightAlarm,
    ZoneSet,
)
from toward.programme.folding.steps import is_good
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
from toward.programme.safety import closes_for_safety, is_answered, is_flagged
from toward.programme.state import State, limit_on, step_notes

OPEN_DIRECTIONS: tuple[Direction, ...] = ("settled", "revved")


class Tonight(Struct, frozen=True, kw_only=True):
    """The alarm asked together with the menu, at this moment."""

    alarm: int
    direction: Direction | None


def open_steps(
    programme: Programme, state: State, now: datetime, tonight: Tonight | None = None
) -> frozenset[str]:
    if why_closed(programme, state, now, tonight):
        return frozenset()
    return frozenset(step.id for step in programme.touch if is_step_open(programme, state, step))


def why_closed(
    programme: Programme, state: State, now: datetime, tonight: Tonight | None = None
) -> tuple[str, ...]:
    """Reason keys for the owner's inner page, empty when the side is open."""
    day = day_of(now, state.zone)
    return (*_body(programme, state, now, tonight), *standing_reasons(programme, state, day))


def standing_reasons(programme: Programme, state: State, day: date) -> tuple[str, ...]:
    """What closes touch on this day whatever the body says now."""
    limits = programme.limits
    reasons = {
        "entries_missing": state.has_gap or state.opened_on is None,
        "forced_today": any(forced >= day for forced in state.forced),
        "asked_twice": _is_asked_twice(state, day, limits),
        "pause": state.pause_until is not None and day < state.pause_until,
        "found_out": _is_found_out(state, day, limits),
        "safety_unanswered": not is_answered(state),
        "safety": is_flagged(state, day, limits),
        "step_back": state.step_back,
        "solo_floor": not is_floor_met(programme, state, day),
    }
    return tuple(key for key, closes_touch in reasons.items() if closes_touch)


def body_reasons(
    programme: Programme, state: State, day: date, alarm: int, direction: Direction | None
) -> tuple[str, ...]:
    reasons = {
        "alarm_high": alarm > limit_now(programme, state, day),
        "direction": direction not in OPEN_DIRECTIONS,
    }
    return tuple(key for key, closes_touch in reasons.items() if closes_touch)


def usual(state: State, day: date, limits: Limits) -> int:
    """One's own usual alarm: the lower median of the days before this one, within the bounds.

    A day without an answer counts as the floor, so that leaving days out can never raise it.
    """
    first = day - timedelta(days=limits.usual_days)
    alarms = [entry.alarm for entry in state.days if first <= entry.day < day]
    bounded = [min(max(alarm, limits.alarm_floor), limits.alarm_ceiling) for alarm in alarms]
    missing = [limits.alarm_floor] * (limits.usual_days - len(bounded))
    return sorted([*missing, *bounded])[(limits.usual_days - 1) // 2]


def limit_now(programme: Programme, state: State, day: date) -> int:
    """At or under this touch may be dealt; during touch one more is still right."""
    own = limit_on(state, day)
    by_usual = usual(state, day, programme.limits)
    return by_usual if own is None else min(own, by_usual)


def may_go_on(
    programme: Programme, state: State, now: datetime, *, alarm: int, far_away: bool
) -> bool:
    """The question between rounds: over the limit or far away ends it for both."""
    limit = limit_now(programme, state, day_of(now, state.zone))
    return not far_away and alarm <= limit + 1


def is_floor_met(programme: Programme, state: State, day: date) -> bool:
    """Six solo practices on four days end the solo floor, from day 7 (day 1 is sign-up)."""
    floor = programme.floor
    if state.opened_on is None:
        return False
    old_enough = (day - state.opened_on).days + 1 >= floor.from_day
    return old_enough and state.solo_times >= floor.practices and len(state.solo_days) >= floor.days


def is_easy(programme: Programme, state: State, step: TouchStep) -> bool:
    """Three good rounds on two days, or easy in daily life on three unforced days."""
    notes = step_notes(state, step.id)
    by_rounds = notes.good >= step.rounds and len(notes.good_days) >= step.round_days
    return by_rounds or len(notes.easy_days) >= programme.limits.easy_days


def is_step_open(programme: Programme, state: State, step: TouchStep) -> bool:
    if step_notes(state, step.id).hidden:
        return False
    before = [other for other in programme.touch if other.id in step.after]
    known = [*before, step]
    return step.after == () or any(is_easy(programme, state, other) for other in known)


def is_gentle(state: State, now: datetime, limits: Limits | None = None) -> bool:
    """Whether the deck is gentle for the sake of this person's own safety answers."""
    return is_flagged(state, day_of(now, state.zone), limits or Limits())


def closes(event: Mine, limit: int = 0) -> bool:  # noqa: C901, PLR0911, PLR0912 - one line per kind
    """Whether this act may close anything: then it blanks tonight's mark.

    limit: the owner's `limit_now` where it is known. The quick door knows none: any alarm blanks.
    """
    match event:
        case CheckedIn():
            forced = event.asked or bool(event.pushed) or "afraid" in event.here
            return forced or _is_loud(event, limit)
        case TonightAlarm() | RepairAlarm():
            return _is_loud(event, limit)
        case PracticeNoted():
            return not is_good(event) or max(event.during or 0, event.after or 0) > limit
        case SatDown():
            return event.alarm > limit
        case TurnNoted():
            return is_forced(event) or (event.tension or 0) > limit
        case ClosenessNoted():
            return was_unfree(event)
        case StepHidden():
            return event.hidden
        case SafetyAnswered():
            return closes_for_safety(event)
        case QuietChoice():
            return event.step_back
        case PauseSet():
            return event.days > 0
        case AskedToShow() | LimitSet() | FoundOutMore() | PairingLeft():
            return True
        case Removed() | TakenBack():
            return True
        case SoloDone():
            return (event.after or 0) > limit
        case RoomOpened() | ZoneSet() | EasyInDailyLife() | RoleNamed():
            return False
        case BodyNoted():
            away = event.direction is not None and event.direction not in OPEN_DIRECTIONS
            return away or (event.alarm or 0) > limit
        case StirMet() | TryEnded() | PlaceNoted() | PlaceFelt():
            return (event.alarm or 0) > limit
        case PartnerPinned() | RecoveryUsed() | WayEvent() | MutingSet() | NoteEvent():
            return False
        case RepairWritten() | ChangeNoted() | ChangeFollowed():
            return False
    assert_never(event)


def _is_loud(event: CheckedIn | TonightAlarm | RepairAlarm, limit: int) -> bool:
    return event.alarm > limit or event.direction not in OPEN_DIRECTIONS


def _body(
    programme: Programme, state: State, now: datetime, tonight: Tonight | None
) -> tuple[str, ...]:
    day = day_of(now, state.zone)
    if tonight is not None:
        return body_reasons(programme, state, day, tonight.alarm, tonight.direction)
    if state.latest is None or state.latest.taken_back:
        return ("no_alarm",)
    fresh = timedelta(hours=programme.limits.fresh_hours)
    if not timedelta() <= now - state.latest.at <= fresh:
        return ("alarm_old",)
    return body_reasons(programme, state, day, state.latest.alarm, state.latest.direction)


def _is_asked_twice(state: State, day: date, limits: Limits) -> bool:
    """Asked on two days within 14 closes for four weeks from the second."""
    near, closed = timedelta(days=limits.asked_days), timedelta(days=limits.asked_closed_days)
    recent = [asked for asked in state.asked if asked <= day < asked + closed]
    return any(_count_before(state.asked, asked, near) >= limits.asked_in_block for asked in recent)


def _count_before(days: tuple[date, ...], last: date, span: timedelta) -> int:
    return sum(last - span < day <= last for day in days)


def _is_found_out(state: State, day: date, limits: Limits) -> bool:
    closed = timedelta(days=limits.found_out_days)
    return state.found_out_on is not None and day < state.found_out_on + closed
