"""How often: exact against SciPy, a range that holds, and calm about chance."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special
from scipy.stats import gamma

from toward.programme.rates import (
    CHANGE_DAYS,
    DISCOUNT,
    ENOUGH_ANSWERS,
    FIRST_DAYS,
    FIRST_TIMES,
    TAIL,
    Rate,
    beta_below,
    change,
    follow,
    gamma_below,
    higher,
    quantile,
    seen,
)

type Counts = list[int | None]
shapes = st.floats(0.05, 400)
lives = st.lists(st.none() | st.integers(0, 12), max_size=90)


@given(shapes, st.floats(0.001, 900))
def test_gamma_is_scipys(shape: float, value: float) -> None:
    assert gamma_below(value, shape) == pytest.approx(special.gammainc(shape, value), abs=1e-10)


@given(shapes, shapes, st.floats(0, 1))
def test_beta_is_scipys(one: float, other: float, value: float) -> None:
    assert beta_below(value, one, other) == pytest.approx(
        special.betainc(one, other, value), abs=1e-10
    )


@given(shapes, st.floats(0.05, 200), st.sampled_from((0.05, 0.5, 0.95)))
def test_quantile_is_scipys(times: float, days: float, chance: float) -> None:
    wanted = gamma.ppf(chance, times, scale=1 / days)

    assert quantile(Rate(times, days), chance) == pytest.approx(wanted, abs=1e-8, rel=1e-8)


@given(st.builds(Rate, shapes, shapes), st.builds(Rate, shapes, shapes))
def test_one_of_two_rates_is_the_higher(one: Rate, other: Rate) -> None:
    assert higher(one, other) + higher(other, one) == pytest.approx(1, abs=1e-9)


@given(lives)
def test_days_fade_by_the_discount_and_silence_adds_nothing(counts: Counts) -> None:
    rate = Rate()
    for times in counts:
        rate = seen(rate, times)

    age = list(range(len(counts)))[::-1]
    pairs = [(DISCOUNT**old, times) for old, times in zip(age, counts, strict=True)]
    first = DISCOUNT ** len(counts)
    assert rate.days == pytest.approx(
        FIRST_DAYS * first + sum(weight for weight, times in pairs if times is not None)
    )
    assert rate.times == pytest.approx(
        FIRST_TIMES * first + sum(weight * (times or 0) for weight, times in pairs)
    )


@given(lives)
def test_range_holds_its_mean_and_chance_is_a_chance(counts: Counts) -> None:
    found = follow(counts)

    assert 0 <= found.low <= found.high
    assert 0 <= found.rose <= 1
    assert found.answers == sum(times is not None for times in counts)


@given(lives)
def test_silence_widens_the_range(counts: Counts) -> None:
    found, later = follow(counts), follow([*counts, *[None] * 10])

    assert later.mean == pytest.approx(found.mean)
    assert later.high - later.low >= found.high - found.low - 1e-9


def drawn(rng: random.Random, rate: float, unevenness: float) -> int:
    """Poisson, or Gamma and Poisson with this variance over its mean."""
    if unevenness > 1:
        rate = rng.gammavariate(rate / (unevenness - 1), unevenness - 1)
    limit, product, count = math.exp(-rate), rng.random(), 0
    while product > limit:
        product *= rng.random()
        count += 1
    return count


@pytest.mark.parametrize("unevenness", [1.0, 2.0])
@pytest.mark.parametrize("drift", [0.0, 0.03])
def test_range_covers_the_true_rate_about_nine_times_in_ten(
    unevenness: float, drift: float
) -> None:
    rng, inside = random.Random(5), []
    for _ in range(250):
        level, counts = math.log(rng.uniform(0.4, 3)), list[int | None]()
        for _ in range(80):
            level += rng.gauss(0, drift)
            times = drawn(rng, math.exp(level), unevenness)
            counts.append(times if rng.random() < 0.75 else None)
        found = follow(counts)
        inside.append(found.low <= math.exp(level) <= found.high)

    assert 0.87 <= sum(inside) / len(inside) <= 0.99


@pytest.mark.parametrize("unevenness", [1.0, 2.0])
def test_steady_rate_is_rarely_called_a_change_and_a_doubled_one_often(unevenness: float) -> None:
    rng = random.Random(9)

    def called(later: float) -> list[str | None]:
        return [
            change(
                follow(
                    [
                        drawn(rng, 1.5 * (later if day >= 80 - CHANGE_DAYS else 1), unevenness)
                        if rng.random() < 0.75
                        else None
                        for day in range(80)
                    ]
                )
            )
            for _ in range(150)
        ]

    assert sum(one is not None for one in called(1)) <= 15
    more = called(2)
    assert more.count("more") >= 75
    assert more.count("less") == 0


@given(st.lists(st.integers(0, 12), max_size=ENOUGH_ANSWERS - 1))
def test_too_few_answers_say_nothing(few: list[int]) -> None:
    assert change(follow([*few])) is None


def test_never_is_no_certainty() -> None:
    found = follow([0] * 60)

    assert found.mean < 0.05
    assert 0 < found.high < 0.3
    assert found.low == pytest.approx(0, abs=1e-3)
    assert 2 * TAIL < 1
