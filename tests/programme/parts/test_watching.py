"""The labour of watching: bounded, by week, and nothing of it opens or closes touch."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.programme.base import Made, Refused
from toward.programme.days import week_start
from toward.programme.gate import closes
from toward.programme.parts.tally import WEEKS_KEPT
from toward.programme.parts.watching import (
    FEARS,
    INSTEAD,
    NoteUrge,
    UrgeNoted,
    Watching,
    decide_watching,
    fold_watching,
)

FIRST = date(2026, 1, 5)
urges = st.builds(
    UrgeNoted,
    strength=st.integers(0, 10),
    fear=st.sampled_from(("", *FEARS)),
    instead=st.sampled_from(("", *INSTEAD)),
)


def made(day: date, seq: int = 1) -> Made:
    return Made(at=datetime(2026, 1, 5, tzinfo=UTC), day=day, seq=seq)


@given(st.lists(st.tuples(urges, st.integers(0, 2000)), max_size=60))
def test_weeks_sum_what_was_noted_and_stay_bounded(entries: list[tuple[UrgeNoted, int]]) -> None:
    part = Watching()
    for urge, offset in entries:
        part = fold_watching(part, made(FIRST + timedelta(days=offset)), urge)

    starts = {week_start(FIRST + timedelta(days=offset)) for _, offset in entries}
    assert len(part.weeks) == min(len(starts), WEEKS_KEPT)
    assert sum(part.fears.values()) == sum(urge.fear != "" for urge, _ in entries)
    if len(starts) <= WEEKS_KEPT:
        assert sum(week.total for week in part.weeks) == sum(urge.strength for urge, _ in entries)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [({"strength": 11}, "strength"), ({"fear": "x"}, "fear"), ({"instead": "x"}, "instead")],
)
def test_what_does_not_fit_is_refused(fields: dict[str, object], reason: str) -> None:
    assert decide_watching(NoteUrge(**{"strength": 3, **fields})) == Refused(reason)  # type: ignore[arg-type]


@given(urges)
def test_an_urge_closes_nothing(urge: UrgeNoted) -> None:
    assert not closes(urge)
