"""A sentence on where one is: kept for oneself by its number, sent for three days, heard by the other alone."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies import numbers, sentences
from toward.content.load import items
from toward.programme.base import Made, Refused
from toward.programme.definition import HERE
from toward.programme.gate import closes
from toward.programme.parts.keys import is_key
from toward.programme.parts.saying import (
    KEPT_MAX,
    LINE_MAX,
    SENT_MAX,
    HearSentence,
    KeepSentence,
    Said,
    Saying,
    SendSentence,
    SentenceHeard,
    SentenceKept,
    SentenceSent,
    decide_said,
    decide_saying,
    fold_said,
    fold_saying,
    sentences_on,
)

FIRST = date(2026, 1, 5)
ANNA, BEN = "anna", "ben"
said = st.builds(SentenceSent, **sentences) | st.builds(
    SentenceHeard, seq=numbers, how=st.sampled_from(("heard", "moment"))
)
WORDS = ("want_unknown", "body_guarded")


def made(author: str, seq: int = 1, day: date = FIRST) -> Made:
    return Made(at=datetime(2026, 1, 5, tzinfo=UTC), day=day, seq=seq, author=author)


@given(st.lists(st.tuples(said, st.sampled_from((ANNA, BEN)), st.integers(0, 2)), max_size=40))
def test_whatever_was_sent_a_share_stays_small_and_old_ones_fade(life) -> None:
    part, day = Said(), FIRST
    for seq, (event, author, wait) in enumerate(life, 1):
        day += timedelta(days=wait)
        part = fold_said(part, made(author, seq, day), event)

    for author in (ANNA, BEN):
        assert sum(one.author == author for one in part.sent) <= SENT_MAX
    assert all(day < one.day + timedelta(days=3) for one in sentences_on(part, day))


def test_only_the_last_kept_ones_are_pointed_to() -> None:
    part = Saying()
    for seq in range(1, KEPT_MAX + 5):
        part = fold_saying(part, made(ANNA, seq))

    assert [kept.seq for kept in part.kept] == list(range(5, KEPT_MAX + 5))


def test_only_the_other_says_how_it_was_heard_while_it_stands() -> None:
    part = fold_said(Said(), made(ANNA), SentenceSent(parts=WORDS))
    hear = HearSentence(seq=1, how="heard")

    assert decide_said(part, hear, made(ANNA, 2)) == Refused("gone")
    assert decide_said(part, hear, made(BEN, 2)) == (SentenceHeard(seq=1, how="heard"),)
    late = made(BEN, 2, FIRST + timedelta(days=3))
    assert decide_said(part, hear, late) == Refused("gone")


@pytest.mark.parametrize(
    ("parts", "line"),
    [
        ((), ""),
        ((), "  "),
        (("want_close", "want_close"), ""),
        (("Not a key",), ""),
        (("want_close",), "x" * (LINE_MAX + 1)),
    ],
)
def test_what_does_not_fit_is_neither_kept_nor_sent(parts: tuple[str, ...], line: str) -> None:
    assert decide_saying(KeepSentence(parts=parts, line=line)) == Refused("sentence")
    sent = decide_said(Said(), SendSentence(parts=parts, line=line), made(ANNA))
    assert sent == Refused("sentence")


def test_a_sixth_at_one_time_waits() -> None:
    part = Said()
    for seq in range(1, SENT_MAX + 1):
        part = fold_said(part, made(ANNA, seq), SentenceSent(parts=WORDS))

    assert decide_said(part, SendSentence(parts=WORDS), made(ANNA, 9)) == Refused("many")
    assert decide_said(part, SendSentence(parts=WORDS), made(BEN, 9)) == (
        SentenceSent(parts=WORDS),
    )


@given(st.builds(SentenceKept, **sentences))
def test_a_sentence_closes_nothing(event: SentenceKept) -> None:
    assert not closes(event)


def test_the_list_has_words_for_all_that_a_check_in_asks_but_for_being_afraid_of_someone() -> None:
    ids = [item.id for item in items("saying")]

    assert {key.removeprefix("here_") for key in ids if key.startswith("here_")} == {
        key for key in HERE if key != "afraid"
    }
    assert {item.group for item in items("saying")} == {"want", "body", "here", "why", "ask"}
    assert all(map(is_key, ids))
    assert all(item.text[-1] in ".!?" for item in items("saying")), "whole sentences only"
