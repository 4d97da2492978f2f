"""How it landed (M3): what happened, apart from how it landed; both believed, and the space between over weeks."""

from datetime import date, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import asdict, replace

from toward.programme.base import Command, Made, NoteEvent, Refused
from toward.programme.days import week_start

KINDS: tuple[str, ...] = (
    "tone",
    "late",
    "message",
    "silence",
    "look",
    "forgot",
    "kind",
    "else",
)
WEIGHT_MAX = 10
TEXT_LENGTH = 400
WEEKS_KEPT = 26
SPAN = timedelta(weeks=4)
ENOUGH = 5  # so often in each span of four weeks before anything is said of them

type Change = Literal["narrower", "wider"]
SEQS_KEPT = 9


class LandedEvent(NoteEvent, frozen=True, kw_only=True):
    pass


class LandedNoted(LandedEvent, frozen=True, kw_only=True, tag="landed_noted.1"):
    """kind: a key of KINDS or "". itself, landed: 0-10, how heavy from outside and how heavily it landed."""

    happened: str
    felt: str = ""
    kind: str = ""
    itself: int | None = None
    landed: int | None = None


type LandedEvents = LandedNoted


class LandedCommand(Command, frozen=True, kw_only=True):
    pass


class NoteLanded(LandedCommand, frozen=True, kw_only=True):
    happened: str
    felt: str = ""
    kind: str = ""
    itself: int | None = None
    landed: int | None = None


type LandedCommands = NoteLanded


class LandedWeek(Struct, frozen=True, array_like=True):
    """From this Monday on: how often both were weighed, and both sums."""

    start: date
    times: int = 0
    itself: int = 0
    landed: int = 0


class Landed(Struct, frozen=True, kw_only=True):
    """seqs: where the words of the last ones stand."""

    weeks: tuple[LandedWeek, ...] = ()
    seqs: tuple[int, ...] = ()
    last: date | None = None


def decide_landed(command: LandedCommands) -> tuple[LandedEvents, ...] | Refused:
    weights = (command.itself, command.landed)
    wrong = {
        "happened": not 0 < len(command.happened.strip()) <= len(command.happened) <= TEXT_LENGTH,
        "felt": len(command.felt) > TEXT_LENGTH,
        "kind": command.kind not in {"", *KINDS},
        "weight": not all(one is None or 0 <= one <= WEIGHT_MAX for one in weights),
    }
    reason = next((reason for reason, is_wrong in wrong.items() if is_wrong), None)
    return Refused(reason) if reason else (LandedNoted(**asdict(command)),)


def fold_landed(part: Landed, made: Made, event: LandedEvents) -> Landed:
    last = max(part.last or made.day, made.day)
    part = replace(part, seqs=(*part.seqs, made.seq)[-SEQS_KEPT:], last=last)
    if event.itself is None or event.landed is None:
        return part
    start = week_start(made.day)
    week = next((week for week in part.weeks if week.start == start), LandedWeek(start))
    new = LandedWeek(start, week.times + 1, week.itself + event.itself, week.landed + event.landed)
    others = (week for week in part.weeks if week.start != start)
    weeks = sorted((*others, new), key=lambda one: one.start)
    return replace(part, weeks=tuple(weeks)[-WEEKS_KEPT:])


def change(part: Landed, today: date) -> Change | None:
    """The space of the last four weeks beside that of the four before; None where they are much alike."""
    this = week_start(today) + timedelta(weeks=1)
    now, before = _space(part, this - SPAN, this), _space(part, this - 2 * SPAN, this - SPAN)
    if now is None or before is None or abs(now - before) < 1:
        return None
    return "narrower" if now < before else "wider"


def _space(part: Landed, first: date, end: date) -> float | None:
    weeks = [week for week in part.weeks if first <= week.start < end]
    times = sum(week.times for week in weeks)
    return sum(week.landed - week.itself for week in weeks) / times if times >= ENOUGH else None
