"""Virtual couples: every parameter drawn by itself from a PERT curve over its range.

Independent draws are the honest poor choice: no data say how these numbers hang together. A curve
is kept as a table of quantiles, so that every engine draws the same number from the same uniform.
"""

from functools import cache
from itertools import accumulate

from toward.model.parameters import PARAMETERS, Parameter, Values
from toward.model.stream import BIRTH_DAY, GAMMA, MASK, couple_key, day_word, mixed, unit

STEPS = 256
_GRID = 4096


def couple_values(seed: int, couple: int) -> Values:
    key = couple_key(seed, couple)
    return Values(*(_drawn(quantiles(p), birth_unit(key, n)) for n, p in enumerate(PARAMETERS)))


def birth_unit(key: int, number: int) -> float:
    return unit(mixed((day_word(key, BIRTH_DAY, 0) + GAMMA * (number + 1)) & MASK))


@cache
def quantiles(parameter: Parameter) -> tuple[float, ...]:
    """Where the curve has passed 0, 1/256, 2/256 … of itself."""
    low, high = parameter.low, parameter.high
    shares = tuple(accumulate(_weights(parameter)))
    table, at = [low], 0
    for step in range(1, STEPS):
        want = shares[-1] * step / STEPS
        while shares[at] < want:
            at += 1
        before = shares[at - 1] if at else 0.0
        along = (at + (want - before) / (shares[at] - before)) / _GRID
        table.append(low + (high - low) * along)
    return (*table, high)


def _weights(parameter: Parameter) -> list[float]:
    """PERT is the beta curve with a + b = 6 whose peak is the default."""
    span = parameter.high - parameter.low
    a = 4 * (parameter.default - parameter.low) / span
    b = 4 * (parameter.high - parameter.default) / span
    middles = [(n + 0.5) / _GRID for n in range(_GRID)]
    return [x**a * (1 - x) ** b for x in middles]


def _drawn(table: tuple[float, ...], u: float) -> float:
    at = int(u * STEPS)
    return table[at] + (table[at + 1] - table[at]) * (u * STEPS - at)
