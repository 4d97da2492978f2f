"""The deal as a truth table, over everything it may depend on; and the block's draw."""

from fractions import Fraction
from itertools import chain, combinations, product

import pytest

from tests.programme.deck.tree import Line, outcomes, programme
from toward.programme.deck import (
    DEAL_DRAWS,
    RATES,
    Block,
    Dealt,
    Rates,
    deal,
    draw_block,
    faults,
    gentle_block,
    listed,
    newest_first,
)
from toward.programme.definition import BlockKind

STEPS = ("arm", "hug")
SUBSETS = [frozenset(c) for c in chain.from_iterable(combinations(STEPS, n) for n in range(3))]
PLAN = programme(*STEPS, gentle=2, words=3)
ORDER = newest_first(PLAN)
LOW, HIGH = 0.1, 0.9
KINDS: tuple[BlockKind, ...] = ("gentle", "words", "full")
BLOCKS = [
    Block(index=index, kind=kind, deck=tuple(deck), turned=turned, begun=begun, openly_words=openly)
    for index, openly in ((0, True), (3, False))
    for kind in KINDS
    for deck in ((), ("arm",), ("hug",), STEPS)
    for turned in (False, True)
    for begun in (False, True)
    if not openly or (kind == "words" and not deck and not turned)
]


def expected(
    block: Block, a: frozenset[str], b: frozenset[str], gentle: bool, lots: tuple[float, ...]
) -> tuple[Dealt, Block]:
    """The same, said again from the design's sentences and not from the code."""
    held, newest, _, turn, quiet = lots
    all_gentle = block.openly_words or block.kind == "gentle" or (gentle and not block.begun)
    kind: BlockKind = "gentle" if all_gentle and not block.openly_words else block.kind
    begun = block.begun or not block.openly_words
    after = Block(
        index=block.index, kind=kind, deck=block.deck, turned=block.turned,
        begun=begun, openly_words=block.openly_words,
    )  # fmt: skip
    can = [step for step in ("hug", "arm") if step in a and step in b and step in block.deck]
    if kind == "full" and not block.turned and not gentle and can and held == HIGH:
        step = can[0] if newest == LOW else can[-1]
        after = Block(
            index=block.index, kind=kind, deck=block.deck, turned=turn == LOW, begun=begun
        )
        return Dealt(card=step, twin=f"twin-of-{step}", is_touch=True), after
    names = (
        [("gentle0", ""), ("gentle1", "")]
        if all_gentle
        else [("words0", "still0"), ("words2", "still2")]
    )
    card, twin = names[0] if quiet == LOW else names[-1]
    return Dealt(card=card, twin=twin), after


@pytest.mark.parametrize("gentle", [False, True])
@pytest.mark.parametrize("block", BLOCKS, ids=repr)
def test_every_evening_is_dealt_as_designed(block: Block, gentle: bool) -> None:
    for a, b in product(SUBSETS, SUBSETS):
        for lots in product((LOW, HIGH), repeat=DEAL_DRAWS):
            line = Line(list(lots))
            got = deal(PLAN, block, a, b, gentle, ORDER, line)
            assert got == expected(block, a, b, gentle, lots)
            assert line.taken == DEAL_DRAWS


def test_two_sides_are_alike() -> None:
    for block, a, b, gentle in product(BLOCKS, SUBSETS, SUBSETS, (False, True)):
        lots = [HIGH, LOW, LOW, LOW, LOW]
        one = deal(PLAN, block, a, b, gentle, ORDER, Line(lots))
        assert one == deal(PLAN, block, b, a, gentle, ORDER, Line(lots))


def test_a_quiet_evening_shows_nothing_but_the_list() -> None:
    """Held, turned, out of the deck, unmarked, or a words block: the same card from the same draws."""
    full = Block(index=2, kind="full", deck=STEPS, begun=True)
    both, none = frozenset(STEPS), frozenset[str]()
    ways = [
        (full, both, both, LOW),
        (full, none, both, HIGH),
        (full, frozenset({"arm"}), frozenset({"hug"}), HIGH),
        (Block(index=2, kind="full", deck=STEPS, begun=True, turned=True), both, both, HIGH),
        (Block(index=2, kind="full", begun=True), both, both, HIGH),
        (Block(index=2, kind="words", deck=STEPS, begun=True), both, both, HIGH),
    ]
    for quiet in (0.0, 0.34, 0.67, 0.999):
        cards = {
            deal(PLAN, k, a, b, False, ORDER, Line([h, 0.5, 0.5, 0.5, quiet]))[0]
            for k, a, b, h in ways
        }
        assert len(cards) == 1


