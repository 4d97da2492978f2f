"""What holds for now: one of each at most, ended by either at once, a rest from touch over by itself."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.programme.base import Made, Refused
from toward.programme.codec import encode_state
from toward.programme.parts.arrangements import (
    TRUCE_DAYS,
    ArrangementEnded,
    Arrangements,
    ArrangementSet,
    EndArrangement,
    SetArrangement,
    arrangement_on,
    decide_arrangements,
    fold_arrangements,
)

FIRST = date(2026, 1, 5)
ABOUTS = ("knows", "sleep", "truce")
events = st.one_of(
    st.builds(
        ArrangementSet,
        about=st.sampled_from(ABOUTS),
        choice=st.sampled_from(("", "family", "two_rooms")),
        until=st.none() | st.dates(FIRST, FIRST + timedelta(days=60)),
    ),
    st.builds(ArrangementEnded, about=st.sampled_from(ABOUTS)),
)


def made(author: str = "anna", day: date = FIRST) -> Made:
    return Made(at=datetime(2026, 1, 5, tzinfo=UTC), day=day, seq=1, author=author)


def after(*commands: tuple[str, SetArrangement | EndArrangement]) -> Arrangements:
    part = Arrangements()
    for author, command in commands:
        outcome = decide_arrangements(part, command, made(author))
        assert not isinstance(outcome, Refused), outcome
        for event in outcome:
            part = fold_arrangements(part, made(author), event)
    return part


@given(st.lists(events, max_size=30))
def test_at_most_one_of_each_whatever_was_written(life) -> None:
    part = Arrangements()
    for event in life:
        part = fold_arrangements(part, made(), event)

    abouts = [one.about for one in part.standing]
    assert len(abouts) == len(set(abouts))
    assert len(encode_state(part)) < 512
    last = {event.about: event for event in life}
    assert set(abouts) == {
        about for about, event in last.items() if isinstance(event, ArrangementSet)
    }


def test_either_ends_what_either_set_and_nothing_says_who() -> None:
    by_anna = after(("anna", SetArrangement(about="sleep", choice="two_rooms")))
    by_ben = after(("ben", SetArrangement(about="sleep", choice="two_rooms")))
    assert by_anna == by_ben

    for who in ("anna", "ben"):
        part = after(
            ("anna", SetArrangement(about="sleep", choice="two_rooms")),
            (who, EndArrangement(about="sleep")),
        )
        assert part == Arrangements()


def test_ending_what_does_not_stand_adds_nothing() -> None:
    assert decide_arrangements(Arrangements(), EndArrangement(about="truce"), made()) == ()


@pytest.mark.parametrize("days", TRUCE_DAYS)
def test_rest_from_touch_is_over_by_itself(days: int) -> None:
    part = after(("anna", SetArrangement(about="truce", days=days)))
    stands = [
        number
        for number in range(days + 7)
        if arrangement_on(part, "truce", FIRST + timedelta(days=number))
    ]

    assert stands == list(range(days))


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (SetArrangement(about="truce", days=365), "days"),
        (SetArrangement(about="truce", choice="two_rooms"), "days"),
        (SetArrangement(about="sleep", choice="Not a key!"), "choice"),
        (SetArrangement(about="knows"), "choice"),
    ],
)
def test_what_does_not_fit_is_refused(command: SetArrangement, reason: str) -> None:
    assert decide_arrangements(Arrangements(), command, made()) == Refused(reason)
