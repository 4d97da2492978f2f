"""Taking back may close and never open: not today, not in a month, and not what comes next."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.programme.small import (
    NO,
    SMALL,
    ZONE,
    calm,
    day,
    evening,
    on,
    settled_past,
    state_after,
)
from tests.strategies import check_in_events, histories
from toward.programme.codec import decode, encode
from toward.programme.days import day_of
from toward.programme.events import (
    AskedToShow,
    CheckedIn,
    EasyInDailyLife,
    Envelope,
    FoundOutMore,
    LimitSet,
    Mine,
    PracticeNoted,
    RoomOpened,
    SoloDone,
    TakenBack,
    TonightAlarm,
)
from toward.programme.fold import fold_all
from toward.programme.gate import Tonight, closes, is_gentle, open_steps, why_closed
from toward.programme.guide import guide
from toward.programme.parts.body import BodyNoted
from toward.programme.parts.outside import ClosenessNoted
from toward.programme.parts.patterns import TryEnded
from toward.programme.parts.places import PlaceFelt
from toward.programme.parts.stirs import StirMet
from toward.programme.state import Day, empty, has_seen
from toward.programme.taking_back import tombstones
from toward.programme.weeks import weeks

CALM = Tonight(alarm=1, direction="settled")
LATER = tuple(timedelta(days=days) for days in (0, 1, 5, 15, 29, 61))
SOON = tuple(timedelta(hours=hours) for hours in (0, 1, 2, 4))
type Log = tuple[Envelope, ...]

quiet = st.one_of(
    st.builds(calm, st.sampled_from((0, 1, 3, 4, 5))),
    st.builds(PracticeNoted, step=st.sampled_from(("hands", "hug")), during=st.just(1)),
    st.builds(TonightAlarm, alarm=st.integers(0, 4), direction=st.just("revved")),
    st.builds(EasyInDailyLife, step=st.just("kiss")),
    st.just(SoloDone(practice="look")),
)
CLOSING = {
    "loud": calm(9),
    "flat": CheckedIn(alarm=1, direction="flat"),
    "pushed": calm(pushed=1),
    "afraid": calm(here=("afraid",)),
    "asked": calm(asked=True),
    "went along": PracticeNoted(step="hands", during=1, went_along=True),
    "far away": PracticeNoted(step="hands", during=1, far_away=True),
    "loud after": PracticeNoted(step="hands", during=1, after=8),
    "found out": FoundOutMore(),
    "loud after alone": SoloDone(practice="look", after=8),
    "flat in the body": BodyNoted(where=("arms",), direction="flat"),
    "loud in the body": BodyNoted(where=("throat",), alarm=8),
    "loud at a place": PlaceFelt(place=1, changed=False, alarm=8),
    "stirred": StirMet(stir=1, alarm=8),
    "went along, unplanned": ClosenessNoted(how="along"),
    "not wanted": ClosenessNoted(how="unwanted"),
    "loud while trying": TryEnded(outcome="did", alarm=8),
}
loud = check_in_events.filter(lambda event: event.made_at is None and event.made_day is None)


@st.composite
def lives(draw: st.DrawFn) -> tuple[Log, tuple[int, ...]]:
    """A settled person's quiet weeks with one to three things in them that close, and their numbers."""
    close = st.sampled_from(list(CLOSING.values())) | loud
    events = [*draw(st.lists(quiet, max_size=9)), *draw(st.lists(close, min_size=1, max_size=3))]
    spread = draw(st.permutations(events[-6:]))
    at, log = evening(9), list(settled_past())
    for event in (*events[:-6], *spread):
        at += timedelta(hours=draw(st.sampled_from((0.1, 0.5, 1, 24, 24, 72))))
        log.append(Envelope(at=at, day=day_of(at, ZONE), command="", event=_quick(draw, event, at)))
    closers = [
        n for n, entry in enumerate(log, 1) if n > len(settled_past()) and not _is_quiet(entry)
    ]
    return tuple(log), tuple(closers or [len(log)])


def _quick(draw: st.DrawFn, event: Mine, at: datetime) -> Mine:
    """A third of the check-ins came through the quick door and were confirmed later."""
    if not isinstance(event, CheckedIn) or draw(st.integers(0, 2)):
        return event
    made = at - timedelta(hours=draw(st.sampled_from((0.1, 1, 20))))
    return replace(event, quick=True, made_at=made, made_day=day_of(made, ZONE))


def _is_quiet(entry: Envelope) -> bool:
    return not closes(entry.event, 3)


def taken_back(log: Log, seq: int) -> Log:
    stones = tombstones(log, seq)
    return tuple(stones.get(number, entry) for number, entry in enumerate(log, 1))


def opens(log: Log) -> list[frozenset[str]]:
    """Whatever is open now and at moments to come, by the last alarm and by one given then."""
    state, now = fold_all(empty(), log), log[-1].at
    by_body = [open_steps(SMALL, state, now + span) for span in SOON]
    return by_body + [open_steps(SMALL, state, now + span, CALM) for span in LATER]


SEEN: Counter[str] = Counter()


@settings(max_examples=max(400, settings().max_examples))
@given(lives(), st.data())
def test_taking_anything_back_opens_nothing(
    life: tuple[Log, tuple[int, ...]], data: st.DataObject
) -> None:
    log, closers = life
    after = log
    for seq in data.draw(
        st.lists(st.sampled_from(closers) | st.integers(1, len(log)), min_size=1, max_size=3)
    ):
        after = taken_back(after, seq)
    alarm = Envelope(at=log[-1].at, day=log[-1].day, command="", event=calm(1))
    more = data.draw(st.sampled_from(((), (alarm,))))

    before, now = opens(log + more), opens(after + more)

    SEEN["open"] += any(before)
    SEEN["less open"] += before != now
    assert all(left <= right for left, right in zip(now, before, strict=True))


