"""What a person's own room amounts to: a fold over its events, small enough to keep for ten years.

`fold` never refuses and never reads a clock. Numbers that a programme sets are not used here, so
a changed programme reads the same past; what they made of an evening is frozen in its event.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal, assert_never

from msgspec import Struct
from msgspec.structs import replace

from toward.programme.base import Made, SharedEvent
from toward.programme.days import day_of, week_start
from toward.programme.definition import Direction
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
    Role,
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
from toward.programme.parts.asking import Asking, AskingEvent, fold_asking
from toward.programme.parts.body import Body, BodyEvent, fold_body, of_check_in
from toward.programme.parts.crossroads import (
    Crossroads,
    CrossroadsEvent,
    CrossroadsEvents,
    SatDown,
    fold_crossroads,
)
from toward.programme.parts.felt import FeltEvent, Felts, fold_felt
from toward.programme.parts.landed import Landed, LandedEvent, fold_landed
from toward.programme.parts.lines import LineEvent, Lines, fold_lines
from toward.programme.parts.loop import (
    Loop,
    LoopAnswered,
    TurnNoted,
    fold_loop,
    is_forced,
    with_round,
)
from toward.programme.parts.measuring import (
    MeasureAnswered,
    Measures,
    MeasuresPutOff,
    fold_measures,
)
from toward.programme.parts.muting import Muting, MutingSet, fold_muting
from toward.programme.parts.noticed import Noticed, NoticedEvent, fold_noticed
from toward.programme.parts.own_repair import (
    OwnRepair,
    OwnRepairEvent,
    OwnRepairEvents,
    RepairAlarm,
    fold_own_repair,
)
from toward.programme.parts.patterns import PatternEvent, Patterns, TryEnded, fold_patterns
from toward.programme.parts.places import PlaceEvent, Places, alarm_of, fold_places
from toward.programme.parts.reading import Reading, ReadingEvent, fold_reading
from toward.programme.parts.saying import Saying, SayingEvent, fold_saying
from toward.programme.parts.stirs import StirEvent, StirMet, Stirs, fold_stirs
from toward.programme.parts.watching import Watching, WatchingEvent, fold_watching
from toward.programme.parts.way import Way, WayEvent, fold_way
from toward.programme.parts.writing import PieceKept, Writing, fold_writing

DAYS_KEPT = 120
LINE_DAYS = 14  # older lines and words stay in the log; `noted` says that there is a line
LINE_LENGTH = 280
MARKED_DAYS_KEPT = 60  # more than any rule looks back
COMMANDS_KEPT = 64
LOUDEST = 10
STEP_DAYS_KEPT = 12
ROUNDS_KEPT = 3
SET_BACKS_KEPT = 120

AWAY: tuple[Direction, ...] = ("flat", "unsure")

type SetBackKind = Literal["stopped", "far_away", "went_along", "found_out"]


class Day(Struct, frozen=True, kw_only=True, array_like=True):
    """The last check-in of one day."""

    day: date
    at: datetime
    alarm: int
    direction: Direction | None
    heard: int | None
    watched: int | None
    pushed: int | None
    asked: bool
    here: tuple[str, ...]
    line: str
    noted: bool
    quick: bool


class Week(Struct, frozen=True, kw_only=True, array_like=True):
    """Sums of the week that starts on this Monday, and on how many days each was answered."""

    start: date
    days: int = 0
    heard: int = 0
    heard_days: int = 0
    watched: int = 0
    watched_days: int = 0
    pushed: int = 0
    pushed_days: int = 0


class Alarm(Struct, frozen=True, kw_only=True, array_like=True):
    at: datetime
    day: date
    alarm: int
    direction: Direction | None
    taken_back: bool = False  # then nothing is known, until the next one


class Round(Struct, frozen=True, kw_only=True, array_like=True):
    day: date
    good: bool
    stopped: bool
    rose: bool


class StepNotes(Struct, frozen=True, kw_only=True, array_like=True):
    step: str
    good: int = 0
    good_days: tuple[date, ...] = ()
    last: tuple[Round, ...] = ()
    easy_days: tuple[date, ...] = ()
    hidden: bool = False


class SoloNotes(Struct, frozen=True, kw_only=True, array_like=True):
    """pairs: how often both alarms were said; of these quieter or louder afterwards, and both sums."""

    practice: str
    times: int
    last: date
    pairs: int = 0
    quieter: int = 0
    louder: int = 0
    before: int = 0
    after: int = 0


class PendingLimit(Struct, frozen=True, kw_only=True, array_like=True):
    limit: int
    starts: date


class Safety(Struct, frozen=True, kw_only=True):
    """The last answers, and what the rule of 60 days and two noes needs."""

    answered_on: date
    answers: SafetyAnswered
    last_yes: date | None = None
    first_no: date | None = None
    last_no: date | None = None


class SetBack(Struct, frozen=True, kw_only=True, array_like=True):
    day: date
    kind: SetBackKind
    step: str = ""


class Partner(Struct, frozen=True, kw_only=True):
    room: str
    box_key: bytes
    sign_key: bytes
    name: str


class State(Struct, frozen=True, kw_only=True):
    zone: str = "UTC"
    opened_on: date | None = None
    last_seq: int | None = None
    has_gap: bool = False
    commands: tuple[str, ...] = ()
    months: tuple[tuple[str, int], ...] = ()  # "2026-11" and the first seq of that month
    days: tuple[Day, ...] = ()
    weeks: tuple[Week, ...] = ()
    latest: Alarm | None = None
    forced: tuple[date, ...] = ()  # days with felt pushed, fear, went along or asked to show
    asked: tuple[date, ...] = ()
    steps: tuple[StepNotes, ...] = ()
    solo: tuple[SoloNotes, ...] = ()
    solo_times: int = 0
    solo_days: tuple[date, ...] = ()
    set_backs: tuple[SetBack, ...] = ()
    limit: int | None = None
    pending_limit: PendingLimit | None = None
    pause_until: date | None = None
    found_out_on: date | None = None
    role: Role | None = None
    since: date | None = None
    safety: Safety | None = None
    step_back: bool = False
    partner: Partner | None = None
    pinned_on: date | None = None
    recovered_on: date | None = None
    crossroads: Crossroads = Crossroads()
    body: Body = Body()
    stirs: Stirs = Stirs()
    places: Places = Places()
    reading: Reading = Reading()
    writing: Writing = Writing()
    landed: Landed = Landed()
    noticed: Noticed = Noticed()
    patterns: Patterns = Patterns()
    lines: Lines = Lines()
    watching: Watching = Watching()
    measures: Measures = Measures()
    way: Way = Way()
    loop: Loop = Loop()
    saying: Saying = Saying()
    muting: Muting = Muting()
    felt: Felts = Felts()
    own_repair: OwnRepair = OwnRepair()
    asking: Asking = Asking()


def empty() -> State:
    return State()


def fold(state: State, envelope: Envelope, seq: int) -> State:
    made = Made(at=envelope.at, day=envelope.day, seq=seq)
    return _evolve(_numbered(state, envelope, seq), envelope, envelope.event, made)


def fold_all(state: State, envelopes: Iterable[Envelope]) -> State:
    """Folds entries that follow the state's last number (the first is 1) without a gap."""
    for seq, envelope in enumerate(envelopes, (state.last_seq or 0) + 1):
        state = fold(state, envelope, seq)
    return state


