"""Questions: sorted and kept, put when they may be, and arriving only at the hours that both chose."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.programme.small import ZONE
from tests.strategies import questions_events
from toward.content.load import items
from toward.programme.base import Made, Refused
from toward.programme.days import closes_at, day_of, wall_clock
from toward.programme.parts.asking import (
    KEPT_MAX,
    KINDS,
    TEXT_MAX,
    Asking,
    KeepQuestion,
    MoveQuestion,
    QuestionKept,
    QuestionMoved,
    decide_asking,
    due_asking,
    fold_asking,
)
from toward.programme.parts.questions import (
    OPEN_MAX,
    AgreeQuestionTime,
    AnswerQuestion,
    EndQuestionTime,
    ProposeQuestionTime,
    PutOffQuestion,
    PutQuestion,
    QuestionAnswered,
    QuestionPut,
    Questions,
    QuestionsCommands,
    QuestionTime,
    decide_questions,
    fold_questions,
    questions_on,
    time_around,
)

# A Monday morning; the two ask on Tuesdays at seven in the evening.
MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
FIRST = date(2026, 1, 5)
TUESDAY = closes_at(date(2026, 1, 6), 19, 0, ZONE)
ANNA, BEN = "anna", "ben"
TUESDAYS = ProposeQuestionTime(weekdays=(1,), hour=19, minute=0)


def made(author: str = ANNA, seq: int = 1, at: datetime = MONDAY) -> Made:
    return Made(at=at, day=day_of(at, ZONE), seq=seq, author=author)


def after(*said: tuple[str, QuestionsCommands, datetime]) -> Questions:
    """Each command decided and folded in its turn."""
    part = Questions()
    for seq, (author, command, at) in enumerate(said, 1):
        outcome = decide_questions(part, command, made(author, seq, at), ZONE)
        assert not isinstance(outcome, Refused), outcome
        for event in outcome:
            part = fold_questions(part, made(author, seq, at), event)
    return part


AGREED = ((ANNA, TUESDAYS, MONDAY), (BEN, AgreeQuestionTime(seq=1), MONDAY))
PUT = (ANNA, PutQuestion(kind="safe", text="Is it over?"), MONDAY)


def test_what_one_may_not_unsee_waits_a_week_and_the_others_do_not() -> None:
    part = Asking()
    for seq, kind in enumerate(KINDS, 1):
        part = fold_asking(part, made(seq=seq), QuestionKept(kind=kind, text="?"))

    def put(seq: int, day: date) -> object:
        return decide_asking(part, MoveQuestion(seq=seq), day)

    assert put(1, FIRST) == (QuestionMoved(seq=1),)
    assert put(2, FIRST) == (QuestionMoved(seq=2),)
    assert put(3, FIRST + timedelta(days=6)) == Refused("waits")
    assert put(3, FIRST + timedelta(days=7)) == (QuestionMoved(seq=3),)
    assert due_asking(part, FIRST + timedelta(days=6)) is None
    assert due_asking(part, FIRST + timedelta(days=9)) == FIRST + timedelta(days=7)


def test_a_question_that_was_put_cannot_be_put_again() -> None:
    kept = fold_asking(Asking(), made(), QuestionKept(kind="safe", text="?"))
    moved = fold_asking(kept, made(seq=2), QuestionMoved(seq=1))

    assert decide_asking(moved, MoveQuestion(seq=1), FIRST) == Refused("gone")


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [("safe", " ", "text"), ("safe", "x" * (TEXT_MAX + 1), "text"), ("other", "?", "kind")],
)
def test_what_does_not_fit_is_not_kept(kind, text: str, reason: str) -> None:
    assert decide_asking(Asking(), KeepQuestion(kind=kind, text=text), FIRST) == Refused(reason)


def test_twelve_of_ones_own_are_enough() -> None:
    part = Asking()
    for seq in range(1, KEPT_MAX + 1):
        part = fold_asking(part, made(seq=seq), QuestionKept(kind="safe", text="?"))

    assert decide_asking(part, KeepQuestion(kind="safe", text="?"), FIRST) == Refused("many")


def test_a_time_holds_once_the_other_has_said_yes() -> None:
    proposed = after(AGREED[0])
    assert proposed.time is None
    own_yes = decide_questions(proposed, AgreeQuestionTime(seq=1), made(ANNA, 2), ZONE)
    assert own_yes == Refused("gone")

    agreed = after(*AGREED)
    assert agreed.time == QuestionTime(weekdays=(1,), hour=19, minute=0)
    assert agreed.proposed is None
    assert after(*AGREED, (ANNA, EndQuestionTime(), MONDAY)).time is None


def test_a_yes_to_what_was_replaced_meanwhile_counts_for_nothing() -> None:
    later = ProposeQuestionTime(weekdays=(6,), hour=21, minute=0)
    part = after(AGREED[0], (ANNA, later, MONDAY))

    assert decide_questions(part, AgreeQuestionTime(seq=1), made(BEN, 3), ZONE) == Refused("gone")


@given(st.lists(st.integers(-1, 7), max_size=4).map(tuple), st.integers(0, 24), st.integers(-1, 60))
def test_no_time_ends_after_half_past_nine(
    weekdays: tuple[int, ...], hour: int, minute: int
) -> None:
    command = ProposeQuestionTime(weekdays=weekdays, hour=hour, minute=minute)
    outcome = decide_questions(Questions(), command, made(), ZONE)

    if not isinstance(outcome, Refused):
        (event,) = outcome
        part = fold_questions(Questions(), made(), event)
        assert part.proposed is not None
        start, end = time_around(part.proposed.time, MONDAY, ZONE)
        assert "08:00" <= wall_clock(start, ZONE) < wall_clock(end, ZONE) <= "21:30"
        assert day_of(start, ZONE).weekday() in weekdays


def test_a_question_arrives_at_the_next_question_time() -> None:
    part = after(*AGREED, PUT)

    assert part.box[0].arrives == TUESDAY
    during = TUESDAY + timedelta(minutes=29)
    assert after(*AGREED, (*PUT[:2], during)).box[0].arrives == during
    over = TUESDAY + timedelta(minutes=30)
    assert after(*AGREED, (*PUT[:2], over)).box[0].arrives == TUESDAY + timedelta(days=7)


def test_without_a_time_nothing_can_be_put() -> None:
    outcome = decide_questions(Questions(), PUT[1], made(), ZONE)

    assert outcome == Refused("no_time")


def test_before_its_time_a_question_can_be_answered_by_nobody() -> None:
    part = after(*AGREED, PUT)
    answer = AnswerQuestion(seq=3, how="aloud")

    assert decide_questions(part, answer, made(BEN, 4, MONDAY), ZONE) == Refused("gone")
    assert decide_questions(part, answer, made(ANNA, 4, TUESDAY), ZONE) == Refused("gone")
    assert decide_questions(part, answer, made(BEN, 4, TUESDAY), ZONE) == (
        QuestionAnswered(seq=3, how="aloud", arrives=TUESDAY),
    )


def test_a_written_answer_waits_for_its_time_and_one_said_aloud_does_not() -> None:
    part = after(*AGREED, PUT)
    night = TUESDAY + timedelta(hours=6)

    written = decide_questions(
        part, AnswerQuestion(seq=3, how="written", text="Yes."), made(BEN, 4, night), ZONE
    )
    assert written == (
        QuestionAnswered(seq=3, how="written", text="Yes.", arrives=TUESDAY + timedelta(days=7)),
    )
    empty = AnswerQuestion(seq=3, how="written", text="  ")
    assert decide_questions(part, empty, made(BEN, 4, night), ZONE) == Refused("text")


@pytest.mark.parametrize(
    ("hour", "arrives"),
    [
        (3, timedelta(hours=8)),
        (7.99, timedelta(hours=8)),
        (8, timedelta(hours=8)),
        (10, timedelta(hours=10)),
        (21.49, timedelta(hours=21.49)),
        (21.5, timedelta(days=1, hours=8)),
        (23, timedelta(days=1, hours=8)),
        (25, timedelta(days=1, hours=8)),
    ],
)
def test_where_the_time_was_ended_an_answer_arrives_by_day(hour: float, arrives: timedelta) -> None:
    midnight = closes_at(date(2026, 1, 7), 0, 0, ZONE)
    now = midnight + timedelta(hours=hour)
    part = after(*AGREED, PUT, (ANNA, EndQuestionTime(), TUESDAY))
    written = AnswerQuestion(seq=3, how="written", text="Yes.")

    outcome = decide_questions(part, written, made(BEN, 5, now), ZONE)

    assert outcome == (
        QuestionAnswered(seq=3, how="written", text="Yes.", arrives=midnight + arrives),
    )


def test_an_answer_that_arrived_at_night_once_is_left_where_it_is() -> None:
    night = TUESDAY + timedelta(hours=6)
    part = after(*AGREED, PUT, (ANNA, EndQuestionTime(), TUESDAY))
    old = QuestionAnswered(seq=3, how="written", text="Yes.", arrives=night)

    assert fold_questions(part, made(BEN, 5, night), old).box[0].answer_arrives == night


@pytest.mark.parametrize(("days", "fits"), [(0, False), (1, True), (14, True), (15, False)])
def test_time_is_asked_for_within_two_weeks(days: int, fits: bool) -> None:
    part = after(*AGREED, PUT)
    off = PutOffQuestion(seq=3, until=date(2026, 1, 6) + timedelta(days=days))

    outcome = decide_questions(part, off, made(BEN, 4, TUESDAY), ZONE)
    assert isinstance(outcome, Refused) is not fits


def test_seven_of_ones_own_without_an_answer_are_too_many() -> None:
    part = after(*AGREED, *[PUT] * OPEN_MAX)

    assert decide_questions(part, PUT[1], made(ANNA, 20), ZONE) == Refused("many")
    outcome = decide_questions(part, PUT[1], made(BEN, 20), ZONE)
    assert isinstance(outcome, tuple)
    assert isinstance(outcome[0], QuestionPut)


def test_whether_one_more_may_be_put_tells_nothing_of_an_answer_on_its_way() -> None:
    part = after(*AGREED, *[PUT] * OPEN_MAX)
    hour = TUESDAY + timedelta(hours=6)
    answered = decide_questions(
        part, AnswerQuestion(seq=3, how="written", text="Yes."), made(BEN, 20, hour), ZONE
    )
    part = fold_questions(part, made(BEN, 20, hour), answered[0])

    assert decide_questions(part, PUT[1], made(ANNA, 21, hour), ZONE) == Refused("many")
    there = made(ANNA, 21, hour + timedelta(days=7))
    assert isinstance(decide_questions(part, PUT[1], there, ZONE)[0], QuestionPut)


@given(st.lists(st.tuples(questions_events, st.sampled_from((ANNA, BEN))), max_size=40))
def test_whatever_was_put_the_box_stays_small_and_old_ones_fade(life) -> None:
    part = Questions()
    for seq, (event, author) in enumerate(life, 1):
        at = MONDAY + timedelta(days=seq)
        part = fold_questions(part, made(author, seq, at), event)

    assert len(part.box) <= 4 * OPEN_MAX
    assert questions_on(part, FIRST + timedelta(days=len(life) + 29)) == ()


def test_the_list_has_the_three_kinds() -> None:
    assert tuple(item.id for item in items("question_kinds")) == KINDS
