"""One day of a whole couple under a policy, drawn from the counted stream: `next_day` is the step of
the plain loop below and of the compiled one.
"""

from collections.abc import Iterator
from typing import NamedTuple

from toward.model.brought import WORD_ATTEMPT, Touches, day_of_both, felt, reports_of
from toward.model.day import NO_TOUCH, TENSE, Day, Person, evening, morning, override
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
from toward.model.stream import couple_key, day_word, lane
from toward.model.sums import anyone, chosen, flag, greater

WEEK = 7
LAST_DAYS = 14
QUIET_ALARM = 0.35
CLOSE = 0.5
CONTEMPT = 0.33


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
    """What is counted on the way: touches of the whole season, levels summed over its last fourteen days.

    smooth: a running mean of about a week. first_well: the first day on which that mean was well.
    """

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
