"""Where in the body: small for ever, corrected with its day, and able to close touch only."""

from collections import Counter
from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.own.lives import body_events
from tests.programme.parts.moment import FIRST, made
from tests.programme.small import calm, day, on, state_after
from toward.programme.base import Refused
from toward.programme.gate import OPEN_DIRECTIONS, closes
from toward.programme.parts.body import (
    REGIONS,
    SPOT_DAYS,
    SPOTS_KEPT,
    Body,
    BodyNoted,
    NoteBody,
    decide_body,
    direction_of,
    fold_body,
    of_check_in,
    where_of,
)


@given(st.lists(st.tuples(body_events, st.integers(0, 400)), max_size=60))
def test_it_says_back_what_was_noted_in_twelve_weeks(entries: list[tuple[BodyNoted, int]]) -> None:
    part = Body()
    for note, offset in entries:
        part = fold_body(part, made(offset), note)

    newest = max((offset for _, offset in entries), default=0)
    kept = [(FIRST + timedelta(days=n), note) for note, n in entries if n > newest - SPOT_DAYS]
    said = Counter((one.day, frozenset(where_of(one)), direction_of(one)) for one in part.spots)
    assert said == Counter((day, frozenset(note.where), note.direction) for day, note in kept)


def test_it_stays_small_with_all_of_it_ticked_each_day() -> None:
    part = Body()
    for offset in range(400):
        part = fold_body(part, made(offset // 3), BodyNoted(where=REGIONS, direction="unsure"))

    assert len(part.spots) == SPOTS_KEPT
    assert len(msgspec.msgpack.encode(part)) < 2048


def test_last_check_in_of_the_day_says_where() -> None:
    part = of_check_in(Body(), FIRST, ("throat",), "revved")
    part = fold_body(part, made(), BodyNoted(where=("legs",)))
    part = of_check_in(part, FIRST, ("chest", "arms"), None)
    assert {where_of(spot) for spot in part.spots} == {("legs",), ("chest", "arms")}

    assert {where_of(spot) for spot in of_check_in(part, FIRST, (), None).spots} == {("legs",)}


def test_check_in_keeps_where_it_was() -> None:
    state = state_after(*on(1, calm(where=("throat",))), *on(2, calm()))

    assert [where_of(spot) for spot in state.body.spots] == [("throat",)]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "nothing"),
        ({"where": ("tail",)}, "where"),
        ({"where": ("head", "head")}, "where"),
        ({"alarm": 11}, "alarm"),
    ],
)
def test_what_does_not_fit_is_refused(fields: dict[str, object], reason: str) -> None:
    assert decide_body(NoteBody(**fields)) == Refused(reason)  # type: ignore[arg-type]


@given(body_events, st.integers(0, 10))
def test_loud_or_away_closes_and_nothing_else_does(note: BodyNoted, limit: int) -> None:
    away = note.direction is not None and note.direction not in OPEN_DIRECTIONS

    assert closes(note, limit) == (away or (note.alarm or 0) > limit)


@given(body_events)
def test_a_note_turns_the_last_alarm_up_or_away_and_never_makes_it_newer(note: BodyNoted) -> None:
    before = state_after(*on(1, calm(3))).latest
    after = state_after(*on(1, calm(3)), *on(1, note, hour=20)).latest
    assert before is not None
    assert after is not None

    assert (after.at, after.day) == (before.at, day(1))
    assert after.alarm == max(3, note.alarm or 0)
    assert after.direction == (
        note.direction if note.direction in {"flat", "unsure"} else "settled"
    )


@given(body_events)
def test_a_note_alone_is_no_alarm_of_the_day(note: BodyNoted) -> None:
    assert state_after(*on(1, note)).latest is None
