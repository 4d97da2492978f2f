"""What the articles claim, as paired experiments: the same couples, the same days, one thing changed.

They hold in the model because the model was built to hold them; they prove nothing about people.
"""

from collections.abc import Callable, Container, Iterable
from statistics import fmean

from msgspec import Struct

from toward.model.couple import Couple, first_morning
from toward.model.day import (
    NO_TOUCH,
    Day,
    Person,
    Touch,
    desire,
    evening,
    morning,
    override,
    sensed,
    tension,
)
from toward.model.parameters import Values
from toward.model.population import couple_values

SEED = 20
QUIET = Day()
HEARD = Day(heard=1.0)
MICRO = Day(micro=1.0)
LONG_TOUCH = 6 / 8
SMALL_TOUCH = 2 / 8
HUG = 4 / 8


class Effect(Struct, frozen=True):
    """A difference between the two arms: its mean over couples, and in how many it is above 0."""

    mean: float
    above: float


type Effects = dict[str, Effect]


def couples(count: int) -> list[Values]:
    return [couple_values(SEED, number) for number in range(count)]


def pressed_touch_backfires(count: int) -> Effects:
    """F1: pressed at alarm .75 against no touch, the evening itself and a quiet day after it."""

    def arms(v: Values) -> dict[str, float]:
        hurt = first_morning(v).hurt._replace(alarm=0.75)
        before = Couple(hurt, first_morning(v).other, *first_morning(v)[2:])
        with_it = _evening(v, before, _touched(v, hurt, LONG_TOUCH, forced=min(1.0, v.harm)))
        without = _evening(v, before, NO_TOUCH)
        after, after_without = _lived(v, with_it, [QUIET]), _lived(v, without, [QUIET])
        return {
            "alarm that night": with_it.hurt.alarm - without.hurt.alarm,
            "alarm next day": after.hurt.alarm - after_without.hurt.alarm,
            "closeness": with_it.hurt.closeness - without.hurt.closeness,
            "fear": with_it.hurt.fear - without.hurt.fear,
            "trust": with_it.hurt.trust - without.hurt.trust,
            "other's closeness": with_it.other.closeness - without.other.closeness,
        }

    return _over(couples(count), arms)


def felt_heard_lowers_alarm(count: int) -> Effects:
    """F3: one moment of being heard against none, that day and a quiet one after it."""

    def arms(v: Values) -> dict[str, float]:
        with_it, without = _days(v, [HEARD]), _days(v, [QUIET])
        after, after_without = _days(v, [HEARD, QUIET]), _days(v, [QUIET, QUIET])
        return {
            "alarm": with_it.hurt.alarm - without.hurt.alarm,
            "alarm next day": after.hurt.alarm - after_without.hurt.alarm,
            "safety": with_it.hurt.safety - without.hurt.safety,
        }

    return _over(couples(count), arms)


def watching_lowers_desire(count: int) -> Effects:
    """F4: desire with the weight of watching against without it."""

    def arms(v: Values) -> dict[str, float]:
        hurt = first_morning(v).hurt
        without = desire(v._replace(watching=0.0), hurt, 0.0)
        return {"desire": desire(v, hurt, 0.0) - without}

    return _over(couples(count), arms)


def loop_feeds_itself(count: int, gaps: Iterable[int]) -> Effects:
    """F6: how tense a second try is, so many days after a pressed first one against after none."""

    def arms(v: Values) -> dict[str, float]:
        start = first_morning(v)
        pressed = _touched(v, start.hurt, LONG_TOUCH, forced=min(1.0, v.harm))
        first, none = _evening(v, start, pressed), _evening(v, start, NO_TOUCH)
        return {
            f"after {gap} days": _tension_after(v, first, gap) - _tension_after(v, none, gap)
            for gap in gaps
        }

    return _over(couples(count), arms)


def small_free_touch_helps(count: int) -> Effects:
    """F7: a hand, wanted, on a quiet evening, against none."""

    def arms(v: Values) -> dict[str, float]:
        start = first_morning(v)
        before = start._replace(hurt=start.hurt._replace(alarm=0.2))
        free = _touched(v, before.hurt, SMALL_TOUCH, forced=0.0)
        with_it, without = _evening(v, before, free), _evening(v, before, NO_TOUCH)
        return {
            "closeness": with_it.hurt.closeness - without.hurt.closeness,
            "fear": with_it.hurt.fear - without.hurt.fear,
            "safety": with_it.hurt.safety - without.hurt.safety,
        }

    return _over(couples(count), arms)


def micro_connections_help(count: int) -> Effects:
    """F8: one small turning toward against none."""

    def arms(v: Values) -> dict[str, float]:
        with_it, without = _days(v, [MICRO]), _days(v, [QUIET])
        return {
            "safety": with_it.hurt.safety - without.hurt.safety,
            "closeness": with_it.hurt.closeness - without.hurt.closeness,
        }

    return _over(couples(count), arms)


