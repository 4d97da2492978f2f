"""Days end at 04:00, evenings survive the change of clocks, blocks start on Mondays."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import days, moments, zones
from toward.programme.days import (
    block_index,
    block_start,
    closes_at,
    day_ends,
    day_of,
    is_zone,
    next_monday,
    part_of_day,
    week_start,
)

BERLIN = "Europe/Berlin"


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("at", "zone", "expected"),
    [
        (utc(2026, 1, 5, 2, 59, 59), BERLIN, date(2026, 1, 4)),
        (utc(2026, 1, 5, 3), BERLIN, date(2026, 1, 5)),
        (utc(2026, 7, 5, 1, 59, 59), BERLIN, date(2026, 7, 4)),
        (utc(2026, 7, 5, 2), BERLIN, date(2026, 7, 5)),
        # The clocks change at 01:00 UTC: 04:00 comes an hour sooner in spring, later in autumn.
        (utc(2026, 3, 29, 1, 59), BERLIN, date(2026, 3, 28)),
        (utc(2026, 3, 29, 2), BERLIN, date(2026, 3, 29)),
        (utc(2026, 10, 25, 2, 59), BERLIN, date(2026, 10, 24)),
        (utc(2026, 10, 25, 3), BERLIN, date(2026, 10, 25)),
        (utc(2026, 1, 4, 15), "Pacific/Auckland", date(2026, 1, 5)),
    ],
)
def test_day_ends_at_four_on_the_wall_clock(at: datetime, zone: str, expected: date) -> None:
    assert day_of(at, zone) == expected


@given(moments, zones)
def test_moment_lies_inside_its_own_day(at: datetime, zone: str) -> None:
    day = day_of(at, zone)

    assert day_ends(day - timedelta(days=1), zone) <= at < day_ends(day, zone)


@given(moments, st.timedeltas(timedelta(), timedelta(days=3)), zones)
def test_days_never_run_backwards_in_one_zone(at: datetime, later: timedelta, zone: str) -> None:
    assert day_of(at, zone) <= day_of(at + later, zone)


def test_evening_at_a_skipped_hour_is_the_next() -> None:
    assert closes_at(date(2026, 3, 29), 2, 30, BERLIN) == utc(2026, 3, 29, 1, 30)  # 03:30 local


def test_evening_at_a_doubled_hour_is_the_first() -> None:
    assert closes_at(date(2026, 10, 25), 2, 30, BERLIN) == utc(2026, 10, 25, 0, 30)


def test_evening_keeps_its_hour_across_the_change() -> None:
    before = closes_at(date(2026, 3, 28), 20, 0, BERLIN)
    after = closes_at(date(2026, 3, 29), 20, 0, BERLIN)

    assert after - before == timedelta(hours=23)


@pytest.mark.parametrize(
    ("hour", "expected"),
    [
        (3, "night"),
        (4, "morning"),
        (11, "morning"),
        (12, "afternoon"),
        (17, "evening"),
        (22, "night"),
    ],
)
def test_part_of_day(hour: int, expected: str) -> None:
    assert part_of_day(utc(2026, 1, 5, hour), "UTC") == expected


@given(days)
def test_next_monday_is_always_later_and_within_a_week(day: date) -> None:
    monday = next_monday(day)

    assert monday.weekday() == 0
    assert 1 <= (monday - day).days <= 7
    assert week_start(monday) == monday


def test_block_counts_28_days_from_the_first_monday_after_pairing() -> None:
    paired = date(2026, 1, 5)  # itself a Monday

    assert block_start(paired, 0) == date(2026, 1, 12)
    assert block_index(paired, date(2026, 1, 6)) == 0
    assert block_index(paired, date(2026, 2, 8)) == 0
    assert block_index(paired, date(2026, 2, 9)) == 1
    assert block_start(paired, 1) == date(2026, 2, 9)


@pytest.mark.parametrize("zone", ["", "../etc/passwd", "Nowhere/At_All", "/etc/localtime"])
def test_zone_that_is_none_is_refused(zone: str) -> None:
    assert not is_zone(zone)
