"""A time-out: twenty minutes at least, only ever later, and tomorrow by daylight."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import moments, zones
from toward.programme.days import day_of
from toward.programme.live.time_out import (
    DAYLIGHT_HOURS,
    TimeOut,
    chosen,
    ends,
    is_back,
    moved,
    soon,
    tomorrow,
)

EVENING = datetime(2026, 3, 2, 18, 17, 30, tzinfo=UTC)
BERLIN = "Europe/Berlin"


@given(moments, zones)
def test_no_return_is_sooner_than_twenty_minutes(now: datetime, zone: str) -> None:
    assert all(one.at - now >= timedelta(minutes=20) for one in (*soon(now), *tomorrow(now, zone)))


@given(moments)
def test_times_from_now_can_be_said_aloud(now: datetime) -> None:
    assert all(one.at.minute % 5 == 0 and one.at.second == 0 for one in soon(now))
    assert all(
        one.at - now < timedelta(minutes=one.minutes) + timedelta(minutes=5) for one in soon(now)
    )


@given(moments, zones)
def test_tomorrow_is_the_next_day_by_daylight(now: datetime, zone: str) -> None:
    hours = [one.at.astimezone(ZoneInfo(zone)).hour for one in tomorrow(now, zone)]

    assert hours == list(DAYLIGHT_HOURS)
    assert {day_of(one.at, zone) - day_of(now, zone) for one in tomorrow(now, zone)} == {
        timedelta(days=1)
    }


def test_after_midnight_tomorrow_is_the_day_that_has_not_begun() -> None:
    at_two = datetime(2026, 3, 3, 1, 0, tzinfo=UTC)

    assert tomorrow(at_two, BERLIN)[0].at == datetime(2026, 3, 3, 8, 0, tzinfo=UTC)


@given(moments, st.lists(st.integers(-600, 3000), max_size=6))
def test_moving_never_makes_it_sooner(back: datetime, moves: list[int]) -> None:
    held = TimeOut(zone=BERLIN, back=back)
    for minutes in moves:
        later = moved(held, back + timedelta(minutes=minutes))
        assert later.back >= held.back
        held = later


@given(moments, zones, st.integers(-3000, 6000))
def test_what_is_tapped_holds_but_never_sooner_than_the_floor(
    now: datetime, zone: str, minutes: int
) -> None:
    asked = now + timedelta(minutes=minutes)
    back = chosen(now, zone, asked)

    assert (back is None) == (not now < asked <= tomorrow(now, zone)[-1].at)
    if back is not None:
        assert back - now >= timedelta(minutes=20)
        assert back == asked or back == soon(now)[0].at


def test_its_row_outlives_the_time_that_was_named() -> None:
    held = TimeOut(zone=BERLIN, back=datetime(2026, 3, 3, 9, 0, tzinfo=UTC))

    assert ends(held) == datetime(2026, 3, 4, 3, 0, tzinfo=UTC)
    assert not is_back(held, EVENING)
    assert is_back(held, held.back)
