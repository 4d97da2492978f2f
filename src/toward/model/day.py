"""One day of one person of a couple: the equations, written once for every engine.

Nine levels, all in [0, 1]: seven of the mechanism, how known one feels, and the alarm that the usual
place keeps. Only floats, named tuples and `sums`, so that Numba can compile these very functions
and NumPy run them over arrays.
"""

from typing import NamedTuple

from toward.model.parameters import Values
from toward.model.sums import chosen, greater, logistic, within

RUNGS = 8.0
UNWILLING = 0.5
TENSE = 0.7


class Person(NamedTuple):
    alarm: float  # hours to days
    fear: float  # of touch, weeks
    trust: float  # months
    pressure: float  # and guilt, days
    safety: float  # felt, weeks
    closeness: float  # in the body, days on a slow ground
    contempt: float  # months, and may stay
    known: float  # emotional closeness, weeks
    place: float  # alarm kept by the usual place


class Day(NamedTuple):
    """What comes to one person on a day; 0 or 1, or a rate between. `jolt` is added to the alarm."""

    trigger: float = 0.0
    conflict: float = 0.0
    heard: float = 0.0
    micro: float = 0.0
    told: float = 0.0
    breach: float = 0.0
    session: float = 0.0
    away: float = 0.0
    renewed: float = 0.0
    named: float = 0.0
    jolt: float = 0.0
    sway: float = 0.0


class Touch(NamedTuple):
    """What touch was to one person. reach: rung / 8. forced: how little one was free to stop.

    refused: one said no and it was respected. sensed: what the other made of one's tension.
    """

    happened: float = 0.0
    reach: float = 0.0
    forced: float = 0.0
    refused: float = 0.0
    tension: float = 0.0
    sensed: float = 0.0


NO_TOUCH = Touch()


def override(v: Values, me: Person) -> float:
    """Negative sentiment override: how far good acts are read through the old hurt."""
    against = 0.6 * me.alarm + 0.9 * me.contempt - 0.6 * me.trust - 0.4 * me.safety
    return logistic(v.override_steepness * (against - v.override_threshold + 0.35))


def morning(v: Values, me: Person, day: Day, filtered: float) -> Person:
    """The alarm that the day makes, before anything is asked; the rest waits for the evening."""
    heat = v.alarm_by_fear * me.fear + v.alarm_by_pressure * me.pressure + 0.3 * me.contempt
    heat += v.alarm_by_trigger * day.trigger + v.alarm_by_conflict * day.conflict + 0.5 * day.breach
    heat += 0.5 * v.place_weight * me.place * (1.0 - day.away)
    ease = v.alarm_by_safety * me.safety + 0.15 * me.trust
    ease += v.alarm_by_heard * day.heard * (1.0 - filtered)
    toward = logistic(v.alarm_steepness * (heat - ease - v.alarm_threshold + 0.10))
    alarm = within(v.alarm_inertia * me.alarm + (1.0 - v.alarm_inertia) * toward + day.jolt)
    return Person(
        alarm, me.fear, me.trust, me.pressure, me.safety, me.closeness, me.contempt, me.known, me.place
    )  # fmt: skip


def bracing(v: Values, me: Person, reach: float, away: float) -> float:
    """What a touch of this reach meets in the body, before anything about being free to stop."""
    braced = 0.75 * me.fear * (0.35 + 0.65 * reach) + 0.35 * me.alarm + 0.30 * me.pressure
    braced += v.place_weight * me.place * (1.0 - away)
    return v.touch_steepness * (braced - 0.35 * me.safety - v.touch_threshold + 0.15)


def eased(v: Values, freedom: float) -> float:
    return v.touch_steepness * 0.06 * freedom


def tension(v: Values, me: Person, reach: float, freedom: float, away: float) -> float:
    """How far the body braces at a touch of this reach."""
    return logistic(bracing(v, me, reach, away) - eased(v, freedom))


def desire(v: Values, me: Person, trigger: float) -> float:
    """Shown, never fed back: what watching and alarm leave of it."""
    watch = me.alarm * (1.0 - me.trust) + 0.1 * trigger
    drawn = me.closeness + 0.8 * me.safety
    held = 0.9 * me.alarm + v.watching * watch + 0.5 * me.pressure + me.contempt
    return logistic(6.0 * (drawn - held - 0.05))


def sensed(v: Values, happened: float, refused: float, braced: float, named: float) -> float:
    """What the other takes from one's tension, or from a no; a word about it softens both."""
    at_touch = happened * v.sensing * braced * (1.0 - 0.6 * named)
    return at_touch + refused * 0.5 * v.sensing * (1.0 - 0.7 * named)


def evening(  # noqa: PLR0913, PLR0917 - one person's whole evening stands in its arguments
    v: Values, me: Person, day: Day, mine: Touch, theirs: Touch, first_fear: float, filtered: float
) -> Person:
    """Everything that a day and its touch leave behind, from the levels before it.

    learned: a touch's tension, but little of it by who could stop at any moment.
    """
    learned = mine.tension * (1.0 - v.control * (1.0 - mine.forced))
    hurt, clear = mine.forced * mine.tension, 1.0 - filtered
    free = mine.happened * (1.0 - mine.forced) * (1.0 - mine.tension) * (1.0 - theirs.sensed)
    return Person(
        alarm=within(me.alarm + 0.8 * v.alarm_after_pressed * hurt * (1.0 - me.alarm)),
        fear=_fear(v, me, day, mine, learned, first_fear),
        trust=_trust(v, me, day, mine, hurt, filtered),
        pressure=_pressure(v, me, day, mine, theirs),
        safety=_safety(v, me, day, mine, hurt, free, clear),
        closeness=_closeness(v, me, day, mine, hurt + theirs.sensed, free, clear),
        contempt=_contempt(v, me, day, theirs, hurt, filtered),
        known=_known(v, me, day, hurt, clear),
        place=_place(v, me, day, mine, learned),
    )


