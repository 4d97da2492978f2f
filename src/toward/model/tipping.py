"""Where a couple can settle in two ways, in closed form: the loop of touch and fear, and contempt.

Each holds everything else still, which life does not; they say when there are two places at all.
"""

from collections.abc import Callable
from math import log, sqrt

from msgspec import Struct

from toward.model.day import Person, tension
from toward.model.parameters import Values

# Two fears can hold at once only where the loop's gain is above this.
TIPPING_GAIN = 4.0
_GRID = 4000
_HALVINGS = 60


class Window(Struct, frozen=True):
    """Between these thresholds there are two stable fears."""

    low: float
    high: float


def loop_gain(v: Values, reach: float, freedom: float) -> float:
    """k'L: how steeply a touch answers fear, times how much of it is learned."""
    return _steepness(v, reach) * _learned(v, freedom)


def two_fears_window(gain: float) -> Window | None:
    """Fear F = L s(k'F - q) has three answers when k'L is above 4 and q lies in this window."""
    if gain <= TIPPING_GAIN:
        return None
    off = sqrt(1 - TIPPING_GAIN / gain)
    ends = [gain * y - log(y / (1 - y)) for y in ((1 - off) / 2, (1 + off) / 2)]
    return Window(min(ends), max(ends))


def has_two_fears(v: Values, me: Person, reach: float, freedom: float) -> bool:
    """Whether repeated touch of this reach can settle at a low or at a high fear, all else still."""
    window = two_fears_window(loop_gain(v, reach, freedom))
    return window is not None and window.low < _held_back(v, me, freedom) < window.high


def fears(v: Values, me: Person, reach: float, freedom: float) -> list[float]:
    """Every fear at which nothing more is learned, found by looking; the middle one of three tips."""

    def drift(fear: float) -> float:
        braced = tension(v, me._replace(fear=fear), reach, freedom, 1.0)
        return _learned(v, freedom) * braced - fear

    return roots(drift, 0.0, 1.0)


def contempt_threshold(v: Values) -> float | None:
    """Above it contempt stays without any further cause; None where it always eases."""
    feed, ease = v.contempt_feedback, v.contempt_ease
    inside = feed**2 - 4 * ease**2 * v.contempt_half**2
    return (feed - sqrt(inside)) / (2 * ease) if inside > 0 else None


def contempt_high(v: Values) -> float | None:
    """Where it stays then."""
    low = contempt_threshold(v)
    return None if low is None else v.contempt_feedback / v.contempt_ease - low


def roots(function: Callable[[float], float], low: float, high: float) -> list[float]:
    """Sign changes on a fine grid, halved down: slow, and knows nothing of the formulas."""
    points = [low + (high - low) * n / _GRID for n in range(_GRID + 1)]
    values = [function(point) for point in points]
    return [
        _halved(function, points[n], points[n + 1])
        for n in range(_GRID)
        if (values[n] > 0) != (values[n + 1] > 0)
    ]


def _steepness(v: Values, reach: float) -> float:
    return 0.75 * v.touch_steepness * (0.35 + 0.65 * reach)


def _learned(v: Values, freedom: float) -> float:
    return 1.0 - v.control * freedom


def _held_back(v: Values, me: Person, freedom: float) -> float:
    """What fear must overcome; away from the usual place."""
    heat = 0.35 * me.alarm + 0.30 * me.pressure - 0.35 * me.safety - 0.06 * freedom
    return v.touch_steepness * (v.touch_threshold - 0.15 - heat)


def _halved(function: Callable[[float], float], low: float, high: float) -> float:
    rising = function(low) < function(high)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if (function(middle) > 0) == rising:
            high = middle
        else:
            low = middle
    return (low + high) / 2
