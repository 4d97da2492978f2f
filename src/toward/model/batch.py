"""The reference over NumPy arrays: the very functions of `couple.next_day`, thousands of couples at once.

What a function names of `sums` and `stream` is swapped for its twin over arrays; the equations are
not written again. Blocks are small enough to stay in a core's own memory.
"""

from functools import cache
from typing import Any, NamedTuple

import numpy as np

from toward.model import brought, couple, stream, sums
from toward.model.couple import Outcome, Week
from toward.model.engine import remade
from toward.model.parameters import Values
from toward.model.policies import Rule
from toward.model.tables import Floats, Season, Table, Words, couple_keys, mixed

BLOCK = 8192

# The first words of a day are read in lanes, the rest as bells.
_YES_OR_NO = brought.WORD_JOLT_HURT

_GAMMA = np.uint64(stream.GAMMA)
_DRAWS = np.arange(1, brought.WORDS_USED + 1, dtype=np.uint64)[:, np.newaxis]
_DAY_WORDS = np.uint64(stream.DAY_WORDS)
_PAIRS = np.uint64(0x0000FFFF0000FFFF)
_S16, _S32 = np.uint64(16), np.uint64(32)
_LOW = np.uint64(0xFFFFFFFF)


def run(values: Table, rule: Rule, seed: int, first: int, days: int) -> Season:
    """A season of couples `first` and on, one for each row of the values."""
    count = len(values["harm"])
    keys = couple_keys(seed, first, count)
    outcomes = np.empty((count, len(Outcome._fields)))
    weeks = np.zeros((count, -(-days // couple.WEEK), len(Week._fields)))
    for start in range(0, count, BLOCK):
        block = slice(start, start + BLOCK)
        v = Values(*(_column(values[name][block]) for name in Values._fields))
        outcomes[block] = _block(v, rule, keys[block], days, weeks[block])
    return Season(outcome=outcomes, weeks=weeks)


def _column(column: Floats) -> Any:
    """One number where it is the same for all: a world's switch, or a point of a sweep."""
    return float(column[0]) if (column == column[0]).all() else column


def _block(v: Values, rule: Rule, keys: Words, days: int, weeks: Floats) -> Floats:
    functions = _functions()
    now = functions["first_morning"](v)
    week = np.zeros((len(Week._fields), len(keys)))
    for day in range(days):
        now = functions["next_day"](v, rule, _drawn(keys, day), day, days, now)
        week += np.stack(functions["shown"](now))
        if (day + 1) % couple.WEEK == 0 or day == days - 1:
            weeks[:, day // couple.WEEK, :] = week.T / (day % couple.WEEK + 1)
            week[:] = 0.0
    columns = np.broadcast_arrays(*functions["outcome"](now, days))
    return np.stack(columns, axis=1)


class _Drawn(NamedTuple):
    """All of a day: the lanes of the words that say yes or no, the bells of the rest."""

    lanes: Floats
    bells: Floats


def _drawn(keys: Words, day: int) -> _Drawn:
    words = mixed(keys + _GAMMA * (np.uint64(day) * _DAY_WORDS + _DRAWS))
    lanes = words[:_YES_OR_NO].astype("<u8", copy=False).view("<u2")
    lanes = lanes.reshape(_YES_OR_NO, len(keys), stream.LANES).transpose(0, 2, 1)
    bells = words[_YES_OR_NO:]
    # Two lanes added inside one word, then the two halves.
    pairs = (bells & _PAIRS) + ((bells >> _S16) & _PAIRS)
    total = ((pairs & _LOW) + (pairs >> _S32)).astype(np.float64)
    return _Drawn(
        (lanes + 0.5) * (1.0 / (stream.LANE + 1)),
        (total - stream.BELL_MIDDLE) * stream.BELL_SCALE,
    )


@cache
def _functions() -> dict[str, Any]:
    known: dict[Any, Any] = {
        stream.day_word: _day_word,
        stream.lane: _lane,
        stream.bell: _bell,
        sums.logistic: _logistic,
        sums.within: _within,
        sums.lesser: np.minimum,
        sums.greater: np.maximum,
        sums.whole: np.floor,
        sums.chosen: np.where,
        sums.flag: _flag,
        sums.anyone: np.any,
    }
    wanted = (couple.first_morning, couple.next_day, couple.shown, couple.outcome)
    return {function.__name__: remade(function, known) for function in wanted}


def _logistic(x: Floats) -> Floats:
    return 1.0 / (1.0 + np.exp(-x))


def _within(x: Floats) -> Floats:
    return x.clip(0.0, 1.0)


def _flag(yes: Any) -> Floats:
    return np.asarray(yes, dtype=np.float64)


def _day_word(drawn: _Drawn, day: int, draw: int) -> tuple[_Drawn, int]:
    """Not the word but where its numbers are."""
    return drawn, draw


def _lane(word: tuple[_Drawn, int], number: int) -> Floats:
    drawn, draw = word
    return np.asarray(drawn.lanes[draw, number])


def _bell(word: tuple[_Drawn, int]) -> Floats:
    drawn, draw = word
    return np.asarray(drawn.bells[draw - _YES_OR_NO])
