"""Repair in the room of two: one at a time, moved later only, shared once its time has come, bounded."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import moments, repair_events, zones
from toward.programme.base import Made, Refused
from toward.programme.days import day_of, wall_clock
from toward.programme.parts.repair import (
    AHEAD,
    HOURS,
    KEPT,
    STEPS,
    TEXT_MAX,
    AnswerRepair,
    MoveRepair,
    PutRepairAway,
    RepairAnswered,
    RepairCommands,
    RepairMoved,
    RepairPutAway,
    Repairs,
    RepairShared,
    SetRepair,
    ShareStep,
    decide_repair,
    fold_repair,
    open_repair,
    shared_by,
    times,
)

NOW = datetime(2026, 1, 5, 17, tzinfo=UTC)
ANNA, BEN = "anna", "ben"
SET = SetRepair(id="one", at=NOW)


def made(author: str = ANNA, seq: int = 1, at: datetime = NOW) -> Made:
    return Made(at=at, day=at.date(), seq=seq, author=author)


def after(*said: tuple[str, RepairCommands]) -> Repairs:
    part = Repairs()
    for seq, (author, command) in enumerate(said, 1):
        outcome = decide_repair(part, command, made(author, seq))
        assert not isinstance(outcome, Refused), outcome
        for event in outcome:
            part = fold_repair(part, made(author, seq), event)
    return part


def share(step: str = "happened", text: str = "The door.") -> ShareStep:
    return ShareStep(id="one", step=step, text=text)


@given(st.lists(st.tuples(repair_events, st.sampled_from((ANNA, BEN))), max_size=40))
def test_whatever_was_written_a_share_stays_small(life) -> None:
    part = Repairs()
    for seq, (event, author) in enumerate(life, 1):
        part = fold_repair(part, made(author, seq), event)

    assert len(part.kept) <= KEPT
    assert all(len(one.shared) <= 2 * len(STEPS) and len(one.answers) <= 2 for one in part.kept)
    assert all(one.put_away for one in part.kept[:-1])


def test_second_one_is_the_first_until_it_is_put_away() -> None:
    part = after((ANNA, SET))
    other = SetRepair(id="two", at=NOW)

    assert decide_repair(part, other, made(BEN, 2)) == ()
    away = after((ANNA, SET), (BEN, PutRepairAway(id="one")))
    assert open_repair(away) is None
    assert decide_repair(away, other, made(BEN, 3)) != ()


@pytest.mark.parametrize("hours", [-2, 24 * 14 + 1])
def test_time_outside_the_next_two_weeks_is_refused(hours: int) -> None:
    command = SetRepair(id="one", at=NOW + timedelta(hours=hours))

    assert decide_repair(Repairs(), command, made()) == Refused("time")


@given(st.integers(-500, 1000))
def test_moved_later_or_not_at_all(hours: int) -> None:
    part = after((ANNA, SetRepair(id="one", at=NOW + timedelta(days=1))))
    at = NOW + timedelta(days=1, hours=hours)
    outcome = decide_repair(part, MoveRepair(id="one", at=at), made(BEN, 2))

    if isinstance(outcome, Refused):
        assert hours < 0 or at > NOW + AHEAD
    else:
        assert outcome == (() if hours == 0 else (RepairMoved(id="one", at=at),))


def test_either_may_move_and_the_event_says_only_when() -> None:
    later = MoveRepair(id="one", at=NOW + timedelta(days=1))
    events = {decide_repair(after((ANNA, SET)), later, made(who, 2)) for who in (ANNA, BEN)}

    assert len(events) == 1
    assert set(RepairMoved.__struct_fields__) == {"id", "at"}


@given(moments, zones)
def test_times_offered_are_ahead_and_never_late_in_the_evening(now: datetime, zone: str) -> None:
    offered = times(now, zone)

    assert offered
    assert all(now < at <= now + AHEAD for at in offered)
    assert {wall_clock(at, zone) for at in offered} <= {f"{hour}:00" for hour in HOURS}
    assert {(day_of(at, zone) - day_of(now, zone)).days for at in offered} <= {0, 1, 2, 7}


def test_nothing_is_shared_before_its_time() -> None:
    part = after((ANNA, SetRepair(id="one", at=NOW + timedelta(hours=2))))

    assert decide_repair(part, share(), made(BEN, 2)) == Refused("early")
    late = made(BEN, 2, NOW + timedelta(hours=2))
    assert decide_repair(part, share(), late) == (
        RepairShared(id="one", step="happened", text="The door."),
    )


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (share(step="verdict"), "step"),
        (share(text="  "), "text"),
        (share(text="x" * (TEXT_MAX + 1)), "text"),
        (MoveRepair(id="two", at=NOW), "gone"),
        (AnswerRepair(id="one", received=True), "gone"),
    ],
)
def test_what_does_not_fit_is_refused(command: RepairCommands, reason: str) -> None:
    assert decide_repair(after((ANNA, SET)), command, made(ANNA, 2)) == Refused(reason)


def test_words_stay_until_they_are_taken_back() -> None:
    part = after((ANNA, SET), (ANNA, share()))

    assert decide_repair(part, share(), made(ANNA, 3)) == Refused("there")
    assert shared_by(part.kept[0], BEN) == {}
    assert decide_repair(part, share(), made(BEN, 3)) != Refused("there")


def test_only_the_others_words_are_received() -> None:
    part = after((ANNA, SET), (ANNA, share()))
    answer = AnswerRepair(id="one", received=False)

    assert decide_repair(part, answer, made(ANNA, 3)) == Refused("gone")
    assert decide_repair(part, answer, made(BEN, 3)) == (RepairAnswered(id="one", received=False),)


def test_what_comes_after_it_was_put_away_changes_nothing() -> None:
    part = after((ANNA, SET))
    part = fold_repair(part, made(BEN, 2), RepairPutAway(id="one"))

    assert fold_repair(part, made(ANNA, 3), RepairMoved(id="one", at=NOW + AHEAD)) == part
