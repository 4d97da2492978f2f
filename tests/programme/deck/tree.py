"""Drives the real draw path through every way its draws can fall, with exact weights.

A draw is handed out as a `Lot`: a number not yet decided. Each time the code compares it with an edge
that could still go either way, the tree goes both ways and weighs them. Nothing about the code's
rates is known here; whatever it compares with is what it is weighed by.
"""

from collections.abc import Callable, Iterable, Sequence, Set
from fractions import Fraction
from functools import cache
from typing import Any, NoReturn

from msgspec import Struct

from toward.programme.deck import RATES, Block, Dealt, Draw, Rates, deal, draw_block, newest_first
from toward.programme.definition import Floor, Programme, QuietCard, TouchStep

type Sight = tuple[str, ...]
type Deal = Callable[..., tuple[Dealt, Block]]


def programme(*steps: str, gentle: int = 1, words: int = 1) -> Programme:
    """A small programme whose two lists have nothing in common: what is seen is then worst."""
    quiet = [QuietCard(id=f"gentle{n}", kind="calm", blocks=("gentle",)) for n in range(gentle)]
    quiet += [
        QuietCard(id=f"words{n}", kind="words", blocks=("words", "full"), twin=f"still{n}")
        for n in range(words)
    ]
    return Programme(
        version=1,
        touch=tuple(TouchStep(id=step, minutes=1, twin=f"twin-of-{step}") for step in steps),
        quiet=tuple(quiet),
        solo=(),
        floor=Floor(practices=1, days=1, from_day=1),
    )


class _Tree:
    def __init__(self, script: list[bool]) -> None:
        self.script = script
        self.asked: list[bool] = []
        self.weight = Fraction(1)
        self.open: list[list[bool]] = []

    def draw(self) -> float:
        return Lot.of(self)

    def decide(self, chance: Fraction) -> bool:
        place = len(self.asked)
        if place < len(self.script):
            answer = self.script[place]
        else:
            answer = True
            self.open.append([*self.asked, False])
        self.asked.append(answer)
        self.weight *= chance if answer else 1 - chance
        return answer


class Lot(float):
    """A number in [low, high). Only `<` can be asked of it; anything else would be unweighed."""

    tree: _Tree
    low: Fraction
    high: Fraction

    @classmethod
    def of(cls, tree: _Tree) -> "Lot":
        lot = cls(0.5)
        lot.tree, lot.low, lot.high = tree, Fraction(0), Fraction(1)
        return lot

    def __lt__(self, edge: Any) -> bool:
        at = Fraction(edge)
        if not self.low < at < self.high:
            return at >= self.high
        below = self.tree.decide((at - self.low) / (self.high - self.low))
        self.low, self.high = (self.low, at) if below else (at, self.high)
        return below

    def _no(self, *_: object) -> NoReturn:
        raise AssertionError("a draw may only be asked whether it is below something")

    __le__ = __gt__ = __ge__ = __mul__ = __rmul__ = __add__ = __radd__ = __int__ = _no
    __round__ = __floor__ = __sub__ = __rsub__ = __truediv__ = __mod__ = _no


def outcomes[T](run: Callable[[Draw], T]) -> dict[T, Fraction]:
    """Everything `run` can give, with its exact chance."""
    found: dict[T, Fraction] = {}
    scripts: list[list[bool]] = [[]]
    while scripts:
        tree = _Tree(scripts.pop())
        result = run(tree.draw)
        found[result] = found.get(result, Fraction(0)) + tree.weight
        scripts += tree.open
    return found


def seen(dealt: Dealt) -> str:
    """What the partner can tell of a card: the step, or which list it came from."""
    return dealt.card if dealt.is_touch else dealt.card.rstrip("0123456789")


class Path:
    """The real path from the block's draw through its evenings, or one with another `deal` in it."""

    def __init__(self, plan: Programme, *, deal: Deal = deal, rates: Rates = RATES) -> None:
        self.plan, self.rates = plan, rates
        self._deal = deal
        self._evening = cache(self._one_evening)

    def starts(self, *, surely: Set[str] = frozenset()) -> dict[Block, Fraction]:
        """The blocks that can be drawn; `surely`: given that these steps are in any full deck."""
        drawn = outcomes(lambda draw: draw_block(self.plan, 1, draw, self.rates))
        kinds = _grouped((block.kind, weight) for block, weight in drawn.items())
        kept = {block: weight for block, weight in drawn.items() if surely <= set(block.deck)}
        left = _grouped((block.kind, weight) for block, weight in kept.items())
        return {
            block: weight * kinds[block.kind] / left[block.kind] for block, weight in kept.items()
        }

    def law(
        self,
        starts: dict[Block, Fraction],
        marks: Sequence[tuple[frozenset[str], frozenset[str]]],
        gentle: Sequence[bool] = (),
    ) -> dict[Sight, Fraction]:
        states: dict[tuple[Sight, Block], Fraction] = {
            ((), block): w for block, w in starts.items()
        }
        for number, (a, b) in enumerate(marks):
            tonight = bool(gentle) and gentle[number]
            states = _grouped(
                (((*sight, seen(dealt)), then), weight * chance)
                for (sight, block), weight in states.items()
                for (dealt, then), chance in self._evening(block, a, b, tonight).items()
            )
        return _grouped((sight, weight) for (sight, _), weight in states.items())

    def _one_evening(
        self, block: Block, a: frozenset[str], b: frozenset[str], gentle: bool
    ) -> dict[tuple[Dealt, Block], Fraction]:
        order = newest_first(self.plan)
        return outcomes(
            lambda draw: self._deal(self.plan, block, a, b, gentle, order, draw, self.rates)
        )


class Loose(Rates, frozen=True, kw_only=True):
    """Rates without their rails, for faulty deals."""

    def __post_init__(self) -> None:
        pass


class Line(Struct):
    """A draw that reads from a list, and counts."""

    lots: list[float]
    taken: int = 0

    def __call__(self) -> float:
        self.taken += 1
        return self.lots[self.taken - 1]


def ratio(law: dict[Sight, Fraction], other: dict[Sight, Fraction]) -> Fraction:
    """The greatest factor of `other` against `law`; a sight only `other` gives is a KeyError."""
    return max(weight / law[sight] for sight, weight in other.items())


def _grouped[K](pairs: Iterable[tuple[K, Fraction]]) -> dict[K, Fraction]:
    totals: dict[K, Fraction] = {}
    for key, weight in pairs:
        totals[key] = totals.get(key, Fraction(0)) + weight
    return totals
