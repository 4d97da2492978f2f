"""One day of a whole couple under a policy, drawn from the counted stream: `next_day` is the step of
the plain loop below and of the compiled one.
"""

from collections.abc import Iterator
from typing import NamedTuple

from toward.model.day import NO_TOUCH, TENSE, Day, Person, Touch, evening, morning, override
from toward.model.linear import linear_evening, linear_morning
from toward.model.meeting import Lots, meet
from toward.model.parameters import Values
from toward.model.policies import (
    FIRST_STEP,
    GATED,
    UNKNOWN,
    Ladder,
    Reports,
    Rule,
    next_ladder,
    rung_to_try,
)
from toward.model.stream import bell, couple_key, day_word, lane
from toward.model.sums import anyone, chosen, flag, greater, lesser, whole

WEEK = 7
LAST_DAYS = 14
QUIET_ALARM = 0.35
CLOSE = 0.5
CONTEMPT = 0.33

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


class Dawn(NamedTuple):
    """Both before anything is asked of the evening; the filters are of the night before."""

    hurt: Person
    other: Person
    hurt_day: Day
    other_day: Day
    hurt_filter: float
    other_filter: float
    reports: Reports
    lots: Lots


class Tally(NamedTuple):
    """What is counted on the way. Sums are over the last fourteen days."""

    touches: float = 0.0
    tense: float = 0.0
    forced: float = 0.0
    refused: float = 0.0
    hurt_alarm: float = 0.0
    other_alarm: float = 0.0
    hurt_closeness: float = 0.0
    other_closeness: float = 0.0
    known: float = 0.0
    smooth_alarm: float = 1.0
    smooth_closeness: float = 0.0
    first_well: float = UNKNOWN


class Couple(NamedTuple):
    hurt: Person
    other: Person
    ladder: Ladder
    tally: Tally


class Week(NamedTuple):
    """What is drawn of a week: its middle levels. The two together where the other is not named."""

    alarm: float
    fear: float
    safety: float
    closeness: float
    known: float
    contempt: float


class Outcome(NamedTuple):
    """What came of one couple's season; first_well is the day, UNKNOWN if it never came."""

    recovered: float
    end_alarm: float
    end_closeness: float
    end_known: float
    end_contempt: float
    touches: float
    tense: float
    forced: float
    refused: float
    top_rung: float
    first_well: float


NOTHING_YET = Tally()


def first_morning(v: Values) -> Couple:
    return Couple(_hurt_person(v), _other_person(v), FIRST_STEP, NOTHING_YET)


def _hurt_person(v: Values) -> Person:
    return Person(
        v.hurt_alarm, v.hurt_fear, v.hurt_trust, v.hurt_pressure, v.hurt_safety,
        v.hurt_closeness, v.hurt_contempt, v.hurt_known, v.hurt_place,
    )  # fmt: skip


def _other_person(v: Values) -> Person:
    return Person(
        v.other_alarm, v.other_fear, v.other_trust, v.other_pressure, v.other_safety,
        v.other_closeness, v.other_contempt, v.other_known, v.other_place,
    )  # fmt: skip


def days_of(v: Values, rule: Rule, seed: int, couple: int, days: int) -> Iterator[Couple]:
    """The plain loop: the couple on each evening."""
    key, now = couple_key(seed, couple), first_morning(v)
    for day in range(days):
        now = next_day(v, rule, key, day, days, now)
        yield now


def next_day(v: Values, rule: Rule, key: int, day: int, days: int, now: Couple) -> Couple:
    woke = dawn(v, rule, key, day, now)
    attempt = day_word(key, day, WORD_ATTEMPT)
    rung = rung_to_try(rule, now.ladder, woke.reports, day, lane(attempt, 0), lane(attempt, 1))
    touches = (NO_TOUCH, NO_TOUCH)
    if anyone(rung > 0.0):
        touches = meet(v, woke.hurt, woke.other, rung, rule.respect, woke.lots)
    ladder = now.ladder
    if rule.kind == GATED:
        ladder = next_ladder(rule, ladder, woke.reports, rung, felt(v, key, day, touches))
    return dusk(v, Couple(now.hurt, now.other, ladder, now.tally), woke, touches, day, days)


