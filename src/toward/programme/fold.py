"""A person's own room, folded: each event in turn makes a new state out of the one before.

`fold` never refuses and never reads a clock. Numbers that a programme sets are not used here, so
a changed programme reads the same past; what they made of an evening is frozen in its event.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import assert_never

from msgspec.structs import replace

from toward.programme.base import Made, SharedEvent
from toward.programme.days import day_of
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
from toward.programme.folding.check_ins import checked_in
from toward.programme.folding.closing import raised, unknown, with_alarm, with_asked, with_forced
from toward.programme.folding.steps import (
    done_alone,
    found_easy,
    practised,
    with_set_back,
    with_spoilt,
    with_step,
)
from toward.programme.parts.asking import AskingEvent, fold_asking
from toward.programme.parts.body import BodyEvent, fold_body
from toward.programme.parts.crossroads import (
    CrossroadsEvent,
    CrossroadsEvents,
    SatDown,
    fold_crossroads,
)
from toward.programme.parts.felt import FeltEvent, fold_felt
from toward.programme.parts.landed import LandedEvent, fold_landed
from toward.programme.parts.lines import LineEvent, fold_lines
from toward.programme.parts.loop import (
    LoopAnswered,
    TurnNoted,
    fold_loop,
    is_forced,
)
from toward.programme.parts.measuring import (
    MeasureAnswered,
    MeasuresPutOff,
    fold_measures,
)
from toward.programme.parts.muting import MutingSet, fold_muting
from toward.programme.parts.noticed import NoticedEvent, fold_noticed
from toward.programme.parts.outside import ClosenessNoted, fold_outside, was_unfree
from toward.programme.parts.own_repair import (
    OwnRepairEvent,
    OwnRepairEvents,
    RepairAlarm,
    fold_own_repair,
)
from toward.programme.parts.patterns import PatternEvent, TryEnded, fold_patterns
from toward.programme.parts.places import PlaceEvent, alarm_of, fold_places
from toward.programme.parts.reading import ReadingEvent, fold_reading
from toward.programme.parts.saying import SayingEvent, fold_saying
from toward.programme.parts.stirs import StirEvent, StirMet, fold_stirs
from toward.programme.parts.watching import WatchingEvent, fold_watching
from toward.programme.parts.way import WayEvent, fold_way
from toward.programme.parts.writing import PieceKept, fold_writing
from toward.programme.safety import closes_for_safety
from toward.programme.state import (
    Partner,
    PendingLimit,
    Safety,
    SetBack,
    State,
    limit_on,
    step_notes,
)

COMMANDS_KEPT = 64


def fold(state: State, envelope: Envelope, seq: int) -> State:
    made = Made(at=envelope.at, day=envelope.day, seq=seq)
    return _evolve(_numbered(state, envelope, seq), envelope, envelope.event, made)


def fold_all(state: State, envelopes: Iterable[Envelope]) -> State:
    """Folds entries that follow the state's last number (the first is 1) without a gap."""
    for seq, envelope in enumerate(envelopes, (state.last_seq or 0) + 1):
        state = fold(state, envelope, seq)
    return state


def _numbered(state: State, envelope: Envelope, seq: int) -> State:
    known = envelope.command == "" or envelope.command in state.commands
    month = envelope.day.isoformat()[:7]
    is_new = all(month != name for name, _ in reversed(state.months))
    return replace(
        state,
        last_seq=seq,
        has_gap=state.has_gap or (state.last_seq is not None and seq != state.last_seq + 1),
        commands=state.commands if known else (*state.commands, envelope.command)[-COMMANDS_KEPT:],
        months=(*state.months, (month, seq)) if is_new else state.months,
    )


