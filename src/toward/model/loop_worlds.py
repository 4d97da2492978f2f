"""The worlds a detector is tried in: the one its tables were counted in, and those it never saw."""

from msgspec.structs import replace

from toward.model.loop_life import World
from toward.model.parameters import PARAMETERS, Parameter, Values
from toward.model.population import birth_unit, couple_values
from toward.model.stream import couple_key

WIDER = 0.35  # so much of its range beyond either end
HALF = 0.5
SLIGHT_HARM = 0.1
THIRDS = 1 / 3


def wider_values(seed: int, couple: int) -> Values:
    """Every number evenly from a range that is wider at both ends, never below nothing nor above all."""
    key = couple_key(seed, couple)
    return Values(*(_wider(p, birth_unit(key, n)) for n, p in enumerate(PARAMETERS)))


def _wider(parameter: Parameter, unit: float) -> float:
    more = WIDER * (parameter.high - parameter.low)
    low = max(0.25 * parameter.low, parameter.low - more)
    high = parameter.high + more if parameter.high > 1 else min(0.97, parameter.high + more)
    return low + (high - low) * unit


def silent_values(seed: int, couple: int) -> Values:
    return couple_values(seed, couple)._replace(missing=HALF)


def unharmed_values(seed: int, couple: int) -> Values:
    return couple_values(seed, couple)._replace(harm=SLIGHT_HARM)


def own_style(said: float, who: float) -> float:
    """A third answer only 0, 3, 5, 8 and 10, a third never above 7, a third stretch the ends."""
    if who < THIRDS:
        return min((0.0, 3.0, 5.0, 8.0, 10.0), key=lambda mark: abs(mark - said))
    if who < 2 * THIRDS:
        return 0.7 * said
    return 0.0 if said <= 1 else min(10.0, 1.3 * said)


TRAINING = World(key="training", name="as it was trained", values=couple_values)
WORLDS: tuple[World, ...] = (
    TRAINING,
    World(key="ranges", name="other couples: wider ranges, drawn evenly", values=wider_values),
    World(key="silence", name="half the days missing, half the attempts not noted", values=silent_values, logged=HALF, asked=0.2),
    World(key="styles", name="other ways to use 0 to 10", values=couple_values, style=own_style),
    World(key="slight", name="pressed touch does a tenth of the harm", values=unharmed_values),
    World(key="alone", name="only one of the two notes anything", values=couple_values, only_one=True),
    World(key="unlogged", name="only one notes, and no attempt is ever noted", values=couple_values, logged=0.0, only_one=True),
)  # fmt: skip


def as_asked(world: World) -> World:
    """The same, with what Toward asks: nobody says that nothing was tried, and pressure and keeping out of
    its way are noted with a moment that turned or not at all."""
    name = f"{world.name}; only what Toward asks"
    return replace(world, key=f"{world.key}-asked", name=name, asked=0.0)
