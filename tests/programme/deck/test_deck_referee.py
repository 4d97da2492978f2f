"""A referee over whole blocks, as a state machine: no yes, no touch, whatever comes in between.

Marks go through their bytes and their worth at the deal, as they do in life. And the real draws, run
many times from a seed, come out as often as `factors.py` says.
"""

import math
import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import ClassVar

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.programme.deck.tree import Sight, programme, seen
from toward.programme.deck import RATES, Block, deal, draw_block, newest_first
from toward.programme.factors import Game, law
from toward.programme.marks import Mark, MarkError, counted, decode_mark, encode

STEPS = ("arm", "hug", "walk")
PLAN = programme(*STEPS, gentle=2, words=3)
ORDER = newest_first(PLAN)
MEMBERS = (b"a" * 16, b"b" * 16)
WINDOW = b"w" * 16
START = datetime(2026, 3, 2, 20, tzinfo=UTC)
MEMBER = st.sampled_from(MEMBERS)
LOT = st.sampled_from([0.0, 0.2, 0.4, 0.6, 0.8, 0.99])
# Mostly full blocks, or touch would hardly ever be reached.
KIND_LOT = st.sampled_from([0.0, 0.4, 0.6, 0.8, 0.99])


class Referee(RuleBasedStateMachine):
    """`rows` is what the database holds; `wants` is what each person last said and still means."""

    seen: ClassVar[Counter[str]] = Counter()

    @initialize(
        kind=KIND_LOT,
        lots=st.lists(LOT, min_size=3, max_size=3),
        index=st.sampled_from([0, 1, 2, 9]),
    )
    def open_block(self, kind: float, lots: list[float], index: int) -> None:
        self.now = START
        self.block = draw_block(PLAN, index, iter([kind, *lots]).__next__)
        self.rows: dict[bytes, bytes] = {}
        self.wants: dict[bytes, tuple[frozenset[str], datetime]] = {}
        self.gentle = dict.fromkeys(MEMBERS, False)

    @rule(member=MEMBER, steps=st.frozensets(st.sampled_from(STEPS)))
    def mark(self, member: bytes, steps: frozenset[str]) -> None:
        mark = Mark(window=WINDOW, member=member, steps=tuple(sorted(steps)), alarm_at=self.now)
        self.rows[member] = encode(mark)
        self.wants[member] = (steps, self.now)

    @rule(steps=st.frozensets(st.sampled_from(STEPS), min_size=2))
    def both_mark(self, steps: frozenset[str]) -> None:
        for member in MEMBERS:
            self.mark(member, steps)

    @rule(member=MEMBER)
    def withdraw(self, member: bytes) -> None:
        self.rows[member] = encode(Mark(window=WINDOW, member=member))
        self.wants.pop(member, None)

    @rule(member=MEMBER)
    def garble(self, member: bytes) -> None:
        self.rows[member] = b"\x00 not a mark"
        self.wants.pop(member, None)

    @rule(member=MEMBER)
    def plant_the_others(self, member: bytes) -> None:
        """One member's row copied over the other's is never the other's yes."""
        other = MEMBERS[1 - MEMBERS.index(member)]
        if other in self.rows:
            self.rows[member] = self.rows[other]
            self.wants.pop(member, None)

    @rule(member=MEMBER)
    def toggle_gentle(self, member: bytes) -> None:
        self.gentle[member] = not self.gentle[member]

    @rule()
    def all_well(self) -> None:
        self.gentle = dict.fromkeys(MEMBERS, False)

    @rule(hours=st.sampled_from([0.5, 2.0, 3.5]))
    def wait(self, hours: float) -> None:
        self.now += timedelta(hours=hours)

    @rule()
    def crash(self) -> None:
        self.rows.clear()
        self.wants.clear()

    @rule(lots=st.lists(LOT, min_size=5, max_size=5))
    def deal(self, lots: list[float]) -> None:
        before, gentle = self.block, any(self.gentle.values())
        one, other = (self.read(member) for member in MEMBERS)
        draw = iter(lots).__next__
        dealt, self.block = deal(PLAN, before, one, other, gentle, ORDER, draw)
        if dealt.is_touch:
            self.check_touch(dealt.card, before, gentle=gentle)
        self.check_block(before, gentle=gentle, touched=dealt.is_touch)
        Referee.seen[seen(dealt)] += 1
        self.rows.clear()
        self.wants.clear()

    @rule(lots=st.lists(LOT, min_size=5, max_size=5))
    def mark_and_deal(self, lots: list[float]) -> None:
        self.both_mark(frozenset(STEPS))
        self.deal(lots)

    @rule(lots=st.lists(LOT, min_size=5, max_size=5), late=MEMBER)
    def mark_and_deal_late(self, lots: list[float], late: bytes) -> None:
        """One marked over three hours before the deal."""
        self.mark(late, frozenset(STEPS))
        self.wait(3.5)
        self.mark(MEMBERS[1 - MEMBERS.index(late)], frozenset(STEPS))
        self.deal(lots)

    @rule(lots=st.lists(LOT, min_size=5, max_size=5), member=MEMBER)
    def plant_and_deal(self, lots: list[float], member: bytes) -> None:
        self.both_mark(frozenset(STEPS))
        self.plant_the_others(member)
        self.deal(lots)

    @rule(lots=st.lists(LOT, min_size=5, max_size=5), member=MEMBER)
    def withdraw_and_deal(self, lots: list[float], member: bytes) -> None:
        self.both_mark(frozenset(STEPS))
        self.withdraw(member)
        self.deal(lots)

    def read(self, member: bytes) -> frozenset[str]:
        try:
            mark = decode_mark(self.rows.get(member, b""))
        except MarkError:
            return frozenset()
        return counted(mark, window=WINDOW, member=member, at=self.now, fresh_hours=3)

    def check_touch(self, step: str, before: Block, *, gentle: bool) -> None:
        for member in MEMBERS:
            steps, said = self.wants[member]
            assert step in steps
            assert self.now - said <= timedelta(hours=3)
        assert step in before.deck
        assert before.kind == "full"
        assert not any((gentle, before.turned, before.openly_words))

    def check_block(self, before: Block, *, gentle: bool, touched: bool) -> None:
        """A block never opens again: not its kind, not its deck, not once it has turned."""
        became_gentle = gentle and not before.begun and not before.openly_words
        assert self.block.kind == ("gentle" if became_gentle else before.kind)
        assert self.block.deck == before.deck
        assert self.block.turned >= before.turned
        assert touched or self.block.turned == before.turned


