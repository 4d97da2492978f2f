"""Protective patterns: a small map, one experiment at a time, and an alarm that can only close."""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.own.lives import pattern_events
from tests.programme.parts.moment import FIRST, made
from tests.programme.small import calm, on, state_after
from toward.programme.base import Refused
from toward.programme.gate import closes
from toward.programme.parts.patterns import (
    DUE_AFTER,
    ENDED_KEPT,
    PATTERNS,
    TEXT_LENGTH,
    TRY_LENGTH,
    BeginTry,
    EndTry,
    MapPattern,
    PatternCommands,
    PatternEvents,
    PatternMapped,
    Patterns,
    TryBegun,
    TryEnded,
    decide_patterns,
    due_try,
    fold_patterns,
)


@given(st.lists(pattern_events, max_size=50))
def test_map_holds_the_last_word_on_each_and_one_experiment(events: list[PatternEvents]) -> None:
    part, mapped, now, ended = Patterns(), dict[str, int](), 0, 0
    for seq, event in enumerate(events, 1):
        part = fold_patterns(part, made(seq, seq), event)
        match event:
            case PatternMapped():
                mapped[event.pattern] = seq
            case TryBegun():
                now = seq
            case TryEnded():
                ended, now = ended + bool(now), 0

    assert part.mapped == mapped
    assert (part.now.seq if part.now else 0) == now
    assert len(part.ended) == min(ended, ENDED_KEPT)


def test_it_stays_small_when_full() -> None:
    part = Patterns()
    for seq, key in enumerate(PATTERNS * 9, 30_000):
        part = fold_patterns(part, made(0, seq), PatternMapped(pattern=key))
        part = fold_patterns(part, made(0, seq), TryBegun(pattern=key, what="x"))
        part = fold_patterns(part, made(0, seq), TryEnded(outcome="did"))

    assert len(msgspec.msgpack.encode(part)) < 1024


MAPPED = fold_patterns(Patterns(), made(0, 7), PatternMapped(pattern="joke"))
GOES_ON = fold_patterns(MAPPED, made(2, 8), TryBegun(pattern="joke", what="once"))


def test_it_is_come_back_to_after_a_week() -> None:
    assert due_try(MAPPED) is None
    assert due_try(GOES_ON) == FIRST + timedelta(days=2) + DUE_AFTER
    assert due_try(fold_patterns(GOES_ON, made(3, 9), TryEnded(outcome="did"))) is None


@pytest.mark.parametrize(
    ("part", "command", "reason"),
    [
        (MAPPED, MapPattern(pattern="tail"), "pattern"),
        (MAPPED, MapPattern(pattern="joke", learned=("tail",)), "learned"),
        (MAPPED, MapPattern(pattern="joke", learned=("later", "later")), "learned"),
        (MAPPED, MapPattern(pattern="joke", where="x" * (TEXT_LENGTH + 1)), "where"),
        (MAPPED, MapPattern(pattern="joke", protected="x" * (TEXT_LENGTH + 1)), "protected"),
        (MAPPED, BeginTry(pattern="easy", what="once"), "pattern"),
        (MAPPED, BeginTry(pattern="joke", what=" "), "what"),
        (MAPPED, BeginTry(pattern="joke", what="x" * (TRY_LENGTH + 1)), "what"),
        (GOES_ON, BeginTry(pattern="joke", what="twice"), "one_at_a_time"),
        (MAPPED, EndTry(outcome="did"), "nothing_begun"),
        (GOES_ON, EndTry(outcome="well"), "outcome"),
        (GOES_ON, EndTry(outcome="did", happened="x" * (TEXT_LENGTH + 1)), "happened"),
        (GOES_ON, EndTry(outcome="did", alarm=11), "alarm"),
    ],
)
def test_what_does_not_fit_is_refused(
    part: Patterns, command: PatternCommands, reason: str
) -> None:
    assert decide_patterns(part, command) == Refused(reason)


@given(pattern_events, st.integers(0, 10))
def test_only_a_loud_alarm_closes(event: PatternEvents, limit: int) -> None:
    loud = isinstance(event, TryEnded) and (event.alarm or 0) > limit

    assert closes(event, limit) == loud


def test_a_loud_one_raises_the_last_alarm() -> None:
    latest = state_after(*on(1, calm(2)), *on(1, TryEnded(outcome="did", alarm=8), hour=20)).latest

    assert latest is not None
    assert (latest.alarm, latest.at.hour) == (8, 18)
