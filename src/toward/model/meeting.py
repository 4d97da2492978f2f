"""A touch that is tried, and what it is to each: wanted, pressed, gone along with, or refused."""

from typing import NamedTuple

from toward.model.day import RUNGS, UNWILLING, Person, Touch, sensed, tension
from toward.model.linear import linear_tension
from toward.model.parameters import Values
from toward.model.policies import BY_PATIENCE
from toward.model.sums import anyone, chosen, flag, lesser

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
    hurt_no = flag(braced(v, hurt, reach, 1.0, lots.away) > UNWILLING)
    other_no = flag(braced(v, other, reach, 1.0, lots.away) > UNWILLING)
    kept = flag(lots.keeps < chosen(respect == BY_PATIENCE, v.patience, respect))
    hurt_says_no = kept * hurt_no * flag(lots.hurt_hides >= v.masked)
    other_says_no = kept * other_no * flag(lots.other_hides >= v.masked)
    happened = tried * (1.0 - hurt_says_no) * (1.0 - other_says_no)
    by_hurt = flag((v.mutual > 0.0) & (lots.starts < EITHER))
    hurt_forced = hurt_no * chosen(kept > 0.0, v.reluctance, 1.0 - by_hurt)
    other_forced = other_no * chosen(kept > 0.0, v.reluctance, by_hurt)
    return (
        touched(v, hurt, reach, happened, hurt_forced, tried * hurt_says_no, lots),
        touched(v, other, reach, happened, other_forced, tried * other_says_no, lots),
    )


def braced(v: Values, me: Person, reach: float, freedom: float, away: float) -> float:
    if anyone(v.linear > 0.0):
        return linear_tension(me, reach)
    return tension(v, me, reach, freedom, away)


def touched(  # noqa: PLR0913, PLR0917
    v: Values, me: Person, reach: float, happened: float, forced: float, refused: float, lots: Lots
) -> Touch:
    """`forced` is cut by how much harm this world lets pressing do; without harm it is free touch."""
    counted = happened * lesser(1.0, v.harm * forced)
    tense = happened * braced(v, me, reach, 1.0 - counted, lots.away)
    taken = sensed(v, happened, refused, tense, lots.named)
    return Touch(happened, happened * reach, counted, refused, tense, taken)
