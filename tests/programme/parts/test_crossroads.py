"""Crossroads: slowed and not locked, bounded, three ways alike, and nothing of it ever opens touch."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.programme.small import calm, on, state_after
from tests.strategies_own import crossroads_events
from toward.content.load import items
from toward.programme.base import Made, Refused
from toward.programme.events import FoundOutMore, RoleNamed
from toward.programme.fold import fold
from toward.programme.gate import closes
from toward.programme.parts import crossroads
from toward.programme.parts.crossroads import (
    FELT,
    FIRST_DAYS,
    FORGIVING,
    IN_A_ROW,
    NOTES_KEPT,
    RECONCILING,
    SITTINGS_KEPT,
    WAYS,
    Crossroads,
    CrossroadsNoted,
    ImagineWays,
    NeededSaid,
    NoteCrossroads,
    NoteFelt,
    SatDown,
    SayNeeded,
    SayOwnPart,
    SayThreads,
    SitDown,
    Sitting,
    WaysImagined,
    WritePage,
    arranged,
    brake,
    decide_crossroads,
    fold_crossroads,
    is_sitting,
)
from toward.programme.state import State, discovered_on

DAY = date(2026, 3, 2)
WEEK = timedelta(days=7)
offsets = st.integers(0, 400)


def made(day: date, seq: int = 1) -> Made:
    return Made(at=datetime(2026, 3, 2, tzinfo=UTC), day=day, seq=seq)


def sat(*weeks: float) -> Crossroads:
    """Sittings so many weeks after the first day."""
    return Crossroads(sittings=tuple(Sitting(DAY + WEEK * week) for week in weeks))


def decided(command: crossroads.CrossroadsCommands, part: Crossroads, day: date = DAY) -> object:
    return decide_crossroads(part, command, day)


@given(st.lists(st.tuples(crossroads_events, st.integers(0, 3)), max_size=60))
def test_share_of_the_state_stays_bounded(entries: list[tuple[object, int]]) -> None:
    part, day = Crossroads(), DAY
    for seq, (event, later) in enumerate(entries, 1):
        day += timedelta(days=later)
        part = fold_crossroads(part, made(day, seq), event)  # type: ignore[arg-type]

    assert len(part.sittings) <= SITTINGS_KEPT
    assert len(part.notes) <= NOTES_KEPT
    numbers = [n for sitting in part.sittings for n in (sitting.body, sitting.felt, sitting.own)]
    assert len([n for n in numbers if n]) == len({n for n in numbers if n})


@given(offsets)
def test_each_way_stands_everywhere_equally_often(offset: int) -> None:
    orders = [arranged(DAY + timedelta(days=offset + n)) for n in range(6)]

    assert all(sorted(order) == sorted(WAYS) for order in orders)
    for place in range(3):
        assert set(Counter(order[place] for order in orders).values()) == {2}
    assert len(set(orders)) == 6


def test_names_of_the_ways_weigh_about_the_same() -> None:
    lengths = [len(way.hint) for way in items("ways")]

    assert max(lengths) - min(lengths) <= 8


@pytest.mark.parametrize(
    ("name", "keys"),
    [("ways", WAYS), ("felt", FELT), ("forgiving", FORGIVING), ("reconciling", RECONCILING)],
)
def test_lists_hold_what_the_rules_name(name: str, keys: tuple[str, ...]) -> None:
    assert sorted(item.id for item in items(name)) == sorted(keys)


@pytest.mark.parametrize(
    ("part", "days", "alarm", "since", "why"),
    [
        (sat(), 0, 3, None, ""),
        (sat(), 0, 6, None, ""),
        (sat(), 0, 7, None, "loud"),
        (sat(), 13, 3, DAY, "early"),
        (sat(), 14, 3, DAY, ""),
        (sat(0), 0, 3, None, ""),
        (sat(0), 1, 3, None, "this_week"),
        (sat(0), 6, 9, None, "this_week"),
        (sat(0), 7, 3, None, ""),
        (sat(0), 3, 3, DAY + timedelta(days=2), "early"),
        (sat(0, 1, 2, 3), 28, 3, None, ""),
        (sat(0, 1, 2, 3, 4), 35, 3, None, "rest"),
        (sat(0, 1, 2, 3, 4), 55, 3, None, "rest"),
        (sat(0, 1, 2, 3, 4), 56, 3, None, ""),
        (sat(0, 1, 2, 3, 8), 70, 3, None, ""),
        (sat(0, 1, 2, 3, 4), 49, 3, DAY + timedelta(days=30), ""),
    ],
)
def test_what_makes_a_sitting_wait(
    part: Crossroads, days: int, alarm: int, since: date | None, why: str
) -> None:
    assert brake(part, DAY + timedelta(days=days), alarm=alarm, since=since) == why


@given(st.lists(st.integers(0, 60), max_size=12), offsets, st.integers(0, 10))
def test_rest_is_suggested_only_after_five(gaps: list[int], later: int, alarm: int) -> None:
    days = [DAY + timedelta(days=sum(gaps[: n + 1])) for n in range(len(gaps))]
    part = Crossroads(sittings=tuple(Sitting(day) for day in days))
    today = (days[-1] if days else DAY) + timedelta(days=later)

    assert len(days) >= IN_A_ROW or brake(part, today, alarm=alarm, since=None) != "rest"


@given(st.lists(st.integers(1, 60), max_size=12), st.integers(1, 60), st.integers(0, 10))
def test_nobody_is_locked_out(gaps: list[int], later: int, alarm: int) -> None:
    """Whatever makes waiting the kinder thing, a sitting is there for whoever can't wait; once a day it is one."""
    days = [DAY + timedelta(days=sum(gaps[: n + 1])) for n in range(len(gaps))]
    part = Crossroads(sittings=tuple(Sitting(day) for day in days))
    today = (days[-1] if days else DAY) + timedelta(days=later)

    assert decided(SitDown(alarm=alarm), part, today) == (SatDown(alarm=alarm),)
    assert decided(SitDown(alarm=alarm), sat(0)) == ()


