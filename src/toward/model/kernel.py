"""The reference compiled by Numba: the very functions of `couple.next_day`, couples spread over threads.

Numba wants whatever a compiled function calls to be compiled too, so each one is compiled after those
it names. Only the stream is written anew, in words of 64 bits.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from numba import njit, prange

from toward.model import couple, stream
from toward.model.couple import Outcome, Week
from toward.model.engine import remade
from toward.model.parameters import Values
from toward.model.policies import Rule
from toward.model.tables import Season, Table, couple_keys

_GAMMA, _FIRST, _SECOND = (
    np.uint64(word) for word in (stream.GAMMA, stream.FIRST_MIX, stream.SECOND_MIX)
)
_WORDS, _LANE = np.uint64(stream.DAY_WORDS), np.uint64(stream.LANE)
_S16, _S27, _S30, _S31, _S32, _S48 = (np.uint64(bits) for bits in (16, 27, 30, 31, 32, 48))
_ONE = np.uint64(1)
_SCALE, _MIDDLE = stream.BELL_SCALE, float(stream.BELL_MIDDLE)
_STEPS = float(stream.LANE + 1)
_compiled = njit(error_model="numpy")

_ROW = np.dtype([(name, np.float64) for name in Values._fields])


def run(values: Table, rule: Rule, seed: int, first: int, days: int) -> Season:
    """A season of couples `first` and on, one for each row of the values."""
    rows = _rows(values)
    keys = couple_keys(seed, first, len(rows))
    outcomes = np.zeros((len(rows), len(Outcome._fields)))
    weeks = np.zeros((len(rows), -(-days // couple.WEEK), len(Week._fields)))
    _loop()(rows, _rule_row(rule), keys, days, outcomes, weeks)
    return Season(outcome=outcomes, weeks=weeks)


def _rows(values: Table) -> Any:
    rows = np.zeros(len(values["harm"]), dtype=_ROW)
    for name in Values._fields:
        rows[name] = values[name]
    return rows


def _rule_row(rule: Rule) -> Any:
    dtype = np.dtype([(name, np.float64) for name in Rule._fields])
    return np.array([tuple(float(number) for number in rule)], dtype=dtype)


@cache
def _loop() -> Callable[..., None]:
    """Compiled on first use, which takes some seconds; nothing is left on the disk."""
    known: dict[Any, Any] = {
        stream.day_word: _day_word, stream.lane: _lane, stream.bell: _bell
    }  # fmt: skip
    wanted = (couple.first_morning, couple.next_day, couple.shown, couple.outcome)
    first_morning, next_day, shown, outcome = (remade(one, known, _compiled) for one in wanted)

    week = couple.WEEK

    @njit(parallel=True, nogil=True, error_model="numpy")
    def loop(rows, rules, keys, days, outcomes, weeks):  # type: ignore[no-untyped-def]
        for number in prange(len(rows)):
            v, rule, key = rows[number], rules[0], keys[number]
            now = first_morning(v)
            for day in range(days):
                now = next_day(v, rule, key, day, days, now)
                length = min(week, days - day // week * week)
                for channel, level in enumerate(shown(now)):
                    weeks[number, day // week, channel] += level / length
            for field, value in enumerate(outcome(now, days)):
                outcomes[number, field] = value

    return loop


@_compiled
def _day_word(key, day, draw):  # type: ignore[no-untyped-def]
    word = key + _GAMMA * (np.uint64(day) * _WORDS + np.uint64(draw) + _ONE)
    word = (word ^ (word >> _S30)) * _FIRST
    word = (word ^ (word >> _S27)) * _SECOND
    return word ^ (word >> _S31)


@_compiled
def _lane(word, number):  # type: ignore[no-untyped-def]
    return (float((word >> (_S16 * np.uint64(number))) & _LANE) + 0.5) / _STEPS


@_compiled
def _bell(word):  # type: ignore[no-untyped-def]
    low = (word & _LANE) + ((word >> _S16) & _LANE)
    total = low + ((word >> _S32) & _LANE) + (word >> _S48)
    return (float(total) - _MIDDLE) * _SCALE