@pytest.mark.parametrize("kind", ["gentle", "words"])
def test_quiet_cards_are_uniform_over_the_public_list(kind: str) -> None:
    block = next(b for b in BLOCKS if b.kind == kind and not b.openly_words)
    found = outcomes(
        lambda draw: deal(PLAN, block, SUBSETS[3], SUBSETS[3], False, ORDER, draw)[0].card
    )
    names = [card.id for card in PLAN.quiet if kind in card.blocks]
    assert found == dict.fromkeys(names, Fraction(1, len(names)))
    assert [card.id for card in listed(PLAN, block)] == names


def test_newest_has_half_and_the_others_share_the_rest() -> None:
    plan = programme("arm", "hug", "walk", "turns")
    steps = frozenset(step.id for step in plan.touch)
    block = Block(index=1, kind="full", deck=tuple(steps), begun=True)
    found = outcomes(
        lambda d: deal(plan, block, steps, steps, False, newest_first(plan), d)[0].card
    )
    other = Fraction(1, 12)
    assert found == {
        "words0": Fraction(1, 2),
        "turns": Fraction(1, 4),
        "walk": other,
        "hug": other,
        "arm": other,
    }


def test_a_step_nobody_knows_is_never_dealt() -> None:
    block = Block(index=1, kind="full", deck=("arm",), begun=True)
    made_up = frozenset({"made-up"})
    cards = outcomes(lambda d: deal(PLAN, block, made_up, made_up, False, ORDER, d)[0].is_touch)
    assert cards == {False: Fraction(1)}


def test_a_block_is_drawn_with_the_rates() -> None:
    found = outcomes(lambda draw: draw_block(PLAN, 1, draw))
    kinds = {
        kind: sum(w for b, w in found.items() if b.kind == kind)
        for kind in ("gentle", "words", "full")
    }
    assert kinds == {"gentle": Fraction(1, 3), "words": Fraction(1, 4), "full": Fraction(5, 12)}
    third = Fraction(1, 3)
    decks = {b.deck: w / kinds["full"] for b, w in found.items() if b.kind == "full"}
    assert decks == {
        (): third**2,
        ("arm",): 2 * third**2,
        ("hug",): 2 * third**2,
        STEPS: 4 * third**2,
    }


@pytest.mark.parametrize("index", [-1, 0])
def test_the_first_block_is_openly_words_whatever_is_drawn(index: int) -> None:
    found = outcomes(lambda draw: draw_block(PLAN, index, draw))
    assert set(found) == {Block(index=index, kind="words", openly_words=True)}
    assert gentle_block(index) == next(iter(found))


def test_a_lost_block_is_gentle_until_the_next() -> None:
    assert gentle_block(4).kind == "gentle"
    assert not gentle_block(4).deck


@pytest.mark.parametrize("index", [0, 1, 7])
def test_drawing_a_block_takes_the_same_draws_in_every_case(index: int) -> None:
    for lots in product((LOW, HIGH), repeat=3):
        line = Line(list(lots))
        draw_block(PLAN, index, line)
        assert line.taken == 3


@pytest.mark.parametrize(
    "lowered",
    [
        {"gentle": Fraction(33, 100)},
        {"words": Fraction(24, 100)},
        {"held": Fraction(49, 100)},
        {"turn": Fraction(33, 100)},
        {"in_deck": Fraction(67, 100)},
        {"newest": Fraction(51, 100)},
        {"gentle": Fraction(1, 2), "words": Fraction(3, 4)},
        {"gentle": Fraction(-1, 3)},
        {"in_deck": Fraction(-1, 3)},
    ],
    ids=str,
)
def test_a_cover_can_not_be_lowered(lowered: dict[str, Fraction]) -> None:
    with pytest.raises(ValueError, match=r"must be|more than"):
        Rates(**lowered)


def test_covers_can_be_raised() -> None:
    raised = Rates(gentle=Fraction(1, 2), held=Fraction(3, 4), in_deck=Fraction(1, 2))
    assert raised.full == Fraction(1, 4)
    assert Rates() == RATES


def test_a_programme_that_would_break_the_covers_is_named() -> None:
    assert not faults(PLAN)
    assert len(faults(programme("arm", gentle=0, words=0))) == 2
    apart = programme("arm")
    only_full = type(apart.quiet[0])(id="x", kind="calm", blocks=("full",))
    as_step = type(apart.quiet[0])(id="arm", kind="calm", blocks=("gentle",))
    changed = type(apart)(
        version=1,
        touch=apart.touch,
        quiet=(*apart.quiet, only_full, as_step),
        solo=(),
        floor=apart.floor,
    )
    assert faults(changed) == (
        "x: words and full blocks must deal the same quiet cards",
        "arm: is also a step",
    )
