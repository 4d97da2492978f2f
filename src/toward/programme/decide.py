"""What follows from a command: events, or a refusal with a reason key that a template words.

Nothing is stored or changed here, and nobody else's entries are ever read.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import assert_never

from msgspec.structs import asdict, replace

from toward.programme.base import Refused
from toward.programme.commands import (
    AnswerSafety,
    CheckIn,
    ChooseQuiet,
    ConfirmQuick,
    FinishSolo,
    HideStep,
    LeavePairing,
    MineCommand,
    NameRole,
    NotePractice,
    NoteRecovery,
    NoteTonightAlarm,
    OpenRoom,
    PinPartner,
    SayAskedToShow,
    SayEasy,
    SayFoundOutMore,
    SetLimit,
    SetPause,
    SetZone,
)
from toward.programme.days import day_of, is_zone
from toward.programme.definition import HERE, Programme
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
    RoleNamed,
    RoomOpened,
    SafetyAnswered,
    SoloDone,
    StepHidden,
    TonightAlarm,
    ZoneSet,
)
from toward.programme.gate import limit_now
from toward.programme.parts.asking import AskingCommand, decide_asking
from toward.programme.parts.body import BodyCommand, are_regions, decide_body
from toward.programme.parts.crossroads import CrossroadsCommand, decide_crossroads
from toward.programme.parts.felt import FeltCommand, decide_felt
from toward.programme.parts.landed import LandedCommand, decide_landed
from toward.programme.parts.lines import LineCommand, decide_lines
from toward.programme.parts.loop import LoopCommand, decide_loop
from toward.programme.parts.measuring import AnswerMeasure, PutOffMeasures, decide_measures
from toward.programme.parts.muting import SetMuting, decide_muting
from toward.programme.parts.noticed import NoticedCommand, decide_noticed
from toward.programme.parts.outside import NoteCloseness, decide_outside
from toward.programme.parts.own_repair import OwnRepairCommand, decide_own_repair
from toward.programme.parts.patterns import PatternCommand, decide_patterns
from toward.programme.parts.places import PlaceCommand, decide_places
from toward.programme.parts.reading import ReadingCommand, decide_reading
from toward.programme.parts.saying import SayingCommand, decide_saying
from toward.programme.parts.stirs import StirCommand, decide_stirs
from toward.programme.parts.watching import WatchingCommand, decide_watching
from toward.programme.parts.way import WayCommand, decide_way
from toward.programme.parts.writing import KeepPiece, decide_writing
from toward.programme.safety import is_another_day
from toward.programme.seasons import Seen, begun
from toward.programme.state import LINE_LENGTH, State, has_seen, limit_on

ALARM_MAX = 10
COUNT_MAX = 99
PAUSE_MAX = 366
KEY_BYTES = 32
NAME_LENGTH = 80
QUICK_DAYS = 28


type Decided = tuple[Mine, ...] | Refused


def decide(
    programme: Programme, state: State, command: MineCommand, now: datetime, command_id: str = ""
) -> Decided:
    """A command id that was seen before answers as success and adds nothing."""
    if has_seen(state, command_id):
        return ()
    if state.opened_on is None and not isinstance(command, OpenRoom):
        return Refused("not_opened")
    return _decide(programme, state, command, now)


def _decide(programme: Programme, state: State, command: MineCommand, now: datetime) -> Decided:  # noqa: C901, PLR0911, PLR0912, PLR0915 - one line per kind
    day = day_of(now, state.zone)
    match command:
        case OpenRoom():
            return _open(state, command)
        case SetZone():
            return (ZoneSet(zone=command.zone),) if is_zone(command.zone) else Refused("zone")
        case CheckIn():
            return _check_in(command)
        case ConfirmQuick():
            return _confirm_quick(state, command, now)
        case NoteTonightAlarm():
            event = TonightAlarm(alarm=command.alarm, direction=command.direction)
            return (event,) if _are_alarms((command.alarm,)) else Refused("alarm")
        case SayAskedToShow():
            return (AskedToShow(),)
        case FinishSolo():
            return _solo(programme, command)
        case NotePractice():
            return _note(programme, command, limit_now(programme, state, day))
        case SayEasy():
            return _for_step(programme, command.step, EasyInDailyLife(step=command.step))
        case HideStep():
            hidden = StepHidden(step=command.step, hidden=command.hidden)
            return _for_step(programme, command.step, hidden)
        case SetLimit():
            return _limit(programme, state, command.limit, day)
        case SetPause():
            within = 0 <= command.days <= PAUSE_MAX
            return (PauseSet(days=command.days),) if within else Refused("days")
        case SayFoundOutMore():
            return (FoundOutMore(),)
        case NameRole():
            return _role(state, command, day)
        case AnswerSafety():
            answers = SafetyAnswered(**asdict(command))
            return (answers,) if is_another_day(state, day) else Refused("another_day")
        case ChooseQuiet():
            return (QuietChoice(step_back=command.step_back),)
        case PinPartner():
            return _pin(state, command)
        case LeavePairing():
            paired = state.partner is not None and state.partner.room == command.room
            return (PairingLeft(room=command.room),) if paired else Refused("not_paired")
        case NoteRecovery():
            return (RecoveryUsed(),)
        case KeepPiece():
            return decide_writing(command)
        case ReadingCommand():
            return decide_reading(command, day)
        case CrossroadsCommand():
            return decide_crossroads(state.crossroads, command, day)
        case BodyCommand():
            return decide_body(command)
        case StirCommand():
            return decide_stirs(state.stirs, command)
        case PlaceCommand():
            return decide_places(state.places, command)
        case FeltCommand():
            return decide_felt(command)
        case LandedCommand():
            return decide_landed(command)
        case NoticedCommand():
            return decide_noticed(state.noticed, command)
        case PatternCommand():
            return decide_patterns(state.patterns, command)
        case LineCommand():
            return decide_lines(state.lines, command, day)
        case WatchingCommand():
            return decide_watching(command)
        case AnswerMeasure() | PutOffMeasures():
            return decide_measures(programme.instruments, command)
        case LoopCommand():
            return decide_loop(command)
        case WayCommand():
            return decide_way(command, begun(Seen(programme=programme, state=state, day=day)))
        case SayingCommand():
            return decide_saying(command)
        case SetMuting():
            return decide_muting(command)
        case OwnRepairCommand():
            return decide_own_repair(state.own_repair, command)
        case AskingCommand():
            return decide_asking(state.asking, command, day)
        case NoteCloseness():
            return decide_outside(command)
    assert_never(command)


def _open(state: State, command: OpenRoom) -> Decided:
    if state.opened_on is not None:
        return Refused("already_open")
    return (RoomOpened(zone=command.zone),) if is_zone(command.zone) else Refused("zone")


def _check_in(command: CheckIn) -> Decided:
    reason = _wrong_check_in(command)
    return Refused(reason) if reason else (CheckedIn(**asdict(command)),)


def _confirm_quick(state: State, command: ConfirmQuick, now: datetime) -> Decided:
    reason = _wrong_check_in(command.check_in) or _wrong_quick(state, command, now)
    if reason:
        return Refused(reason)
    event = CheckedIn(**asdict(command.check_in))
    return (replace(event, quick=True, made_at=command.at, made_day=command.day),)


def _wrong_check_in(command: CheckIn) -> str | None:
    counts = (command.heard, command.watched, command.pushed)
    wrong = {
        "alarm": not _are_alarms((command.alarm,)),
        "count": any(count is not None and not 0 <= count <= COUNT_MAX for count in counts),
        "here": len(set(command.here)) < len(command.here) or not set(command.here) <= set(HERE),
        "where": not are_regions(command.where),
        "line": len(command.line) > LINE_LENGTH,
    }
    return next((reason for reason, is_wrong in wrong.items() if is_wrong), None)


def _wrong_quick(state: State, command: ConfirmQuick, now: datetime) -> str | None:
    if command.at > now or now - command.at > timedelta(days=QUICK_DAYS):
        return "at"
    # The zone may have changed since, which moves the day by one at most.
    off = abs(day_of(command.at, state.zone) - command.day)
    return "day" if off > timedelta(days=1) else None


def _solo(programme: Programme, command: FinishSolo) -> Decided:
    if command.practice not in {practice.id for practice in programme.solo}:
        return Refused("unknown_practice")
    if not _are_alarms((command.before, command.after)):
        return Refused("alarm")
    return (SoloDone(**asdict(command)),)


def _note(programme: Programme, command: NotePractice, limit: int) -> Decided:
    if not _are_alarms((command.before, command.during, command.after)):
        return Refused("alarm")
    if len(command.line) > LINE_LENGTH:
        return Refused("line")
    return _for_step(programme, command.step, PracticeNoted(**asdict(command), limit=limit))


def _for_step(programme: Programme, step: str, event: Mine) -> Decided:
    known = step in {way.id for way in programme.touch}
    return (event,) if known else Refused("unknown_step")


def _limit(programme: Programme, state: State, limit: int, day: date) -> Decided:
    if not _are_alarms((limit,)):
        return Refused("limit")
    current = limit_on(state, day)
    raised = current is not None and limit > current
    wait = timedelta(days=programme.limits.raise_after_days if raised else 0)
    return (LimitSet(limit=limit, starts=day + wait),)


def _role(state: State, command: NameRole, day: date) -> Decided:
    if not is_another_day(state, day):
        return Refused("another_day")
    if command.since is not None and command.since > day:
        return Refused("since")
    return (RoleNamed(role=command.role, since=command.since),)


def _pin(state: State, command: PinPartner) -> Decided:
    if state.partner is not None:
        return () if state.partner.room == command.room else Refused("already_paired")
    if {len(command.box_key), len(command.sign_key)} != {KEY_BYTES}:
        return Refused("keys")
    named = 0 < len(command.name) <= NAME_LENGTH
    return (PartnerPinned(**asdict(command)),) if named else Refused("name")


def _are_alarms(values: Iterable[int | None]) -> bool:
    return all(value is None or 0 <= value <= ALARM_MAX for value in values)
