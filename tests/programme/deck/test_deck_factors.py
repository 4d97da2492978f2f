"""The factors, recomputed by driving the real draws through every way they can fall.

`factors.py` computes from the rates; `tree.Path` runs `draw_block` and `deal` themselves. Both must
agree to the last digit, on every sight. `test_deck_mutants.py` shows that this notices faulty deals.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain, combinations, product

import pytest

from tests.programme.deck.tree import Loose, Path, Sight, programme, ratio
from toward.programme.deck import RATES, Block, Rates
from toward.programme.factors import (
    Choice,
    Game,
    UnboundedError,
    factor_table,
    invited,
    law,
    left_out,
    nothing,
    refused,
    refused_by_turns,
    worst,
)

type Laws = dict[Sight, Fraction]
type Marks = frozenset[str]

NONE: Marks = frozenset()
ONE: Marks = frozenset({"arm"})
TWO: Marks = frozenset({"arm", "hug"})
SUBSETS: list[Marks] = [
    frozenset(c) for c in chain.from_iterable(combinations(sorted(TWO), n) for n in range(3))
]
GAME = Game(rates=RATES, steps=("hug", "arm"))
RAISED = Rates(
    gentle=Fraction(2, 5), words=Fraction(3, 10), held=Fraction(3, 5), turn=Fraction(1, 2),
    in_deck=Fraction(1, 2), newest=Fraction(1, 4),
)  # fmt: skip

# So gentle that stopping in the middle tells more than a block that is gentle from the start.
GENTLER = Rates(gentle=Fraction(1, 2))


@pytest.fixture(scope="module")
def two() -> Path:
    return Path(programme("arm", "hug"))


# --- the law of what is seen ---------------------------------------------------------------------


def test_every_pair_of_marks_on_two_evenings_agrees(two: Path) -> None:
    starts = two.starts()
    for a, b in product(product(SUBSETS, repeat=2), repeat=2):
        marks = list(zip(a, b, strict=True))
        assert two.law(starts, marks) == law(GAME, [x & y for x, y in marks])


def test_every_course_of_four_evenings_agrees(two: Path) -> None:
    starts = two.starts()
    for both in product(SUBSETS, repeat=4):
        real = two.law(starts, [(marks, TWO) for marks in both])
        assert real == law(GAME, both)
        assert sum(real.values()) == 1


def test_other_rates_agree_too() -> None:
    path = Path(programme("arm", "hug", "walk"), rates=RAISED)
    game = Game(rates=RAISED, steps=("walk", "hug", "arm"))
    all_three = frozenset(game.steps)
    for marks in (all_three, frozenset({"arm", "walk"}), frozenset({"hug"})):
        assert path.law(path.starts(), [(marks, all_three)] * 3) == law(game, [marks] * 3)


@pytest.mark.parametrize("since", range(5))
def test_a_gentle_standing_agrees(two: Path, since: int) -> None:
    gentle = [number >= since for number in range(4)]
    real = two.law(two.starts(), [(TWO, TWO)] * 4, gentle)
    assert real == law(GAME, [TWO] * 4, gentle_from=since)


@pytest.mark.parametrize("since", range(1, 5))
def test_a_flag_midway_can_not_be_told_from_marking_no_more(two: Path, since: int) -> None:
    gentle = [number >= since for number in range(4)]
    flagged = two.law(two.starts(), [(TWO, TWO)] * 4, gentle)
    silent = [(NONE if closed else TWO, TWO) for closed in gentle]
    assert flagged == two.law(two.starts(), silent)


def test_the_first_block_looks_the_same_whatever_anybody_does(two: Path) -> None:
    first = {Block(index=0, kind="words", openly_words=True): Fraction(1)}
    for a, b, gentle in product(SUBSETS, SUBSETS, product((False, True), repeat=2)):
        assert two.law(first, [(a, b)] * 2, gentle) == {("gentle", "gentle"): 1}


# --- each bound, by brute force through the real path ---------------------------------------------


def brute_force(path: Path, evenings: int) -> dict[str, Fraction]:
    """The rows of the table for whole marks, over every sight of a block whose deck is not empty."""
    starts = path.starts(surely=ONE)
    marked, silent = (ONE, ONE), (NONE, ONE)

    def factor(*, without: set[int], gentle: bool = False) -> Fraction:
        course = [silent if number in without else marked for number in range(evenings)]
        return ratio(always, path.law(starts, course, [gentle] * evenings))

    def leaving(times: int) -> Fraction:
        return max(factor(without=set(some)) for some in combinations(range(evenings), times))

    always = path.law(starts, [marked] * evenings)
    touched = sum(weight * sight.count("arm") for sight, weight in always.items())
    stopped = max(factor(without=set(range(last, evenings))) for last in range(1, evenings + 1))
    return {
        "nothing": factor(without=set(range(evenings))),
        "closed": max(factor(without=set(), gentle=True), stopped),
        "stopped": stopped,
        **{
            key: leaving(times)
            for key, times in (("evening", 1), ("evenings_2", 2), ("evenings_3", 3))
        },
        "invited": Fraction(touched) / evenings,
    }


@pytest.mark.parametrize(
    ("evenings", "rates"), [(4, RATES), (8, RATES), (4, RAISED), (4, GENTLER)], ids=str
)
def test_the_table_is_what_the_real_path_gives(evenings: int, rates: Rates) -> None:
    found = brute_force(Path(programme("arm"), rates=rates), evenings)
    table = {row.key: row.value for row in factor_table(rates, evenings)}
    assert found == {key: table[key] for key in found}


@pytest.mark.parametrize("refuses", sorted(TWO))
def test_every_way_of_probing_one_step(two: Path, refuses: str) -> None:
    """All marks the prober can make on three evenings, against a partner who refuses one step."""
    starts, highest = two.starts(), Fraction(0)
    for probes in product(SUBSETS, repeat=3):
        always = two.law(starts, [(TWO, marks) for marks in probes])
        refused_law = two.law(starts, [(TWO - {refuses}, marks) for marks in probes])
        highest = max(highest, ratio(always, refused_law))
    assert highest == worst(GAME, 3, lambda _: probing(TWO, refuses))
    assert highest < refused(RATES)


def test_probing_by_turns_with_a_known_other_step(two: Path) -> None:
    starts = two.starts(surely=ONE)
    found = max(
        ratio(
            two.law(starts, [(TWO, m) for m in probes]), two.law(starts, [(ONE, m) for m in probes])
        )
        for probes in product((frozenset({"arm"}), frozenset({"hug"})), repeat=4)
    )
    assert found == refused_by_turns(RATES, 4)


def probing(steps: Marks, refuses: str) -> Iterator[Choice]:
    """Every set of steps the one who looks can mark on an evening."""
    for size in range(1, len(steps) + 1):
        for marks in map(frozenset, combinations(sorted(steps), size)):
            yield Choice(open=marks, suspected=marks - {refuses})


@pytest.mark.parametrize("evenings", [1, 4, 8, 12])
def test_no_probing_passes_the_proved_bound_and_it_comes_near(evenings: int) -> None:
    found = [worst(GAME, evenings, lambda _, s=step: probing(TWO, s)) for step in GAME.steps]  # type: ignore[misc]
    assert max(found) < refused(RATES)
    assert evenings < 8 or min(found) > Fraction(297, 100)


def test_with_many_steps_one_evening_comes_near_the_bound() -> None:
    """So 3 is the least upper bound over all ways of probing; a smaller promise would not be true."""

    def one_evening(count: int) -> Fraction:
        steps = tuple(f"step{number}" for number in range(count))
        game = Game(rates=RATES, steps=steps)
        always = law(game, [frozenset(steps)])
        return ratio(always, law(game, [frozenset(steps[1:])]))

    found = [one_evening(count) for count in (2, 4, 6, 10)]
    assert found == sorted(found)
    assert Fraction(9, 4) < found[-1] < refused(RATES)


# --- what the page promises -------------------------------------------------------------------------


@pytest.mark.parametrize("evenings", [8, 12])
def test_every_promise_holds(evenings: int) -> None:
    rows = factor_table(RATES, evenings)
    assert [row.key for row in rows if not row.holds] == []
    assert {row.key: row.bound for row in rows} == {
        "nothing": Fraction(27, 10), "closed": 3, "stopped": 3, "evening": 2, "evenings_2": 4,
        "evenings_3": 8, "step_seldom": 3, "step": 3, "blocks_2": 9, "blocks_3": 27, "invited": Fraction(1, 8),
    }  # fmt: skip


def test_one_evening_a_week_keeps_the_factors_and_invites_more_often() -> None:
    rows = factor_table(RATES, 4)
    assert [row.key for row in rows if not row.holds] == ["invited"]
    assert Fraction(1, 7) < invited(RATES, 4) < Fraction(1, 6)


def test_the_known_figures() -> None:
    assert nothing(RATES, 8) == Fraction(2048, 773)
    assert nothing(RATES, 12) == Fraction(32768, 12293)
    assert refused_by_turns(RATES, 8) == Fraction(192, 65)
    assert refused_by_turns(RATES, 12) == Fraction(3072, 1025)


def test_raised_covers_tell_less() -> None:
    raised = {row.key: row.value for row in factor_table(RAISED, 8)}
    assert all(raised[row.key] < row.value for row in factor_table(RATES, 8))


@pytest.mark.parametrize("times", [1, 2, 3, 5])
def test_evenings_left_out_multiply(times: int) -> None:
    assert left_out(RATES, 8, times) == 2**times


def test_fewer_marks_and_unsure_decks_tell_less() -> None:
    """Why the table may count with a deck that is never empty, and a partner who marks all."""
    whole = [Choice(open=marks, suspected=NONE) for marks in SUBSETS]
    for evenings in (4, 8):
        assert worst(GAME, evenings, lambda _: whole) < nothing(RATES, evenings)


def test_a_sight_without_cover_is_an_error_not_a_number() -> None:
    game = Game(rates=Loose(gentle=Fraction(0), words=Fraction(7, 12)), steps=("arm",))
    with pytest.raises(UnboundedError):
        worst(game, 2, lambda _: [Choice(open=ONE, suspected=ONE)], gentle=True)
