"""The room of two: changed evenings start next Monday; leaving closes at once."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.programme.small import ZONE, calm, day, on
from tests.strategies import evenings_set, ours_events
from toward.programme.base import Made, Refused
from toward.programme.commands import LeaveRoom, SetEvenings
from toward.programme.events import Envelope, EveningsSet, Ours, Removed, RoomLeft, RoomOpened
from toward.programme.ours import (
    OursState,
    decide_ours,
    empty_ours,
    evenings_between,
    evenings_on,
    fold_all_ours,
    fold_ours,
)

TUESDAYS = EveningsSet(weekdays=(1,), hour=20, minute=30, zone=ZONE)
MADE = Made(at=datetime(2026, 1, 5, 9, tzinfo=UTC), day=date(2026, 1, 5), seq=1)
FRIDAYS = EveningsSet(weekdays=(4, 6), hour=21, minute=0, zone=ZONE)


def ours_after(*entries: Envelope) -> OursState:
    return fold_all_ours(empty_ours(), entries)


def test_first_evenings_start_on_the_first_monday() -> None:
    state = ours_after(*on(1, RoomOpened(zone=ZONE), TUESDAYS))

    assert state.opened_on == day(1)
    assert evenings_on(state, day(7)) is None
    assert evenings_on(state, day(8)) == TUESDAYS


def test_changed_evenings_start_next_monday() -> None:
    state = ours_after(*on(1, RoomOpened(zone=ZONE), TUESDAYS), *on(15, FRIDAYS))

    assert evenings_on(state, day(21)) == TUESDAYS
    assert evenings_on(state, day(22)) == FRIDAYS


def test_evenings_changed_twice_in_a_week_are_the_last() -> None:
    state = ours_after(*on(1, TUESDAYS), *on(15, FRIDAYS), *on(16, TUESDAYS))

    assert evenings_on(state, day(22)) == TUESDAYS
    assert evenings_on(state, day(21)) == TUESDAYS


def test_evenings_between_close_at_their_hour() -> None:
    state = ours_after(*on(1, TUESDAYS))

    assert evenings_between(state, day(1), day(16)) == (
        (day(9), datetime(2026, 1, 13, 19, 30, tzinfo=UTC)),
        (day(16), datetime(2026, 1, 20, 19, 30, tzinfo=UTC)),
    )
    assert evenings_between(state, day(9), day(8)) == ()


def test_leaving_ends_every_evening_and_every_change() -> None:
    state = ours_after(*on(1, TUESDAYS), *on(9, RoomLeft()))
    again = SetEvenings(weekdays=(1,), hour=20, minute=0, zone=ZONE)

    assert evenings_on(state, day(9)) is None
    assert decide_ours(state, again, MADE) == Refused("left")
    assert decide_ours(state, LeaveRoom(), MADE) == ()
    assert decide_ours(ours_after(), LeaveRoom(), MADE) == (RoomLeft(),)


def test_missing_number_means_no_evening() -> None:
    first = on(1, TUESDAYS)[0]
    state = fold_ours(fold_ours(empty_ours(), first, 1), on(2, Removed())[0], 3)

    assert evenings_on(state, day(8)) is None


def test_own_rooms_events_change_nothing_here() -> None:
    state = ours_after(*on(1, TUESDAYS), *on(2, calm()))

    assert evenings_on(state, day(8)) == TUESDAYS


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"weekdays": ()}, "weekdays"),
        ({"weekdays": (0, 1, 2, 3)}, "weekdays"),
        ({"weekdays": (1, 1)}, "weekdays"),
        ({"weekdays": (7,)}, "weekdays"),
        ({"hour": 4}, "hour"),
        ({"hour": 24}, "hour"),
        ({"minute": 60}, "minute"),
        ({"zone": "Nowhere"}, "zone"),
    ],
)
def test_evenings_out_of_bounds_are_refused(fields: dict[str, object], reason: str) -> None:
    right = {"weekdays": (1,), "hour": 20, "minute": 0, "zone": ZONE}

    assert decide_ours(ours_after(), SetEvenings(**{**right, **fields}), MADE) == Refused(reason)  # type: ignore[arg-type]


def test_evenings_command_becomes_its_event_once() -> None:
    command = SetEvenings(weekdays=(1,), hour=20, minute=30, zone=ZONE)
    assert decide_ours(ours_after(), command, MADE, "form") == (TUESDAYS,)

    kept = Envelope(at=on(1, TUESDAYS)[0].at, day=day(1), command="form", event=TUESDAYS)
    assert decide_ours(ours_after(kept), command, MADE, "form") == ()


@given(st.lists(st.tuples(st.integers(1, 60), ours_events), max_size=10))
def test_any_history_folds_without_a_gap(made: list[tuple[int, Ours]]) -> None:
    entries = [
        entry
        for number, event in sorted(made, key=lambda one: one[0])
        for entry in on(number, event)
    ]

    state = ours_after(*entries)

    assert not state.has_gap
    assert state.left_on == next((e.day for e in entries if isinstance(e.event, RoomLeft)), None)


@given(evenings_set, st.integers(0, 400))
def test_no_evening_lies_outside_its_week_days(held: EveningsSet, start: int) -> None:
    state, first = ours_after(*on(1, held)), date(2026, 1, 5) + timedelta(days=start)

    found = evenings_between(state, first, first + timedelta(days=20))

    assert all(day.weekday() in held.weekdays for day, _ in found)
    assert [day for day, _ in found] == sorted({day for day, _ in found})
    assert start < 7 or len(found) == 3 * len(held.weekdays)


def test_what_is_sent_again_is_known_however_much_the_other_did_meanwhile() -> None:
    """Else one could count, by sending again, what the other laid down where it does not show yet."""
    sent = on(1, TUESDAYS)[0]
    state = fold_ours(empty_ours(), replace(sent, command="mine"), 1, "anna")
    for seq in range(2, 200):
        state = fold_ours(state, replace(sent, command=f"theirs {seq}"), seq, "ben")

    again = SetEvenings(weekdays=(1,), hour=20, minute=30, zone=ZONE)
    assert decide_ours(state, again, replace(MADE, author="anna"), "mine") == ()
    assert decide_ours(state, again, replace(MADE, author="ben"), "mine") != ()
