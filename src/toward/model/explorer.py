"""One made-up couple, a few sliders, half a year at once: to see why pushing backfires. Not a forecast.

Plain Python and quick. No chance: each day brings the average, so that the same sliders always draw
the same lines. One side is drawn, the hurt person's; the other is taken to be calm.
"""

from msgspec import Struct
from msgspec.structs import replace

from toward.model.day import (
    NO_TOUCH,
    Day,
    Person,
    Touch,
    evening,
    morning,
    override,
    sensed,
    tension,
)
from toward.model.parameters import DEFAULTS
from toward.model.tipping import TIPPING_GAIN, loop_gain

DAYS = 180
EVERY = 3
HUG = 4 / 8
# Ends further apart than this are two places and not one.
APART = 0.15
# Around where a touch is as much wanted as not, wishes differ from evening to evening.
_WISH_WIDTH = 0.12

_QUIET = Person(0.10, 0.05, 0.50, 0.05, 0.60, 0.50, 0.05, 0.40, 0.05)
_LOUD = Person(0.90, 0.90, 0.15, 0.60, 0.10, 0.10, 0.20, 0.15, 0.45)


class Sliders(Struct, frozen=True, kw_only=True):
    """All from 0 to 1. alarm, old_fear: where it begins. heard: how often one is felt heard.

    pressing: how often a touch that isn't wanted is gone on with all the same, unless it is stopped.
    free: how often it can be. A touch that was stopped is a no that was kept.
    """

    alarm: float = 0.6
    old_fear: float = 0.6
    pressing: float = 0.0
    free: float = 0.5
    heard: float = 0.3

    def __post_init__(self) -> None:
        for name in self.__struct_fields__:
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} must be from 0 to 1")

    @property
    def goes_on(self) -> float:
        """The share of unwanted touches that nothing stops."""
        return self.pressing * (1.0 - self.free)


class Levels(Struct, frozen=True, kw_only=True):
    """One evening, from 0 to 1."""

    alarm: float
    fear: float
    safety: float
    closeness: float


class Explored(Struct, frozen=True, kw_only=True):
    """Each from its beginning on, which comes first. days: as the sliders say; quiet, loud: the same days
    from a quiet and from a loud beginning; kept: as the sliders say, but with every no kept.

    gain: of the loop of touch and fear when a touch is pressed as the sliders say; above 4 it can hold
    two fears by itself.
    """

    days: tuple[Levels, ...]
    quiet: tuple[Levels, ...]
    loud: tuple[Levels, ...]
    kept: tuple[Levels, ...]
    gain: float

    @property
    def quiet_end(self) -> Levels:
        return self.quiet[-1]

    @property
    def loud_end(self) -> Levels:
        return self.loud[-1]

    @property
    def has_two_ends(self) -> bool:
        """Whether they end apart, so that the beginning decides."""
        return abs(self.loud_end.alarm - self.quiet_end.alarm) > APART

    @property
    def can_trap(self) -> bool:
        return self.gain > TIPPING_GAIN


def explore(sliders: Sliders, days: int = DAYS) -> Explored:
    between = _LOUD._replace(
        alarm=sliders.alarm, fear=sliders.old_fear, trust=0.2, pressure=0.3, safety=0.2,
        closeness=0.25, contempt=0.10, known=0.25, place=0.5 * sliders.old_fear,
    )  # fmt: skip
    return Explored(
        days=_lived(sliders, between, days),
        quiet=_lived(sliders, _QUIET, days),
        loud=_lived(sliders, _LOUD, days),
        kept=_lived(replace(sliders, pressing=0.0), between, days),
        gain=loop_gain(DEFAULTS, HUG, 1.0 - sliders.goes_on),
    )


def _lived(sliders: Sliders, me: Person, days: int) -> tuple[Levels, ...]:
    v, first_fear = DEFAULTS, me.fear
    day = Day(
        trigger=v.rate_trigger, conflict=v.rate_conflict, heard=sliders.heard, micro=v.rate_micro,
        told=v.rate_told, session=v.rate_session, away=v.rate_away, named=v.named,
    )  # fmt: skip
    found = [_levels(me)]
    for number in range(days):
        filtered = override(v, me)
        me = morning(v, me, day, filtered)
        touch = _touch(sliders, me, day) if number % EVERY == 0 else NO_TOUCH
        me = evening(v, me, day, touch, NO_TOUCH, first_fear, filtered)
        found.append(_levels(me))
    return tuple(found)


def _levels(me: Person) -> Levels:
    return Levels(alarm=me.alarm, fear=me.fear, safety=me.safety, closeness=me.closeness)


def _touch(sliders: Sliders, me: Person, day: Day) -> Touch:
    """Wanted, pressed on, or left for tonight, each as large as its share of such evenings."""
    v = DEFAULTS
    braced = tension(v, me, HUG, 1.0, day.away)
    wanted = min(1.0, max(0.0, 0.5 + (0.5 - braced) / (2 * _WISH_WIDTH)))
    pressed = (1.0 - wanted) * sliders.goes_on
    happened = wanted + pressed
    refused = 1.0 - happened
    if happened == 0.0:
        return NO_TOUCH._replace(refused=refused, sensed=sensed(v, 0.0, refused, 0.0, day.named))
    forced = pressed / happened
    felt = happened * tension(v, me, HUG, 1.0 - forced, day.away)
    taken = sensed(v, happened, refused, felt, day.named)
    return Touch(happened, happened * HUG, happened * forced, refused, felt, taken)
