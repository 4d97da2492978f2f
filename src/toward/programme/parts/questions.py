"""The shared question box (M11): put by one, answered by the other, and both only at the hours the two set.

Question and written answer arrive at the next question time, so that nobody meets one at night; where the
time was ended meanwhile, an answer arrives by day. A
question that nobody answered fades with all others; nothing counts it, and nothing says that it was read. An answer
that was on its way by then still arrives.
"""

from datetime import date, datetime, timedelta
from typing import Literal, assert_never

from msgspec import Struct
from msgspec.structs import replace

from toward.programme.base import Command, Made, Refused, SharedEvent
from toward.programme.days import closes_at, day_of
from toward.programme.parts.asking import KINDS, TEXT_MAX, QuestionKind
from toward.programme.parts.shared import last_of_each

type AnsweredHow = Literal["written", "aloud"]

LASTS = timedelta(minutes=30)
# Half an hour that is over by half past nine, and does not begin the day.
FIRST_START, LAST_START = (8, 0), (21, 0)
TIMES_MAX = 3
LAST_WEEKDAY, LAST_MINUTE = 6, 59
OPEN_MAX = 6
STANDS = timedelta(days=28)
LATER_MAX = timedelta(days=14)
WEEK = 7


class QuestionsEvent(SharedEvent, frozen=True, kw_only=True):
    pass


class QuestionTimeProposed(
    QuestionsEvent, frozen=True, kw_only=True, tag="question_time_proposed.1"
):
    """weekdays: 0 Monday to 6 Sunday; by the clock of the two. It holds once the other says yes."""

    weekdays: tuple[int, ...]
    hour: int
    minute: int


class QuestionTimeAgreed(QuestionsEvent, frozen=True, kw_only=True, tag="question_time_agreed.1"):
    """seq: the proposal's number."""

    seq: int


class QuestionTimeEnded(QuestionsEvent, frozen=True, kw_only=True, tag="question_time_ended.1"):
    """By either, at once, without a reason."""


class QuestionPut(QuestionsEvent, frozen=True, kw_only=True, tag="question_put.1"):
    """arrives: the question time at which the other finds it."""

    kind: QuestionKind
    text: str
    arrives: datetime


class QuestionAnswered(QuestionsEvent, frozen=True, kw_only=True, tag="question_answered.1"):
    """written: `text` arrives at the next question time; aloud: it was said, and no words are kept."""

    seq: int
    how: AnsweredHow
    arrives: datetime
    text: str = ""


class QuestionPutOff(QuestionsEvent, frozen=True, kw_only=True, tag="question_put_off.1"):
    """'I need time until …'."""

    seq: int
    until: date


type QuestionsEvents = (
    QuestionTimeProposed
    | QuestionTimeAgreed
    | QuestionTimeEnded
    | QuestionPut
    | QuestionAnswered
    | QuestionPutOff
)


class QuestionsCommand(Command, frozen=True, kw_only=True):
    pass


class ProposeQuestionTime(QuestionsCommand, frozen=True, kw_only=True):
    weekdays: tuple[int, ...]
    hour: int
    minute: int


class AgreeQuestionTime(QuestionsCommand, frozen=True, kw_only=True):
    seq: int


class EndQuestionTime(QuestionsCommand, frozen=True, kw_only=True):
    pass


class PutQuestion(QuestionsCommand, frozen=True, kw_only=True):
    kind: QuestionKind
    text: str


class AnswerQuestion(QuestionsCommand, frozen=True, kw_only=True):
    seq: int
    how: AnsweredHow
    text: str = ""


class PutOffQuestion(QuestionsCommand, frozen=True, kw_only=True):
    seq: int
    until: date


type QuestionsCommands = (
    ProposeQuestionTime
    | AgreeQuestionTime
    | EndQuestionTime
    | PutQuestion
    | AnswerQuestion
    | PutOffQuestion
)


class QuestionTime(Struct, frozen=True, kw_only=True, array_like=True):
    weekdays: tuple[int, ...]
    hour: int
    minute: int