def _evolve(state: State, envelope: Envelope, event: Mine | Ours, made: Made) -> State:  # noqa: C901, PLR0911, PLR0912, PLR0915 - one line per kind
    day = envelope.day
    match event:
        case RoomOpened():
            return replace(state, zone=event.zone, opened_on=state.opened_on or day)
        case ZoneSet():
            return _moved(state, envelope, event.zone)
        case CheckedIn():
            return checked_in(state, envelope, event)
        case TonightAlarm():
            return with_alarm(state, envelope.at, day, event.alarm, event.direction)
        case AskedToShow():
            return with_asked(state, day)
        case SoloDone():
            return done_alone(state, day, event)
        case PracticeNoted():
            return practised(state, day, event)
        case EasyInDailyLife():
            return found_easy(state, day, event.step)
        case StepHidden():
            return with_step(state, replace(step_notes(state, event.step), hidden=event.hidden))
        case LimitSet():
            return _limit(state, day, event)
        case PauseSet():
            return replace(state, pause_until=day + timedelta(days=event.days))
        case FoundOutMore():
            return replace(
                with_set_back(state, SetBack(day=day, kind="found_out")), found_out_on=day
            )
        case RoleNamed():
            return replace(state, role=event.role, since=event.since)
        case SafetyAnswered():
            return replace(state, safety=safety_after(state.safety, day, event))
        case QuietChoice():
            return replace(state, step_back=event.step_back)
        case PartnerPinned():
            return replace(state, partner=_partner(event), pinned_on=day)
        case PairingLeft():
            return replace(state, partner=None) if _is_partner(state, event.room) else state
        case RecoveryUsed():
            return replace(state, recovered_on=day)
        case TakenBack():
            return _taken_back(state, envelope, event)
        case PieceKept():
            return replace(state, writing=fold_writing(state.writing, made, event))
        case ReadingEvent():
            return replace(state, reading=fold_reading(state.reading, event))
        case CrossroadsEvent():
            return _weighed(state, made, event)
        case BodyEvent():
            latest = raised(state.latest, event.alarm, event.direction)
            return replace(state, body=fold_body(state.body, made, event), latest=latest)
        case StirEvent():
            latest = raised(state.latest, event.alarm if isinstance(event, StirMet) else None)
            return replace(state, stirs=fold_stirs(state.stirs, made, event), latest=latest)
        case PlaceEvent():
            latest = raised(state.latest, alarm_of(event))
            return replace(state, places=fold_places(state.places, made, event), latest=latest)
        case FeltEvent():
            return replace(state, felt=fold_felt(state.felt, made, event))
        case LandedEvent():
            return replace(state, landed=fold_landed(state.landed, made, event))
        case NoticedEvent():
            return replace(state, noticed=fold_noticed(state.noticed, made, event))
        case PatternEvent():
            latest = raised(state.latest, event.alarm if isinstance(event, TryEnded) else None)
            patterns = fold_patterns(state.patterns, made, event)
            return replace(state, patterns=patterns, latest=latest)
        case LineEvent():
            return replace(state, lines=fold_lines(state.lines, made, event))
        case WatchingEvent():
            return replace(state, watching=fold_watching(state.watching, made, event))
        case MeasureAnswered() | MeasuresPutOff():
            return replace(state, measures=fold_measures(state.measures, made, event))
        case TurnNoted():
            return _turn(replace(state, loop=fold_loop(state.loop, made, event)), day, event)
        case LoopAnswered():
            return replace(state, loop=fold_loop(state.loop, made, event))
        case ClosenessNoted():
            state = replace(state, outside=fold_outside(made, event))
            return with_forced(state, day) if was_unfree(event) else state
        case WayEvent():
            return replace(state, way=fold_way(state.way, event))
        case SayingEvent():
            return replace(state, saying=fold_saying(state.saying, made))
        case MutingSet():
            return replace(state, muting=fold_muting(event))
        case OwnRepairEvent():
            return _own_repair(state, made, event)
        case AskingEvent():
            return replace(state, asking=fold_asking(state.asking, made, event))
        case Removed() | EveningsSet() | RoomLeft() | SharedEvent():
            return state
    assert_never(event)


def _moved(state: State, envelope: Envelope, zone: str) -> State:
    """Where it is another day already, a forced day is forced there too: moving opens nothing."""
    state = replace(state, zone=zone)
    is_forced = envelope.day in state.forced
    return with_forced(state, day_of(envelope.at, zone)) if is_forced else state


def _weighed(state: State, made: Made, event: CrossroadsEvents) -> State:
    if isinstance(event, SatDown):
        state = replace(state, latest=raised(state.latest, event.alarm))
    return replace(state, crossroads=fold_crossroads(state.crossroads, made, event))


def _turn(state: State, day: date, event: TurnNoted) -> State:
    """What the body said in it can raise the last alarm, never lower or refresh it."""
    state = replace(state, latest=raised(state.latest, event.tension or 0))
    return with_forced(state, day) if is_forced(event) else state


def _taken_back(state: State, envelope: Envelope, event: TakenBack) -> State:
    """What it closed stays closed for its time, and what it opened is gone."""
    at, day = event.made_at or envelope.at, event.made_day or envelope.day
    if event.asked:
        state = with_asked(state, day)
    if event.forced:
        state = with_forced(state, day)
    if event.found_out:
        state = replace(state, found_out_on=day)
    if event.step:
        state = with_step(state, with_spoilt(step_notes(state, event.step), day, event))
    return replace(state, latest=unknown(state.latest, at, day, event))


def _own_repair(state: State, made: Made, event: OwnRepairEvents) -> State:
    """An alarm said there can raise the last one, never lower or refresh it."""
    state = replace(state, own_repair=fold_own_repair(state.own_repair, made, event))
    if not isinstance(event, RepairAlarm):
        return state
    return replace(state, latest=raised(state.latest, event.alarm, event.direction))


def _limit(state: State, day: date, event: LimitSet) -> State:
    current = limit_on(state, day)
    if event.starts <= day:
        return replace(state, limit=event.limit, pending_limit=None)
    pending = PendingLimit(limit=event.limit, starts=event.starts)
    return replace(state, limit=current, pending_limit=pending)


def safety_after(before: Safety | None, day: date, answers: SafetyAnswered) -> Safety:
    now = Safety(answered_on=day, answers=answers)
    if closes_for_safety(answers):
        return replace(now, last_yes=day)
    if before is None or before.last_yes is None:
        return now
    if day <= before.last_yes:  # taken back on the same day is not a later no
        return replace(before, answers=answers)
    return replace(now, last_yes=before.last_yes, first_no=before.first_no or day, last_no=day)


def _partner(event: PartnerPinned) -> Partner:
    return Partner(room=event.room, box_key=event.box_key, sign_key=event.sign_key, name=event.name)


def _is_partner(state: State, room: str) -> bool:
    return state.partner is not None and state.partner.room == room
