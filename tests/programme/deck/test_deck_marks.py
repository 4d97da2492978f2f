"""Marks, standings and cards: their bytes, their sizes, and what a mark is worth at the deal."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toward.programme.marks import (
    CARD_SIZE,
    MARK_SIZE,
    OVERHEAD,
    Card,
    Mark,
    MarkError,
    Standing,
    counted,
    decode_card,
    decode_mark,
    decode_standing,
    encode,
)

WINDOW, MEMBER, OTHER = b"w" * 16, b"m" * 16, b"o" * 16
NOW = datetime(2026, 3, 1, 20, tzinfo=UTC)
STEPS = tuple(f"a-step-with-a-long-name-{number}" for number in range(10))
IDS = st.binary(min_size=16, max_size=16)
TIMES = st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@settings(deadline=None)
@given(window=IDS, member=IDS, steps=st.sets(st.sampled_from(STEPS)), at=st.none() | TIMES)
def test_marks_come_back_as_they_went(
    window: bytes, member: bytes, steps: set[str], at: datetime | None
) -> None:
    mark = Mark(window=window, member=member, steps=tuple(sorted(steps)), alarm_at=at)
    assert decode_mark(encode(mark)) == mark


def test_standings_and_cards_come_back_as_they_went() -> None:
    standing = Standing(room=WINDOW, member=MEMBER, gentle=True, at=NOW)
    card = Card(window=WINDOW, card="hug", twin="hello-meant", is_touch=True)
    assert decode_standing(encode(standing)) == standing
    assert decode_card(encode(card)) == card


def test_everything_leaves_room_for_its_seal() -> None:
    full = Mark(window=WINDOW, member=MEMBER, steps=STEPS, alarm_at=NOW)
    card = Card(window=WINDOW, card="x" * 60, twin="y" * 60, is_touch=True)
    assert len(encode(full)) <= MARK_SIZE - OVERHEAD
    assert len(encode(card)) <= CARD_SIZE - OVERHEAD


def test_what_would_not_fit_is_refused() -> None:
    with pytest.raises(MarkError):
        encode(Mark(window=WINDOW, member=MEMBER, steps=STEPS * 3, alarm_at=NOW))
    with pytest.raises(MarkError):
        encode(Card(window=WINDOW, card="x" * 1000))


@settings(deadline=None)
@given(data=st.binary(max_size=600))
def test_noise_is_one_calm_error(data: bytes) -> None:
    for decode in (decode_mark, decode_standing, decode_card):
        with pytest.raises(MarkError):
            decode(data)


@settings(deadline=None)
@given(place=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_a_flipped_bit_never_raises_anything_else(place: int, bit: int) -> None:
    data = bytearray(encode(Mark(window=WINDOW, member=MEMBER, steps=("hug",), alarm_at=NOW)))
    data[place % len(data)] ^= 1 << bit
    try:
        mark = decode_mark(bytes(data))
    except MarkError:
        return
    counted(mark, window=WINDOW, member=MEMBER, at=NOW, fresh_hours=3)


def test_one_kind_is_not_read_as_another() -> None:
    card, mark = encode(Card(window=WINDOW, card="hug")), encode(Mark(window=WINDOW, member=MEMBER))
    for decode, data in ((decode_mark, card), (decode_card, mark), (decode_standing, mark)):
        with pytest.raises(MarkError):
            decode(data)


def test_a_time_without_a_zone_is_refused() -> None:
    zoneless = datetime(2026, 3, 1, 20)  # noqa: DTZ001 - the fault under test
    with pytest.raises(MarkError):
        decode_mark(encode(Mark(window=WINDOW, member=MEMBER, alarm_at=zoneless)))
    with pytest.raises(MarkError):
        decode_standing(encode(Standing(room=WINDOW, member=MEMBER, gentle=False, at=zoneless)))


@pytest.mark.parametrize(
    ("mark", "worth"),
    [
        (Mark(window=WINDOW, member=MEMBER, steps=("hug",), alarm_at=NOW), {"hug"}),
        (Mark(window=WINDOW, member=MEMBER, steps=("hug",), alarm_at=NOW - timedelta(hours=3)), {"hug"}),
        (Mark(window=WINDOW, member=MEMBER, steps=("hug",), alarm_at=NOW - timedelta(hours=3, seconds=1)), set()),
        (Mark(window=WINDOW, member=MEMBER, steps=("hug",), alarm_at=NOW + timedelta(seconds=1)), set()),
        (Mark(window=WINDOW, member=MEMBER, steps=("hug",)), set()),
        (Mark(window=OTHER, member=MEMBER, steps=("hug",), alarm_at=NOW), set()),
        (Mark(window=WINDOW, member=OTHER, steps=("hug",), alarm_at=NOW), set()),
    ],
)  # fmt: skip
def test_what_a_mark_is_worth(mark: Mark, worth: set[str]) -> None:
    assert counted(mark, window=WINDOW, member=MEMBER, at=NOW, fresh_hours=3) == worth