def has_seen(state: State, command_id: str) -> bool:
    return command_id != "" and command_id in state.commands


def day_entry(state: State, day: date) -> Day | None:
    return next((entry for entry in reversed(state.days) if entry.day == day), None)


def step_notes(state: State, step: str) -> StepNotes:
    return next((notes for notes in state.steps if notes.step == step), StepNotes(step=step))


def limit_on(state: State, day: date) -> int | None:
    """The personal limit that stands on this day, if one was ever set."""
    pending = state.pending_limit
    return pending.limit if pending and day >= pending.starts else state.limit


def discovered_on(state: State) -> date | None:
    """The newest day on which something came to light, as far as it was said."""
    return max((day for day in (state.since, state.found_out_on) if day), default=None)


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
            return _checked_in(state, envelope, event)
        case TonightAlarm():
            return _alarm(state, envelope.at, day, event.alarm, event.direction)
        case AskedToShow():
            return _asked(state, day)
        case SoloDone():
            return _solo(state, day, event)
        case PracticeNoted():
            return _practice(state, day, event)
        case EasyInDailyLife():
            return _easy(state, day, event.step)
        case StepHidden():
            return _with_step(state, replace(step_notes(state, event.step), hidden=event.hidden))
        case LimitSet():
            return _limit(state, day, event)
        case PauseSet():
            return replace(state, pause_until=day + timedelta(days=event.days))
        case FoundOutMore():
            return replace(_set_back(state, SetBack(day=day, kind="found_out")), found_out_on=day)
        case RoleNamed():
            return replace(state, role=event.role, since=event.since)
        case SafetyAnswered():
            return replace(state, safety=_safety(state.safety, day, event))
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
            latest = _raised(state.latest, event.alarm, event.direction)
            return replace(state, body=fold_body(state.body, made, event), latest=latest)
        case StirEvent():
            latest = _raised(state.latest, event.alarm if isinstance(event, StirMet) else None)
            return replace(state, stirs=fold_stirs(state.stirs, made, event), latest=latest)
        case PlaceEvent():
            latest = _raised(state.latest, alarm_of(event))
            return replace(state, places=fold_places(state.places, made, event), latest=latest)
        case FeltEvent():
            return replace(state, felt=fold_felt(state.felt, made, event))
        case LandedEvent():
            return replace(state, landed=fold_landed(state.landed, made, event))
        case NoticedEvent():
            return replace(state, noticed=fold_noticed(state.noticed, made, event))
        case PatternEvent():
            latest = _raised(state.latest, event.alarm if isinstance(event, TryEnded) else None)
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
    return _forced(state, day_of(envelope.at, zone)) if is_forced else state


