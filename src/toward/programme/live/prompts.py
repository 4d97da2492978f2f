"""Which question is drawn for the two (M7): how deep it may go follows from the date of pairing alone.

Every four weeks one depth more, up to five; half of the draws are from a depth below. So no question says
anything about either of them. All of them can be read, and taken, at any time.
"""

from collections.abc import Iterable

DEEPEST = 5


def deepest(block: int) -> int:
    """block: which four weeks since pairing, 0 the first."""
    return min(DEEPEST, 1 + max(0, block))


def depth(block: int, lot: float) -> int:
    """lot in [0, 1): half of all lots give the deepest, the rest fall evenly on those below."""
    most = deepest(block)
    if most == 1 or lot < 1 / 2:
        return most
    return 1 + min(most - 2, int((lot - 1 / 2) * 2 * (most - 1)))


def draw(prompts: Iterable[tuple[str, int]], block: int, lots: tuple[float, float]) -> str:
    """The id of one of (id, depth), by two lots in [0, 1)."""
    found = depth(block, lots[0])
    fitting = [key for key, own in prompts if own == found]
    return fitting[min(len(fitting) - 1, int(lots[1] * len(fitting)))]