@given(histories(), st.sets(st.integers(1, 25), min_size=1))
def test_nor_in_any_life_whatever(entries: Log, chosen: set[int]) -> None:
    log = after = (*on(1, RoomOpened(zone=ZONE), hour=6), *entries)
    for number in chosen:
        after = taken_back(after, min(number, len(log)))

    assert all(left <= right for left, right in zip(opens(after), opens(log), strict=True))
    assert is_gentle(fold_all(empty(), after), log[-1].at) == is_gentle(
        fold_all(empty(), log), log[-1].at
    )


def test_the_law_was_tried_where_something_was_open_and_could_have_opened() -> None:
    """In random order this one may come first: then it tries the law itself."""
    if not SEEN:
        test_taking_anything_back_opens_nothing()

    assert SEEN["open"] >= 100
    assert SEEN["less open"] >= 20


@pytest.mark.parametrize("event", CLOSING.values(), ids=CLOSING)
def test_what_closed_stays_closed_for_as_long_as_it_would_have(event: Mine) -> None:
    log = (*settled_past(), *on(9, calm(1), hour=17), *on(9, event))
    after = taken_back(log, len(log))

    assert opens(log)[0] == frozenset()
    assert after != log
    assert opens(after) == opens(log)


def test_quick_check_in_leaves_what_it_closed_on_its_own_day() -> None:
    quick = calm(2, pushed=1, quick=True, made_at=evening(9, 17), made_day=day(9))
    log = (*settled_past(), *on(10, calm(1), hour=10), *on(10, quick, hour=11))

    after = taken_back(log, len(log))

    assert opens(after) == opens(log)
    assert opens(after)[0]


def test_loud_mornings_do_not_come_back_when_quiet_evenings_go() -> None:
    """They would raise the usual alarm, and with it the limit."""
    days = tuple(
        entry
        for number in range(9, 19)
        for entry in (*on(number, calm(5), hour=8), *on(number, calm(1)))
    )
    log = after = (*settled_past(), *days, *on(19, calm(4)))
    for seq in range(len(settled_past()) + 2, len(log), 2):
        after = taken_back(after, seq)

    assert opens(after)[0] == opens(log)[0] == frozenset()


def test_asked_twice_still_counts_twice() -> None:
    log = (*settled_past(), *on(9, calm(asked=True)), *on(12, AskedToShow()), *on(13, calm()))

    after = taken_back(log, len(settled_past()) + 1)

    assert opens(log)[0] == opens(after)[0] == frozenset()
    assert "asked_twice" in _reasons(after)


def test_rounds_that_opened_a_way_close_it_again() -> None:
    rounds = tuple(
        entry
        for number in (9, 10, 11)
        for entry in on(number, PracticeNoted(step="hands", during=1))
    )
    log = (*settled_past(), *rounds, *on(11, calm(1), hour=19))
    assert "hug" in opens(log)[0]

    assert "hug" not in opens(taken_back(log, len(settled_past()) + 2))[0]


def test_a_stop_that_was_taken_back_still_leads_to_a_gentler_one() -> None:
    stop = PracticeNoted(step="hands", during=1, stopped=True, line="not for anybody")
    log = (*settled_past(), *on(9, stop), *on(10, stop), *on(11, calm(1, heard=1)))
    now = log[-1].at

    after = taken_back(taken_back(log, len(log) - 1), len(log) - 2)

    assert guide(SMALL, state_after(*after), now).one == guide(SMALL, state_after(*log), now).one


def test_whole_day_of_check_ins_goes_and_nothing_of_it_counts() -> None:
    quick = CheckedIn(alarm=7, quick=True, made_at=evening(9, 7), made_day=day(9), heard=4)
    log = (
        *settled_past(),
        *on(9, calm(8, heard=3), hour=8),
        *on(9, calm(1, line="x")),
        *on(10, quick),
    )

    after = taken_back(log, len(log) - 1)

    state = state_after(*after)
    assert [type(entry.event) for entry in after[-3:]] == [TakenBack] * 3
    assert [one for one in state.days if isinstance(one, Day)] == []
    assert [week.heard for week in weeks(state, day(10)).weeks] == []


def test_tombstone_holds_no_word_and_no_number_of_what_was_kept() -> None:
    said = CheckedIn(
        alarm=7, direction="revved", heard=3, watched=5, pushed=8, here=("angry",), line="x"
    )
    entry = on(9, said)[0]

    left = tombstones([entry], 1)[1]

    assert left.event == TakenBack(said=True, forced=True)
    assert (left.at, left.day) == (entry.at, entry.day)
    assert decode(encode(left)) == left


def test_its_form_sent_again_still_adds_nothing() -> None:
    entry = Envelope(at=evening(9), day=day(9), command="form", event=calm())
    log = (*settled_past(), entry)

    assert has_seen(state_after(*taken_back(log, len(log))), "form")


@pytest.mark.parametrize("event", [NO, LimitSet(limit=2, starts=day(9)), AskedToShow()])
def test_what_has_an_end_of_its_own_can_not_be_taken_back(event: Mine) -> None:
    assert tombstones(on(9, event), 1) == {}


@pytest.mark.parametrize("event", [SoloDone(practice="look"), EasyInDailyLife(step="hug")])
def test_what_closed_nothing_leaves_nothing(event: Mine) -> None:
    left = tombstones(on(9, event), 1)[1]

    assert left.event == TakenBack()


def _reasons(log: Log) -> tuple[str, ...]:
    return why_closed(SMALL, fold_all(empty(), log), log[-1].at, CALM)