def _checked_in(state: State, envelope: Envelope, event: CheckedIn) -> State:
    at, day = event.made_at or envelope.at, event.made_day or envelope.day
    state = _alarm(state, at, day, event.alarm, event.direction)
    if event.asked:
        state = _asked(state, day)
    if is_forcing(event):
        state = _forced(state, day)
    if not event.quick:  # nobody is asked where at the quick door
        body = of_check_in(state.body, day, event.where, event.direction)
        state = replace(state, body=body)
    return _kept(state, _entry(at, day, event))


def is_forcing(event: CheckedIn) -> bool:
    """Felt pushed, or afraid; being asked to show is counted beside it."""
    return bool(event.pushed) or "afraid" in event.here


def _entry(at: datetime, day: date, event: CheckedIn) -> Day:
    return Day(
        day=day,
        at=at,
        alarm=event.alarm,
        direction=event.direction,
        heard=event.heard,
        watched=event.watched,
        pushed=event.pushed,
        asked=event.asked,
        here=event.here,
        line=event.line[:LINE_LENGTH],
        noted=event.line != "",
        quick=event.quick,
    )


def _kept(state: State, entry: Day) -> State:
    """The last of a day counts; a day older than all that is kept has no place any more."""
    newest = max(entry.day, state.days[-1].day) if state.days else entry.day
    before = day_entry(state, entry.day)
    if (before and before.at > entry.at) or entry.day <= newest - timedelta(days=DAYS_KEPT):
        return state
    others = [kept for kept in state.days if kept.day != entry.day]
    days = sorted([*others, entry], key=lambda kept: kept.day)
    first, lines = newest - timedelta(days=DAYS_KEPT), newest - timedelta(days=LINE_DAYS)
    return replace(
        state,
        days=tuple(_aged(kept, lines) for kept in days if kept.day > first),
        weeks=_summed(state.weeks, entry, before),
    )


def _aged(entry: Day, lines: date) -> Day:
    is_full = entry.day <= lines and (entry.line or entry.here)
    return replace(entry, line="", here=()) if is_full else entry