def override_filters_good_acts(count: int) -> dict[str, Effects]:
    """F9: the same moment of being heard, told to somebody cold and to somebody warm."""

    def credit(v: Values, levels: dict[str, float]) -> dict[str, float]:
        start = first_morning(v)
        before = start._replace(hurt=start.hurt._replace(**levels))
        gain = _lived(v, before, [HEARD]).hurt.safety - _lived(v, before, [QUIET]).hurt.safety
        return {"safety": gain}

    cold = {"alarm": 0.8, "contempt": 0.4, "trust": 0.1, "safety": 0.2}
    warm = {"alarm": 0.2, "contempt": 0.05, "trust": 0.6, "safety": 0.2}
    return {
        "cold": _over(couples(count), lambda v: credit(v, cold)),
        "warm": _over(couples(count), lambda v: credit(v, warm)),
    }


def place_keeps_the_alarm(count: int, weeks: int = 8) -> Effects:
    """F14: fear unlearned elsewhere, then the old place as it was, and the old place made new."""

    def arms(v: Values) -> dict[str, float]:
        settled = _settled(v)
        away = _weeks_of_free_touch(v, settled, weeks, away=1.0).hurt
        home = _weeks_of_free_touch(v, settled, weeks, away=0.0).hurt
        renewed = away._replace(place=away.place * 0.4)
        there = tension(v, away, HUG, 1.0, 1.0)
        back = tension(v, away, HUG, 1.0, 0.0)
        return {
            "back in the old place": back - there,
            "renewed": tension(v, renewed, HUG, 1.0, 0.0) - back,
            "had it been learned at home": tension(v, home, HUG, 1.0, 0.0) - back,
        }

    return _over(couples(count), arms)


def words_and_touch_are_two_channels(count: int, days: int = 56) -> Effects:
    """F15: eight weeks of touch without words and of words without touch, against neither."""

    def arms(v: Values) -> dict[str, float]:
        settled = _settled(v)
        touch = _weeks_of_free_touch(v, settled, days // 7, away=0.0).hurt
        words = _lived(v, settled, [Day(heard=0.5, told=0.5)] * days).hurt
        neither = _lived(v, settled, [QUIET] * days).hurt
        return {
            "closeness by touch": touch.closeness - neither.closeness,
            "known by touch": touch.known - neither.known,
            "closeness by words": words.closeness - neither.closeness,
            "known by words": words.known - neither.known,
        }

    return _over(couples(count), arms)


def _over(values: list[Values], arms: Callable[[Values], dict[str, float]]) -> Effects:
    found = [arms(v) for v in values]
    return {name: _effect([one[name] for one in found]) for name in found[0]}


def _effect(differences: list[float]) -> Effect:
    return Effect(fmean(differences), sum(d > 0 for d in differences) / len(differences))


def _days(v: Values, days: list[Day]) -> Couple:
    return _lived(v, first_morning(v), days)


def _lived(v: Values, now: Couple, days: Iterable[Day], touched: Container[int] = ()) -> Couple:
    """Days that are the same for both, with a small free touch in the evening of some."""
    for number, day in enumerate(days):
        hurt_filter, other_filter = override(v, now.hurt), override(v, now.other)
        hurt = morning(v, now.hurt, day, hurt_filter)
        other = morning(v, now.other, day, other_filter)
        touch = NO_TOUCH
        if number in touched:
            touch = _touched(v, hurt, SMALL_TOUCH, forced=0.0, away=day.away)
        theirs = NO_TOUCH._replace(happened=touch.happened, reach=touch.reach)
        now = now._replace(
            hurt=evening(v, hurt, day, touch, theirs, v.hurt_fear, hurt_filter),
            other=evening(v, other, day, theirs, touch, v.other_fear, other_filter),
        )
    return now


def _evening(v: Values, now: Couple, touch: Touch, day: Day = QUIET) -> Couple:
    """A quiet evening with this touch to the hurt person; the alarm is as it stands."""
    theirs = NO_TOUCH._replace(happened=touch.happened, reach=touch.reach)
    hurt_filter, other_filter = override(v, now.hurt), override(v, now.other)
    return now._replace(
        hurt=evening(v, now.hurt, day, touch, theirs, v.hurt_fear, hurt_filter),
        other=evening(v, now.other, day, theirs, touch, v.other_fear, other_filter),
    )


def _touched(v: Values, me: Person, reach: float, *, forced: float, away: float = 0.0) -> Touch:
    braced = tension(v, me, reach, 1.0 - forced, away)
    return Touch(1.0, reach, forced, 0.0, braced, sensed(v, 1.0, 0.0, braced, 0.0))


def _tension_after(v: Values, now: Couple, gap: int) -> float:
    return tension(v, _lived(v, now, [QUIET] * gap).hurt, LONG_TOUCH, 0.0, 0.0)


def _settled(v: Values) -> Couple:
    """Somebody whose days have become quiet while touch still frightens: where practice begins."""
    start = first_morning(v)
    quiet = {"alarm": 0.2, "safety": 0.5, "trust": 0.5, "contempt": 0.05, "pressure": 0.05}
    return start._replace(hurt=start.hurt._replace(**quiet))


def _weeks_of_free_touch(v: Values, now: Couple, weeks: int, *, away: float) -> Couple:
    """Three small free touches a week, in one place."""
    days = [Day(away=away)] * (weeks * 7)
    return _lived(v, now, days, [n for n in range(len(days)) if n % 7 in {0, 2, 4}])
