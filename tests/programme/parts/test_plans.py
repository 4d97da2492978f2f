"""A plan for a place: proposed, changed by either, a yes only to what was seen and never to one's own."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.programme.base import Made, Refused
from toward.programme.parts.plans import (
    PLANS_MAX,
    AgreeToPlan,
    AnswerPlan,
    ChangePlan,
    LetPlanGo,
    Plans,
    PlansCommands,
    ProposePlan,
    decide_plans,
    fold_plans,
    own_wording,
)

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
ANNA, BEN = "anna", "ben"
PAINT = ProposePlan(kind="room", changes=("paint",))


def made(author: str, seq: int) -> Made:
    return Made(at=START, day=date(2026, 3, 2) + timedelta(days=seq), seq=seq, author=author)


class Table:
    """The two at one table: each act is decided and folded as the room would do it."""

    def __init__(self, *first: tuple[str, PlansCommands]) -> None:
        self.part, self.seq = Plans(), 0
        for author, command in first:
            assert self.act(author, command) is None

    def act(self, author: str, command: PlansCommands) -> Refused | None:
        self.seq += 1
        outcome = decide_plans(self.part, command, made(author, self.seq))
        if isinstance(outcome, Refused):
            return outcome
        for event in outcome:
            self.part = fold_plans(self.part, made(author, self.seq), event)
        return None

    def agreed(self) -> list[str | None]:
        return [plan.agreed.member if plan.agreed else None for plan in self.part.kept]


def test_the_other_says_yes_to_it() -> None:
    assert Table((ANNA, PAINT), (BEN, AgreeToPlan(plan=1, version=1))).agreed() == [BEN]


def test_nobody_says_yes_to_their_own() -> None:
    assert Table((ANNA, PAINT), (ANNA, AgreeToPlan(plan=1, version=1))).agreed() == [None]


def test_put_otherwise_the_yes_is_gone_and_passes_to_the_first() -> None:
    table = Table((ANNA, PAINT), (BEN, AgreeToPlan(plan=1, version=1)))
    assert table.act(BEN, ChangePlan(plan=1, changes=("light",))) is None
    assert table.agreed() == [None]

    assert table.act(ANNA, AgreeToPlan(plan=1, version=1)) == Refused("changed")
    assert table.act(ANNA, AgreeToPlan(plan=1, version=3)) is None
    assert table.agreed() == [ANNA]


def test_each_keeps_their_own_last_wording_and_answer() -> None:
    table = Table(
        (ANNA, PAINT),
        (BEN, ChangePlan(plan=1, words="blue")),
        (ANNA, AnswerPlan(plan=1, words="when?")),
        (ANNA, AnswerPlan(plan=1, words="on Sunday?")),
    )
    (plan,) = table.part.kept

    assert [own_wording(plan, who).seq for who in (ANNA, BEN)] == [1, 2]  # type: ignore[union-attr]
    assert [(one.member, one.seq) for one in plan.answers] == [(ANNA, 4)]
    assert plan.current.member == BEN


@pytest.mark.parametrize("who", [ANNA, BEN])
def test_either_lets_it_go_and_gone_is_gone(who: str) -> None:
    table = Table((ANNA, PAINT), (who, LetPlanGo(plan=1)))

    assert table.part.kept == ()
    assert table.act(BEN, AgreeToPlan(plan=1, version=1)) == Refused("gone")
    assert table.act(BEN, LetPlanGo(plan=1)) is None


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (ProposePlan(kind="", changes=("paint",)), "kind"),
        (ProposePlan(kind="room"), "empty"),
        (ProposePlan(kind="room", words="  "), "empty"),
        (ProposePlan(kind="room", changes=("paint", "paint")), "changes"),
        (ProposePlan(kind="room", changes=("magic",)), "changes"),
        (ProposePlan(kind="room", name="x" * 81, changes=("paint",)), "name"),
        (ProposePlan(kind="room", words="x" * 301), "words"),
        (ChangePlan(plan=9, changes=("paint",)), "gone"),
        (AnswerPlan(plan=9, words="x"), "gone"),
    ],
)
def test_what_does_not_fit_is_refused(wrong: PlansCommands, reason: str) -> None:
    assert Table().act(ANNA, wrong) == Refused(reason)


def test_four_of_each_is_the_most() -> None:
    table = Table(*((who, PAINT) for who in (ANNA, BEN) for _ in range(PLANS_MAX)))

    assert table.act(ANNA, PAINT) == Refused("many")
    assert len(table.part.kept) == 2 * PLANS_MAX


numbers = st.integers(1, 9)
acts = st.tuples(
    st.sampled_from((ANNA, BEN)),
    st.one_of(
        st.just(PAINT),
        st.builds(ChangePlan, plan=numbers, changes=st.just(("air",))),
        st.builds(AgreeToPlan, plan=numbers, version=numbers),
        st.builds(AnswerPlan, plan=numbers, words=st.just("a word")),
        st.builds(LetPlanGo, plan=numbers),
    ),
)


@given(st.lists(acts, max_size=14))
def test_a_yes_is_always_the_others_and_after_the_wording_it_is_to(
    said: list[tuple[str, PlansCommands]],
) -> None:
    table = Table()
    for author, command in said:
        table.act(author, command)

    for plan in table.part.kept:
        if plan.agreed:
            assert plan.agreed.member != plan.current.member
            assert plan.agreed.seq > plan.current.seq
