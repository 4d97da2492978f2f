"""What stirs the body: a short list, its words by number, and an alarm that can only close."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.own.lives import stir_events
from tests.programme.parts.moment import made
from tests.programme.small import calm, on, state_after
from toward.programme.base import Refused
from toward.programme.gate import closes
from toward.programme.parts.stirs import (
    HELPS,
    MET_KEPT,
    STIRS_MAX,
    WHAT_LENGTH,
    EaseStir,
    LetStirGo,
    MeetStir,
    NoteStir,
    StirEased,
    StirLetGo,
    StirMet,
    StirNoted,
    Stirs,
    decide_stirs,
    find_stir,
    fold_stirs,
)

SOAP = StirNoted(kind="smell", what="soap")


@given(st.lists(stir_events, max_size=60))
def test_list_holds_what_was_noted_and_not_let_go(events: list[object]) -> None:
    part, listed = Stirs(), dict[int, int]()
    for seq, event in enumerate(events, 1):
        part = fold_stirs(part, made(seq, seq), event)  # type: ignore[arg-type]
        match event:
            case StirNoted():
                listed[seq] = 0
            case StirMet(stir=stir) if stir in listed:
                listed[stir] += 1
            case StirLetGo(stir=stir):
                listed.pop(stir, None)

    assert {stir.seq: stir.times for stir in part.kept} == dict(list(listed.items())[-STIRS_MAX:])
    assert all(len(stir.met) <= MET_KEPT for stir in part.kept)


def test_it_stays_small_when_full() -> None:
    part = Stirs()
    for seq in range(1, 41):
        part = fold_stirs(part, made(seq, 30_000 + seq), SOAP)
        for _ in range(9):
            part = fold_stirs(part, made(seq), StirMet(stir=30_000 + seq, alarm=10))

    assert len(part.kept) == STIRS_MAX
    assert len(msgspec.msgpack.encode(part)) < 3072


def test_what_helps_by_now_stands_at_its_own_number() -> None:
    part = fold_stirs(Stirs(), made(0, 7), SOAP)
    assert find_stir(part, 7) == part.kept[0]
    assert part.kept[0].helps == 7

    part = fold_stirs(part, made(1, 9), StirEased(stir=7, helps=("air",)))
    assert (part.kept[0].seq, part.kept[0].helps) == (7, 9)


ONE = fold_stirs(Stirs(), made(0, 7), SOAP)


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (NoteStir(kind="tail", what="soap"), "kind"),
        (NoteStir(kind="smell", what="  "), "what"),
        (NoteStir(kind="smell", what="x" * (WHAT_LENGTH + 1)), "what"),
        (NoteStir(kind="smell", what="soap", helps=("tail",)), "helps"),
        (NoteStir(kind="smell", what="soap", helps=HELPS[:1] * 2), "helps"),
        (NoteStir(kind="smell", what="soap", line="x" * (WHAT_LENGTH + 1)), "line"),
        (MeetStir(stir=7, alarm=11), "alarm"),
        (MeetStir(stir=8), "unknown"),
        (EaseStir(stir=8), "unknown"),
        (LetStirGo(stir=8), "unknown"),
    ],
)
def test_what_does_not_fit_is_refused(command: NoteStir | MeetStir, reason: str) -> None:
    assert decide_stirs(ONE, command) == Refused(reason)


def test_a_full_list_takes_no_more_and_loses_nothing() -> None:
    part = Stirs()
    for seq in range(1, STIRS_MAX + 1):
        part = fold_stirs(part, made(0, seq), SOAP)

    assert decide_stirs(part, NoteStir(kind="smell", what="soap")) == Refused("full")


@given(stir_events, st.integers(0, 10))
def test_only_a_loud_alarm_closes(event: StirNoted | StirMet, limit: int) -> None:
    loud = isinstance(event, StirMet) and (event.alarm or 0) > limit

    assert closes(event, limit) == loud


def test_a_loud_one_raises_the_last_alarm() -> None:
    state = state_after(*on(1, calm(2), SOAP), *on(1, StirMet(stir=2, alarm=8), hour=20))
    assert state.latest is not None
    assert (state.latest.alarm, state.latest.at.hour) == (8, 18)
