"""How often something comes on a day with an answer, and whether that has moved: Gamma and Poisson.

Days fade by a discount, a day without an answer fades and adds nothing. Who counts more unevenly
than chance would gets a wider range. No draw, no table: sums of logarithms and one continued fraction.
"""

from collections.abc import Callable, Sequence
from itertools import count
from math import exp, lgamma, log
from typing import Literal

from msgspec import Struct

type Moved = Literal["more", "less"]

ENOUGH_ANSWERS = 14
SURE = 0.9
CHANGE_DAYS = 21
TAIL = 0.05  # left out on either side: a range of nine in ten
PULL_DAYS = (
    5.0  # this much of what was before holds the last weeks back from being called different
)
DISCOUNT = 0.97  # a day counts half after three weeks
FIRST_TIMES, FIRST_DAYS = 0.5, 0.5  # half a day with half a time: next to nothing known
SHRINK = 8.0
PRECISION = 1e-12
MOST_TERMS = 10_000


class Rate(Struct, frozen=True):
    """A Gamma distribution of times per answered day: `times` in `days`, both faded."""

    times: float = FIRST_TIMES
    days: float = FIRST_DAYS

    @property
    def mean(self) -> float:
        return self.times / self.days


class Frequency(Struct, frozen=True):
    """The rate now with its range, how many answers stand behind it, and P(it is higher than before)."""

    mean: float
    low: float
    high: float
    answers: int
    rose: float


def follow(counts: Sequence[int | None]) -> Frequency:
    """One entry a day, None where there was no answer."""
    spread = _unevenness(counts)
    now = narrowed(_faded(counts), spread)
    split = max(0, len(counts) - CHANGE_DAYS)
    before = _faded(counts[:split])
    since = _pulled(_faded(counts[split:]), before)
    return Frequency(
        mean=now.mean,
        low=quantile(now, TAIL),
        high=quantile(now, 1 - TAIL),
        answers=sum(count is not None for count in counts),
        rose=higher(narrowed(since, spread), narrowed(before, spread)),
    )


def change(found: Frequency) -> Moved | None:
    if found.answers < ENOUGH_ANSWERS:
        return None
    if found.rose > SURE:
        return "more"
    return "less" if found.rose < 1 - SURE else None


def seen(rate: Rate, times: int | None) -> Rate:
    """The next day: everything before it fades, its own answer counts whole."""
    faded = Rate(rate.times * DISCOUNT, rate.days * DISCOUNT)
    return faded if times is None else Rate(faded.times + times, faded.days + 1)


def narrowed(rate: Rate, spread: float) -> Rate:
    return Rate(rate.times / spread, rate.days / spread)


def higher(one: Rate, other: Rate) -> float:
    """P(the first rate is the higher one), for two that are independent."""
    share = one.days / (one.days + other.days)
    return 1 - beta_below(share, one.times, other.times)


def quantile(rate: Rate, chance: float) -> float:
    low, high = 0.0, max(1.0, rate.mean)
    while gamma_below(high * rate.days, rate.times) < chance:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        if gamma_below(middle * rate.days, rate.times) < chance:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def gamma_below(value: float, shape: float) -> float:
    """The regularised lower incomplete gamma function."""
    if value <= 0:
        return 0.0
    weight = exp(shape * log(value) - value - lgamma(shape))
    if value < shape + 1:
        term = total = 1 / shape
        for n in range(1, MOST_TERMS):
            term *= value / (shape + n)
            total += term
            if term < total * PRECISION:
                break
        return total * weight
    return 1 - weight * _fraction(
        value + 1 - shape, lambda n: (-n * (n - shape), value + 2 * n + 1 - shape)
    )


def beta_below(value: float, one: float, other: float) -> float:
    """The regularised incomplete beta function."""
    if not 0 < value < 1:
        return float(value >= 1)
    if value > (one + 1) / (one + other + 2):
        return 1 - beta_below(1 - value, other, one)
    weight = exp(
        one * log(value)
        + other * log(1 - value)
        + lgamma(one + other)
        - lgamma(one)
        - lgamma(other)
    )
    return weight / one * _fraction(1.0, lambda n: (_beta_term(n, value, one, other), 1.0))


def _beta_term(n: int, value: float, one: float, other: float) -> float:
    half, is_odd = divmod(n, 2)
    if is_odd:
        top = -(one + half) * (one + other + half)
        return top * value / ((one + 2 * half) * (one + 2 * half + 1))
    return half * (other - half) * value / ((one + 2 * half - 1) * (one + 2 * half))


def _fraction(first: float, term: Callable[[int], tuple[float, float]]) -> float:
    """1 / (first + a1 / (b1 + a2 / (b2 + …))) by Lentz's method."""
    tiny = 1e-300
    value = c = first or tiny
    d = 0.0
    for n in count(1):
        a, b = term(n)
        d = 1 / ((b + a * d) or tiny)
        c = (b + a / c) or tiny
        value *= c * d
        if abs(c * d - 1) < PRECISION or n > MOST_TERMS:
            return 1 / value
    raise AssertionError


def _faded(counts: Sequence[int | None]) -> Rate:
    rate = Rate()
    for times in counts:
        rate = seen(rate, times)
    return rate


def _pulled(rate: Rate, toward: Rate) -> Rate:
    return Rate(rate.times + PULL_DAYS * toward.mean, rate.days + PULL_DAYS)


def _unevenness(counts: Sequence[int | None]) -> float:
    """Squared surprises against what Gamma and Poisson expected, shrunken to one, never below it."""
    rate, surprise, answers = Rate(), 0.0, 0
    for times in counts:
        if times is not None and answers:
            expected = rate.mean
            surprise += (times - expected) ** 2 / (expected + expected / rate.days)
        answers += times is not None
        rate = seen(rate, times)
    return max(1.0, (SHRINK + surprise) / (SHRINK + max(0, answers - 1)))
