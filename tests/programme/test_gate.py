"""What is open on my side: each rule alone, then that missing entries never open anything."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.programme.small import (
    AFRAID,
    NO,
    SMALL,
    calm,
    day,
    evening,
    on,
    settled_past,
    state_after,
)
from tests.strategies import histories, mine_events
from toward.programme.definition import Direction, Limits
from toward.programme.events import (
    AskedToShow,
    CheckedIn,
    EasyInDailyLife,
    Envelope,
    FoundOutMore,
    LimitSet,
    Mine,
    PauseSet,
    PracticeNoted,
    QuietChoice,
    RoomOpened,
    SoloDone,
    StepHidden,
    TonightAlarm,
)
from toward.programme.fold import fold_all
from toward.programme.gate import (
    Tonight,
    closes,
    is_gentle,
    limit_now,
    may_go_on,
    open_steps,
    usual,
    why_closed,
)
from toward.programme.state import State, empty

TODAY = 10
NOW = evening(TODAY, 19)
GOOD = PracticeNoted(step="hands", before=2, during=2, after=1)


def after(*entries: Envelope, tonight: Mine | None = None) -> State:
    """A past in which all is settled, then these, then tonight's alarm."""
    last = on(TODAY, tonight or TonightAlarm(alarm=2, direction="settled"))
    return state_after(*settled_past(), *entries, *last)


def why(state: State, number: int = TODAY) -> tuple[str, ...]:
    return why_closed(SMALL, state, evening(number, 19))


def test_settled_evening_opens_the_first_step_only() -> None:
    assert why(after()) == ()
    assert open_steps(SMALL, after(), NOW) == {"hands"}


@pytest.mark.parametrize(
    ("direction", "reasons"),
    [
        ("settled", ()),
        ("revved", ()),
        ("flat", ("direction",)),
        ("unsure", ("direction",)),
        (None, ("direction",)),
    ],
)
def test_direction_counts_whatever_the_number(
    direction: Direction | None, reasons: tuple[str, ...]
) -> None:
    state = after()

    assert why_closed(SMALL, state, NOW, Tonight(alarm=0, direction=direction)) == reasons
    assert why(after(tonight=TonightAlarm(alarm=0, direction=direction))) == reasons


@pytest.mark.parametrize(
    ("past", "expected"),
    [
        ([], 3),
        ([0] * 14, 3),
        ([4] * 14, 4),
        ([9] * 14, 5),
        ([9] * 7, 3),  # seven of fourteen: the missing ones count as the floor
        ([9] * 8, 5),
        ([4, 4, 4, 4, 5, 5, 5, 5], 4),
    ],
)
def test_usual_is_a_bounded_median_in_which_missing_days_are_low(
    past: list[int], expected: int
) -> None:
    entries = (e for n, alarm in enumerate(past, 1) for e in on(n, calm(alarm)))

    assert usual(state_after(*entries), day(15), Limits()) == expected


def test_usual_leaves_out_today_and_what_is_older_than_14_days() -> None:
    old = [e for n in range(1, 15) for e in on(n, calm(9))]

    assert usual(state_after(*old), day(14), Limits()) == 5
    assert usual(state_after(*old), day(22), Limits()) == 3
    with_today = [e for n in range(8, 16) for e in on(n, calm(9))]
    assert usual(state_after(*with_today), day(15), Limits()) == 3
    assert usual(state_after(*with_today), day(16), Limits()) == 5


def test_alarm_over_the_limit_closes() -> None:
    assert why(after(tonight=TonightAlarm(alarm=3, direction="settled"))) == ()
    assert why(after(tonight=TonightAlarm(alarm=4, direction="settled"))) == ("alarm_high",)


def test_own_limit_lowers_at_once_and_rises_on_its_day() -> None:
    state = after(*on(8, LimitSet(limit=1, starts=day(8))))
    assert limit_now(SMALL, state, day(8)) == 1
    assert why(state) == ("alarm_high",)

    state = fold_all(state, on(TODAY, LimitSet(limit=5, starts=day(TODAY + 7))))
    assert [limit_now(SMALL, state, day(TODAY + n)) for n in (0, 6, 7)] == [1, 1, 3]


def test_last_alarm_counts_for_three_hours() -> None:
    state, at = after(), evening(TODAY)

    assert why_closed(SMALL, state, at + timedelta(hours=3)) == ()
    assert why_closed(SMALL, state, at + timedelta(hours=3, seconds=1)) == ("alarm_old",)
    assert why_closed(SMALL, state, at - timedelta(seconds=1)) == ("alarm_old",)
    assert why_closed(SMALL, state_after(*settled_past()), NOW) == ("no_alarm",)


