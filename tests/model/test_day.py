"""One day: whatever comes, every level stays in [0, 1], and a touch that did not happen does nothing."""

from hypothesis import given
from hypothesis import strategies as st

from toward.model.couple import NOTHING_YET, Couple, couple_key, days_of, next_day
from toward.model.day import NO_TOUCH, Day, Person, Touch, evening, morning, override, tension
from toward.model.linear import linear_evening, linear_morning
from toward.model.parameters import PARAMETERS, Values
from toward.model.policies import FIRST_STEP, GATES, POLICIES, Policy

shares = st.floats(0, 1)
persons = st.builds(Person, *[shares] * len(Person._fields))
jolts = st.floats(-0.6, 0.6)
days = st.builds(Day, *[shares] * (len(Day._fields) - 2), jolts, jolts)
touches = st.builds(Touch, st.sampled_from([0.0, 1.0]), *[shares] * (len(Touch._fields) - 1))
values = st.builds(
    Values,
    *[st.floats(parameter.low, parameter.high) for parameter in PARAMETERS],
    harm=st.floats(0, 2),
    mutual=st.sampled_from([0.0, 1.0]),
)


def inside(person: Person) -> bool:
    return all(0.0 <= level <= 1.0 for level in person)


@given(values, persons, days, touches, touches)
def test_levels_stay_within_bounds(
    v: Values, me: Person, day: Day, mine: Touch, theirs: Touch
) -> None:
    filtered = override(v, me)
    woken = morning(v, me, day, filtered)

    assert inside(woken)
    assert inside(evening(v, woken, day, mine, theirs, v.hurt_fear, filtered))


@given(values, persons, persons, days, touches)
def test_levels_stay_within_bounds_in_a_linear_world(
    v: Values, me: Person, other: Person, day: Day, mine: Touch
) -> None:
    woken = linear_morning(v, me, other, day)

    assert inside(woken)
    assert inside(linear_evening(v, woken, day, mine))


@given(
    values,
    persons,
    persons,
    st.sampled_from([*POLICIES, *GATES]),
    st.integers(0, 2**64 - 1),
    st.integers(0, 400),
)
def test_a_whole_day_stays_within_bounds(
    v: Values, hurt: Person, other: Person, policy: Policy, key: int, day: int
) -> None:
    now = next_day(v, policy.rule, key, day, 400, Couple(hurt, other, FIRST_STEP, NOTHING_YET))

    assert inside(now.hurt)
    assert inside(now.other)
    assert 1 <= now.ladder.rung <= 8


@given(values, persons, st.floats(0, 1), st.floats(0, 1))
def test_being_free_to_stop_never_makes_a_touch_tenser(
    v: Values, me: Person, reach: float, away: float
) -> None:
    assert tension(v, me, reach, 1.0, away) <= tension(v, me, reach, 0.0, away)


@given(values, persons, days, st.floats(0, 1))
def test_a_touch_that_did_not_happen_teaches_no_fear(
    v: Values, me: Person, day: Day, first_fear: float
) -> None:
    """Neither its reach nor its tension count."""
    ghost = NO_TOUCH._replace(reach=0.9, tension=0.9)
    evenings = [
        evening(v, me, day, touch, NO_TOUCH, first_fear, 0.5) for touch in (NO_TOUCH, ghost)
    ]

    assert evenings[0].fear == evenings[1].fear
    assert evenings[0].place == evenings[1].place


def test_policies_meet_the_same_couples_on_the_same_days() -> None:
    """Common random numbers: where neither ever touches, two policies are one and the same life."""
    v = Values(*(parameter.default for parameter in PARAMETERS))
    never = [policy.rule._replace(chance=0.0, practice=0.0) for policy in POLICIES]
    lives = [[now.hurt for now in days_of(v, rule, 3, 1, 30)] for rule in never]

    assert all(life == lives[0] for life in lives)
    assert couple_key(3, 1) != couple_key(3, 2)
