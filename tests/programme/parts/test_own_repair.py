"""One's own side of a repair: small, asked about at seven and thirty days, and never opening anything."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.programme.small import SMALL
from tests.strategies import own_repair_events
from toward.programme.base import Made, Refused
from toward.programme.events import Envelope
from toward.programme.fold import fold
from toward.programme.gate import closes
from toward.programme.parts.own_repair import (
    CHANGES_KEPT,
    ChangeFollowed,
    ChangeNoted,
    FollowChange,
    NoteChange,
    OwnRepair,
    OwnRepairCommands,
    RepairAlarm,
    RepairWritten,
    SayRepairAlarm,
    WriteStep,
    decide_own_repair,
    drafts_of,
    due_change,
    fold_own_repair,
)
from toward.programme.parts.repair import STEPS
from toward.programme.repairing import is_asked, may_go_in
from toward.programme.state import Alarm, State

FIRST = date(2026, 1, 5)
NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)


def made(day: date = FIRST, seq: int = 1) -> Made:
    return Made(at=NOW, day=day, seq=seq)


def noted(*answers: tuple[int, str]) -> OwnRepair:
    part = fold_own_repair(OwnRepair(), made(), ChangeNoted(side="gave", text="I ring at six."))
    for days, kept in answers:
        followed = ChangeFollowed(change=1, kept=kept)
        part = fold_own_repair(part, made(FIRST + timedelta(days=days), 2), followed)
    return part


@given(st.lists(own_repair_events, max_size=60))
def test_share_stays_small_whatever_is_written(life) -> None:
    part = OwnRepair()
    for seq, event in enumerate(life, 1):
        part = fold_own_repair(part, made(seq=seq), event)

    assert len(part.changes) <= CHANGES_KEPT
    assert set(part.drafts) <= set(STEPS)
    assert all(len(change.answers) <= 4 for change in part.changes)


@pytest.mark.parametrize(
    ("days", "waits"),
    [
        (0, False),
        (6, False),
        (7, True),
        (20, True),
        (21, False),
        (30, True),
        (59, True),
        (60, False),
    ],
)
def test_change_is_asked_about_at_seven_and_at_thirty_days(days: int, waits: bool) -> None:
    assert (due_change(noted(), FIRST + timedelta(days=days)) is not None) == waits


def test_an_answer_is_enough_until_the_next_time() -> None:
    part = noted((8, "in_part"))

    assert due_change(part, FIRST + timedelta(days=10)) is None
    assert due_change(part, FIRST + timedelta(days=31)) == FIRST + timedelta(days=30)
    assert due_change(noted((8, "yes"), (33, "yes")), FIRST + timedelta(days=40)) is None


def test_drafts_belong_to_their_repair() -> None:
    part = OwnRepair()
    for seq, (repair, step) in enumerate((("a", "side"), ("b", "part"), ("b", "part")), 1):
        written = RepairWritten(repair=repair, step=step, text="words")
        part = fold_own_repair(part, made(seq=seq), written)

    assert drafts_of(part, "b") == {"part": 3}
    assert drafts_of(part, "a") == {}


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (SayRepairAlarm(alarm=11, direction="settled"), "alarm"),
        (WriteStep(repair="", step="side", text="x"), "repair"),
        (WriteStep(repair="a", step="verdict", text="x"), "step"),
        (WriteStep(repair="a", step="side", text=" "), "text"),
        (NoteChange(side="gave", text="x" * 2001), "text"),
        (FollowChange(change=9, kept="yes"), "change"),
        (FollowChange(change=1, kept="always"), "change"),
    ],
)
def test_what_does_not_fit_is_refused(command: OwnRepairCommands, reason: str) -> None:
    assert decide_own_repair(noted(), command) == Refused(reason)


def state_with(alarm: int | None, direction: str = "settled", minutes: int = 0) -> State:
    part = OwnRepair()
    if alarm is not None:
        said = RepairAlarm(alarm=alarm, direction=direction)  # type: ignore[arg-type]
        part = fold_own_repair(part, replace(made(), at=NOW - timedelta(minutes=minutes)), said)
    return State(opened_on=FIRST, own_repair=part)


@pytest.mark.parametrize(
    ("alarm", "direction", "may"),
    [(0, "settled", True), (3, "revved", True), (3, "unsure", True), (4, "settled", False),
     (2, "flat", False), (10, "revved", False)],
)  # fmt: skip
def test_ones_own_body_lets_one_in_or_not(alarm: int, direction: str, may: bool) -> None:
    assert may_go_in(SMALL, state_with(alarm, direction), NOW) == may


def test_without_an_alarm_of_these_hours_it_is_asked() -> None:
    assert is_asked(state_with(None), NOW)
    assert is_asked(state_with(1, minutes=181), NOW)
    assert not may_go_in(SMALL, state_with(1, minutes=181), NOW)
    assert not is_asked(state_with(1, minutes=179), NOW)


@given(own_repair_events, st.integers(0, 10))
def test_nothing_of_it_lowers_or_refreshes_the_last_alarm(event, alarm: int) -> None:
    latest = Alarm(at=NOW - timedelta(hours=2), day=FIRST, alarm=alarm, direction="settled")
    state = State(opened_on=FIRST, latest=latest)

    after = fold(state, Envelope(at=NOW, day=FIRST, command="", event=event), 1).latest

    assert after is not None
    assert after.at == latest.at
    assert after.alarm >= alarm
    assert after.direction in {"settled", "flat", "unsure"}


def test_a_loud_alarm_closes_touch_and_nothing_else_does() -> None:
    assert closes(RepairAlarm(alarm=8, direction="settled"), limit=3)
    assert closes(RepairAlarm(alarm=0, direction="flat"), limit=3)
    assert not closes(RepairAlarm(alarm=2, direction="settled"), limit=3)
    assert not closes(ChangeNoted(side="heard"), limit=0)
