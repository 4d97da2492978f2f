"""Crossroads (M29, M30): weighing slowly what comes next, three ways equal. No sum, no verdict, no trace elsewhere.

Weighing is slowed, not locked: `brake` says why waiting is the kinder thing, and nothing here refuses.
"""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Literal, assert_never

from msgspec import Struct
from msgspec.structs import asdict, replace

from toward.programme.base import Command, Made, NoteEvent, Refused

# In the alphabet's order wherever there is no day to turn them by.
WAYS: tuple[str, ...] = ("apart", "as_is", "trying")
FELT: tuple[str, ...] = (
    "angry_done",
    "look_down",
    "missing",
    "disgust_who",
    "soft",
    "look_down_self",
    "afraid_again",
    "cold",
    "disgust_done",
    "respect",
    "no_word",
    "guilty",
    "unsure",
)
FORGIVING: tuple[str, ...] = ("not_asked", "not_yet", "pieces", "mostly", "gone_again", "need_not")
RECONCILING: tuple[str, ...] = ("not_asked", "not_yet", "some", "trying", "yes", "no")
ALARM_MAX, LOUD = 10, 7
FIRST_DAYS, WEEK, REST = timedelta(days=14), timedelta(days=7), timedelta(days=28)
IN_A_ROW = 5
TEXT_LENGTH, NOTE_LENGTH, PAGE_LENGTH = 4000, 1000, 3000
SITTINGS_KEPT, NOTES_KEPT = 12, 12

type Brake = Literal["", "this_week", "early", "new_here", "loud", "rest"]


class CrossroadsEvent(NoteEvent, frozen=True, kw_only=True):
    pass


class SatDown(CrossroadsEvent, frozen=True, kw_only=True, tag="sat_down.1"):
    """A sitting begins, with the body's alarm now."""

    alarm: int


class WaysImagined(CrossroadsEvent, frozen=True, kw_only=True, tag="ways_imagined.1"):
    """What the body said while each was imagined: 0-10, None when left out."""

    apart: int | None = None
    as_is: int | None = None
    trying: int | None = None


class FeltNoted(CrossroadsEvent, frozen=True, kw_only=True, tag="felt_noted.1"):
    """felt: keys of FELT, hurt and contempt side by side. They are never summed."""

    felt: tuple[str, ...]


class OwnPartSaid(CrossroadsEvent, frozen=True, kw_only=True, tag="own_part_said.1"):
    own: str = ""
    tried: str = ""


class NeededSaid(CrossroadsEvent, frozen=True, kw_only=True, tag="needed_said.1"):
    """What would have to be true for each way."""

    apart: str = ""
    as_is: str = ""
    trying: str = ""


class ThreadsSaid(CrossroadsEvent, frozen=True, kw_only=True, tag="threads_said.1"):
    """Two things, never one: keys of FORGIVING and RECONCILING, "" when left out."""

    forgiving: str = ""
    reconciling: str = ""


class CrossroadsNoted(CrossroadsEvent, frozen=True, kw_only=True, tag="crossroads_noted.1"):
    """A few lines kept instead of weighing."""

    text: str


class PageWritten(CrossroadsEvent, frozen=True, kw_only=True, tag="page_written.1"):
    """Where one stands, on one page, for oneself; given to nobody by this."""

    text: str


type CrossroadsEvents = (
    SatDown
    | WaysImagined
    | FeltNoted
    | OwnPartSaid
    | NeededSaid
    | ThreadsSaid
    | CrossroadsNoted
    | PageWritten
)


class CrossroadsCommand(Command, frozen=True, kw_only=True):
    pass


class SitDown(CrossroadsCommand, frozen=True, kw_only=True):
    alarm: int


class ImagineWays(CrossroadsCommand, frozen=True, kw_only=True):
    apart: int | None = None
    as_is: int | None = None
    trying: int | None = None


class NoteFelt(CrossroadsCommand, frozen=True, kw_only=True):
    felt: tuple[str, ...]


class SayOwnPart(CrossroadsCommand, frozen=True, kw_only=True):
    own: str = ""
    tried: str = ""


class SayNeeded(CrossroadsCommand, frozen=True, kw_only=True):
    apart: str = ""
    as_is: str = ""
    trying: str = ""


class SayThreads(CrossroadsCommand, frozen=True, kw_only=True):
    forgiving: str = ""
    reconciling: str = ""


class NoteCrossroads(CrossroadsCommand, frozen=True, kw_only=True):
    text: str


class WritePage(CrossroadsCommand, frozen=True, kw_only=True):
    text: str


type CrossroadsCommands = (
    SitDown
    | ImagineWays
    | NoteFelt
    | SayOwnPart
    | SayNeeded
    | SayThreads
    | NoteCrossroads
    | WritePage
)


class Sitting(Struct, frozen=True, array_like=True):
    """One day's weighing; what was said stands in the log under these numbers, 0 where nothing was."""

    day: date
    body: int = 0
    felt: int = 0
    own: int = 0
    needed: int = 0


class Crossroads(Struct, frozen=True, kw_only=True):
    sittings: tuple[Sitting, ...] = ()
    notes: tuple[int, ...] = ()
    threads: int = 0
    page: int = 0
    noted_on: date | None = None


def is_sitting(part: Crossroads, day: date) -> bool:
    """A sitting lasts for its day; what is said in it can be said anew until then."""
    return bool(part.sittings) and part.sittings[-1].day == day