class Proposed(Struct, frozen=True, kw_only=True, array_like=True):
    seq: int
    author: str
    time: QuestionTime


class Question(Struct, frozen=True, kw_only=True, array_like=True):
    """One in the box. answer: the number of what was answered (0 nothing yet), with how and when it arrives."""

    seq: int
    author: str
    kind: QuestionKind
    day: date
    arrives: datetime
    answer: int = 0
    how: AnsweredHow | None = None
    answered_on: date | None = None
    answer_arrives: datetime | None = None
    until: date | None = None
    put_off_on: date | None = None


class Questions(Struct, frozen=True, kw_only=True):
    time: QuestionTime | None = None
    proposed: Proposed | None = None
    box: tuple[Question, ...] = ()


def decide_questions(
    part: Questions, command: QuestionsCommands, made: Made, zone: str
) -> tuple[QuestionsEvents, ...] | Refused:
    match command:
        case ProposeQuestionTime():
            return _propose(part, command)
        case AgreeQuestionTime():
            return _agree(part, command.seq, made.author)
        case EndQuestionTime():
            return (QuestionTimeEnded(),) if part.time or part.proposed else ()
        case PutQuestion():
            return _put(part, command, made, zone)
        case AnswerQuestion():
            return _answer(part, command, made, zone)
        case PutOffQuestion():
            return _put_off(part, command, made)
    assert_never(command)


def fold_questions(part: Questions, made: Made, event: QuestionsEvents) -> Questions:
    match event:
        case QuestionTimeProposed():
            time = QuestionTime(weekdays=event.weekdays, hour=event.hour, minute=event.minute)
            return replace(part, proposed=Proposed(seq=made.seq, author=made.author, time=time))
        case QuestionTimeAgreed():
            return _agreed(part, event.seq)
        case QuestionTimeEnded():
            return replace(part, time=None, proposed=None)
        case QuestionPut():
            return replace(part, box=_boxed(part, made, event))
        case QuestionAnswered():
            return _with(part, event.seq, **_answered(made, event))
        case QuestionPutOff():
            return _with(part, event.seq, until=event.until, put_off_on=made.day)
    assert_never(event)


def questions_on(part: Questions, day: date) -> tuple[Question, ...]:
    """Those that have not faded on this day."""
    return tuple(one for one in part.box if _stands(one, day))


def box_at(part: Questions, now: datetime, day: date) -> tuple[Question, ...]:
    """Those that have not faded, and those whose answer is on its way or has been there for less than a week."""
    return tuple(one for one in part.box if _stands(one, day) or _answer_stands(one, now))


def has_arrived(one: Question, now: datetime) -> bool:
    """Whether its answer is there for the one who asked."""
    return one.answer_arrives is not None and one.answer_arrives <= now


def time_around(time: QuestionTime, now: datetime, zone: str) -> tuple[datetime, datetime]:
    """The question time that goes on now, else the next one: from when to when."""
    today = day_of(now, zone)
    starts = (
        closes_at(day, time.hour, time.minute, zone)
        for day in (today + timedelta(days=offset) for offset in range(WEEK + 1))
        if day.weekday() in time.weekdays
    )
    start = next(start for start in starts if now < start + LASTS)
    return start, start + LASTS


def _propose(
    part: Questions, command: ProposeQuestionTime
) -> tuple[QuestionsEvents, ...] | Refused:
    days = command.weekdays
    wrong = {
        "weekdays": not 1 <= len(days) <= TIMES_MAX
        or len(set(days)) < len(days)
        or not all(0 <= day <= LAST_WEEKDAY for day in days),
        "hour": not FIRST_START <= (command.hour, command.minute) <= LAST_START
        or not 0 <= command.minute <= LAST_MINUTE,
    }
    reason = next((reason for reason, is_wrong in wrong.items() if is_wrong), None)
    if reason:
        return Refused(reason)
    time = QuestionTime(weekdays=tuple(sorted(days)), hour=command.hour, minute=command.minute)
    if time == part.time:
        return ()
    return (QuestionTimeProposed(weekdays=time.weekdays, hour=time.hour, minute=time.minute),)


