"""Letters: a night lies between giving and reading, six of each stand at most, and reading leaves no trace."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import zones
from tests.strategies_own import letter_events, reading_events
from toward.programme.base import Made, Refused
from toward.programme.codec import encode_state
from toward.programme.days import day_of
from toward.programme.events import Mine
from toward.programme.gate import closes
from toward.programme.ours import OursState
from toward.programme.parts.letters import (
    LETTER_LENGTH,
    MORNING,
    STANDING_MAX,
    GiveLetter,
    LetterGiven,
    Letters,
    decide_letters,
    fold_letters,
    own,
    readable,
)
from toward.programme.parts.reading import (
    PUT_OFF_MAX,
    BringBackLetter,
    LetterPutOff,
    PutOff,
    PutOffLetter,
    Reading,
    decide_reading,
    fold_reading,
    put_off,
)

AT = datetime(2026, 3, 2, 20, tzinfo=UTC)
DAY = date(2026, 3, 2)
LETTER = GiveLetter(kind="impact", text="How it was.")
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def made(author: str = "anna", seq: int = 1, at: datetime = AT, zone: str = "UTC") -> Made:
    return Made(at=at, day=day_of(at, zone), seq=seq, author=author)


@given(moments, zones)
def test_a_night_lies_between_giving_and_reading(at: datetime, zone: str) -> None:
    outcome = decide_letters(Letters(), LETTER, made(at=at, zone=zone), zone)

    assert not isinstance(outcome, Refused)
    opens = outcome[0].opens
    assert timedelta(hours=4) < opens - at < timedelta(hours=30)
    assert day_of(opens, zone) == day_of(at, zone) + timedelta(days=1)
    assert opens.astimezone(ZoneInfo(zone)).hour == MORNING


@given(st.lists(st.tuples(letter_events, st.sampled_from(("anna", "ben"))), max_size=30), moments)
def test_only_the_others_and_only_after_its_morning(
    entries: list[tuple[LetterGiven, str]], now: datetime
) -> None:
    part = Letters()
    for seq, (event, author) in enumerate(entries, 1):
        part = fold_letters(part, made(author, seq), event)

    for me in ("anna", "ben"):
        assert all(one.author != me and one.opens <= now for one in readable(part, me, now))
        assert len(own(part, me)) <= STANDING_MAX
    assert len(encode_state(OursState(letters=part))) < 4096


def test_seventh_waits_until_one_was_taken_back() -> None:
    part = Letters()
    for seq in range(STANDING_MAX):
        event = decide_letters(part, LETTER, made(seq=seq), "UTC")
        assert not isinstance(event, Refused)
        part = fold_letters(part, made(seq=seq), event[0])

    assert decide_letters(part, LETTER, made(seq=9), "UTC") == Refused("letters")
    assert decide_letters(part, LETTER, made("ben", 9), "UTC") != Refused("letters")


@pytest.mark.parametrize(
    "command",
    [
        GiveLetter(kind="impact", text=""),
        GiveLetter(kind="impact", text="x" * (LETTER_LENGTH + 1)),
        GiveLetter(kind="other", text="x"),  # type: ignore[arg-type]
    ],
)
def test_what_does_not_fit_is_refused(command: GiveLetter) -> None:
    assert decide_letters(Letters(), command, made(), "UTC") == Refused("letter")


@given(st.lists(reading_events, max_size=60))
def test_what_rests_stays_bounded_and_each_once(events: list[LetterPutOff]) -> None:
    part = Reading()
    for event in events:
        part = fold_reading(part, event)

    which = [(one.room, one.letter) for one in part.put_off]
    assert len(which) == len(set(which)) <= PUT_OFF_MAX


def test_put_off_rests_until_its_day_or_until_brought_back() -> None:
    part = fold_reading(Reading(), LetterPutOff(room="one", letter=4, until=DAY))

    assert put_off(part, "one", 4, DAY - timedelta(days=1)) == PutOff("one", 4, DAY)
    assert put_off(part, "one", 4, DAY) is None
    assert put_off(part, "two", 4, DAY - timedelta(days=1)) is None
    away = fold_reading(part, LetterPutOff(room="one", letter=4))
    assert put_off(away, "one", 4, DAY + timedelta(days=900)) == PutOff("one", 4)


def test_day_that_is_over_is_no_day_to_put_off_to() -> None:
    assert decide_reading(PutOffLetter(room="one", letter=4, until=DAY), DAY) == Refused("until")
    assert decide_reading(BringBackLetter(room="x" * 99, letter=4), DAY) == Refused("room")


@given(reading_events)
def test_putting_off_closes_nothing(event: Mine) -> None:
    assert not closes(event)
