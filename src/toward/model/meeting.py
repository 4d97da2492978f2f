"""A touch that is tried, and what it is to each: wanted, pressed, gone along with, or refused."""

from typing import NamedTuple

from toward.model.day import RUNGS, UNWILLING, Person, Touch, bracing, eased, sensed
from toward.model.linear import linear_tension
from toward.model.parameters import Values
from toward.model.policies import BY_PATIENCE
from toward.model.sums import anyone, chosen, flag, lesser, logistic

# Where both may start it, each does half the time.
EITHER = 0.5


class Lots(NamedTuple):
    """Uniforms: hides a no (each), keeps a no, who starts it; and whether a word was said."""

    hurt_hides: float
    other_hides: float
    keeps: float
    starts: float
    named: float
    away: float


def meet(
    v: Values, hurt: Person, other: Person, rung: float, respect: float, lots: Lots
) -> tuple[Touch, Touch]:
    """Whoever starts it is not pressed by it, only by a yes of their own that hides a no."""
    reach, tried = rung / RUNGS, flag(rung > 0.0)
    hurt_meets, other_meets = met(v, hurt, reach, lots.away), met(v, other, reach, lots.away)
    hurt_no, other_no = flag(is_unwilling(v, hurt_meets)), flag(is_unwilling(v, other_meets))
    kept = flag(lots.keeps < chosen(respect == BY_PATIENCE, v.patience, respect))
    hurt_says_no = kept * hurt_no * flag(lots.hurt_hides >= v.masked)
    other_says_no = kept * other_no * flag(lots.other_hides >= v.masked)
    happened = tried * (1.0 - hurt_says_no) * (1.0 - other_says_no)
    by_hurt = flag((v.mutual > 0.0) & (lots.starts < EITHER))
    hurt_forced = hurt_no * chosen(kept > 0.0, v.reluctance, 1.0 - by_hurt)
    other_forced = other_no * chosen(kept > 0.0, v.reluctance, by_hurt)
    return (
        touched(v, hurt_meets, reach, happened, hurt_forced, tried * hurt_says_no, lots),
        touched(v, other_meets, reach, happened, other_forced, tried * other_says_no, lots),
    )


def met(v: Values, me: Person, reach: float, away: float) -> float:
    """What such a touch meets in this person; how tense it then is hangs on being free to stop."""
    if anyone(v.linear > 0.0):
        return linear_tension(me, reach)
    return bracing(v, me, reach, away)


def is_unwilling(v: Values, meets: float) -> bool:
    """Whether it would be tenser than not, free as one is. An s-curve is at a half where it starts at 0."""
    if anyone(v.linear > 0.0):
        return meets > UNWILLING
    return meets > eased(v, 1.0)


def tense(v: Values, meets: float, freedom: float) -> float:
    if anyone(v.linear > 0.0):
        return meets
    return logistic(meets - eased(v, freedom))


def touched(  # noqa: PLR0913, PLR0917
    v: Values,
    meets: float,
    reach: float,
    happened: float,
    forced: float,
    refused: float,
    lots: Lots,
) -> Touch:
    """`forced` is cut by how much harm this world lets pressing do; without harm it is free touch."""
    counted = happened * lesser(1.0, v.harm * forced)
    felt = happened * tense(v, meets, 1.0 - counted)
    taken = sensed(v, happened, refused, felt, lots.named)
    return Touch(happened, happened * reach, counted, refused, felt, taken)
