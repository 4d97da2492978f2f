"""Questionnaires kept: bounded, summed once and for all, offered rarely, and nothing to the gate."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.content.load import instruments
from toward.programme.base import Made, Refused
from toward.programme.codec import encode_state
from toward.programme.gate import closes
from toward.programme.measures import Answers
from toward.programme.parts.measuring import (
    KEPT_OF_EACH,
    AnswerMeasure,
    MeasureAnswered,
    MeasureEvents,
    Measures,
    MeasuresPutOff,
    PutOffMeasures,
    Taken,
    decide_measures,
    fold_measures,
    of,
    to_offer,
)
from toward.programme.state import State

FIRST = date(2026, 1, 5)
names = st.sampled_from([instrument.id for instrument in instruments()])
answered = st.builds(
    MeasureAnswered, instrument=names, answers=st.just((0,)), total=st.none() | st.integers(0, 80)
)


def after(*entries: tuple[int, MeasureEvents]) -> Measures:
    part = Measures()
    for seq, (offset, event) in enumerate(entries, 1):
        day = FIRST + timedelta(days=offset)
        part = fold_measures(
            part, Made(at=datetime(2026, 1, 5, tzinfo=UTC), day=day, seq=seq), event
        )
    return part


def sheet(instrument: str, total: int | None = 3) -> MeasureAnswered:
    return MeasureAnswered(instrument=instrument, answers=(0, 1, 1, 1), total=total)


def offered(part: Measures, offset: int, *, is_grounded: bool = True) -> set[str]:
    day = FIRST + timedelta(days=offset)
    return {one.id for one in to_offer(instruments(), part, day=day, is_grounded=is_grounded)}


def decided(instrument: str, answers: Answers) -> tuple[MeasureEvents, ...] | Refused:
    return decide_measures(instruments(), AnswerMeasure(instrument=instrument, answers=answers))


@given(st.lists(st.tuples(st.integers(0, 900), answered), max_size=60))
def test_each_keeps_its_last_sheets_in_the_order_of_days(
    entries: list[tuple[int, MeasureEvents]],
) -> None:
    part = after(*entries)

    for instrument in instruments():
        days = [one.day for one in of(part, instrument.id)]
        assert len(days) == len(set(days)) <= KEPT_OF_EACH
        assert days == sorted(days)


def test_ten_years_of_every_sheet_stay_within_four_kilobytes() -> None:
    every = [(day, sheet(one.id, 80)) for day in range(0, 3650, 14) for one in instruments()]

    grown = len(encode_state(State(measures=after(*every)))) - len(encode_state(State()))

    assert grown < 4096


def test_last_sheet_of_a_day_counts() -> None:
    part = after((3, sheet("gad-7", 9)), (3, sheet("gad-7", 4)))

    assert of(part, "gad-7") == (Taken("gad-7", FIRST + timedelta(days=3), 4),)


def test_sum_is_made_when_it_is_kept() -> None:
    assert decided("phq-4", (1, 1, 2, 0)) == (
        MeasureAnswered(instrument="phq-4", answers=(1, 1, 2, 0), total=4),
    )
    assert decided("phq-4", (1, None, 2, 0)) == (
        MeasureAnswered(instrument="phq-4", answers=(1, None, 2, 0), total=None),
    )


def test_sheet_that_opens_help_keeps_no_sum() -> None:
    (event,) = decided("phq-9", (*(1,) * 8, 1))  # type: ignore[misc]

    assert isinstance(event, MeasureAnswered)
    assert event.total is None


@pytest.mark.parametrize(
    ("instrument", "answers", "reason"),
    [
        ("phq-5", (0, 0, 0, 0), "instrument"),
        ("phq-4", (0, 0, 0), "answers"),
        ("phq-4", (0, 0, 0, 4), "answers"),
        ("phq-4", (None,) * 4, "answers"),
    ],
)
def test_what_does_not_fit_is_refused(instrument: str, answers: Answers, reason: str) -> None:
    assert decided(instrument, answers) == Refused(reason)


def test_short_ones_are_offered_every_two_weeks_at_most() -> None:
    both = {"phq-4", "csi-4"}
    part = after((20, sheet("phq-4")), (22, sheet("csi-4")))

    assert offered(Measures(), 0) == both
    assert offered(part, 33) == set()
    assert offered(part, 34) == {"phq-4"}
    assert offered(part, 36) == both


def test_nothing_is_offered_before_a_first_practice_of_ones_own() -> None:
    assert offered(Measures(), 60, is_grounded=False) == set()


def test_not_now_holds_for_two_weeks() -> None:
    part = after((20, MeasuresPutOff()))

    assert decide_measures(instruments(), PutOffMeasures()) == (MeasuresPutOff(),)
    assert offered(part, 33) == set()
    assert offered(part, 34) == {"phq-4", "csi-4"}


@given(answered | st.just(MeasuresPutOff()))
def test_no_sheet_closes_anything(event: MeasureEvents) -> None:
    assert not closes(event)
