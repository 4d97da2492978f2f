"""Published questionnaires, answered now and then: what was answered, its sum, and when to offer them again.

Nothing here opens or closes touch, and a sum means something only beside the same person's earlier one.
"""

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from toward.programme.base import Command, Made, NoteEvent, Refused
from toward.programme.measures import Answers, Instrument, find, fits, kept_total

KEPT_OF_EACH = 12
EVERY = timedelta(days=14)


class MeasureEvent(NoteEvent, frozen=True, kw_only=True):
    pass


class MeasureAnswered(MeasureEvent, frozen=True, kw_only=True, tag="measure_answered.1"):
    """answers: places in the printed order from 0, None skipped. total: as it was summed that day;
    None where an item was skipped, and always where the answers opened Help."""

    instrument: str
    answers: Answers
    total: int | None = None


class MeasuresPutOff(MeasureEvent, frozen=True, kw_only=True, tag="measures_put_off.1"):
    """'Not now': nothing is offered for two weeks."""


type MeasureEvents = MeasureAnswered | MeasuresPutOff


class MeasureCommand(Command, frozen=True, kw_only=True):
    pass


class AnswerMeasure(MeasureCommand, frozen=True, kw_only=True):
    instrument: str
    answers: Answers


class PutOffMeasures(MeasureCommand, frozen=True, kw_only=True):
    pass


type MeasureCommands = AnswerMeasure | PutOffMeasures


class Taken(Struct, frozen=True, array_like=True):
    instrument: str
    day: date
    total: int | None


class Measures(Struct, frozen=True, kw_only=True):
    """The last sheets of each questionnaire, oldest first."""

    taken: tuple[Taken, ...] = ()
    put_off_on: date | None = None


def decide_measures(
    instruments: tuple[Instrument, ...], command: MeasureCommands
) -> tuple[MeasureEvents, ...] | Refused:
    if isinstance(command, PutOffMeasures):
        return (MeasuresPutOff(),)
    instrument = find(instruments, command.instrument)
    if instrument is None:
        return Refused("instrument")
    if not fits(instrument, command.answers):
        return Refused("answers")
    sum_ = kept_total(instrument, command.answers)
    return (MeasureAnswered(instrument=instrument.id, answers=command.answers, total=sum_),)


def fold_measures(part: Measures, made: Made, event: MeasureEvents) -> Measures:
    """The last sheet of a day counts."""
    if isinstance(event, MeasuresPutOff):
        return replace(part, put_off_on=made.day)
    same = [one for one in part.taken if one.instrument == event.instrument and one.day != made.day]
    others = [one for one in part.taken if one.instrument != event.instrument]
    now = Taken(event.instrument, made.day, event.total)
    kept = sorted([*same, now], key=lambda one: one.day)[-KEPT_OF_EACH:]
    return replace(part, taken=tuple(sorted([*others, *kept], key=lambda one: one.day)))


def of(part: Measures, instrument_id: str) -> tuple[Taken, ...]:
    return tuple(one for one in part.taken if one.instrument == instrument_id)


def to_offer(
    instruments: tuple[Instrument, ...], part: Measures, *, day: date, is_grounded: bool
) -> tuple[Instrument, ...]:
    """The short ones, at most every two weeks, and never before a first practice of one's own."""
    if not is_grounded or (part.put_off_on and day - part.put_off_on < EVERY):
        return ()
    short = (one for one in instruments if one.offered == "fortnight")
    return tuple(one for one in short if _is_due(of(part, one.id), day))


def _is_due(taken: tuple[Taken, ...], day: date) -> bool:
    return not taken or day - taken[-1].day >= EVERY
