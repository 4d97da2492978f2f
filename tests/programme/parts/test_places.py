"""Places: before and after, bounded, come back to two weeks after a change; an alarm there can only close."""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.own.lives import place_events
from tests.programme.parts.moment import FIRST, made
from tests.programme.small import calm, on, state_after
from toward.programme.base import Refused
from toward.programme.gate import closes
from toward.programme.parts.places import (
    CHANGES,
    DUE_AFTER,
    FELT_KEPT,
    NAME_LENGTH,
    PLACES_MAX,
    TEXT_LENGTH,
    FeelPlace,
    LetPlaceGo,
    NotePlace,
    PlaceCommands,
    PlaceEvents,
    PlaceFelt,
    PlaceLetGo,
    PlaceNoted,
    PlacePlanned,
    Places,
    PlanPlace,
    alarm_of,
    decide_places,
    due_place,
    fold_places,
)

ROOM = PlaceNoted(kind="room", name="the back room", alarm=8)
ONE = fold_places(Places(), made(0, 7), ROOM)


@given(st.lists(place_events, max_size=50))
def test_list_holds_what_was_noted_and_not_let_go(events: list[PlaceEvents]) -> None:
    part, listed = Places(), dict[int, int]()
    for seq, event in enumerate(events, 1):
        part = fold_places(part, made(seq, seq), event)
        match event:
            case PlaceNoted():
                listed[seq] = 0
            case PlacePlanned() if event.place in listed:
                listed[event.place] = seq
            case PlaceLetGo():
                listed.pop(event.place, None)

    if len(listed) <= PLACES_MAX:
        kept = {place.seq: place.planned for place in part.kept}
        assert kept.items() <= listed.items()
    assert all(len(place.felt) <= FELT_KEPT for place in part.kept)


def test_it_stays_small_when_full() -> None:
    part = Places()
    for seq in range(30_000, 30_030):
        part = fold_places(part, made(0, seq), ROOM)
        for _ in range(5):
            part = fold_places(part, made(0, seq), PlaceFelt(place=seq, changed=True, alarm=10))

    assert len(part.kept) == PLACES_MAX
    assert len(msgspec.msgpack.encode(part)) < 1536


def test_it_is_come_back_to_two_weeks_after_the_change() -> None:
    assert due_place(ONE) is None
    part = fold_places(ONE, made(3, 8), PlaceFelt(place=7, changed=True, alarm=6))
    assert due_place(part) == FIRST + timedelta(days=3) + DUE_AFTER

    assert due_place(fold_places(part, made(20, 9), PlaceFelt(place=7, changed=True))) is None
    undone = fold_places(part, made(4, 9), PlaceFelt(place=7, changed=False))
    assert due_place(undone) is None


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (NotePlace(kind="tail", name="x"), "kind"),
        (NotePlace(kind="room", name=" "), "name"),
        (NotePlace(kind="room", name="x" * (NAME_LENGTH + 1)), "name"),
        (NotePlace(kind="room", name="x", carries="x" * (TEXT_LENGTH + 1)), "carries"),
        (NotePlace(kind="room", name="x", alarm=11), "alarm"),
        (PlanPlace(place=7, changes=("tail",)), "changes"),
        (PlanPlace(place=7, changes=CHANGES[:1] * 2), "changes"),
        (PlanPlace(place=7, plan="x" * (TEXT_LENGTH + 1)), "plan"),
        (PlanPlace(place=8), "unknown"),
        (FeelPlace(place=7, changed=True, alarm=-1), "alarm"),
        (FeelPlace(place=8, changed=True), "unknown"),
        (LetPlaceGo(place=8), "unknown"),
    ],
)
def test_what_does_not_fit_is_refused(command: PlaceCommands, reason: str) -> None:
    assert decide_places(ONE, command) == Refused(reason)


@given(place_events, st.integers(0, 10))
def test_only_a_loud_alarm_closes(event: PlaceEvents, limit: int) -> None:
    assert closes(event, limit) == ((alarm_of(event) or 0) > limit)


def test_a_loud_one_raises_the_last_alarm() -> None:
    latest = state_after(*on(1, calm(2)), *on(1, ROOM, hour=20)).latest

    assert latest is not None
    assert (latest.alarm, latest.at.hour) == (8, 18)
