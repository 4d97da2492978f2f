"""Turns: whoever has the floor keeps it until it is handed over, and nothing counts anybody's minutes."""

from datetime import UTC, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.content import load
from toward.programme.live import prompts
from toward.programme.live.listening import TURN, Act, Listening, acted, asked, left

NOW = datetime(2026, 3, 2, 19, tzinfo=UTC)
ACTS = get_args(Act.__value__)
acts = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 600)), max_size=30)


def floor(**more: object) -> Listening:
    return Listening(zone="Europe/Berlin", began=NOW, since=NOW, names=("Anna", "Ben"), **more)  # type: ignore[arg-type]


def after(*said: str) -> Listening:
    held = floor()
    for act in said:
        held = acted(held, act, NOW)  # type: ignore[arg-type]
    return held


@given(acts)
def test_only_handing_over_gives_the_floor_away(life) -> None:
    held, now = floor(), NOW
    for act, seconds in life:
        now += timedelta(seconds=seconds)
        before, held = held, acted(held, act, now)
        if held.speaker != before.speaker:
            assert act == "change"
            assert before.stage == held.stage == "speaking"
        assert timedelta() <= left(held, now) <= TURN


def test_said_back_until_it_is_quite_it() -> None:
    assert after("back").stage == "back"
    assert after("back", "not_quite").missed
    assert after("back", "not_quite").speaker == 0
    assert not after("back", "not_quite", "back", "yes").missed
    assert not after("back", "not_quite", "change").missed


@pytest.mark.parametrize("said", [("yes",), ("not_quite",), ("go_on",), ("back", "change")])
def test_what_does_not_fit_changes_nothing(said: tuple[str, ...]) -> None:
    assert after(*said) == after(*said[:-1])


@pytest.mark.parametrize("stage", [(), ("back",)])
def test_a_moment_goes_on_where_it_began_and_takes_no_time_from_anybody(stage) -> None:
    held = after(*stage)
    waiting = acted(held, "moment", NOW + timedelta(minutes=2))
    later = NOW + timedelta(minutes=9)

    assert left(waiting, later) == timedelta()
    back = acted(waiting, "go_on", later)
    assert back.stage == held.stage
    assert left(back, later) == left(held, NOW + timedelta(minutes=2))


def test_a_question_changes_only_while_one_speaks() -> None:
    assert asked(floor(), "other").prompt == "other"
    assert asked(after("back"), "other").prompt == ""


@given(st.integers(-3, 40), st.floats(0, 1, exclude_max=True), st.floats(0, 1, exclude_max=True))
def test_a_drawn_question_is_never_deeper_than_the_calendar(
    block: int, first: float, second: float
) -> None:
    every = [(item.id, item.depth) for item in load.items("prompts")]
    drawn = prompts.draw(every, block, (first, second))

    assert dict(every)[drawn] <= prompts.deepest(block) <= prompts.DEEPEST


@pytest.mark.parametrize("block", range(1, 7))
def test_half_of_the_draws_come_evenly_from_below(block: int) -> None:
    lots = [(n + 0.5) / 2400 for n in range(2400)]
    counts = [sum(prompts.depth(block, lot) == deep for lot in lots) for deep in range(1, 6)]
    most = prompts.deepest(block)

    assert counts[most - 1] == 1200
    assert set(counts[: most - 1]) == {1200 // (most - 1)}
    assert not any(counts[most:])


def test_there_are_six_questions_of_each_depth_and_none_of_touch() -> None:
    found = load.items("prompts")

    assert [sum(item.depth == deep for item in found) for deep in range(1, 6)] == [6] * 5
    words = " ".join(item.text.lower() for item in found)
    assert not any(word in words for word in ("touch", "kiss", "bed", "sex", "naked"))