def _summed(weeks: tuple[Week, ...], entry: Day, before: Day | None) -> tuple[Week, ...]:
    start = week_start(entry.day)
    week = next((week for week in reversed(weeks) if week.start == start), Week(start=start))
    if before:
        week = _added(week, before, -1)
    week = _added(week, entry, 1)
    if not weeks or weeks[-1].start < start:
        return (*weeks, week)
    if weeks[-1].start == start:
        return (*weeks[:-1], week)
    others = [kept for kept in weeks if kept.start != start]
    return tuple(sorted([*others, week], key=lambda kept: kept.start))


def _added(week: Week, entry: Day, sign: int) -> Week:
    return Week(
        start=week.start,
        days=week.days + sign,
        heard=week.heard + sign * (entry.heard or 0),
        heard_days=week.heard_days + sign * (entry.heard is not None),
        watched=week.watched + sign * (entry.watched or 0),
        watched_days=week.watched_days + sign * (entry.watched is not None),
        pushed=week.pushed + sign * (entry.pushed or 0),
        pushed_days=week.pushed_days + sign * (entry.pushed is not None),
    )


def _alarm(state: State, at: datetime, day: date, alarm: int, direction: Direction | None) -> State:
    if state.latest and state.latest.at > at:
        return state
    return replace(state, latest=Alarm(at=at, day=day, alarm=alarm, direction=direction))


def _weighed(state: State, made: Made, event: CrossroadsEvents) -> State:
    if isinstance(event, SatDown):
        state = replace(state, latest=_raised(state.latest, event.alarm))
    return replace(state, crossroads=fold_crossroads(state.crossroads, made, event))


def _asked(state: State, day: date) -> State:
    return _forced(replace(state, asked=_with_day(state.asked, day)), day)


def _forced(state: State, day: date) -> State:
    """A forced day stays forced whatever is corrected, and nothing on it was easy."""
    steps = tuple(
        replace(notes, easy_days=tuple(easy for easy in notes.easy_days if easy != day))
        for notes in state.steps
    )
    return replace(state, forced=_with_day(state.forced, day), steps=steps)


def _with_day(days: tuple[date, ...], day: date, keep: int = MARKED_DAYS_KEPT) -> tuple[date, ...]:
    return tuple(sorted({*days, day}))[-keep:]


def _solo(state: State, day: date, event: SoloDone) -> State:
    known = next((notes for notes in state.solo if notes.practice == event.practice), None)
    before = known or SoloNotes(practice=event.practice, times=0, last=day)
    others = tuple(notes for notes in state.solo if notes.practice != event.practice)
    return replace(
        state,
        solo=(*others, _paired(replace(before, times=before.times + 1, last=day), event)),
        solo_times=state.solo_times + 1,
        solo_days=_with_day(state.solo_days, day),
        latest=_raised(state.latest, event.after),
    )


def _paired(notes: SoloNotes, event: SoloDone) -> SoloNotes:
    if event.before is None or event.after is None:
        return notes
    return replace(
        notes,
        pairs=notes.pairs + 1,
        quieter=notes.quieter + (event.after < event.before),
        louder=notes.louder + (event.after > event.before),
        before=notes.before + event.before,
        after=notes.after + event.after,
    )


def _practice(state: State, day: date, event: PracticeNoted) -> State:
    state = _with_step(state, _with_round(step_notes(state, event.step), day, event))
    loudest = max(event.during or 0, event.after or 0)
    direction: Direction | None = "flat" if event.far_away else None
    state = replace(state, latest=_raised(state.latest, loudest, direction))
    state = replace(state, loop=with_round(state.loop, day, event.during))
    if event.went_along:
        state = _forced(state, day)
    kinds: dict[SetBackKind, bool] = {
        "stopped": event.stopped,
        "far_away": event.far_away,
        "went_along": event.went_along,
    }
    for kind, happened in kinds.items():
        if happened:
            state = _set_back(state, SetBack(day=day, kind=kind, step=event.step))
    return state


def _turn(state: State, day: date, event: TurnNoted) -> State:
    """What the body said in it can raise the last alarm, never lower or refresh it."""
    state = replace(state, latest=_raised(state.latest, event.tension or 0))
    return _forced(state, day) if is_forced(event) else state