@pytest.mark.parametrize(
    "event",
    [
        calm(pushed=1),
        calm(here=("tender", "afraid")),
        calm(asked=True),
        AskedToShow(),
        PracticeNoted(step="hands", during=0, went_along=True),
    ],
)
def test_forced_day_closes_until_it_ends(event: Mine) -> None:
    entries = on(TODAY, event, hour=8)
    assert why(after(*entries)) == ("forced_today",)

    tomorrow = on(TODAY + 1, TonightAlarm(alarm=0, direction="settled"))
    assert why(fold_all(after(*entries), tomorrow), TODAY + 1) == ()


def test_correcting_a_forced_day_does_not_open_it() -> None:
    state = after(*on(TODAY, calm(pushed=2), hour=8), *on(TODAY, calm(pushed=0), hour=9))

    assert why(state) == ("forced_today",)


@pytest.mark.parametrize(("gap", "is_closed"), [(13, True), (14, False)])
def test_asked_twice_in_14_days_closes_four_weeks(gap: int, is_closed: bool) -> None:
    state = state_after(*settled_past(), *on(10, AskedToShow()), *on(10 + gap, calm(asked=True)))

    def reasons(number: int) -> tuple[str, ...]:
        return why_closed(SMALL, state, evening(number), Tonight(alarm=0, direction="settled"))

    closed = ("asked_twice",) if is_closed else ()
    assert reasons(10 + gap + 1) == closed
    assert reasons(10 + gap + 27) == closed
    assert reasons(10 + gap + 28) == ()


def test_asked_twice_on_one_day_is_once() -> None:
    state = after(*on(TODAY - 1, AskedToShow(), calm(asked=True)))

    assert why(state) == ()


def test_pause_and_found_out_end_on_their_day() -> None:
    state = state_after(*settled_past(), *on(9, PauseSet(days=3), FoundOutMore()))

    def reasons(number: int) -> tuple[str, ...]:
        return why_closed(SMALL, state, evening(number), Tonight(alarm=0, direction="settled"))

    assert [reasons(n) for n in (9, 11, 12)] == [
        ("pause", "found_out"),
        ("pause", "found_out"),
        ("found_out",),
    ]
    assert [reasons(n) for n in (36, 37)] == [("found_out",), ()]
    assert why(after(*on(9, PauseSet(days=30), PauseSet(days=0)))) == ()


def test_safety_answers_close_and_make_the_deck_gentle() -> None:
    state = after(*on(9, AFRAID))
    assert why(state) == ("safety",)
    assert is_gentle(state, NOW)

    assert not is_gentle(after(), NOW)
    assert not is_gentle(empty(), NOW)  # unanswered closes touch, and looks as if answered


def test_unanswered_questions_close() -> None:
    entries = [entry for entry in settled_past() if entry.event != NO]

    assert why_closed(SMALL, state_after(*entries), NOW, Tonight(alarm=0, direction="settled")) == (
        "safety_unanswered",
    )


def test_stepping_back_closes_until_it_is_taken_back() -> None:
    assert why(after(*on(9, QuietChoice(step_back=True)))) == ("step_back",)
    assert (
        why(after(*on(8, QuietChoice(step_back=True)), *on(9, QuietChoice(step_back=False)))) == ()
    )


def floor_reasons(number: int, solo_days: list[int]) -> tuple[str, ...]:
    solo = [e for n in solo_days for e in on(n, SoloDone(practice="look"), hour=9)]
    opened = on(1, *(RoomOpened(zone="Europe/Berlin"),), hour=8)
    state = state_after(*opened, *on(2, NO, hour=8), *solo)
    return why_closed(SMALL, state, evening(number), Tonight(alarm=0, direction="settled"))


def test_solo_floor_needs_six_on_four_days_and_day_seven() -> None:
    assert floor_reasons(7, [1, 1, 2, 2, 3, 4]) == ()
    assert floor_reasons(6, [1, 1, 2, 2, 3, 4]) == ("solo_floor",)
    assert floor_reasons(7, [1, 1, 2, 2, 3, 3]) == ("solo_floor",)
    assert floor_reasons(7, [1, 2, 3, 4, 5]) == ("solo_floor",)


def test_step_opens_after_three_good_rounds_on_two_days() -> None:
    def opened(*entries: Envelope) -> frozenset[str]:
        return open_steps(SMALL, after(*entries), NOW)

    assert opened(*on(8, GOOD, GOOD), *on(9, GOOD)) == {"hands", "hug", "back"}
    assert opened(*on(9, GOOD, GOOD, GOOD)) == {"hands"}
    assert opened(*on(8, GOOD), *on(9, GOOD)) == {"hands"}
    spoilt = replace(GOOD, far_away=True)
    assert opened(*on(8, GOOD, GOOD), *on(9, spoilt)) == {"hands"}


def test_step_opens_when_easy_in_daily_life_on_three_days() -> None:
    easy = EasyInDailyLife(step="hug")
    two, three = (
        [e for n in (7, 8) for e in on(n, easy)],
        [e for n in (7, 8, 9) for e in on(n, easy)],
    )

    assert open_steps(SMALL, after(*two), NOW) == {"hands"}
    assert open_steps(SMALL, after(*three), NOW) == {"hands", "hug", "kiss", "back"}