def _fear(v: Values, me: Person, day: Day, mine: Touch, learned: float, first_fear: float) -> float:
    moved = _pace(v, mine, learned, me.fear) * (learned - me.fear)
    back = v.fear_return * greater(0.0, first_fear - me.fear)
    shaken = (0.02 * day.trigger + 0.15 * day.breach) * (1.0 - me.fear)
    return within(me.fear + moved + back + shaken - 0.015 * day.session * me.fear)


def _place(v: Values, me: Person, day: Day, mine: Touch, learned: float) -> float:
    """The place learns only from what happens in it; a place made new keeps less."""
    at_home = v.place_learning * (1.0 - day.away)
    moved = at_home * _pace(v, mine, learned, me.place) * (learned - me.place)
    return within((me.place + moved) * (1.0 - 0.6 * day.renewed))


def _pace(v: Values, mine: Touch, learned: float, known: float) -> float:
    """Fear is learned faster than it is unlearned, and both faster by what goes further."""
    rate = chosen(learned > known, v.fear_up, v.fear_down)
    return mine.happened * rate * (0.3 + 0.7 * mine.reach)


def _pressure(v: Values, me: Person, day: Day, mine: Touch, theirs: Touch) -> float:
    haste = v.push * (1.0 - v.patience)
    own = mine.sensed * (haste + v.guilt * (1.0 - 0.7 * day.named))
    others = theirs.sensed * (0.5 * haste + 0.15)
    kept = v.pressure_inertia * me.pressure
    return within(kept + own + others + 0.25 * mine.forced - 0.10 * mine.refused)


def _safety(  # noqa: PLR0913, PLR0917
    v: Values, me: Person, day: Day, mine: Touch, hurt: float, free: float, clear: float
) -> float:
    met = day.heard + 0.6 * day.micro * (1.0 - 0.5 * me.alarm) + 0.5 * free
    good = met * clear + 0.6 * mine.refused + 0.4 * day.session
    bad = hurt + 0.25 * day.conflict + 2.0 * day.breach
    drift = v.safety_drift * (me.safety - 0.5 * me.trust)
    return within(
        me.safety + v.safety_gain * good * (1.0 - me.safety) - v.safety_loss * bad * me.safety - drift
    )  # fmt: skip


def _trust(v: Values, me: Person, day: Day, mine: Touch, hurt: float, filtered: float) -> float:
    good = (day.told + 0.6 * day.heard + 0.4 * mine.refused) * (1.0 - filtered)
    bad = v.trust_gain * v.trust_ratio * (0.6 * hurt + 0.15 * day.conflict * filtered)
    gained = v.trust_gain * good * (1.0 - me.trust)
    return within(me.trust + gained - (bad + 0.5 * day.breach + v.trust_drift) * me.trust)


def _closeness(  # noqa: PLR0913, PLR0917
    v: Values, me: Person, day: Day, mine: Touch, hurt: float, free: float, clear: float
) -> float:
    ground = 0.15 + 0.5 * me.safety + 0.35 * me.trust - 0.5 * me.contempt - 0.15 * me.alarm
    met = day.heard * clear + 0.5 * day.micro * (1.0 - me.alarm) * clear
    gained = v.closeness_gain * (met + free * (0.4 + 0.6 * mine.reach)) * (1.0 - me.closeness)
    lost = v.closeness_loss * (hurt + day.conflict) * me.closeness
    kept = v.closeness_inertia * me.closeness + (1.0 - v.closeness_inertia) * ground
    return within(kept + gained - lost + day.sway)


def _known(v: Values, me: Person, day: Day, hurt: float, clear: float) -> float:
    """Words build it and broken agreements take it; touch alone never raises it."""
    ground = 0.10 + 0.15 * me.safety + 0.55 * me.trust - 0.45 * me.contempt - 0.10 * me.alarm
    gained = v.known_gain * (day.heard + 0.5 * day.told) * clear * (1.0 - me.known)
    lost = v.known_loss * (0.3 * day.conflict * (1.0 - clear) + 0.5 * hurt + 2.0 * day.breach)
    kept = v.known_inertia * me.known + (1.0 - v.known_inertia) * ground
    return within(kept + gained - lost * me.known)


def _contempt(
    v: Values, me: Person, day: Day, theirs: Touch, hurt: float, filtered: float
) -> float:
    """A shallow lake: it feeds itself, so past a point it stays without any further cause."""
    worn = 0.7 * day.conflict * filtered + 1.5 * hurt + day.breach + 0.8 * theirs.sensed
    load = greater(0.0, worn - 0.5 * day.heard * (1.0 - filtered))
    square = me.contempt * me.contempt
    fed = v.contempt_feedback * square / (square + v.contempt_half * v.contempt_half)
    return within(me.contempt + v.contempt_gain * load + fed - v.contempt_ease * me.contempt)
