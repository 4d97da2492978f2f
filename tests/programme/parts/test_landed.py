"""How it landed: two weights side by side, said of weeks only when there is enough to say."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.own.lives import landed_events
from tests.programme.parts.moment import FIRST, made
from toward.programme.base import Refused
from toward.programme.days import WEEK, week_start
from toward.programme.gate import closes
from toward.programme.parts.landed import (
    ENOUGH,
    KINDS,
    SEQS_KEPT,
    TEXT_LENGTH,
    WEEKS_KEPT,
    Landed,
    LandedNoted,
    NoteLanded,
    change,
    decide_landed,
    fold_landed,
)

TODAY = FIRST + 8 * WEEK - WEEK / 7  # the last day of the eighth week


@given(st.lists(st.tuples(landed_events, st.integers(0, 170)), max_size=40))
def test_weeks_hold_what_was_weighed_on_both_sides(entries: list[tuple[LandedNoted, int]]) -> None:
    part = Landed()
    for seq, (event, offset) in enumerate(entries, 1):
        part = fold_landed(part, made(offset, seq), event)

    both = [e for e, _ in entries if e.itself is not None and e.landed is not None]
    assert sum(week.times for week in part.weeks) == len(both)
    assert sum(week.itself for week in part.weeks) == sum(e.itself or 0 for e in both)
    assert sum(week.landed for week in part.weeks) == sum(e.landed or 0 for e in both)
    assert part.seqs == tuple(range(1, len(entries) + 1))[-SEQS_KEPT:]


def test_it_stays_small() -> None:
    part = Landed()
    for day in range(3000):
        part = fold_landed(part, made(day, day + 1), LandedNoted(happened="x", itself=9, landed=9))

    assert len(part.weeks) == WEEKS_KEPT
    assert len(msgspec.msgpack.encode(part)) < 768


def spaces(*weeks: int, times: int = ENOUGH) -> Landed:
    """So wide a space in each week, the oldest first, so often in each."""
    part = Landed()
    for number, space in enumerate(weeks):
        for _ in range(times):
            event = LandedNoted(happened="x", itself=1, landed=1 + space)
            part = fold_landed(part, made(7 * number), event)
    return part


@pytest.mark.parametrize(
    ("part", "found"),
    [
        (spaces(6, 6, 6, 6, 4, 4, 4, 4), "narrower"),
        (spaces(2, 2, 2, 2, 4, 4, 4, 4), "wider"),
        (spaces(4, 4, 4, 4, 4, 4, 4, 4), None),
        (spaces(4, 4, 4, 4, 4, 4, 4, 3), None),  # a quarter of a weight is nothing to speak of
        (spaces(6, 6, 6, 6, 4, 4, 4, 4, times=1), None),  # too few to speak of
        (Landed(), None),
    ],
)
def test_change_is_said_of_two_spans_of_four_weeks(part: Landed, found: str | None) -> None:
    assert week_start(TODAY) == FIRST + 7 * WEEK
    assert change(part, TODAY) == found


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"happened": " "}, "happened"),
        ({"happened": "x" * (TEXT_LENGTH + 1)}, "happened"),
        ({"felt": "x" * (TEXT_LENGTH + 1)}, "felt"),
        ({"kind": "tail"}, "kind"),
        ({"itself": -1}, "weight"),
        ({"landed": 11}, "weight"),
    ],
)
def test_what_does_not_fit_is_refused(fields: dict[str, object], reason: str) -> None:
    command = NoteLanded(**{"happened": "late", "kind": KINDS[0], **fields})  # type: ignore[arg-type]
    assert decide_landed(command) == Refused(reason)


@given(landed_events)
def test_a_weight_is_no_alarm_and_closes_nothing(event: LandedNoted) -> None:
    assert not closes(event)
