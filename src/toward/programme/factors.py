"""How far one partner's evenings can be read: exact factors, computed from the rates and nothing else.

A factor is how much what one partner sees can raise the odds of their suspicion, whatever the odds
were before: the greatest of P(seen | suspicion true) / P(seen | the other marks all, always) over
everything that can be seen in a block. Over a part of a block it can only be less, because it is
then an average over how the block goes on.

What is seen of an evening: the step on a card with touch, or which list a card without touch came
from, "gentle" or "words". Really the lists overlap and less is seen; which card of a list it is
depends on nothing private. The one who looks may mark and leave out whatever they like.
"""

from collections.abc import Callable, Iterable, Sequence, Set
from fractions import Fraction
from functools import cache

from msgspec import Struct

from toward.programme.deck import Rates

type Seen = str
type Weights = dict[_Hidden, Fraction]
type _Sights = dict[tuple[tuple[Seen, ...], _Hidden], Fraction]
type _Frozen = frozenset[tuple[_Hidden, Fraction]]

ONE = Fraction(1)
ZERO = Fraction(0)


class UnboundedError(ArithmeticError):
    """Something can be seen that only the suspicion explains: no cover is left."""

    def __init__(self) -> None:
        super().__init__("this can be seen only if the suspicion is true")


class Factor(Struct, frozen=True, kw_only=True):
    """`value` is computed; `bound` is what Toward promises to stay at or under."""

    key: str
    value: Fraction
    bound: Fraction

    @property
    def holds(self) -> bool:
        return self.value <= self.bound


class Game(Struct, frozen=True, kw_only=True):
    """The covers and the steps, newest first. `sure` steps are left in every deck.

    A sure step is the worst case over any number of steps: with more of them an empty deck, which
    covers too, grows ever less likely.
    """

    rates: Rates
    steps: tuple[str, ...]
    sure: frozenset[str] = frozenset()


class _Hidden(Struct, frozen=True):
    """Where a block stands. A turned block goes on exactly as a words block does."""

    kind: str
    deck: frozenset[str] = frozenset()


class Choice(Struct, frozen=True, kw_only=True):
    """One way an evening can go: what both mark if the other marks all, and if the suspicion is true."""

    open: frozenset[str]
    suspected: frozenset[str]
    spends: int = 0


class _Belief(Struct, frozen=True):
    """Both explanations of what was seen so far, scaled so that the first weighs 1."""

    open: _Frozen
    suspected: _Frozen
    spent: int = 0


_GENTLE = _Hidden("gentle")
_WORDS = _Hidden("words")


def law(
    game: Game, marked: Sequence[Set[str]], *, gentle_from: int | None = None
) -> dict[tuple[Seen, ...], Fraction]:
    """Exactly how likely each sight of a block is, given what both mark on each evening.

    gentle_from: the first evening at which either side's standing is gentle.
    """
    start = _start(game, gentle=gentle_from == 0)
    found: _Sights = {((), hidden): weight for hidden, weight in start.items()}
    for number, both in enumerate(marked):
        closed = gentle_from is not None and number >= gentle_from
        found = _one_more(game, found, frozenset() if closed else both)
    return _summed((sight, weight) for (sight, _), weight in found.items())


def worst(
    game: Game,
    evenings: int,
    choices: Callable[[int], Iterable[Choice]],
    *,
    spend: int = 0,
    gentle: bool = False,
) -> Fraction:
    """The greatest factor over everything that can be seen and every way to choose that spends `spend`.

    gentle: under the suspicion the block began gentle.
    """
    beliefs = {_belief(_start(game, gentle=False), _start(game, gentle=gentle), 0)}
    for number in range(evenings):
        ways = tuple(choices(number))
        beliefs = {
            belief
            for before in beliefs
            for way in ways
            if before.spent + way.spends <= spend
            for belief in _after(game, before, way)
        }
    return max(_total(belief.suspected) for belief in beliefs if belief.spent == spend)


