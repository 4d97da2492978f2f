"""Chance by counting: word = hash(seed, couple, day, draw), the same for any order, engine or thread.

Two policies see the same couples have the same days. The hash is splitmix64 (Steele, Lea and Flood
2014; public-domain code by Vigna): its sequence for a couple begins where the couple's number says.
"""

GAMMA = 0x9E3779B97F4A7C15
FIRST_MIX = 0xBF58476D1CE4E5B9
SECOND_MIX = 0x94D049BB133111EB
MASK = 0xFFFFFFFFFFFFFFFF

LANE = 0xFFFF
LANES = 4
# Words of a day; more than a day uses, so that a new draw leaves the old ones alone.
DAY_WORDS = 16
# Who a couple are is drawn before their first day, far from any day's words.
BIRTH_DAY = 1 << 24

# A sum of four lanes, made mean 0 and variance 1.
BELL_MIDDLE = 2 * LANE
BELL_SCALE = 3**0.5 / (LANE + 1)


def mixed(word: int) -> int:
    word = ((word ^ (word >> 30)) * FIRST_MIX) & MASK
    word = ((word ^ (word >> 27)) * SECOND_MIX) & MASK
    return word ^ (word >> 31)


def couple_key(seed: int, couple: int) -> int:
    return mixed((seed + GAMMA * (couple + 1)) & MASK)


def day_word(key: int, day: int, draw: int) -> int:
    return mixed((key + GAMMA * (day * DAY_WORDS + draw + 1)) & MASK)


def unit(word: int) -> float:
    """In [0, 1), on a grid of 2^-53."""
    return (word >> 11) * 2.0**-53


def lane(word: int, number: int) -> float:
    """One of the word's four uniforms in (0, 1), on a grid of 2^-16: fine enough for a yes or no."""
    return (((word >> (16 * number)) & LANE) + 0.5) / (LANE + 1)


def bell(word: int) -> float:
    """Mean 0, variance 1, nearly normal and never beyond 3.47: the sum of the word's four uniforms."""
    total = (word & LANE) + ((word >> 16) & LANE) + ((word >> 32) & LANE) + (word >> 48)
    return (total - BELL_MIDDLE) * BELL_SCALE
