"""Agreements: both give, both sign the same, thirty days, no renewal, and nothing counts what was not said."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from toward.programme.base import Made, Refused
from toward.programme.parts.agreements import (
    HOLDS,
    TOLD,
    WHEN,
    AgreementEnded,
    Agreements,
    AgreementsCommands,
    EndAgreement,
    Give,
    SayTold,
    Sign,
    Withdraw,
    decide_agreements,
    fold_agreements,
    holds_until,
    numbers,
    told_on,
)

START = date(2026, 3, 2)
ANNA, BEN = "anna", "ben"


def made(author: str, seq: int, day: int = 0) -> Made:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC) + timedelta(days=day)
    return Made(at=at, day=START + timedelta(days=day), seq=seq, author=author)


class Table:
    """The two at one table: each act is decided and folded as the room would do it."""

    def __init__(self) -> None:
        self.part, self.seq = Agreements(), 0

    def act(self, author: str, command: AgreementsCommands, day: int = 0) -> Refused | None:
        self.seq += 1
        outcome = decide_agreements(self.part, command, made(author, self.seq, day))
        if isinstance(outcome, Refused):
            return outcome
        for event in outcome:
            self.part = fold_agreements(self.part, made(author, self.seq, day), event)
        return None

    def give(self, author: str, told: str = "late") -> None:
        assert self.act(author, Give(told=told, when="same_day")) is None

    def agree(self) -> "Table":
        self.give(ANNA)
        self.give(BEN, "plans")
        for member in (ANNA, BEN):
            assert self.act(member, Sign(gifts=numbers(self.part))) is None
        return self


def test_it_holds_thirty_days_once_both_gave_and_signed() -> None:
    table = Table().agree()

    assert holds_until(table.part, START) == START + timedelta(days=29)
    assert holds_until(table.part, START + timedelta(days=29)) is not None
    assert holds_until(table.part, START + HOLDS) is None


def test_one_alone_can_sign_nothing() -> None:
    table = Table()
    table.give(ANNA)
    table.give(ANNA, "money")

    assert table.act(ANNA, Sign(gifts=numbers(table.part))) == Refused("one_sided")
    assert table.part.since is None


def test_one_signature_does_not_hold() -> None:
    table = Table()
    table.give(ANNA)
    table.give(BEN)
    table.act(ANNA, Sign(gifts=numbers(table.part)))
    table.act(ANNA, Sign(gifts=numbers(table.part)))

    assert holds_until(table.part, START) is None


def test_what_was_signed_before_a_change_no_longer_counts() -> None:
    table = Table()
    table.give(ANNA)
    table.give(BEN)
    before = numbers(table.part)
    table.act(ANNA, Sign(gifts=before))
    table.give(BEN, "money")

    assert table.act(BEN, Sign(gifts=before)) == Refused("changed")
    table.act(BEN, Sign(gifts=numbers(table.part)))
    assert holds_until(table.part, START) is None


def test_either_ends_it_at_once() -> None:
    table = Table().agree()
    table.act(BEN, EndAgreement(), day=3)

    assert table.part == Agreements()


def test_nobody_withdraws_what_the_other_gave() -> None:
    table = Table().agree()
    theirs = table.part.gifts[0].number

    assert table.act(BEN, Withdraw(gift=theirs)) == Refused("gift")
    assert len(table.part.gifts) == 2


def test_after_its_last_day_it_is_built_anew() -> None:
    table = Table().agree()

    assert table.act(ANNA, SayTold(gift=table.part.gifts[0].number), day=30) == Refused("gift")
    table.act(ANNA, Give(told="money", when="same_day"), day=31)
    assert [gift.told for gift in table.part.gifts] == ["money"]


def test_told_is_said_by_the_giver_once_a_day() -> None:
    table = Table().agree()
    own = table.part.gifts[0].number

    assert table.act(BEN, SayTold(gift=own), day=1) == Refused("gift")
    for _ in range(2):
        assert table.act(ANNA, SayTold(gift=own), day=1) is None

    assert len(table.part.told) == 1
    assert told_on(table.part, own, START + timedelta(days=1))


members = st.sampled_from((ANNA, BEN))
acts = st.one_of(
    st.builds(Give, told=st.sampled_from(TOLD), when=st.sampled_from(WHEN)),
    st.builds(Withdraw, gift=st.integers(1, 20)),
    st.just("sign"),
    st.builds(EndAgreement),
    st.builds(SayTold, gift=st.integers(1, 20)),
)


@given(st.lists(st.tuples(members, acts, st.integers(0, 3)), max_size=30))
def test_nothing_ever_holds_without_a_part_and_a_signature_of_each(
    steps: list[tuple[str, AgreementsCommands | str, int]],
) -> None:
    table, day = Table(), 0
    for member, act, days in steps:
        day += days
        command = Sign(gifts=numbers(table.part)) if isinstance(act, str) else act
        table.act(member, command, day)
        if holds_until(table.part, START + timedelta(days=day)):
            assert {gift.giver for gift in table.part.gifts} == {ANNA, BEN}
            assert {one.member for one in table.part.signed} == {ANNA, BEN}
            assert {one.gifts for one in table.part.signed} == {numbers(table.part)}


def test_ending_is_the_same_event_whoever_ends_it() -> None:
    assert decide_agreements(Agreements(), EndAgreement(), made(ANNA, 1)) == (AgreementEnded(),)
