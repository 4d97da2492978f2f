"""The loop: a count that can be checked with a pencil, a filter that adds up, and silence that says nothing."""

import itertools
from datetime import date, timedelta
from math import exp, log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from toward.content.load import loop_tables
from toward.programme.loop import (
    EVIDENCE_SHOWN,
    LATER,
    STATES,
    Item,
    LoopDay,
    Tables,
    bad_days,
    calibrated,
    count,
    follow,
    is_bad,
    log_odds,
    opinion,
    usual,
)

FIRST = date(2026, 1, 5)
points = st.none() | st.integers(0, 10)
yes_no = st.none() | st.booleans()


@st.composite
def lives(draw: st.DrawFn, most: int = 60) -> tuple[LoopDay, ...]:
    offsets = draw(st.lists(st.integers(0, most), min_size=1, max_size=25, unique=True))
    return tuple(
        LoopDay(
            day=FIRST + timedelta(days=offset),
            attempt=draw(yes_no),
            tension=draw(points),
            turned_away=draw(points),
            pressure=draw(points),
            avoided=draw(yes_no),
            alarm=draw(points),
        )
        for offset in sorted(offsets)
    )


def on(offset: int, **noted: object) -> LoopDay:
    return LoopDay(day=FIRST + timedelta(days=offset), **noted)  # type: ignore[arg-type]


def day(offset: int) -> date:
    return FIRST + timedelta(days=offset)


@pytest.mark.parametrize(
    ("noted", "bad"),
    [
        ({"tension": 6}, True),
        ({"tension": 5}, False),
        ({"turned_away": 5}, True),
        ({"turned_away": 4}, False),
        ({"pressure": 10, "alarm": 10, "avoided": True, "attempt": True}, False),
        ({}, False),
    ],
)
def test_a_day_is_bad_by_tension_or_by_being_turned_away_from(
    noted: dict[str, object], *, bad: bool
) -> None:
    assert is_bad(on(0, **noted)) == bad


def test_two_such_days_within_ten_are_counted() -> None:
    pair = (on(0, tension=6), on(9, turned_away=5))

    assert count(pair, day(9))
    assert not count(pair, day(10))
    assert not count(pair[:1], day(9))
    assert not count((on(0, tension=6), on(10, tension=6)), day(10))


def test_what_comes_later_is_not_counted_today() -> None:
    assert not count((on(0, tension=9), on(1, tension=9)), day(0))


@given(lives(), st.integers(0, 60))
def test_count_is_the_number_of_bad_days_of_the_last_ten(
    days: tuple[LoopDay, ...], offset: int
) -> None:
    today = day(offset)
    found = bad_days(days, today)

    assert set(found) <= set(days)
    assert all(is_bad(one) and 0 <= (today - one.day).days < 10 for one in found)
    assert count(days, today) == (len(found) >= 2)


@given(lives(), st.integers(0, 60), st.integers(0, 24))
def test_a_worse_note_never_silences_the_count(
    days: tuple[LoopDay, ...], offset: int, place: int
) -> None:
    worse = list(days)
    place %= len(worse)
    worse[place] = replace(worse[place], tension=10, turned_away=10)

    assert count(days, day(offset)) <= count(worse, day(offset))


@given(lives(), st.integers(0, 60))
def test_nothing_noted_is_no_evidence(days: tuple[LoopDay, ...], offset: int) -> None:
    """An empty note changes neither the count nor the filter."""
    noted = {one.day for one in days}
    empty = next(day(n) for n in range(70) if day(n) not in noted)
    more = tuple(sorted([*days, LoopDay(day=empty)], key=lambda one: one.day))
    if empty < days[0].day:
        return
    tables, today = loop_tables(), day(offset)

    assert count(more, today) == count(days, today)
    assert list(follow(tables, more, today)) == list(follow(tables, days, today))


@settings(max_examples=60)
@given(
    lives(), st.sampled_from(("attempt", "tension", "turned_away", "pressure", "avoided", "alarm"))
)
def test_item_that_nobody_notes_might_as_well_not_be_in_the_tables(
    days: tuple[LoopDay, ...], name: str
) -> None:
    tables, today = loop_tables(), day(60)
    without = tuple(replace(one, **{name: None}) for one in days)
    fewer = replace(tables, item=tuple(item for item in tables.item if item.name != name))

    assert list(follow(tables, without, today)) == list(follow(fewer, days, today))


@settings(max_examples=60)
@given(lives())
def test_evidence_and_nights_add_up_to_what_is_believed(days: tuple[LoopDay, ...]) -> None:
    tables = loop_tables()
    odds = log_odds(tables.start)

    for step in follow(tables, days, day(60)):
        odds += step.moved + sum(one.weight for one in step.evidence)
        assert odds == pytest.approx(log_odds(step.belief), abs=1e-6)
        assert sum(step.belief) == pytest.approx(1)


@settings(max_examples=60)
@given(lives(), st.integers(0, 59))
def test_later_days_never_change_an_earlier_belief(days: tuple[LoopDay, ...], offset: int) -> None:
    tables = loop_tables()
    whole = {step.day: step for step in follow(tables, days, day(60))}

    for step in follow(tables, days, day(offset)):
        assert whole[step.day] == step


