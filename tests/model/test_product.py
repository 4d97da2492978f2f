"""The product's own way, lived: what its gate and its deck promise holds for virtual couples too."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from toward.content.load import programme
from toward.model.couple import days_of, outcome
from toward.model.parameters import Values
from toward.model.policies import Rule
from toward.model.population import couple_values
from toward.model.product import FIRST_DAY, Life, Plan, lives, reach_of
from toward.programme.days import block_start
from toward.programme.definition import Programme

SEED, DAYS = 6, 70
# People who could say yes on most evenings, so that what is held back is held back by a rule.
READY = {
    "hurt_fear": 0.05, "hurt_alarm": 0.1, "hurt_place": 0.0, "hurt_safety": 0.8, "hurt_trust": 0.7,
    "hurt_contempt": 0.0, "other_contempt": 0.0, "other_alarm": 0.1, "rate_conflict": 0.0,
    "rate_trigger": 0.0, "rate_breach": 0.0, "missing": 0.0,
}  # fmt: skip


def ready(number: int) -> Values:
    return couple_values(SEED, number)._replace(**READY)


def lived(
    plan: Plan, values: Values, number: int, own: Programme | None = None, days: int = DAYS
) -> list[Life]:
    return list(lives(own or programme(), plan, values, SEED, number, days))


def touch_days(evenings: list[Life]) -> list[int]:
    counts = [0, *(life.cards.touch for life in evenings)]
    return [day for day in range(len(evenings)) if counts[day + 1] > counts[day]]


@pytest.fixture(scope="module")
def open_menus() -> list[list[Life]]:
    return [lived(Plan(menu="open"), ready(number), number) for number in range(6)]


@pytest.fixture(scope="module")
def blind_menus() -> list[list[Life]]:
    plan = Plan(weekdays=(1, 3, 5))
    return [lived(plan, ready(number), number, days=140) for number in range(10)]


def test_ready_couples_do_touch(open_menus: list[list[Life]]) -> None:
    """Else nothing below would show anything."""
    assert sum(len(touch_days(evenings)) for evenings in open_menus) > 20


def test_touch_waits_for_the_solo_floor(open_menus: list[list[Life]]) -> None:
    floor = programme().floor

    assert all(day + 1 >= floor.from_day for life in open_menus for day in touch_days(life))


def test_a_longer_floor_in_the_programme_holds_touch_back() -> None:
    own = programme()
    longer = replace(own, floor=replace(own.floor, from_day=60))
    evenings = lived(Plan(menu="open"), ready(0), 0, longer)

    assert touch_days(evenings)
    assert min(touch_days(evenings)) >= 59


def test_the_first_block_is_words_only(blind_menus: list[list[Life]]) -> None:
    first = block_start(FIRST_DAY, 1)
    dealt = [FIRST_DAY + timedelta(days=day) for life in blind_menus for day in touch_days(life)]

    assert dealt
    assert min(dealt) >= first


def test_covers_leave_touch_out_on_evenings_that_both_marked(
    blind_menus: list[list[Life]], open_menus: list[list[Life]]
) -> None:
    assert all(life[-1].cards.covered > life[-1].cards.touch for life in blind_menus)
    assert all(life[-1].cards.covered == 0 for life in open_menus)


def test_a_limit_of_nothing_closes_everything() -> None:
    own = programme()
    closed = replace(own, limits=replace(own.limits, alarm_floor=-1, alarm_ceiling=-1))

    assert not touch_days(lived(Plan(menu="open"), ready(0), 0, closed))


def test_without_reports_nothing_opens() -> None:
    silent = ready(0)._replace(missing=5.0)

    assert not touch_days(lived(Plan(menu="open"), silent, 0))


def test_ways_open_one_after_the_other(open_menus: list[list[Life]]) -> None:
    """Only the first ways are there from nothing; the rest need rounds that were good."""
    order = {step.id: step for step in programme().touch}
    for evenings in open_menus:
        practised = [notes.step for notes in evenings[-1].hurt.steps if notes.last]
        assert all(
            order[step].after == () or set(order[step].after) & set(practised) for step in practised
        )


def test_no_touch_at_all_is_the_policy_of_no_touch() -> None:
    """The same days to the last bit: what differs between policies is nothing but the policy."""
    own = replace(programme(), touch=())
    v = couple_values(SEED, 3)
    plain = list(days_of(v, Rule(), SEED, 3, DAYS))
    evenings = lived(Plan(cards_count=False), v, 3, own)

    assert [life.couple.hurt for life in evenings] == [now.hurt for now in plain]
    assert outcome(evenings[-1].couple, DAYS) == outcome(plain[-1], DAYS)


def test_who_hides_a_no_keeps_a_note_of_going_along() -> None:
    afraid = {"hurt_fear": 0.9, "fear_down": 0.0, "masked": 1.0, "touch_threshold": 0.1}
    v = ready(0)._replace(**afraid)
    evenings = lived(Plan(menu="open"), v, 0)

    assert evenings[-1].couple.tally.forced > 0
    assert evenings[-1].hurt.forced


def test_reach_grows_in_the_order_of_the_programme() -> None:
    reaches = [reach_of(programme(), step.id) for step in programme().touch]

    assert reaches == sorted(reaches)
    assert 0 < reaches[0] < reaches[-1] == 0.75