def test_new_discovery_starts_the_week_afresh() -> None:
    later = DAY + timedelta(days=5)

    assert brake(sat(0), later, alarm=2, since=None) == "this_week"
    assert brake(sat(0), later, alarm=2, since=DAY + timedelta(days=1)) == "early"


@pytest.mark.parametrize(
    ("days", "since", "why"),
    [(0, None, "new_here"), (13, None, "new_here"), (14, None, ""), (3, DAY - FIRST_DAYS, "")],
)
def test_first_weeks_here_stand_in_for_a_day_never_said(
    days: int, since: date | None, why: str
) -> None:
    assert brake(sat(), DAY + timedelta(days=days), alarm=2, since=since, came=DAY) == why


def test_newest_of_both_dates_counts() -> None:
    named = RoleNamed(role="hurt", since=date(2026, 1, 1))

    assert discovered_on(state_after(*on(9, named), *on(12, FoundOutMore()))) == date(2026, 1, 16)
    assert discovered_on(state_after(*on(9, named))) == date(2026, 1, 1)
    assert discovered_on(State()) is None


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (SitDown(alarm=11), "alarm"),
        (ImagineWays(), "alarm"),
        (ImagineWays(apart=11), "alarm"),
        (NoteFelt(felt=()), "felt"),
        (NoteFelt(felt=("cold", "cold")), "felt"),
        (NoteFelt(felt=("x",)), "felt"),
        (SayOwnPart(), "text"),
        (SayOwnPart(own="x" * 4001), "text"),
        (SayNeeded(trying="x" * 4001), "text"),
        (SayThreads(), "nothing"),
        (SayThreads(forgiving="x"), "thread"),
        (NoteCrossroads(text=""), "text"),
        (NoteCrossroads(text="x" * 1001), "text"),
        (WritePage(text="x" * 3001), "text"),
    ],
)
def test_what_does_not_fit_is_refused(command: crossroads.CrossroadsCommands, reason: str) -> None:
    assert decided(command, sat(0)) == Refused(reason)


def test_what_belongs_to_a_sitting_is_taken_on_its_day_only() -> None:
    body = ImagineWays(apart=4)

    assert decided(body, sat(0)) == (WaysImagined(apart=4),)
    assert decided(body, sat(0), DAY + timedelta(days=1)) == Refused("no_sitting")
    assert decided(body, Crossroads()) == Refused("no_sitting")


def test_said_anew_on_the_same_day_the_last_counts() -> None:
    part = fold_crossroads(Crossroads(), made(DAY, 1), SatDown(alarm=2))
    for seq in (2, 3):
        part = fold_crossroads(part, made(DAY, seq), NeededSaid(apart="a flat"))

    assert is_sitting(part, DAY)
    assert part.sittings == (Sitting(DAY, needed=3),)


def test_words_of_a_sitting_that_was_taken_back_belong_to_no_other() -> None:
    part = fold_crossroads(sat(0), made(DAY + WEEK, 9), WaysImagined(apart=1))

    assert part == sat(0)


@given(crossroads_events, st.integers(0, 10))
def test_only_a_loud_alarm_closes_and_nothing_opens(event: object, limit: int) -> None:
    loud = isinstance(event, SatDown) and event.alarm > limit

    assert closes(event, limit) is loud  # type: ignore[arg-type]


def test_alarm_said_in_a_sitting_raises_the_last_one_and_never_lowers_it() -> None:
    quiet, loud = state_after(*on(9, calm(2))), state_after(*on(9, calm(8)))
    for before, alarm, expected in ((quiet, 7, 7), (loud, 1, 8)):
        after = fold(before, on(9, SatDown(alarm=alarm))[0], 2)
        assert before.latest is not None
        assert after.latest is not None
        assert (after.latest.alarm, after.latest.at) == (expected, before.latest.at)


def test_note_stands_by_its_number() -> None:
    part = fold_crossroads(Crossroads(), made(DAY, 7), CrossroadsNoted(text="later"))

    assert (part.notes, part.noted_on) == ((7,), DAY)