@cache
def factor_table(rates: Rates, evenings: int) -> tuple[Factor, ...]:
    """Every number of the page "Why Toward sometimes chooses quiet", for a block of so many evenings."""
    block = max(nothing(rates, evenings), closed(rates, evenings), stopped(rates, evenings))
    rows = {
        "nothing": (nothing(rates, evenings), Fraction(27, 10)),
        "closed": (closed(rates, evenings), Fraction(3)),
        "stopped": (stopped(rates, evenings), Fraction(3)),
        **{
            key: (left_out(rates, evenings, k), Fraction(2**k))
            for key, k in _LEFT_OUT
            if k < evenings
        },
        "step_seldom": (refused_by_turns(rates, evenings), Fraction(3)),
        "step": (refused(rates), Fraction(3)),
        "blocks_2": (max(block, refused(rates)) ** 2, Fraction(9)),
        "blocks_3": (max(block, refused(rates)) ** 3, Fraction(27)),
        "invited": (invited(rates, evenings), Fraction(1, 8)),
    }
    return tuple(Factor(key=key, value=value, bound=bound) for key, (value, bound) in rows.items())


def nothing(rates: Rates, evenings: int) -> Fraction:
    """'The other marks nothing at all.'"""
    return worst(_sure(rates), evenings, lambda _: (_SILENT,))


def stopped(rates: Rates, evenings: int) -> Fraction:
    """'The other stopped after some evening', whichever it was."""
    return max(_stopped_after(rates, evenings, last) for last in range(1, evenings + 1))


def closed(rates: Rates, evenings: int) -> Fraction:
    """'The other's side is closed altogether', since before the block or since some evening in it."""
    whole = worst(_sure(rates), evenings, lambda _: (_SILENT,), gentle=True)
    return max(whole, stopped(rates, evenings))


def left_out(rates: Rates, evenings: int, times: int) -> Fraction:
    """'The other left out these evenings', so many of them, whichever they were."""
    return worst(_sure(rates), evenings, lambda _: (_BOTH, _SILENT_ONCE), spend=times)


def refused(rates: Rates) -> Fraction:
    """'The other refuses this one step', over any number of steps and all ways of probing.

    Where the step is not in the deck, both explanations give the same sights with the same chances,
    and whether it is in the deck doesn't depend on marks. So P(seen | marked) is never less than
    (1 - in_deck) x P(seen | refused). With many steps a single evening comes as near to that as one
    likes, so it is the exact least upper bound.
    """
    return 1 / (1 - rates.in_deck)


def refused_by_turns(rates: Rates, evenings: int) -> Fraction:
    """The same, for one who marks either that step alone or others alone, and knows them in the deck."""
    game = Game(rates=rates, steps=("other", "step"), sure=frozenset({"other"}))
    step, other = frozenset({"step"}), frozenset({"other"})
    ways = (Choice(open=step, suspected=frozenset()), Choice(open=other, suspected=other))
    return worst(game, evenings, lambda _: ways)


def invited(rates: Rates, evenings: int) -> Fraction:
    """The share of evenings with touch for two who always mark, after the openly words-only block."""
    chances, share = _start(_sure(rates), gentle=False), ZERO
    for _ in range(evenings):
        after = _step(_sure(rates), chances, _TOUCH)
        share += sum(after.get("touch", {}).values(), ZERO)
        chances = _summed(pair for weights in after.values() for pair in weights.items())
    return share / evenings


_TOUCH = frozenset({"touch"})
_BOTH = Choice(open=_TOUCH, suspected=_TOUCH)
_SILENT = Choice(open=_TOUCH, suspected=frozenset())
_SILENT_ONCE = Choice(open=_TOUCH, suspected=frozenset(), spends=1)
_LEFT_OUT = (("evening", 1), ("evenings_2", 2), ("evenings_3", 3))


def _sure(rates: Rates) -> Game:
    return Game(rates=rates, steps=("touch",), sure=_TOUCH)