def test_no_yes_no_touch() -> None:
    Referee.seen.clear()
    run_state_machine_as_test(
        Referee, settings=settings(max_examples=150, stateful_step_count=30, deadline=None, derandomize=True)
    )  # fmt: skip
    # A machine that never reached touch would have shown nothing.
    assert sum(Referee.seen[step] for step in STEPS) >= 20
    assert Referee.seen["gentle"] >= 20
    assert Referee.seen["words"] >= 20


BLOCKS, EVENINGS = 2_500, 8
MARKED = frozenset(STEPS)


@pytest.fixture(scope="module")
def exact() -> dict[Sight, Fraction]:
    return law(Game(rates=RATES, steps=ORDER), [MARKED] * EVENINGS)


@pytest.fixture(scope="module")
def sights() -> Counter[Sight]:
    chance = random.Random(20260301)
    return Counter(played(chance) for _ in range(BLOCKS))


def played(chance: random.Random) -> Sight:
    block = draw_block(PLAN, 1, chance.random)
    sight = []
    for _ in range(EVENINGS):
        dealt, block = deal(PLAN, block, MARKED, MARKED, False, ORDER, chance.random)
        sight.append(seen(dealt))
    return tuple(sight)


@pytest.mark.parametrize("name", ["gentle", "words", *STEPS])
def test_twenty_thousand_evenings_come_out_as_computed(
    exact: dict[Sight, Fraction], sights: Counter[Sight], name: str
) -> None:
    expected = sum(weight * sight.count(name) for sight, weight in exact.items())
    square = sum(weight * sight.count(name) ** 2 for sight, weight in exact.items())
    found = sum(times * sight.count(name) for sight, times in sights.items()) / BLOCKS
    assert abs(found - expected) < 4 * math.sqrt((square - expected**2) / BLOCKS)


@pytest.mark.parametrize("number", range(EVENINGS))
def test_each_evenings_touch_comes_out_as_computed(
    exact: dict[Sight, Fraction], sights: Counter[Sight], number: int
) -> None:
    share = sum((w for sight, w in exact.items() if sight[number] in STEPS), Fraction(0))
    found = sum(times for sight, times in sights.items() if sight[number] in STEPS)
    assert abs(found - BLOCKS * share) < 4 * math.sqrt(BLOCKS * share * (1 - share))
