"""A yes stands 60 days and ends only by two later noes at least 14 days apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.programme.small import AFRAID, NO, PARTNER, ZONE, day, on, state_after
from toward.programme.definition import Limits
from toward.programme.events import RoomOpened, SafetyAnswered
from toward.programme.safety import closes_for_safety, is_another_day, is_answered, is_flagged
from toward.programme.state import State

FLAG_DAYS, GAP = 60, 14


def answered(*answers: tuple[int, SafetyAnswered]) -> State:
    return state_after(*(entry for number, event in answers for entry in on(number, event)))


def flagged(state: State, number: int) -> bool:
    return is_flagged(state, day(number), Limits())


@pytest.mark.parametrize(
    "field",
    ["afraid", "rape", "kick", "pay_for_no", "controlled", "hurt_partner", "secret_contact"],
)
def test_each_of_these_closes_alone(field: str) -> None:
    assert closes_for_safety(replace(NO, **{field: True}))


def test_humiliation_closes_only_with_other_times() -> None:
    assert not closes_for_safety(NO)
    assert not closes_for_safety(replace(NO, humiliation=True))
    assert not closes_for_safety(replace(NO, other_times=True))
    assert closes_for_safety(replace(NO, humiliation=True, other_times=True))


def test_unanswered_is_neither_answered_nor_flagged() -> None:
    assert not is_answered(state_after())
    assert not flagged(state_after(), 1)


def test_yes_without_later_noes_never_ends() -> None:
    assert flagged(answered((3, AFRAID)), 3 + 5 * 365)


def test_one_later_no_never_ends_it() -> None:
    assert flagged(answered((3, AFRAID), (40, NO)), 900)


def test_two_noes_end_it_on_day_60_and_not_before() -> None:
    state = answered((3, AFRAID), (10, NO), (24, NO))

    assert flagged(state, 3 + FLAG_DAYS - 1)
    assert not flagged(state, 3 + FLAG_DAYS)


def test_two_noes_13_days_apart_do_not_end_it() -> None:
    assert flagged(answered((3, AFRAID), (70, NO), (83, NO)), 200)
    assert not flagged(answered((3, AFRAID), (70, NO), (84, NO)), 84)


def test_no_between_counts_from_the_first_to_the_last() -> None:
    assert not flagged(answered((3, AFRAID), (70, NO), (77, NO), (84, NO)), 84)


def test_no_before_the_yes_does_not_count() -> None:
    assert flagged(answered((2, NO), (20, AFRAID), (100, NO)), 200)


def test_no_on_the_day_of_the_yes_does_not_count() -> None:
    assert flagged(answered((3, AFRAID), (3, NO), (70, NO)), 200)


def test_new_yes_begins_anew() -> None:
    state = answered((3, AFRAID), (40, NO), (60, AFRAID), (90, NO), (104, NO))

    assert flagged(state, 60 + FLAG_DAYS - 1)
    assert not flagged(state, 60 + FLAG_DAYS)


@given(st.lists(st.tuples(st.integers(1, 200), st.booleans()), max_size=8), st.integers(1, 400))
def test_flag_is_what_the_rule_says(given_answers: list[tuple[int, bool]], today: int) -> None:
    """Against the rule read off the whole history, one answer a day."""
    history = sorted((n, yes) for n, yes in dict(given_answers).items() if n <= today)
    state = answered(*((n, AFRAID if yes else NO) for n, yes in history))

    yeses = [n for n, yes in history if yes]
    noes = [n for n, yes in history if not yes and yeses and n > yeses[-1]]
    ended = bool(noes) and noes[-1] - noes[0] >= GAP
    expected = bool(yeses) and (today < yeses[-1] + FLAG_DAYS or not ended)
    assert flagged(state, today) == expected


def test_questions_never_come_on_the_day_of_sign_up_or_pairing() -> None:
    state = state_after(*on(1, RoomOpened(zone=ZONE)), *on(3, PARTNER))

    assert [is_another_day(state, day(n)) for n in (1, 2, 3, 4)] == [False, True, False, True]
    assert not is_another_day(state_after(), day(2))
