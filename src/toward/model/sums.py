"""The few operations that differ between one couple and ten thousand: here for one.

`batch` has the same names over NumPy arrays, `kernel` compiles these. Everything else is written once.
"""

from math import exp, floor


def logistic(x: float) -> float:
    return 1.0 / (1.0 + exp(-x))


def within(x: float) -> float:
    return min(1.0, max(0.0, x))


def lesser(x: float, y: float) -> float:
    return min(x, y)


def greater(x: float, y: float) -> float:
    return max(x, y)


def whole(x: float) -> float:
    return 1.0 * floor(x)


def chosen(yes: bool, this: float, that: float) -> float:  # noqa: FBT001 - in place of `if`
    return this if yes else that


def flag(yes: bool) -> float:  # noqa: FBT001
    return 1.0 if yes else 0.0


def anyone(yes: bool) -> bool:  # noqa: FBT001
    """Whether there is anything to compute at all."""
    return yes