@given(lives())
def test_evidence_is_ones_own_notes_of_the_last_days(days: tuple[LoopDay, ...]) -> None:
    today = days[-1].day
    found = opinion(loop_tables(), days, today)
    noted = {one.day: one for one in days}

    assert len(found.evidence) <= EVIDENCE_SHOWN
    assert [one.weight for one in found.evidence] == sorted(
        (one.weight for one in found.evidence), reverse=True
    )
    for one in found.evidence:
        assert one.weight > 0
        assert 0 <= (today - one.day).days < 3
        assert int(getattr(noted[one.day], one.item)) == one.value


def small(states: int = STATES) -> Tables:
    """Tables without regularity, so that a slip in an index shows."""

    def row(seed: int, width: int) -> tuple[float, ...]:
        shares = [1 + (seed * 7 + place * place * 3 + seed * place) % 11 for place in range(width)]
        return tuple(share / sum(shares) for share in shares)

    return Tables(
        version=0,
        made_with="a test",
        ask=0.5,
        turned_away=5,
        slope=1.0,
        counted=0.0,
        shift=0.0,
        start=row(5, states),
        steps=tuple(row(seed, states) for seed in range(states)),
        item=(
            Item(name="tension", kind="plain", table=tuple(row(s + 1, 11) for s in range(states))),
            Item(name="avoided", kind="yes", table=tuple(row(s + 2, 2) for s in range(states))),
        ),
    )


@settings(max_examples=25)
@given(
    st.lists(st.tuples(points, yes_no), min_size=1, max_size=4).filter(
        lambda noted: noted[0] != (None, None)
    )
)
def test_filter_is_the_sum_over_every_path(noted: list[tuple[int | None, bool | None]]) -> None:
    tables = small()
    days = [on(n, tension=tension, avoided=avoided) for n, (tension, avoided) in enumerate(noted)]
    steps = list(follow(tables, days, days[-1].day))

    ends = [0.0] * STATES
    for path in itertools.product(range(STATES), repeat=len(noted)):
        ends[path[-1]] += path_weight(tables, noted, path)
    whole = sum(ends)

    assert steps[-1].belief == pytest.approx([end / whole for end in ends], abs=1e-10)


def path_weight(
    tables: Tables, noted: list[tuple[int | None, bool | None]], path: tuple[int, ...]
) -> float:
    weight = tables.start[path[0]]
    for was, now in itertools.pairwise(path):
        weight *= tables.steps[was][now]
    for state, (tension, avoided) in zip(path, noted, strict=True):
        weight *= 1 if tension is None else tables.item[0].table[state][tension]
        weight *= 1 if avoided is None else tables.item[1].table[state][int(avoided)]
    return weight


def test_chance_is_the_logistic_of_the_odds_and_of_the_count() -> None:
    tables = replace(small(), slope=0.5, counted=2.0, shift=-1.0)
    later = sum(tables.start[state] for state in LATER)
    odds = log(later / (1 - later))

    assert calibrated(tables, tables.start, counts=False) == pytest.approx(
        1 / (1 + exp(1 - 0.5 * odds))
    )
    assert calibrated(tables, tables.start, counts=True) == pytest.approx(
        1 / (1 + exp(-1 - 0.5 * odds))
    )


def test_opinion_counts_by_the_limit_its_chance_was_set_with() -> None:
    days = [on(0, turned_away=4), on(1, turned_away=4)]
    tables = replace(small(), counted=2.0)

    assert not count(days, day(1))
    assert not opinion(tables, days, day(1)).counts
    assert opinion(replace(tables, turned_away=4), days, day(1)).counts


def test_ones_usual_is_the_middle_of_the_first_weeks_and_needs_five_reports() -> None:
    noted = {day(n): on(n, alarm=n) for n in range(40)}

    assert usual(noted, FIRST, day(3), "alarm") is None
    assert usual(noted, FIRST, day(4), "alarm") == 2
    assert usual(noted, FIRST, day(39), "alarm") == 13.5
    assert usual(noted, FIRST, day(39), "pressure") is None


def test_alarm_says_nothing_before_there_is_a_usual() -> None:
    days = [on(n, alarm=10) for n in range(4)]

    assert all(step.evidence == () for step in follow(loop_tables(), days, day(3)))


def test_a_plain_loop_asks_and_quiet_weeks_do_not() -> None:
    tables = loop_tables()
    quiet = [on(n, alarm=3, pressure=2, attempt=False) for n in range(30)]
    turns = [
        on(n, alarm=6, attempt=True, tension=9, turned_away=5, pressure=7) for n in (31, 35, 39)
    ]
    asked = opinion(tables, [*quiet, *turns], day(39))

    assert not opinion(tables, quiet, day(29)).asks
    assert asked.counts
    assert asked.asks
    assert {one.item for one in asked.evidence} <= {
        "tension",
        "turned_away",
        "pressure",
        "alarm",
        "attempt",
    }
    assert asked.missing == 7


def test_without_any_note_there_is_an_opinion_of_nothing() -> None:
    found = opinion(loop_tables(), (), FIRST)

    assert not found.asks
    assert found.evidence == ()
    assert found.missing == 10


def test_shipped_tables_are_whole_and_rule_nothing_out() -> None:
    tables = loop_tables()

    assert len(tables.steps) == len(tables.start) == STATES
    assert {item.name for item in tables.item} == {
        "attempt", "tension", "turned_away", "pressure", "avoided", "alarm",
    }  # fmt: skip
    for row in (*tables.steps, *(row for item in tables.item for row in item.table)):
        assert min(row) > 0
        assert sum(row) == pytest.approx(1, abs=0.01)
