"""What a day brings to both of a couple, and what they say of it, from the counted words of that day alone.

No level of theirs decides what comes, so that ways to pace touch can be held against each other on the same days.
"""

from toward.model.day import Day, Touch
from toward.model.meeting import Lots
from toward.model.parameters import Values
from toward.model.policies import UNKNOWN, Reports, Rule
from toward.model.stream import bell, day_word, lane
from toward.model.sums import chosen, flag, greater, lesser, whole

# What each word of a day is for. The first five are read in their four lanes:
WORD_SHOCKS = 0  # a trigger for the hurt, for the other; a conflict; a breach
WORD_TURNS = 1  # heard, the hurt, the other; a small turning toward; something told unasked
WORD_HELPS = 2  # a session; away from home; a place made new; the state said in words
WORD_ATTEMPT = 3  # whether touch is tried; how far; a no hidden by the hurt, by the other
WORD_ANSWERS = 4  # no report from the hurt, from the other; a no kept; who starts
# and these as bells:
WORD_JOLT_HURT, WORD_JOLT_OTHER, WORD_JOLT_BOTH = 5, 6, 7
WORD_REPORT_HURT, WORD_REPORT_OTHER, WORD_REPORT_TOUCH = 8, 9, 10
WORD_SWAY_HURT, WORD_SWAY_OTHER, WORD_SWAY_BOTH = 11, 12, 13
WORDS_USED = 14
# A day that is good for both: its share of what moves closeness, as a length of .6 and .8 is 1.
SHARED_SWAY, OWN_SWAY = 0.6, 0.8


type Touches = tuple[Touch, Touch]


def day_of_both(v: Values, rule: Rule, key: int, day: int) -> tuple[Day, Day, Lots]:
    """What comes to each, and the lots for the touch of the evening."""
    shocks, turns = day_word(key, day, WORD_SHOCKS), day_word(key, day, WORD_TURNS)
    helps, answers = day_word(key, day, WORD_HELPS), day_word(key, day, WORD_ANSWERS)
    attempt = day_word(key, day, WORD_ATTEMPT)
    conflict, breach = _falls(shocks, 2, v.rate_conflict), _falls(shocks, 3, v.rate_breach)
    micro = _falls(turns, 2, v.rate_micro + rule.practice)
    told = _falls(turns, 3, v.rate_told)
    session, away = _falls(helps, 0, v.rate_session), _falls(helps, 1, v.rate_away)
    renewed, named = _falls(helps, 2, v.rate_renewed), _falls(helps, 3, v.named)
    both = v.shared_noise * bell(day_word(key, day, WORD_JOLT_BOTH))
    mood = v.closeness_noise * SHARED_SWAY * bell(day_word(key, day, WORD_SWAY_BOTH))
    hurt = Day(
        _falls(shocks, 0, v.rate_trigger), conflict,
        _falls(turns, 0, v.rate_heard + rule.practice), micro, told, breach,
        session, away, renewed, named,
        both + v.alarm_noise * bell(day_word(key, day, WORD_JOLT_HURT)),
        mood + v.closeness_noise * OWN_SWAY * bell(day_word(key, day, WORD_SWAY_HURT)),
    )  # fmt: skip
    other = Day(
        0.5 * _falls(shocks, 1, v.rate_trigger) * (1.0 + v.mutual), conflict,
        _falls(turns, 1, v.rate_heard + rule.practice), micro, told, breach * v.mutual,
        session, away, renewed, named,
        both + v.alarm_noise * bell(day_word(key, day, WORD_JOLT_OTHER)),
        mood + v.closeness_noise * OWN_SWAY * bell(day_word(key, day, WORD_SWAY_OTHER)),
    )  # fmt: skip
    lots = Lots(lane(attempt, 2), lane(attempt, 3), lane(answers, 2), lane(answers, 3), named, away)
    return hurt, other, lots


def _falls(word: int, number: int, rate: float) -> float:
    return flag(lane(word, number) < rate)


def reports_of(v: Values, key: int, day: int, hurt_alarm: float, other_alarm: float) -> Reports:
    """What each says of the alarm, or nothing; silence is likelier on loud days."""
    answers = day_word(key, day, WORD_ANSWERS)
    hurt = reported(v, hurt_alarm, bell(day_word(key, day, WORD_REPORT_HURT)))
    other = reported(v, other_alarm, bell(day_word(key, day, WORD_REPORT_OTHER)))
    hurt_silent = lane(answers, 0) < v.missing * (0.7 + 0.6 * hurt_alarm)
    other_silent = lane(answers, 1) < v.missing * (0.7 + 0.6 * other_alarm)
    return Reports(chosen(hurt_silent, UNKNOWN, hurt), chosen(other_silent, UNKNOWN, other))


def reported(v: Values, level: float, noise: float) -> float:
    return lesser(10.0, greater(0.0, whole(10.0 * level + v.report_noise * noise + 0.5)))


def felt(v: Values, key: int, day: int, touches: Touches) -> float:
    """What the tenser of the two says of the touch."""
    mine, theirs = touches
    tenser = greater(mine.tension, theirs.tension)
    said = reported(v, tenser, bell(day_word(key, day, WORD_REPORT_TOUCH)))
    return chosen(mine.happened > 0.0, said, UNKNOWN)
