"""What I noticed: kept by number, completed when it is known, bounded."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.own.lives import noticed_events
from tests.programme.parts.moment import made
from toward.programme.base import Refused
from toward.programme.gate import closes
from toward.programme.parts.noticed import (
    KEPT,
    TEXT_LENGTH,
    TURNED,
    NoteNoticed,
    Noticed,
    NoticedEvents,
    NoticedNoted,
    NoticedTurned,
    TurnNoticed,
    decide_noticed,
    find_notice,
    fold_noticed,
)


@given(st.lists(noticed_events, max_size=60))
def test_each_holds_what_was_said_of_it_last(events: list[NoticedEvents]) -> None:
    part, said = Noticed(), dict[int, tuple[int, str]]()
    for seq, event in enumerate(events, 1):
        part = fold_noticed(part, made(seq, seq), event)
        match event:
            case NoticedNoted():
                said[seq] = (seq, event.turned)
            case NoticedTurned() if event.notice in said:
                said[event.notice] = (seq, event.turned)

    assert {one.seq: (one.said, TURNED[one.turned]) for one in part.kept} == said


def test_it_stays_small_and_keeps_the_newest() -> None:
    part = Noticed()
    for seq in range(30_000, 30_200):
        part = fold_noticed(part, made(0, seq), NoticedNoted(when="then", noticed="x"))

    assert [one.seq for one in part.kept] == list(range(30_200 - KEPT, 30_200))
    assert len(msgspec.msgpack.encode(part)) < 768


ONE = fold_noticed(Noticed(), made(0, 7), NoticedNoted(when="now", noticed="rain"))


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (NoteNoticed(when="soon", noticed="rain"), "when"),
        (NoteNoticed(when="now", noticed=" "), "noticed"),
        (NoteNoticed(when="now", noticed="x" * (TEXT_LENGTH + 1)), "noticed"),
        (NoteNoticed(when="now", noticed="rain", told="x" * (TEXT_LENGTH + 1)), "told"),
        (NoteNoticed(when="now", noticed="rain", turned="maybe"), "turned"),
        (NoteNoticed(when="now", noticed="rain", turned_out="x" * (TEXT_LENGTH + 1)), "turned_out"),
        (TurnNoticed(notice=7, turned="maybe"), "turned"),
        (TurnNoticed(notice=8, turned="so"), "unknown"),
    ],
)
def test_what_does_not_fit_is_refused(command: NoteNoticed | TurnNoticed, reason: str) -> None:
    assert find_notice(ONE, 7) is not None
    assert decide_noticed(ONE, command) == Refused(reason)


@given(noticed_events)
def test_noticing_closes_nothing(event: NoticedEvents) -> None:
    assert not closes(event)
