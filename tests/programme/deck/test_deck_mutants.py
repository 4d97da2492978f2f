"""Faulty deals, each of which the comparison of the real path with `factors.law` must notice."""

from collections.abc import Callable
from fractions import Fraction
from itertools import chain, combinations, product
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import astuple, replace

from tests.programme.deck.tree import Loose, Path, programme
from toward.programme.deck import RATES, Block, Dealt, Draw, Rates, deal
from toward.programme.definition import Programme
from toward.programme.factors import Game, law

type Result = tuple[Dealt, Block]

NONE: frozenset[str] = frozenset()
TWO = frozenset({"arm", "hug"})
SUBSETS = [
    frozenset(c) for c in chain.from_iterable(combinations(sorted(TWO), n) for n in range(3))
]
GAME = Game(rates=RATES, steps=("hug", "arm"))
PLAN = programme("arm", "hug")


class Evening(Struct, frozen=True):
    """What the deal is given, in its order."""

    plan: Programme
    block: Block
    a: frozenset[str]
    b: frozenset[str]
    gentle: bool
    order: tuple[str, ...]
    draw: Draw
    rates: Rates

    def deal(self, **changes: Any) -> Result:
        return deal(*astuple(replace(self, **changes)))


def deck_ignored(e: Evening) -> Result:
    dealt, after = e.deal(block=replace(e.block, deck=("arm", "hug")))
    return dealt, replace(after, deck=e.block.deck)


def held_tied_to_marks(e: Evening) -> Result:
    return e.deal(rates=Loose(held=Fraction(1, 4) if len(e.a & e.b) > 1 else Fraction(1, 2)))


def newest_always(e: Evening) -> Result:
    return e.deal(rates=Loose(newest=Fraction(1)))


def newest_by_one_side(e: Evening) -> Result:
    return e.deal(rates=Loose(newest=Fraction(3, 4) if e.a == e.b else Fraction(1, 2)))


def never_held(e: Evening) -> Result:
    return e.deal(rates=Loose(held=Fraction(0)))


def never_turns(e: Evening) -> Result:
    return e.deal(rates=Loose(turn=Fraction(0)))


def turn_forgotten(e: Evening) -> Result:
    return e.deal(block=replace(e.block, turned=False))


def turns_without_touch(e: Evening) -> Result:
    dealt, after = e.deal()
    return dealt, replace(after, turned=after.turned or not dealt.is_touch)


def one_yes_is_enough(e: Evening) -> Result:
    return e.deal(a=e.a | e.b, b=e.a | e.b)


def held_looks_gentle(e: Evening) -> Result:
    dealt, after = e.deal()
    quiet = e.block.kind == "full" and not dealt.is_touch
    return (Dealt(card="gentle0") if quiet else dealt), after


def unmarked_looks_gentle(e: Evening) -> Result:
    dealt, after = e.deal()
    return (dealt if e.a & e.b else Dealt(card="gentle0")), after


def gentle_ignored(e: Evening) -> Result:
    return e.deal(gentle=False)


def gentle_only_closes_touch(e: Evening) -> Result:
    return e.deal(block=replace(e.block, begun=True))


def list_changes_at_once(e: Evening) -> Result:
    dealt, after = e.deal(block=replace(e.block, kind="gentle") if e.gentle else e.block)
    return dealt, replace(after, kind=e.block.kind)


def words_blocks_touch(e: Evening) -> Result:
    full = e.block.kind == "words"
    return e.deal(block=replace(e.block, kind="full") if full else e.block)


MUTANTS: list[Callable[[Evening], Result]] = [
    deck_ignored, held_tied_to_marks, newest_always, newest_by_one_side, never_held, never_turns,
    turn_forgotten, turns_without_touch, one_yes_is_enough, held_looks_gentle, unmarked_looks_gentle,
    gentle_ignored, gentle_only_closes_touch, list_changes_at_once, words_blocks_touch,
]  # fmt: skip


def path_of(faulty: Callable[[Evening], Result]) -> Path:
    return Path(PLAN, deal=lambda *given: faulty(Evening(*given)))


def agrees(path: Path) -> bool:
    return _agrees_on_marks(path) and _agrees_on_standing(path)


def _agrees_on_marks(path: Path) -> bool:
    starts = path.starts()
    return all(
        path.law(starts, [(a, TWO), (b, c)]) == law(GAME, [a, b & c])
        for a, b, c in product(SUBSETS, repeat=3)
    )


def _agrees_on_standing(path: Path) -> bool:
    starts = path.starts()
    return all(
        path.law(starts, [(TWO, TWO)] * 3, [number >= since for number in range(3)])
        == law(GAME, [TWO] * 3, gentle_from=since)
        for since in range(3)
    )


def test_the_real_deal_agrees() -> None:
    assert agrees(path_of(Evening.deal))


@pytest.mark.parametrize("faulty", MUTANTS, ids=lambda mutant: mutant.__name__)
def test_a_faulty_deal_is_noticed(faulty: Callable[[Evening], Result]) -> None:
    assert not agrees(path_of(faulty))


def test_a_list_that_changes_at_once_would_have_no_bound() -> None:
    """Why a gentle standing in the middle of a block leaves its list alone."""
    path = path_of(list_changes_at_once)
    starts = path.starts()
    always = path.law(starts, [(TWO, TWO)] * 3)
    flagged = path.law(starts, [(TWO, TWO)] * 3, [False, True, True])
    assert flagged.keys() - always.keys()