def brake(
    part: Crossroads, day: date, *, alarm: int, since: date | None, came: date | None = None
) -> Brake:
    """Why weighing could wait. since: the newest discovery, from which sittings are counted afresh.

    came: the first day here, which stands in for a discovery whose day was never said.
    """
    last = _afresh(part, since)[-1:]
    if last and last[0].day < day < last[0].day + WEEK:
        return "this_week"
    if since is not None and day < since + FIRST_DAYS:
        return "early"
    if since is None and came is not None and day < came + FIRST_DAYS:
        return "new_here"
    if alarm >= LOUD:
        return "loud"
    is_tired = _in_a_row(_afresh(part, since)) >= IN_A_ROW
    return "rest" if is_tired and day < last[0].day + REST else ""


def next_on(part: Crossroads) -> date | None:
    """The first day of the next sitting, as far as the week goes."""
    return part.sittings[-1].day + WEEK if part.sittings else None


def due_note(part: Crossroads) -> date | None:
    """A week after a few lines were left for later, unless a sitting came since."""
    if part.noted_on is None or (part.sittings and part.sittings[-1].day >= part.noted_on):
        return None
    return part.noted_on + WEEK


def arranged(day: date) -> tuple[str, ...]:
    """The three ways in an order that turns from day to day: over six days each stands everywhere twice."""
    turn = day.toordinal() % len(WAYS)
    turned = (*WAYS[turn:], *WAYS[:turn])
    return turned if day.toordinal() // len(WAYS) % 2 else (turned[0], turned[2], turned[1])


def decide_crossroads(
    part: Crossroads, command: CrossroadsCommands, day: date
) -> tuple[CrossroadsEvents, ...] | Refused:
    """What belongs to a sitting is taken on its day only; a sitting itself on any."""
    match command:
        case SitDown():
            return _sit_down(part, command, day)
        case SayThreads():
            return _threads(command)
        case NoteCrossroads():
            fits = _fits((command.text,), NOTE_LENGTH)
            return (CrossroadsNoted(text=command.text),) if fits else Refused("text")
        case WritePage():
            fits = _fits((command.text,), PAGE_LENGTH)
            return (PageWritten(text=command.text),) if fits else Refused("text")
        case ImagineWays() | NoteFelt() | SayOwnPart() | SayNeeded():
            return _within(command) if is_sitting(part, day) else Refused("no_sitting")
    assert_never(command)


def fold_crossroads(part: Crossroads, made: Made, event: CrossroadsEvents) -> Crossroads:  # noqa: C901, PLR0911 - one line per kind
    seq = made.seq
    match event:
        case SatDown():
            sittings = (*part.sittings, Sitting(made.day))
            return replace(part, sittings=sittings[-SITTINGS_KEPT:])
        case WaysImagined():
            return _said(part, made, body=seq)
        case FeltNoted():
            return _said(part, made, felt=seq)
        case OwnPartSaid():
            return _said(part, made, own=seq)
        case NeededSaid():
            return _said(part, made, needed=seq)
        case ThreadsSaid():
            return replace(part, threads=seq)
        case CrossroadsNoted():
            return replace(part, notes=(*part.notes, seq)[-NOTES_KEPT:], noted_on=made.day)
        case PageWritten():
            return replace(part, page=seq)
    assert_never(event)


def _said(part: Crossroads, made: Made, **numbers: int) -> Crossroads:
    """To its day's sitting; where that was taken back it belongs to none."""
    if not is_sitting(part, made.day):
        return part
    *before, last = part.sittings
    return replace(part, sittings=(*before, replace(last, **numbers)))


def _afresh(part: Crossroads, since: date | None) -> tuple[Sitting, ...]:
    return tuple(sitting for sitting in part.sittings if since is None or sitting.day >= since)


def _in_a_row(sittings: tuple[Sitting, ...]) -> int:
    """How many of the last ones came without a month's rest in between."""
    count = 0
    for number, sitting in enumerate(reversed(sittings)):
        if number and sittings[-number].day - sitting.day >= REST:
            break
        count += 1
    return count


def _sit_down(
    part: Crossroads, command: SitDown, day: date
) -> tuple[CrossroadsEvents, ...] | Refused:
    if not 0 <= command.alarm <= ALARM_MAX:
        return Refused("alarm")
    return () if is_sitting(part, day) else (SatDown(alarm=command.alarm),)


def _threads(command: SayThreads) -> tuple[CrossroadsEvents, ...] | Refused:
    if command.forgiving not in {"", *FORGIVING} or command.reconciling not in {"", *RECONCILING}:
        return Refused("thread")
    is_said = bool(command.forgiving or command.reconciling)
    return (ThreadsSaid(**asdict(command)),) if is_said else Refused("nothing")


def _within(
    command: ImagineWays | NoteFelt | SayOwnPart | SayNeeded,
) -> tuple[CrossroadsEvents, ...] | Refused:
    match command:
        case ImagineWays():
            said = [alarm for alarm in asdict(command).values() if alarm is not None]
            fits = bool(said) and all(0 <= alarm <= ALARM_MAX for alarm in said)
            return (WaysImagined(**asdict(command)),) if fits else Refused("alarm")
        case NoteFelt():
            fits = 0 < len(set(command.felt)) == len(command.felt) and set(command.felt) <= set(
                FELT
            )
            return (FeltNoted(felt=command.felt),) if fits else Refused("felt")
        case SayOwnPart():
            fits = _fits(asdict(command).values(), TEXT_LENGTH)
            return (OwnPartSaid(**asdict(command)),) if fits else Refused("text")
        case SayNeeded():
            fits = _fits(asdict(command).values(), TEXT_LENGTH)
            return (NeededSaid(**asdict(command)),) if fits else Refused("text")
    assert_never(command)


def _fits(texts: Collection[str], longest: int) -> bool:
    """Something was said, and none of it is too long."""
    return any(texts) and all(len(text) <= longest for text in texts)
