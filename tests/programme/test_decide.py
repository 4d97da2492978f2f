"""Given events, when a command, then events or a refusal."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.programme.small import (
    NO,
    PARTNER,
    SMALL,
    ZONE,
    calm,
    day,
    evening,
    on,
    state_after,
)
from tests.strategies import histories, mine_commands
from toward.programme.base import Refused
from toward.programme.codec import decode, encode
from toward.programme.commands import (
    AnswerSafety,
    CheckIn,
    ChooseQuiet,
    ConfirmQuick,
    FinishSolo,
    HideStep,
    LeavePairing,
    MineCommand,
    NameRole,
    NotePractice,
    NoteRecovery,
    NoteTonightAlarm,
    OpenRoom,
    PinPartner,
    SayAskedToShow,
    SayEasy,
    SayFoundOutMore,
    SetLimit,
    SetPause,
    SetZone,
)
from toward.programme.days import day_of
from toward.programme.decide import Decided, decide
from toward.programme.events import (
    AskedToShow,
    CheckedIn,
    EasyInDailyLife,
    Envelope,
    FoundOutMore,
    LimitSet,
    Mine,
    PairingLeft,
    PartnerPinned,
    PauseSet,
    PracticeNoted,
    QuietChoice,
    RecoveryUsed,
    RoleNamed,
    RoomOpened,
    SafetyAnswered,
    SoloDone,
    StepHidden,
    TonightAlarm,
    ZoneSet,
)
from toward.programme.fold import fold_all
from toward.programme.state import empty

OPENED = on(1, RoomOpened(zone=ZONE), hour=8)
PIN = PinPartner(room="room", box_key=bytes(32), sign_key=bytes(32), name="Kim")


def decided(command: MineCommand, *entries: Envelope, number: int = 3) -> Decided:
    return decide(SMALL, state_after(*OPENED, *entries), command, evening(number))


@pytest.mark.parametrize(
    ("command", "event"),
    [
        (SetZone(zone="UTC"), ZoneSet(zone="UTC")),
        (CheckIn(alarm=4), CheckedIn(alarm=4)),
        (
            CheckIn(
                alarm=0,
                direction="flat",
                heard=1,
                watched=2,
                pushed=3,
                asked=True,
                here=("longing", "dreading"),
                line="A line.",
            ),
            CheckedIn(
                alarm=0,
                direction="flat",
                heard=1,
                watched=2,
                pushed=3,
                asked=True,
                here=("longing", "dreading"),
                line="A line.",
            ),
        ),
        (
            NoteTonightAlarm(alarm=10, direction="unsure"),
            TonightAlarm(alarm=10, direction="unsure"),
        ),
        (SayAskedToShow(), AskedToShow()),
        (
            FinishSolo(practice="look", before=5, after=4),
            SoloDone(practice="look", before=5, after=4),
        ),
        (NotePractice(step="hug", during=2), PracticeNoted(step="hug", during=2, limit=3)),
        (SayEasy(step="hug"), EasyInDailyLife(step="hug")),
        (HideStep(step="kiss", hidden=True), StepHidden(step="kiss", hidden=True)),
        (SetPause(days=0), PauseSet(days=0)),
        (SayFoundOutMore(), FoundOutMore()),
        (NameRole(role="told", since=day(1)), RoleNamed(role="told", since=day(1))),
        (AnswerSafety(humiliation=False, afraid=False, rape=False, kick=False), NO),
        (ChooseQuiet(step_back=True), QuietChoice(step_back=True)),
        (PIN, PARTNER),
        (NoteRecovery(), RecoveryUsed()),
    ],
)
def test_command_becomes_its_event(command: MineCommand, event: Mine) -> None:
    assert decided(command) == (event,)


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (OpenRoom(zone=ZONE), "already_open"),
        (SetZone(zone="Nowhere"), "zone"),
        (CheckIn(alarm=11), "alarm"),
        (CheckIn(alarm=-1), "alarm"),
        (CheckIn(alarm=1, heard=-1), "count"),
        (CheckIn(alarm=1, pushed=100), "count"),
        (CheckIn(alarm=1, here=("nothing-known",)), "here"),
        (CheckIn(alarm=1, here=("calm", "calm")), "here"),
        (CheckIn(alarm=1, line="x" * 281), "line"),
        (NoteTonightAlarm(alarm=11), "alarm"),
        (FinishSolo(practice="hug"), "unknown_practice"),
        (FinishSolo(practice="look", after=11), "alarm"),
        (NotePractice(step="look"), "unknown_step"),
        (NotePractice(step="hug", during=11), "alarm"),
        (NotePractice(step="hug", line="x" * 281), "line"),
        (SayEasy(step="look"), "unknown_step"),
        (HideStep(step="look", hidden=True), "unknown_step"),
        (SetLimit(limit=11), "limit"),
        (SetPause(days=-1), "days"),
        (SetPause(days=367), "days"),
        (NameRole(role="hurt", since=day(4)), "since"),
        (LeavePairing(room="room"), "not_paired"),
        (PinPartner(room="room", box_key=b"short", sign_key=bytes(32), name="Kim"), "keys"),
        (PinPartner(room="room", box_key=bytes(32), sign_key=bytes(32), name=""), "name"),
    ],
)
def test_command_out_of_bounds_is_refused(command: MineCommand, reason: str) -> None:
    assert decided(command) == Refused(reason)


def test_nothing_comes_before_the_room_is_open() -> None:
    assert decide(SMALL, empty(), CheckIn(alarm=1), evening(1)) == Refused("not_opened")
    assert decide(SMALL, empty(), OpenRoom(zone=ZONE), evening(1)) == (RoomOpened(zone=ZONE),)
    assert decide(SMALL, empty(), OpenRoom(zone="Nowhere"), evening(1)) == Refused("zone")


@pytest.mark.parametrize(
    "command",
    [
        AnswerSafety(humiliation=False, afraid=True, rape=False, kick=False),
        NameRole(role="hurt"),
    ],
)
def test_role_and_questions_wait_for_another_day(command: MineCommand) -> None:
    paired = on(3, PARTNER)

    assert decided(command, number=1) == Refused("another_day")
    assert decided(command, *paired, number=3) == Refused("another_day")
    assert len(decided(command, *paired, number=4)) == 1  # type: ignore[arg-type]
    assert len(decided(command, number=2)) == 1  # type: ignore[arg-type]


def test_questions_before_four_in_the_morning_are_still_the_first_day() -> None:
    at = evening(2, 2)  # 03:00 in the zone

    command = AnswerSafety(humiliation=False, afraid=False, rape=False, kick=False)
    assert decide(SMALL, state_after(*OPENED), command, at) == Refused("another_day")
    assert isinstance(
        decide(SMALL, state_after(*OPENED), command, at + timedelta(hours=1))[0],  # type: ignore[index]
        SafetyAnswered,
    )


def test_limit_goes_down_at_once_and_up_after_seven_days() -> None:
    assert decided(SetLimit(limit=2)) == (LimitSet(limit=2, starts=day(3)),)

    two = on(2, LimitSet(limit=2, starts=day(2)))
    assert decided(SetLimit(limit=1), *two) == (LimitSet(limit=1, starts=day(3)),)
    assert decided(SetLimit(limit=3), *two) == (LimitSet(limit=3, starts=day(10)),)


def test_practice_is_noted_with_the_limit_of_that_evening() -> None:
    own = on(2, LimitSet(limit=1, starts=day(2)))
    assert decided(NotePractice(step="hug", during=2), *own) == (
        PracticeNoted(step="hug", during=2, limit=1),
    )

    loud = [entry for n in range(2, 12) for entry in on(n, calm(5))]
    assert decided(NotePractice(step="hug", during=6), *loud, number=12) == (
        PracticeNoted(step="hug", during=6, limit=5),
    )


def test_quick_check_in_is_confirmed_with_its_own_time_and_day() -> None:
    check_in = CheckIn(alarm=6, pushed=1)
    at = evening(2)

    assert decided(ConfirmQuick(at=at, day=day(2), check_in=check_in)) == (
        CheckedIn(alarm=6, pushed=1, quick=True, made_at=at, made_day=day(2)),
    )


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (ConfirmQuick(at=evening(4), day=day(4), check_in=CheckIn(alarm=1)), "at"),
        (ConfirmQuick(at=evening(-26), day=day(-26), check_in=CheckIn(alarm=1)), "at"),
        (ConfirmQuick(at=evening(2), day=day(4), check_in=CheckIn(alarm=1)), "day"),
        (ConfirmQuick(at=evening(2), day=day(2), check_in=CheckIn(alarm=11)), "alarm"),
    ],
)
def test_quick_check_in_that_cannot_be_is_refused(command: ConfirmQuick, reason: str) -> None:
    assert decided(command) == Refused(reason)


def test_pairing_twice_is_once_and_another_room_is_refused() -> None:
    paired = on(2, PARTNER)
    other = PinPartner(room="other", box_key=bytes(32), sign_key=bytes(32), name="Kim")

    assert decided(PIN, *paired) == ()
    assert decided(other, *paired) == Refused("already_paired")
    assert decided(LeavePairing(room="room"), *paired) == (PairingLeft(room="room"),)

    left = on(3, PairingLeft(room="room"))
    again = PartnerPinned(room="other", box_key=bytes(32), sign_key=bytes(32), name="Kim")
    assert decided(other, *paired, *left) == (again,)


def test_command_sent_twice_adds_nothing() -> None:
    state = state_after(*OPENED)
    first = decide(SMALL, state, CheckIn(alarm=4), evening(1), "form-1")
    assert first == (CheckedIn(alarm=4),)

    entry = Envelope(at=evening(1), day=day(1), command="form-1", event=CheckedIn(alarm=4))
    after = fold_all(state, [entry])
    assert decide(SMALL, after, CheckIn(alarm=4), evening(1), "form-1") == ()
    assert decide(SMALL, after, CheckIn(alarm=4), evening(1), "form-2") == (CheckedIn(alarm=4),)


@given(histories(), mine_commands, st.integers(0, 60))
def test_decided_events_can_be_kept_and_refusals_hold_none(
    entries: tuple[Envelope, ...], command: MineCommand, hours: int
) -> None:
    """Whatever the past: a refusal adds nothing, an event survives codec and fold, and the same
    command id then answers as success."""
    state = fold_all(empty(), [*OPENED, *entries])
    now = (entries[-1].at if entries else OPENED[-1].at) + timedelta(hours=hours)

    answer = decide(SMALL, state, command, now, "new")

    if isinstance(answer, Refused):
        assert answer.reason
        assert answer == decide(SMALL, state, command, now, "other")
        return
    made = [
        Envelope(at=now, day=day_of(now, state.zone), command="new", event=event)
        for event in answer
    ]
    assert [decode(encode(entry)) for entry in made] == made
    after = fold_all(state, made)
    assert after.last_seq == len(OPENED) + len(entries) + len(made)
    assert not made or decide(SMALL, after, command, now, "new") == ()