def _stopped_after(rates: Rates, evenings: int, last: int) -> Fraction:
    return worst(_sure(rates), evenings, lambda number: (_BOTH if number < last else _SILENT,))


def _start(game: Game, *, gentle: bool) -> Weights:
    if gentle:
        return {_GENTLE: ONE}
    rates = game.rates
    full = {_Hidden("full", deck): rates.full * chance for deck, chance in _decks(game).items()}
    return {_GENTLE: rates.gentle, _WORDS: rates.words, **full}


def _decks(game: Game) -> dict[frozenset[str], Fraction]:
    decks = {game.sure: ONE}
    for step in game.steps:
        if step not in game.sure:
            decks = {
                deck | kept: chance * part
                for deck, chance in decks.items()
                for kept, part in _kept(step, game.rates)
            }
    return decks


def _kept(step: str, rates: Rates) -> tuple[tuple[frozenset[str], Fraction], ...]:
    return (frozenset({step}), rates.in_deck), (frozenset(), 1 - rates.in_deck)


def _evening(
    game: Game, hidden: _Hidden, both: Set[str]
) -> Iterable[tuple[Seen, _Hidden, Fraction]]:
    """What can be seen of one evening, where the block then stands, and how likely that is."""
    dealable = [step for step in game.steps if step in both and step in hidden.deck]
    if hidden.kind != "full" or not dealable:
        return ((hidden.kind if hidden.kind == "gentle" else "words", hidden, ONE),)
    rates = game.rates
    found = [("words", hidden, rates.held)]
    for step, share in _shares(dealable, rates):
        chance = (1 - rates.held) * share
        found += [(step, _WORDS, chance * rates.turn), (step, hidden, chance * (1 - rates.turn))]
    return found


def _shares(dealable: Sequence[str], rates: Rates) -> Iterable[tuple[str, Fraction]]:
    newest, *others = dealable
    if not others:
        return ((newest, ONE),)
    rest = (1 - rates.newest) / len(others)
    return ((newest, rates.newest), *((step, rest) for step in others))


def _one_more(game: Game, found: _Sights, both: Set[str]) -> _Sights:
    return _summed(
        (((*sight, seen), after), weight * chance)
        for (sight, hidden), weight in found.items()
        for seen, after, chance in _evening(game, hidden, both)
    )


def _step(game: Game, weights: Weights, both: Set[str]) -> dict[Seen, Weights]:
    """The weights after one evening, for each thing that can be seen of it."""
    after: dict[Seen, Weights] = {}
    for hidden, weight in weights.items():
        for seen, then, chance in _evening(game, hidden, both):
            into = after.setdefault(seen, {})
            into[then] = into.get(then, ZERO) + weight * chance
    return after


def _after(game: Game, before: _Belief, way: Choice) -> Iterable[_Belief]:
    as_open = _step(game, dict(before.open), way.open)
    as_suspected = _step(game, dict(before.suspected), way.suspected)
    for seen in as_open.keys() | as_suspected.keys():
        yield _belief(as_open.get(seen, {}), as_suspected.get(seen, {}), before.spent + way.spends)


def _belief(as_open: Weights, as_suspected: Weights, spent: int) -> _Belief:
    scale = sum(as_open.values(), ZERO)
    suspected = {hidden: weight for hidden, weight in as_suspected.items() if weight}
    if not scale:
        if suspected:
            raise UnboundedError
        return _Belief(frozenset(), frozenset(), spent)
    return _Belief(_scaled(as_open, scale), _scaled(suspected, scale), spent)


def _scaled(weights: Weights, scale: Fraction) -> _Frozen:
    return frozenset((hidden, weight / scale) for hidden, weight in weights.items() if weight)


def _total(weights: _Frozen) -> Fraction:
    return sum((weight for _, weight in weights), ZERO)


def _summed[K](pairs: Iterable[tuple[K, Fraction]]) -> dict[K, Fraction]:
    totals: dict[K, Fraction] = {}
    for key, weight in pairs:
        if weight:
            totals[key] = totals.get(key, ZERO) + weight
    return totals
