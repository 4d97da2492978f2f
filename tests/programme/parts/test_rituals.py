"""Rituals and the new normal: set and let go by either; two texts open only together."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.programme.base import Made, Refused
from toward.programme.parts.rituals import (
    NORMAL_LENGTH,
    RITUALS_MOST,
    LayDownNormal,
    LetRitualGo,
    Rituals,
    RitualsCommands,
    SetRitual,
    SetWeeklyHour,
    TakeNormalBack,
    decide_rituals,
    fold_rituals,
    opened_together,
)

ANNA, BEN = "anna", "ben"


def after(*acts: tuple[str, RitualsCommands]) -> Rituals:
    part = Rituals()
    for seq, (author, command) in enumerate(acts, 1):
        made = _made(author, seq)
        outcome = decide_rituals(part, command, made)
        for event in () if isinstance(outcome, Refused) else outcome:
            part = fold_rituals(part, made, event)
    return part


def _made(author: str, seq: int = 1) -> Made:
    return Made(at=datetime(2026, 3, 2, tzinfo=UTC), day=date(2026, 3, 2), seq=seq, author=author)


def test_two_texts_open_only_together() -> None:
    mine, theirs = LayDownNormal(text="quiet mornings"), LayDownNormal(text="we cook")

    assert opened_together(after((ANNA, mine), (ANNA, mine))) == ()
    assert opened_together(after((ANNA, mine), (BEN, theirs))) == (1, 2)


def test_a_text_taken_back_closes_both() -> None:
    text = LayDownNormal(text="x")

    assert opened_together(after((ANNA, text), (BEN, text), (ANNA, TakeNormalBack()))) == ()


@given(st.lists(st.tuples(st.sampled_from((ANNA, BEN)), st.booleans()), max_size=12))
def test_open_means_that_both_last_acts_laid_it_down(acts: list[tuple[str, bool]]) -> None:
    part = after(
        *((who, LayDownNormal(text="x") if lays else TakeNormalBack()) for who, lays in acts)
    )
    last = dict(acts)

    assert (len(opened_together(part)) == 2) == (last.get(ANNA, False) and last.get(BEN, False))


def test_either_lets_a_ritual_go() -> None:
    part = after((ANNA, SetRitual(moment="hello", key="cup")), (BEN, LetRitualGo(ritual=1)))

    assert part.rituals == ()


def test_rituals_stay_few() -> None:
    part = after(*[(ANNA, SetRitual(moment="other", words="tea"))] * (RITUALS_MOST + 3))

    assert len(part.rituals) == RITUALS_MOST


def test_what_the_one_set_takes_no_room_from_the_other() -> None:
    """Who keeps the other's quiet could neither see nor let go what stands in the way."""
    part = after(*[(ANNA, SetRitual(moment="other", words="tea"))] * RITUALS_MOST)
    tea = SetRitual(moment="other", words="tea")

    assert decide_rituals(part, tea, _made(ANNA)) == Refused("many")
    assert isinstance(decide_rituals(part, tea, _made(BEN)), tuple)


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (SetRitual(moment="noon", key="cup"), "moment"),
        (SetRitual(moment="hello", key="nothing"), "key"),
        (SetRitual(moment="hello", words="  "), "words"),
        (SetWeeklyHour(weekday=7), "weekday"),
        (SetWeeklyHour(weekday=6, hour=3), "hour"),
        (LayDownNormal(text=" "), "text"),
        (LayDownNormal(text="x" * (NORMAL_LENGTH + 1)), "text"),
    ],
)
def test_what_does_not_fit_is_refused(command: RitualsCommands, reason: str) -> None:
    assert decide_rituals(Rituals(), command, _made(ANNA)) == Refused(reason)


def test_the_hour_is_set_and_let_go() -> None:
    hour = SetWeeklyHour(weekday=6, hour=10, minute=30)

    assert after((ANNA, hour)).hour is not None
    assert after((ANNA, hour), (BEN, SetWeeklyHour(weekday=None))).hour is None