def _agree(part: Questions, seq: int, author: str) -> tuple[QuestionsEvents, ...] | Refused:
    proposed = part.proposed
    if proposed is None or proposed.seq != seq or proposed.author == author:
        return Refused("gone")
    return (QuestionTimeAgreed(seq=seq),)


def _agreed(part: Questions, seq: int) -> Questions:
    if part.proposed is None or part.proposed.seq != seq:
        return part
    return replace(part, time=part.proposed.time, proposed=None)


def _put(
    part: Questions, command: PutQuestion, made: Made, zone: str
) -> tuple[QuestionsEvents, ...] | Refused:
    own = [one for one in questions_on(part, made.day) if one.author == made.author]
    if part.time is None:
        return Refused("no_time")
    if command.kind not in KINDS or not _fits(command.text):
        return Refused("text")
    # Only what its author can know: that an answer was written shows nowhere before its hour, not here either.
    if sum(not has_arrived(one, made.at) for one in own) >= OPEN_MAX:
        return Refused("many")
    arrives = _arrives(part.time, made.at, zone)
    return (QuestionPut(kind=command.kind, text=command.text, arrives=arrives),)


def _answer(
    part: Questions, command: AnswerQuestion, made: Made, zone: str
) -> tuple[QuestionsEvents, ...] | Refused:
    if _to_answer(part, command.seq, made) is None:
        return Refused("gone")
    if command.how == "aloud":
        return (QuestionAnswered(seq=command.seq, how="aloud", arrives=made.at),)
    if not _fits(command.text):
        return Refused("text")
    arrives = _arrives(part.time, made.at, zone) if part.time else _by_day(made.at, zone)
    return (QuestionAnswered(seq=command.seq, how="written", text=command.text, arrives=arrives),)


def _put_off(
    part: Questions, command: PutOffQuestion, made: Made
) -> tuple[QuestionsEvents, ...] | Refused:
    if _to_answer(part, command.seq, made) is None:
        return Refused("gone")
    if not timedelta() < command.until - made.day <= LATER_MAX:
        return Refused("until")
    return (QuestionPutOff(seq=command.seq, until=command.until),)


def _to_answer(part: Questions, seq: int, made: Made) -> Question | None:
    """One of the other's that has arrived."""
    return next(
        (
            one
            for one in questions_on(part, made.day)
            if one.seq == seq and one.author != made.author and one.arrives <= made.at
        ),
        None,
    )


def _arrives(time: QuestionTime, now: datetime, zone: str) -> datetime:
    start, _ = time_around(time, now, zone)
    return max(start, now)


def _by_day(now: datetime, zone: str) -> datetime:
    """Without a question time: now, if one could be going on now, else in the next morning."""
    today = day_of(now, zone)
    first, last = (closes_at(today, *start, zone) for start in (FIRST_START, LAST_START))
    if now < last + LASTS:
        return max(first, now)
    return closes_at(today + timedelta(days=1), *FIRST_START, zone)


def _stands(one: Question, day: date) -> bool:
    return day < one.day + STANDS


def _answer_stands(one: Question, now: datetime) -> bool:
    return one.answer_arrives is not None and now < one.answer_arrives + timedelta(days=WEEK)


def _boxed(part: Questions, made: Made, event: QuestionPut) -> tuple[Question, ...]:
    new = Question(
        seq=made.seq,
        author=made.author,
        kind=event.kind,
        day=made.day,
        arrives=event.arrives,
    )
    standing = (*box_at(part, made.at, made.day), new)
    return last_of_each(standing, 2 * OPEN_MAX, lambda one: one.author)


def _answered(made: Made, event: QuestionAnswered) -> dict[str, object]:
    return {
        "answer": made.seq,
        "how": event.how,
        "answered_on": made.day,
        "answer_arrives": event.arrives,
    }


def _with(part: Questions, seq: int, **change: object) -> Questions:
    box = tuple(replace(one, **change) if one.seq == seq else one for one in part.box)
    return replace(part, box=box)


def _fits(text: str) -> bool:
    return len(text.strip()) > 0 and len(text) <= TEXT_MAX
