"""What a person's own room amounts to, small enough to keep for ten years; `fold.py` makes it.

Below: the readings that several rules share.
"""

from datetime import date, datetime
from typing import Literal

from msgspec import Struct

from toward.programme.definition import Direction
from toward.programme.events import Role, SafetyAnswered
from toward.programme.parts.asking import Asking
from toward.programme.parts.body import Body
from toward.programme.parts.crossroads import (
    Crossroads,
)
from toward.programme.parts.felt import Felts
from toward.programme.parts.landed import Landed
from toward.programme.parts.lines import Lines
from toward.programme.parts.loop import (
    Loop,
)
from toward.programme.parts.measuring import (
    Measures,
)
from toward.programme.parts.muting import Muting
from toward.programme.parts.noticed import Noticed
from toward.programme.parts.outside import Outside
from toward.programme.parts.own_repair import (
    OwnRepair,
)
from toward.programme.parts.patterns import Patterns
from toward.programme.parts.places import Places
from toward.programme.parts.reading import Reading
from toward.programme.parts.saying import Saying
from toward.programme.parts.stirs import Stirs
from toward.programme.parts.watching import Watching
from toward.programme.parts.way import Way
from toward.programme.parts.writing import Writing

LINE_LENGTH = 280

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
    outside: Outside = Outside()


def empty() -> State:
    return State()


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
