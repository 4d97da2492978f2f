"""Needs: few at a time, gone after a week, answered by the other alone, and no count of what was missed."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from toward.programme.base import Made, Refused
from toward.programme.parts.needs import (
    FADES_AFTER,
    OPEN_MAX,
    Needs,
    NeedsCommands,
    NeedVoiced,
    ThankedForTurn,
    ThankForTurn,
    TurnedToward,
    TurnToward,
    VoiceNeed,
    decide_needs,
    fold_needs,
    needs_on,
)

FIRST = date(2026, 1, 5)
ANNA, BEN = "anna", "ben"
events = st.one_of(
    st.builds(NeedVoiced, need=st.sampled_from(("walk", "meal"))),
    st.builds(TurnedToward, seq=st.integers(1, 40), how=st.sampled_from(("soon", "heard"))),
    st.builds(ThankedForTurn, seq=st.integers(1, 40)),
)
lives = st.lists(st.tuples(events, st.sampled_from((ANNA, BEN)), st.integers(0, 3)), max_size=40)


def made(author: str, seq: int = 1, day: date = FIRST) -> Made:
    return Made(at=datetime(2026, 1, 5, tzinfo=UTC), day=day, seq=seq, author=author)


def after(*said: tuple[str, NeedsCommands]) -> Needs:
    """Each command decided and folded in its turn."""
    part = Needs()
    for seq, (author, command) in enumerate(said, 1):
        outcome = decide_needs(part, command, made(author, seq))
        assert not isinstance(outcome, Refused), outcome
        for event in outcome:
            part = fold_needs(part, made(author, seq), event)
    return part


@given(lives)
def test_whatever_was_written_a_share_stays_small_and_holds_nothing_faded(life) -> None:
    part, day = Needs(), FIRST
    for seq, (event, author, wait) in enumerate(life, 1):
        day += timedelta(days=wait)
        part = fold_needs(part, made(author, seq, day), event)

    for author in (ANNA, BEN):
        assert sum(need.author == author for need in part.voiced) <= OPEN_MAX
    assert all(day < need.day + FADES_AFTER for need in needs_on(part, day))


def test_need_fades_after_a_week_by_itself() -> None:
    part = after((ANNA, VoiceNeed(need="walk")))

    assert needs_on(part, FIRST + timedelta(days=6)) == part.voiced
    assert needs_on(part, FIRST + timedelta(days=7)) == ()


def test_only_the_other_turns_toward_a_need() -> None:
    part = after((ANNA, VoiceNeed(need="walk")))
    turn = TurnToward(seq=1, how="soon")

    assert decide_needs(part, turn, made(ANNA, 2)) == Refused("gone")
    assert decide_needs(part, turn, made(BEN, 2)) == (TurnedToward(seq=1, how="soon"),)
    late = made(BEN, 2, FIRST + FADES_AFTER)
    assert decide_needs(part, turn, late) == Refused("gone")


def test_thanks_comes_from_whoever_asked_and_after_a_turn() -> None:
    asked = after((ANNA, VoiceNeed(need="walk")))
    thank = ThankForTurn(seq=1)
    assert decide_needs(asked, thank, made(ANNA, 2)) == Refused("gone")

    turned = after((ANNA, VoiceNeed(need="walk")), (BEN, TurnToward(seq=1, how="soon")))
    assert decide_needs(turned, thank, made(BEN, 3)) == Refused("gone")
    assert decide_needs(turned, thank, made(ANNA, 3)) == (ThankedForTurn(seq=1),)

    thanked = fold_needs(turned, made(ANNA, 3), ThankedForTurn(seq=1))
    assert decide_needs(thanked, thank, made(ANNA, 4)) == ()


def test_a_sixth_need_at_one_time_waits() -> None:
    part = after(*[(ANNA, VoiceNeed(need="walk"))] * OPEN_MAX)

    assert decide_needs(part, VoiceNeed(need="meal"), made(ANNA, 9)) == Refused("many")
    assert decide_needs(part, VoiceNeed(need="meal"), made(BEN, 9)) == (NeedVoiced(need="meal"),)


def test_what_is_no_key_is_refused() -> None:
    part = after((ANNA, VoiceNeed(need="walk")))

    assert decide_needs(part, VoiceNeed(need="A long story"), made(ANNA, 2)) == Refused("need")
    assert decide_needs(part, TurnToward(seq=1, how=""), made(BEN, 2)) == Refused("how")
