"""A virtual couple's year as a detector would meet it: calm stretches, stress, pressing, and their notes.

Mostly every no is kept. Now and then, for weeks, touch is pressed: there loops begin. At other times
everything is hard and nobody presses: there a detector must keep still.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from msgspec import Struct

from toward.model.brought import WORD_ATTEMPT, day_of_both, reported
from toward.model.couple import first_morning
from toward.model.day import Person, Touch, evening, morning, override
from toward.model.meeting import Lots, meet
from toward.model.parameters import Values
from toward.model.policies import NONE, UNGUIDED, Rule
from toward.model.population import birth_unit
from toward.model.stream import bell, couple_key, day_word, lane
from toward.model.sums import within
from toward.programme.loop import LoopDay

FIRST_DAY = date(2026, 1, 5)
YEAR = 365

CALM_CHANCE, PRESS_CHANCE = 0.12, 0.36
CALM = Rule(kind=UNGUIDED, chance=CALM_CHANCE, practice=0.05)
PRESSED = Rule(kind=UNGUIDED, chance=PRESS_CHANCE, respect=0.2)
# How often a stretch begins on a day that is in none, and how long it lasts.
PRESS_BEGINS, STRESS_BEGINS = 1 / 240, 1 / 240
SHORTEST, LONGEST = 14, 42
STRESS_TRIGGERS, STRESS_CONFLICTS = 3.0, 2.2
RUNGS_TRIED, FIRST_RUNG = 5.0, 1.0

# Words of the notes' own stream; each is read in lanes, or as one bell.
NOTES = 0x4C6F6F70
WORD_STRETCH, WORD_LOGS, WORD_SAID = 0, 1, 2
WORD_BELLS = 4  # and on: alarm, pressure, tension, turned away, for one and for the other
AVOIDED_BASE, AVOIDED_BY_PRESSURE = 0.04, 0.7


class Truth(NamedTuple):
    """What was really there on a day, in [0, 1]; the two by turns, the hurt person first."""

    tried: bool
    tension: tuple[float, float]
    turned: tuple[float, float]
    forced: tuple[float, float]
    pressure: tuple[float, float]
    fear: tuple[float, float]
    alarm: tuple[float, float]


class World(Struct, frozen=True, kw_only=True):
    """Who the couples are, and how they note. logged: how surely an attempt is noted by each, with
    tension, turning away and pressure. asked: on how many answered days without one they say so, and
    how pressed they feel and whether they kept out of the way. The alarm comes with every check-in."""

    key: str
    name: str
    values: Callable[[int, int], Values]
    logged: float = 0.8
    asked: float = 0.35
    style: Callable[[float, float], float] = lambda said, _who: said
    only_one: bool = False


class Life(Struct, frozen=True, kw_only=True):
    """One couple-year: the truth by day, and the notes of each."""

    truth: tuple[Truth, ...]
    notes: tuple[tuple[LoopDay, ...], tuple[LoopDay, ...]]


def life(world: World, seed: int, couple: int, days: int = YEAR) -> Life:
    v = world.values(seed, couple)
    truth = tuple(_lived(v, seed, couple, days))
    people = (0,) if world.only_one else (0, 1)
    notes = tuple(
        tuple(_notes(world, v, truth, seed, couple, person)) if person in people else ()
        for person in (0, 1)
    )
    return Life(truth=truth, notes=(notes[0], notes[1]))


def _lived(v: Values, seed: int, couple: int, days: int) -> Iterator[Truth]:
    key, lots_key = couple_key(seed, couple), couple_key(seed ^ NOTES, couple)
    now = first_morning(v)
    pressing = stressed = 0
    for day in range(days):
        word = day_word(lots_key, day, WORD_STRETCH)
        pressing = _stretch(pressing, stressed, lane(word, 0) < PRESS_BEGINS, lane(word, 1))
        stressed = _stretch(stressed, pressing, lane(word, 2) < STRESS_BEGINS, lane(word, 3))
        here = _under_stress(v) if stressed else v
        rule = PRESSED if pressing else CALM
        hurt_day, other_day, lots = day_of_both(here, rule, key, day)
        hurt_filter, other_filter = override(here, now.hurt), override(here, now.other)
        hurt = morning(here, now.hurt, hurt_day, hurt_filter)
        other = morning(here, now.other, other_day, other_filter)
        mine, theirs, tried = _met(here, rule, hurt, other, lots, key, day)
        night = evening(here, hurt, hurt_day, mine, theirs, v.hurt_fear, hurt_filter)
        other = evening(here, other, other_day, theirs, mine, v.other_fear, other_filter)
        now = now._replace(hurt=night, other=other)
        yield _truth(night, other, mine, theirs, v.harm, tried=tried)


def _stretch(left: int, other: int, begins: bool, how_long: float) -> int:  # noqa: FBT001
    """Days left of a stretch; two never begin into each other."""
    if left:
        return left - 1
    return SHORTEST + int(how_long * (LONGEST - SHORTEST)) if begins and not other else 0


def _under_stress(v: Values) -> Values:
    return v._replace(
        rate_trigger=min(0.6, STRESS_TRIGGERS * v.rate_trigger),
        rate_conflict=min(0.6, STRESS_CONFLICTS * v.rate_conflict),
    )


def _met(  # noqa: PLR0913, PLR0917
    v: Values, rule: Rule, hurt: Person, other: Person, lots: Lots, key: int, day: int
) -> tuple[Touch, Touch, bool]:
    attempt = day_word(key, day, WORD_ATTEMPT)
    tried = rule.kind != NONE and lane(attempt, 0) < rule.chance
    rung = FIRST_RUNG + int(lane(attempt, 1) * RUNGS_TRIED) if tried else 0.0
    mine, theirs = meet(v, hurt, other, rung, rule.respect, lots)
    return mine, theirs, tried


def _truth(
    hurt: Person, other: Person, mine: Touch, theirs: Touch, harm: float, *, tried: bool
) -> Truth:
    """A pressed touch is one, however little it harms in this world."""
    return Truth(
        tried,
        (mine.tension, theirs.tension),
        # What one feels of the other's body, one takes for being turned away from.
        (theirs.sensed, mine.sensed),
        (mine.forced / min(1.0, harm), theirs.forced / min(1.0, harm)),
        (hurt.pressure, other.pressure),
        (hurt.fear, other.fear),
        (hurt.alarm, other.alarm),
    )


def _notes(
    world: World, v: Values, truth: tuple[Truth, ...], seed: int, couple: int, person: int
) -> Iterator[LoopDay]:
    key = couple_key(seed ^ NOTES, couple)
    who = birth_unit(key, person)
    for number, day in enumerate(truth):
        noted = _noted(world, v, day, key, number, person, who)
        if noted is not None:
            yield noted


def _noted(  # noqa: PLR0913, PLR0917
    world: World, v: Values, day: Truth, key: int, number: int, person: int, who: float
) -> LoopDay | None:
    logs, said = day_word(key, number, WORD_LOGS), day_word(key, number, WORD_SAID)
    silent = lane(logs, person) < v.missing * (0.7 + 0.6 * day.alarm[person])
    logged = day.tried and lane(logs, 2 + person) < world.logged
    if silent and not logged:
        return None
    asked = not silent and lane(said, person) < world.asked

    def told(level: float, place: int) -> int:
        noise = bell(day_word(key, number, WORD_BELLS + 4 * person + place))
        return round(world.style(reported(v, level, noise), who))

    chance = AVOIDED_BASE + AVOIDED_BY_PRESSURE * day.pressure[person] * day.fear[person]
    avoided = lane(said, 2 + person) < within(chance)
    return LoopDay(
        day=FIRST_DAY + timedelta(days=number),
        attempt=True if logged else False if asked and not day.tried else None,
        tension=told(day.tension[person], 2) if logged and day.tension[person] > 0 else None,
        turned_away=told(day.turned[person], 3) if logged else None,
        pressure=told(day.pressure[person], 1) if logged or asked else None,
        avoided=avoided if asked and not day.tried else None,
        alarm=None if silent else told(day.alarm[person], 0),
    )
