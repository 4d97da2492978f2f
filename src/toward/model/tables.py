"""Many couples as NumPy tables: their values drawn at once, and what a season of each leaves."""

from collections.abc import Mapping

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from toward.model.parameters import DEFAULTS, PARAMETERS, Values
from toward.model.population import STEPS, quantiles
from toward.model.stream import (
    BIRTH_DAY,
    DAY_WORDS,
    FIRST_MIX,
    GAMMA,
    MASK,
    SECOND_MIX,
)
from toward.model.worlds import MAIN, World

type Floats = NDArray[np.float64]
type Words = NDArray[np.uint64]
type Table = dict[str, Floats]

_GAMMA, _FIRST, _SECOND = np.uint64(GAMMA), np.uint64(FIRST_MIX), np.uint64(SECOND_MIX)
_S30, _S27, _S31, _S11 = (np.uint64(bits) for bits in (30, 27, 31, 11))


class Season(Struct, frozen=True, kw_only=True):
    """outcome: a row a couple, a column a field of `Outcome`. weeks: couple, week, field of `Week`."""

    outcome: Floats
    weeks: Floats


def draw_values(
    seed: int, first: int, count: int, changes: Mapping[str, float], world: World = MAIN
) -> Table:
    """The same numbers as `population.couple_values`, for couples `first` to `first + count - 1`.

    Then what the world fixes, and over that the changes.
    """
    keys = couple_keys(seed, first, count)
    born = mixed(keys + np.uint64(GAMMA * (BIRTH_DAY * DAY_WORDS + 1) & MASK))
    table = {p.key: _drawn(quantiles(p), born, n) for n, p in enumerate(PARAMETERS)}
    fixed = {**Values._field_defaults, **world.fixed, **changes}
    same = {key: table[source] for key, source in world.same_as.items()}
    return table | same | {key: np.full(count, value) for key, value in fixed.items()}


def default_values(count: int, **changes: float) -> Table:
    known = DEFAULTS._replace(**changes)._asdict()
    return {key: np.full(count, value) for key, value in known.items()}


def couple_keys(seed: int, first: int, count: int) -> Words:
    numbers = np.arange(first + 1, first + 1 + count, dtype=np.uint64)
    return mixed(np.uint64(seed & MASK) + _GAMMA * numbers)


def mixed(words: Words) -> Words:
    words = (words ^ (words >> _S30)) * _FIRST
    words = (words ^ (words >> _S27)) * _SECOND
    return words ^ (words >> _S31)


def _drawn(curve: tuple[float, ...], born: Words, number: int) -> Floats:
    table = np.asarray(curve)
    word = mixed(born + np.uint64(GAMMA * (number + 1) & MASK))
    u = (word >> _S11).astype(np.float64) * 2.0**-53
    at = (u * STEPS).astype(np.int64)
    return np.asarray(table[at] + (table[at + 1] - table[at]) * (u * STEPS - at))
