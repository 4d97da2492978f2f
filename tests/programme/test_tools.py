"""What works for this person: said in words, after five pairs, and only where it mostly went one way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.programme.small import SMALL, calm, on, state_after
from toward.programme.events import SoloDone
from toward.programme.gate import closes
from toward.programme.tools import ENOUGH_PAIRS, so_far

pairs = st.tuples(st.none() | st.integers(0, 10), st.none() | st.integers(0, 10))


def noted(practice: str, *alarms: tuple[int | None, int | None]) -> tuple[SoloDone, ...]:
    return tuple(SoloDone(practice=practice, before=b, after=a) for b, a in alarms)


@given(st.lists(pairs, max_size=12))
def test_nothing_is_said_before_five_pairs(alarms: list[tuple[int | None, int | None]]) -> None:
    found = so_far(SMALL, state_after(*on(1, *noted("look", *alarms))))
    paired = [(b, a) for b, a in alarms if b is not None and a is not None]

    assert [tool.practice for tool in found] == (["look"] if paired else [])
    if len(paired) < ENOUGH_PAIRS:
        assert all(tool.way is None for tool in found)
    elif all(a < b for b, a in paired):
        assert found[0].way == "quieter"
    elif all(a > b for b, a in paired):
        assert found[0].way == "louder"
    elif all(a >= b for b, a in paired):
        assert found[0].way != "quieter"


@pytest.mark.parametrize(
    ("alarms", "way"),
    [
        ([(7, 5)] * 4 + [(5, 6)], "quieter"),
        ([(9, 1), (5, 5), (5, 5), (5, 5), (5, 5)], "same"),  # one good time is not mostly
        ([(5, 5)] * 5, "same"),
        ([(5, 6)] * 5, "louder"),
        ([(6, 5), (6, 5), (6, 6), (6, 7), (6, 7)], "same"),
    ],
)
def test_it_needs_most_of_the_times(alarms: list[tuple[int, int]], way: str) -> None:
    assert so_far(SMALL, state_after(*on(1, *noted("cup", *alarms))))[0].way == way


def test_what_eased_most_comes_first_and_a_practice_no_longer_listed_is_left_out() -> None:
    state = state_after(
        *on(1, *noted("look", *[(5, 5)] * 5), *noted("cup", *[(7, 4)] * 5)),
        *on(2, *noted("gone", *[(9, 0)] * 5), *noted("name", (8, 8), (None, 2))),
    )

    assert [(tool.practice, tool.way) for tool in so_far(SMALL, state)] == [
        ("cup", "quieter"),
        ("look", "same"),
        ("name", None),
    ]


def test_a_louder_alarm_after_a_practice_counts_as_the_last_one() -> None:
    loud = SoloDone(practice="look", before=2, after=7)
    state = state_after(*on(1, calm(2)), *on(1, loud, hour=19))

    assert state.latest is not None
    assert (state.latest.alarm, state.latest.at.hour) == (7, 18)
    assert closes(loud, 3)
    assert not closes(SoloDone(practice="look", before=9, after=2), 3)
