"""The deal: which card two people get on an evening, and the covers that keep a no unreadable.

Pure. `draw` gives numbers in [0, 1); how many are taken depends on the programme alone, never on
what anybody marked. What a card can give away is computed exactly in `factors.py`.

What is seen of an evening is a step, or a card from one of two public lists: the gentle list or the
words list. A full block without touch (held, turned, nothing in common) deals from the words list,
so it can't be told from a words block. The first block deals from the gentle list for everybody:
there is no cover yet under which one person's gentle deck could stand.
"""

from collections.abc import Callable, Sequence, Set
from fractions import Fraction
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from toward.programme.definition import BlockKind, Programme, QuietCard

type Draw = Callable[[], float]
type Listed = Literal["gentle", "words"]

# held, newest, which of the others, turn, which quiet card
DEAL_DRAWS = 5

# rate -> (least, most). A host may raise a cover, never lower it.
_RAILS: dict[str, tuple[Fraction, Fraction]] = {
    "gentle": (Fraction(1, 3), Fraction(1)),
    "words": (Fraction(1, 4), Fraction(1)),
    "held": (Fraction(1, 2), Fraction(1)),
    "turn": (Fraction(1, 3), Fraction(1)),
    "in_deck": (Fraction(0), Fraction(2, 3)),
    "newest": (Fraction(0), Fraction(1, 2)),
}


class Rates(Struct, frozen=True, kw_only=True):
    """The covers, the same for every couple. What gentle and words leave over is full."""

    gentle: Fraction = Fraction(1, 3)
    words: Fraction = Fraction(1, 4)
    held: Fraction = Fraction(1, 2)
    turn: Fraction = Fraction(1, 3)
    in_deck: Fraction = Fraction(2, 3)
    newest: Fraction = Fraction(1, 2)

    def __post_init__(self) -> None:
        for name, (least, most) in _RAILS.items():
            if not least <= getattr(self, name) <= most:
                raise ValueError(f"{name} must be from {least} to {most}")
        if self.full < 0:
            raise ValueError("gentle and words together can't be more than 1")

    @property
    def full(self) -> Fraction:
        return 1 - self.gentle - self.words


RATES = Rates()


class Block(Struct, frozen=True, kw_only=True):
    """Four weeks as only the referee knows them.

    begun: the first evening has been dealt. Only there may someone's standing make it gentle.
    """

    index: int
    kind: BlockKind
    deck: tuple[str, ...] = ()
    turned: bool = False
    begun: bool = False
    openly_words: bool = False


class Dealt(Struct, frozen=True, kw_only=True):
    card: str
    twin: str = ""
    is_touch: bool = False


class _Luck(Struct, frozen=True):
    """Every draw of one evening, taken before anything is looked at."""

    held: float
    newest: float
    other: float
    turn: float
    quiet: float


def draw_block(programme: Programme, index: int, draw: Draw, rates: Rates = RATES) -> Block:
    """The block's secret kind and deck. Up to the end of block 0 it is openly words only."""
    kind = _kind(draw(), rates)
    lots = [(step.id, draw()) for step in programme.touch]
    if index < 1:
        return Block(index=index, kind="words", openly_words=True)
    deck = tuple(step for step, lot in lots if lot < rates.in_deck)
    return Block(index=index, kind=kind, deck=deck)


def gentle_block(index: int) -> Block:
    """Where a block's draw was lost: gentle until the next one (openly words only, if it is the first)."""
    if index < 1:
        return Block(index=index, kind="words", openly_words=True)
    return Block(index=index, kind="gentle", begun=True)


def newest_first(programme: Programme) -> tuple[str, ...]:
    """The public order of the steps: the programme's, from its end. It depends on nobody."""
    return tuple(step.id for step in reversed(programme.touch))


def deal(  # noqa: PLR0913, PLR0917 - everything the deal may depend on stands here, in the open
    programme: Programme,
    block: Block,
    marks_a: Set[str],
    marks_b: Set[str],
    gentle: bool,  # noqa: FBT001
    newest_order: Sequence[str],
    draw: Draw,
    rates: Rates = RATES,
) -> tuple[Dealt, Block]:
    """Tonight's card, and the block as it goes on.

    gentle: the standing of either side. At the block's first evening it makes the whole block gentle;
    later in the block it closes touch at once and leaves the list alone until the next block. A list
    that changed midway would name the very evening on which someone answered.
    """
    luck = _Luck(*(draw() for _ in range(DEAL_DRAWS)))
    block = _begin(block, gentle=gentle)
    shared = _in_order(marks_a & marks_b & set(block.deck), newest_order)
    live = block.kind == "full" and not block.turned and not gentle
    if live and shared and not luck.held < rates.held:
        return _touch(programme, block, shared, luck, rates)
    return _quiet(programme, block, luck), block


def listed(programme: Programme, block: Block) -> tuple[QuietCard, ...]:
    """The public list that a block's cards without touch come from."""
    name: Listed = "gentle" if block.openly_words or block.kind == "gentle" else "words"
    return quiet_list(programme, name)


def quiet_list(programme: Programme, name: Listed) -> tuple[QuietCard, ...]:
    return tuple(card for card in programme.quiet if name in card.blocks)


def faults(programme: Programme) -> tuple[str, ...]:
    """What a programme's cards must hold for the covers to be true."""
    found = [
        f"no quiet card for {name} blocks"
        for name in ("gentle", "words")
        if not quiet_list(programme, name)
    ]
    found += [
        f"{card.id}: words and full blocks must deal the same quiet cards"
        for card in programme.quiet
        if ("words" in card.blocks) != ("full" in card.blocks)
    ]
    touch = {step.id for step in programme.touch}
    return (*found, *(f"{card.id}: is also a step" for card in programme.quiet if card.id in touch))


def _kind(lot: float, rates: Rates) -> BlockKind:
    if lot < rates.gentle:
        return "gentle"
    return "words" if lot < rates.gentle + rates.words else "full"


def _begin(block: Block, *, gentle: bool) -> Block:
    if block.begun or block.openly_words:
        return block
    return replace(block, begun=True, kind="gentle" if gentle else block.kind)


def _in_order(steps: Set[str], newest_order: Sequence[str]) -> tuple[str, ...]:
    """Newest first; what the order does not name comes last, by name, so that nothing hangs on a set."""
    place = {step: number for number, step in enumerate(newest_order)}
    return tuple(sorted(steps, key=lambda step: (place.get(step, len(place)), step)))


def _touch(
    programme: Programme, block: Block, shared: tuple[str, ...], luck: _Luck, rates: Rates
) -> tuple[Dealt, Block]:
    step_id = _choose(shared, luck, rates)
    step = next(step for step in programme.touch if step.id == step_id)
    dealt = Dealt(card=step.id, twin=step.twin, is_touch=True)
    return dealt, replace(block, turned=luck.turn < rates.turn)


def _choose(shared: tuple[str, ...], luck: _Luck, rates: Rates) -> str:
    newest, *others = shared
    if not others or luck.newest < rates.newest:
        return newest
    return others[_index(luck.other, len(others))]


def _quiet(programme: Programme, block: Block, luck: _Luck) -> Dealt:
    cards = listed(programme, block)
    card = cards[_index(luck.quiet, len(cards))]
    return Dealt(card=card.id, twin=card.twin)


def _index(lot: float, count: int) -> int:
    """Which of `count` equal parts of [0, 1) the lot falls in, by comparing only: exact for any lot."""
    return next(number for number in range(count) if lot < Fraction(number + 1, count))