def is_good(event: PracticeNoted) -> bool:
    """Numb or far away is never a good round; unknown is not good either."""
    spoilt = event.far_away or event.went_along or event.stopped
    return not spoilt and event.during is not None and event.during <= event.limit + 1


def has_risen(event: PracticeNoted) -> bool:
    return event.before is not None and event.after is not None and event.after > event.before


def _with_round(notes: StepNotes, day: date, event: PracticeNoted) -> StepNotes:
    good = is_good(event)
    this = Round(day=day, good=good, stopped=event.stopped, rose=has_risen(event))
    return replace(
        notes,
        good=notes.good + good,
        good_days=_with_day(notes.good_days, day, STEP_DAYS_KEPT) if good else notes.good_days,
        last=(*notes.last, this)[-ROUNDS_KEPT:],
    )


def _raised(
    latest: Alarm | None, alarm: int | None, direction: Direction | None = None
) -> Alarm | None:
    """What is noted in passing can raise the last alarm or turn it away, never lower or refresh it."""
    if latest is None:
        return None
    turned = direction if direction in AWAY else latest.direction
    return replace(latest, alarm=max(latest.alarm, alarm or 0), direction=turned)


def _taken_back(state: State, envelope: Envelope, event: TakenBack) -> State:
    """What it closed stays closed for its time, and what it opened is gone."""
    at, day = event.made_at or envelope.at, event.made_day or envelope.day
    if event.asked:
        state = _asked(state, day)
    if event.forced:
        state = _forced(state, day)
    if event.found_out:
        state = replace(state, found_out_on=day)
    if event.step:
        state = _with_step(state, _with_spoilt(step_notes(state, event.step), day, event))
    return replace(state, latest=_unknown(state.latest, at, day, event))


def _with_spoilt(notes: StepNotes, day: date, event: TakenBack) -> StepNotes:
    round_ = Round(day=day, good=False, stopped=event.stopped, rose=event.rose)
    return replace(notes, last=(*notes.last, round_)[-ROUNDS_KEPT:])


def _unknown(latest: Alarm | None, at: datetime, day: date, event: TakenBack) -> Alarm | None:
    if event.said and (latest is None or latest.at <= at):
        return Alarm(at=at, day=day, alarm=LOUDEST, direction=None, taken_back=True)
    return replace(latest, taken_back=True) if event.raised and latest else latest


def _own_repair(state: State, made: Made, event: OwnRepairEvents) -> State:
    """An alarm said there can raise the last one, never lower or refresh it."""
    state = replace(state, own_repair=fold_own_repair(state.own_repair, made, event))
    if not isinstance(event, RepairAlarm):
        return state
    return replace(state, latest=_raised(state.latest, event.alarm, event.direction))


def _easy(state: State, day: date, step: str) -> State:
    if day in state.forced:
        return state
    notes = step_notes(state, step)
    return _with_step(
        state, replace(notes, easy_days=_with_day(notes.easy_days, day, STEP_DAYS_KEPT))
    )


def _with_step(state: State, notes: StepNotes) -> State:
    others = tuple(kept for kept in state.steps if kept.step != notes.step)
    return replace(state, steps=(*others, notes))


def _set_back(state: State, set_back: SetBack) -> State:
    return replace(state, set_backs=(*state.set_backs, set_back)[-SET_BACKS_KEPT:])


def _limit(state: State, day: date, event: LimitSet) -> State:
    current = limit_on(state, day)
    if event.starts <= day:
        return replace(state, limit=event.limit, pending_limit=None)
    pending = PendingLimit(limit=event.limit, starts=event.starts)
    return replace(state, limit=current, pending_limit=pending)


def closes_for_safety(answers: SafetyAnswered) -> bool:
    """HARK: Humiliation alone closes only with 'other times too'; each other yes closes."""
    hark = answers.afraid or answers.rape or answers.kick
    ours = answers.pay_for_no or answers.controlled or answers.hurt_partner
    other = answers.secret_contact or (answers.humiliation and answers.other_times)
    return hark or ours or other


def _safety(before: Safety | None, day: date, answers: SafetyAnswered) -> Safety:
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