def dawn(v: Values, rule: Rule, key: int, day: int, now: Couple) -> Dawn:
    """The day up to its evening: what it brings, the alarm it makes, what each says of it."""
    hurt_day, other_day, lots = day_of_both(v, rule, key, day)
    hurt_filter, other_filter = override(v, now.hurt), override(v, now.other)
    if anyone(v.linear > 0.0):
        hurt = linear_morning(v, now.hurt, now.other, hurt_day)
        other = linear_morning(v, now.other, now.hurt, other_day)
    else:
        hurt = morning(v, now.hurt, hurt_day, hurt_filter)
        other = morning(v, now.other, other_day, other_filter)
    reports = reports_of(v, key, day, hurt.alarm, other.alarm)
    return Dawn(hurt, other, hurt_day, other_day, hurt_filter, other_filter, reports, lots)


def dusk(v: Values, now: Couple, woke: Dawn, touches: Touches, day: int, days: int) -> Couple:
    """What the evening leaves in both, and in the counts."""
    mine, theirs = touches
    if anyone(v.linear > 0.0):
        hurt = linear_evening(v, woke.hurt, woke.hurt_day, mine)
        other = linear_evening(v, woke.other, woke.other_day, theirs)
    else:
        hurt = evening(v, woke.hurt, woke.hurt_day, mine, theirs, v.hurt_fear, woke.hurt_filter)
        other = evening(
            v, woke.other, woke.other_day, theirs, mine, v.other_fear, woke.other_filter
        )
    tally = _counted(now.tally, hurt, other, touches, flag(day >= days - LAST_DAYS), 1.0 * day)
    return Couple(hurt, other, now.ladder, tally)


def day_of_both(v: Values, rule: Rule, key: int, day: int) -> tuple[Day, Day, Lots]:
    """What the day brings to each, from its words alone: no state, so that policies can be paired."""
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


def _counted(
    tally: Tally,
    hurt: Person,
    other: Person,
    touches: Touches,
    late: float,
    day: float,
) -> Tally:
    mine, theirs = touches
    alarm = tally.smooth_alarm + (hurt.alarm - tally.smooth_alarm) / 7.0
    together = 0.5 * (hurt.closeness + other.closeness)
    closeness = tally.smooth_closeness + (together - tally.smooth_closeness) / 7.0
    well = is_well(alarm, closeness, greater(hurt.contempt, other.contempt))
    return Tally(
        tally.touches + mine.happened,
        tally.tense + flag(greater(mine.tension, theirs.tension) > TENSE),
        tally.forced + flag(mine.forced + theirs.forced > 0.0),
        tally.refused + flag(mine.refused + theirs.refused > 0.0),
        tally.hurt_alarm + hurt.alarm if late else tally.hurt_alarm,
        tally.other_alarm + other.alarm if late else tally.other_alarm,
        tally.hurt_closeness + hurt.closeness if late else tally.hurt_closeness,
        tally.other_closeness + other.closeness if late else tally.other_closeness,
        tally.known + 0.5 * (hurt.known + other.known) if late else tally.known,
        alarm,
        closeness,
        chosen(well & (tally.first_well == UNKNOWN), day, tally.first_well),
    )  # fmt: skip


def is_well(alarm: float, closeness: float, contempt: float) -> bool:
    """Recovered: the hurt person's alarm is low, both are close, and nobody looks down on the other."""
    return (alarm < QUIET_ALARM) & (closeness > CLOSE) & (contempt < CONTEMPT)


def shown(now: Couple) -> Week:
    hurt, other = now.hurt, now.other
    return Week(
        hurt.alarm,
        hurt.fear,
        hurt.safety,
        0.5 * (hurt.closeness + other.closeness),
        0.5 * (hurt.known + other.known),
        greater(hurt.contempt, other.contempt),
    )


def outcome(couple: Couple, days: int) -> Outcome:
    tally, last = couple.tally, float(min(days, LAST_DAYS))
    alarm = tally.hurt_alarm / last
    closeness = 0.5 * (tally.hurt_closeness + tally.other_closeness) / last
    contempt = greater(couple.hurt.contempt, couple.other.contempt)
    return Outcome(
        flag(is_well(alarm, closeness, contempt)),
        alarm,
        closeness,
        tally.known / last,
        contempt,
        tally.touches,
        tally.tense,
        tally.forced,
        tally.refused,
        couple.ladder.rung,
        tally.first_well,
    )
