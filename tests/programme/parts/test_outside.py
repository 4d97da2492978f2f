"""Closeness outside the plan: one word, no sum of it anywhere; against the body, it closes the day and opens nothing."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import asdict

from tests.programme.small import SMALL, calm, day, evening, on, settled_past, state_after
from toward.programme.base import Refused
from toward.programme.events import CheckedIn, EasyInDailyLife, Envelope
from toward.programme.gate import closes, standing_reasons, why_closed
from toward.programme.guide import guide
from toward.programme.parts.outside import (
    HOWS,
    ClosenessNoted,
    NoteCloseness,
    Outside,
    decide_outside,
    how_on,
)
from toward.programme.reasons import Reason
from toward.programme.state import State, step_notes
from toward.programme.weeks import weeks

hows = st.sampled_from(HOWS)
HEARD = CheckedIn(alarm=1, direction="settled", heard=2)


def after(*hows: str, heard: bool = True) -> State:
    notes = [entry for how in hows for entry in on(10, ClosenessNoted(how=how))]  # type: ignore[arg-type]
    return state_after(*settled_past(), *(on(10, HEARD) if heard else ()), *notes)


@pytest.mark.parametrize("how", HOWS)
def test_only_what_was_against_the_body_closes_the_day(how: str) -> None:
    closed = ("forced_today",) if how in {"along", "unwanted"} else ()

    assert standing_reasons(SMALL, after(how), day(10)) == closed
    assert closes(ClosenessNoted(how=how), 5) == bool(closed)  # type: ignore[arg-type]
    assert standing_reasons(SMALL, after(how), day(11)) == ()


def test_a_later_word_does_not_open_what_an_earlier_one_closed() -> None:
    assert standing_reasons(SMALL, after("unwanted", "wanted"), day(10)) == ("forced_today",)


@given(hows, st.integers(0, 10))
def test_a_note_opens_nothing(how: str, alarm: int) -> None:
    log = (*settled_past(), *on(10, calm(alarm)))
    before = state_after(*log)
    noted = state_after(*log, *on(10, ClosenessNoted(how=how)))  # type: ignore[arg-type]

    assert set(why_closed(SMALL, before, evening(10))) <= set(why_closed(SMALL, noted, evening(10)))


def test_nothing_was_easy_on_a_day_against_the_body() -> None:
    def easy_days(how: str) -> int:
        note = ClosenessNoted(how=how)  # type: ignore[arg-type]
        log = (*on(10, EasyInDailyLife(step="hug")), *on(10, note))
        return len(step_notes(state_after(*settled_past(), *log), "hug").easy_days)

    assert (easy_days("along"), easy_days("wanted")) == (0, 1)


@given(st.lists(hows, max_size=6))
def test_nothing_of_it_is_counted_whatever_was_said(said: list[str]) -> None:
    """But for the day that it closed, the state knows the last word and nothing more."""
    plain, noted = asdict(after()), asdict(after(*said))
    own = {"outside", "forced", "last_seq"}

    assert {key for key in plain if plain[key] != noted[key]} <= own
    assert noted["outside"] == (Outside(day=day(10), how=said[-1]) if said else Outside())  # type: ignore[arg-type]
    assert weeks(after(*said), day(10)) == weeks(after(), day(10))


def test_the_word_is_known_on_its_day_alone() -> None:
    part = after("mixed").outside

    assert [how_on(part, day(10) + timedelta(days=n)) for n in (0, 1)] == ["mixed", None]


def test_help_comes_first_after_what_was_not_wanted_and_nothing_near_after_going_along() -> None:
    def one(state: State) -> tuple[str, str]:
        found = guide(SMALL, state, evening(10))
        return found.one.kind, found.reason[0].key

    assert one(after("unwanted")) == ("help", "unwanted")
    assert one(after("along")) == ("solo", "forced")
    assert one(after("wanted"))[0] == "near"


@pytest.mark.parametrize("turn", range(14))
def test_without_a_check_in_too_nothing_for_two_is_proposed_that_day(turn: int) -> None:
    """On every day of a fortnight, whatever the season would have had."""
    notes: tuple[Envelope, ...] = on(10 + turn, ClosenessNoted(how="along"))
    found = guide(SMALL, state_after(*settled_past(), *notes), evening(10 + turn))

    assert found.one.kind == "solo"
    assert found.reason == (Reason("forced"),)


def test_another_word_is_refused() -> None:
    assert decide_outside(NoteCloseness(how="owed")) == Refused("how")  # type: ignore[arg-type]
