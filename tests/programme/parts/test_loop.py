"""The loop, as noted: small for ever, asked about when the plain count says so, and closing only."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.programme.small import SMALL, calm, day, evening, on, settled_past, state_after
from toward.programme.base import Made, Refused
from toward.programme.codec import encode_state
from toward.programme.events import CheckedIn, Envelope, PracticeNoted
from toward.programme.gate import closes, standing_reasons, why_closed
from toward.programme.guide import Ref, guide
from toward.programme.loop_found import asked_about, loop_days
from toward.programme.offers import is_turn
from toward.programme.parts.loop import (
    FITS,
    TRIED,
    WHYS,
    Fits,
    Loop,
    LoopAnswered,
    NoteTurn,
    TurnNoted,
    decide_loop,
    fold_loop,
)
from toward.programme.reasons import Reason

FIRST = date(2026, 1, 5)
numbers = st.none() | st.integers(0, 10)
turns = st.builds(
    TurnNoted,
    tried=st.sampled_from(("", *TRIED)),
    why=st.sampled_from(("", *WHYS)),
    tension=numbers,
    turned_away=numbers,
    pressure=numbers,
    went_along=st.booleans(),
    avoided=st.booleans(),
)
events = turns | st.builds(LoopAnswered, fits=st.sampled_from(FITS))


def made(offset: int) -> Made:
    moment = datetime(2026, 1, 5, tzinfo=UTC)
    return Made(at=moment, day=FIRST + timedelta(days=offset), seq=1)


@given(st.lists(st.tuples(events, st.integers(0, 3000)), max_size=80))
def test_ten_years_of_it_stay_small(life: list[tuple[TurnNoted | LoopAnswered, int]]) -> None:
    part = Loop()
    for event, offset in life:
        part = fold_loop(part, made(offset), event)

    days = [one.day for one in part.days]
    assert days == sorted(set(days))
    assert not days or (days[-1] - days[0]).days < 120


def test_the_fullest_share_fits() -> None:
    part = Loop()
    full = TurnNoted(tried="other", why="guilt", tension=10, turned_away=10, pressure=10)
    for offset in range(4000):
        part = fold_loop(part, made(offset), full)
        part = fold_loop(part, made(offset), LoopAnswered(fits="partly"))

    assert len(encode_state(part)) <= 4096  # type: ignore[arg-type]


def tense(number: int, **more: object) -> tuple[Envelope, ...]:
    return on(number, TurnNoted(**{"tried": "me", "tension": 6, **more}))  # type: ignore[arg-type]


def asked(number: int, *entries: Envelope) -> list[date]:
    return [one.day for one in asked_about(state_after(*settled_past(), *entries), day(number))]


@pytest.mark.parametrize(
    ("entries", "asks"),
    [
        ((*tense(10), *tense(19)), True),
        ((*tense(10), *tense(20)), False),
        ((*tense(10), *tense(10)), False),
        ((*tense(10), *tense(19, tension=5)), False),
        ((*tense(10), *tense(19, tension=None, turned_away=5)), True),
        ((*tense(10), *tense(19, tension=None, turned_away=4)), False),
        ((*tense(10), *on(19, PracticeNoted(step="hug", during=6))), True),
        ((*tense(10), *on(19, PracticeNoted(step="hug", during=5))), False),
    ],
)
def test_two_hard_days_in_ten_are_asked_about(entries: tuple[Envelope, ...], asks: bool) -> None:
    assert bool(asked(entries[-1].day.toordinal() - day(1).toordinal() + 1, *entries)) is asks


def test_it_is_asked_once_and_again_only_about_what_came_later() -> None:
    first = (*tense(10), *tense(12))
    assert asked(13, *first) == [day(10), day(12)]

    answered = (*first, *on(13, LoopAnswered(fits="yes")))
    assert asked(13, *answered) == []
    assert asked(16, *answered, *tense(15)) == []
    assert asked(17, *answered, *tense(15), *tense(17)) == [day(15), day(17)]


def test_a_no_is_left_in_peace_for_four_weeks() -> None:
    answered = (*tense(10), *tense(12), *on(13, LoopAnswered(fits="no")))

    assert asked(40, *answered, *tense(38), *tense(39)) == []
    assert asked(41, *answered, *tense(38), *tense(39)) == [day(38), day(39)]


def test_what_is_read_is_each_days_strongest() -> None:
    entries = (
        *on(10, TurnNoted(tried="me", why="fix", tension=3)),
        *on(10, PracticeNoted(step="hug", during=7)),
        *on(10, TurnNoted(turned_away=2, avoided=True), calm(4)),
        *on(11, calm(5)),
    )
    days = {one.day: one for one in loop_days(state_after(*settled_past(), *entries))}

    one = days[day(10)]
    assert (one.attempt, one.reason, one.tension, one.turned_away) == (True, "fix", 7, 2)
    assert (one.avoided, one.alarm) == (True, 4)
    assert (days[day(11)].attempt, days[day(11)].tension, days[day(11)].alarm) == (None, None, 5)


@pytest.mark.parametrize(
    "event", [TurnNoted(went_along=True), TurnNoted(pressure=1), TurnNoted(tried="me", pressure=9)]
)
def test_going_along_and_pressure_close_touch_that_day(event: TurnNoted) -> None:
    state = state_after(*settled_past(), *on(10, calm(1)), *on(10, event))

    assert closes(event, 5)
    assert standing_reasons(SMALL, state, day(10)) == ("forced_today",)
    assert standing_reasons(SMALL, state, day(11)) == ()


def test_a_body_that_braced_counts_as_tonights_alarm_and_never_lowers_it() -> None:
    def closed(alarm: int, tension: int | None) -> bool:
        braced = TurnNoted(tried="both", tension=tension)
        entries = (*on(10, calm(alarm)), *on(10, braced))
        return bool(why_closed(SMALL, state_after(*settled_past(), *entries), evening(10)))

    assert (closed(1, None), closed(1, 3), closed(1, 4), closed(8, 0)) == (False, False, True, True)


@given(turns, st.integers(0, 10))
def test_a_note_opens_nothing(event: TurnNoted, alarm: int) -> None:
    before = state_after(*settled_past(), *on(10, calm(alarm)))
    after = state_after(*settled_past(), *on(10, calm(alarm)), *on(10, event))

    assert set(why_closed(SMALL, before, evening(10))) <= set(why_closed(SMALL, after, evening(10)))
    if why_closed(SMALL, after, evening(10)) and not why_closed(SMALL, before, evening(10)):
        assert closes(event, 3)


def proposed(number: int, *more: Envelope) -> tuple[Ref, Reason]:
    """On a settled day after two hard ones, with all else in favour of touch."""
    noted = (*tense(8, tension=7), *tense(9, tension=7), *more)
    heard = CheckedIn(alarm=1, direction="settled", heard=2)
    state = state_after(*settled_past(), *noted, *on(number, heard))
    found = guide(SMALL, state, evening(number))
    return found.one, found.reason[0]


def test_while_it_waits_to_be_looked_at_no_touch_is_proposed() -> None:
    assert proposed(10) == (Ref("page", "own-turns-look"), Reason("loop"))
    assert proposed(10, *on(9, LoopAnswered(fits="no")))[0].kind == "near"


@pytest.mark.parametrize("fits", ["yes", "partly"])
def test_who_says_that_it_fits_hears_of_no_touch_until_those_days_are_past(fits: Fits) -> None:
    answered = on(9, LoopAnswered(fits=fits))
    near = {number for number in range(10, 30) if proposed(number, *answered)[0].kind == "near"}

    assert near == {number for number in range(19, 30) if is_turn(day(number))}


@pytest.mark.parametrize(
    ("fields", "reason"),
    [({}, "empty"), ({"tension": 11}, "number"), ({"why": "x"}, "why"), ({"tried": "x"}, "tried")],
)
def test_what_does_not_fit_is_refused(fields: dict[str, object], reason: str) -> None:
    assert decide_loop(NoteTurn(**fields)) == Refused(reason)  # type: ignore[arg-type]