def test_hidden_step_is_not_open_and_holds_nothing_else_back() -> None:
    easy = [e for n in (7, 8, 9) for e in on(n, EasyInDailyLife(step="hug"))]
    state = after(*easy, *on(9, StepHidden(step="hug", hidden=True)))

    assert open_steps(SMALL, state, NOW) == {"hands", "kiss", "back"}


def test_missing_number_in_the_log_closes() -> None:
    assert why(replace(after(), has_gap=True)) == ("entries_missing",)


@pytest.mark.parametrize(
    ("alarm", "far_away", "expected"), [(4, False, True), (5, False, False), (0, True, False)]
)
def test_between_rounds_one_above_the_limit_is_still_right(
    alarm: int, far_away: bool, expected: bool
) -> None:
    assert may_go_on(SMALL, after(), NOW, alarm=alarm, far_away=far_away) is expected


# Missing data never opens anything.

easing: st.SearchStrategy[Mine] = mine_events.filter(
    lambda event: not closes(event, 3) and not isinstance(event, RoomOpened)
)
# What may go missing besides: quiet check-ins of earlier days, that are no longer the last alarm.
past_check_ins = st.builds(calm, alarm=st.integers(0, 10))


@given(histories(mine_events, max_size=20), st.data())
def test_dropping_what_closes_nothing_never_opens_a_step(
    entries: tuple[Envelope, ...], data: st.DataObject
) -> None:
    """Any entries that do not themselves close: with fewer of them, never more is open."""
    past = (*settled_past(), *(_later(entry) for entry in entries))
    lowest = min([3, *(e.event.limit for e in past if isinstance(e.event, LimitSet))])
    droppable = [n for n, entry in enumerate(past) if not _is_kept(entry, lowest)]
    gone = data.draw(st.sets(st.sampled_from(droppable)))
    now = past[-1].at + timedelta(minutes=data.draw(st.integers(1, 300)))
    tonight = data.draw(st.none() | st.just(Tonight(alarm=0, direction="settled")))

    left = [entry for n, entry in enumerate(past) if n not in gone]

    fewer = open_steps(SMALL, state_after(*left), now, tonight)
    assert fewer <= open_steps(SMALL, state_after(*past), now, tonight)


@given(st.lists(st.integers(0, 10), min_size=1, max_size=20), st.data())
def test_leaving_out_days_never_raises_the_usual(alarms: list[int], data: st.DataObject) -> None:
    """Loud days too: leaving them out must not make tonight's limit higher."""
    entries = [on(n, calm(alarm))[0] for n, alarm in enumerate(alarms, 1)]
    gone = data.draw(st.sets(st.sampled_from(range(len(entries)))))
    today = day(len(alarms) + 1)

    left = [entry for n, entry in enumerate(entries) if n not in gone]

    assert usual(state_after(*left), today, Limits()) <= usual(
        state_after(*entries), today, Limits()
    )


@given(histories(easing, max_size=12), st.integers(0, 12), mine_events)
def test_act_that_closes_nothing_by_itself_keeps_every_open_step(
    entries: tuple[Envelope, ...], minutes: int, event: Mine
) -> None:
    """`closes` is on the safe side: whatever takes a step away is one of its acts."""
    state = fold_all(after(), [_later(entry) for entry in entries])
    at = evening(120) + timedelta(minutes=minutes)
    state = fold_all(state, [_entry(TonightAlarm(alarm=1, direction="settled"), at)])

    before = open_steps(SMALL, state, at)
    now_open = open_steps(SMALL, fold_all(state, [_entry(event, at)]), at)

    assert now_open >= before or closes(event, limit_now(SMALL, state, day(120)))


def _entry(event: Mine, at: timedelta | object) -> Envelope:
    return Envelope(at=at, day=day(120), command="", event=event)  # type: ignore[arg-type]


def _later(entry: Envelope) -> Envelope:
    shift = timedelta(days=10)
    return replace(entry, at=entry.at + shift, day=entry.day + shift)


def _is_kept(entry: Envelope, limit: int) -> bool:
    """Zones and confirmed quick entries move days, so they are held still here."""
    kind = type(entry.event).__name__
    moves = isinstance(entry.event, CheckedIn) and entry.event.made_at is not None
    return closes(entry.event, limit) or moves or kind in {"RoomOpened", "ZoneSet"}  # type: ignore[arg-type]


def test_every_direction_and_number_is_open_or_closed_as_the_rule_says() -> None:
    """Exhaustive on tonight's answer."""
    state = after()
    rule: Callable[[int, Direction | None], bool] = lambda alarm, direction: (  # noqa: E731
        alarm <= 3 and direction in {"settled", "revved"}
    )
    for alarm in range(11):
        for direction in ("settled", "revved", "flat", "unsure", None):
            tonight = Tonight(alarm=alarm, direction=direction)
            is_open = bool(open_steps(SMALL, state, NOW, tonight))
            assert is_open is rule(alarm, direction)
