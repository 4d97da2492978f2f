"""What is written in pieces: bounded, the newest words count, nothing of it closes or opens anything."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.strategies_own import writing_events
from toward.programme.base import Made, Refused
from toward.programme.gate import closes
from toward.programme.parts.writing import (
    KINDS,
    PIECE_LENGTH,
    PIECES_MAX,
    KeepPiece,
    PieceKept,
    Writing,
    decide_writing,
    fold_writing,
    numbers,
)

keys = st.text("abcdefghijklmnop", min_size=1, max_size=1)
pieces = st.builds(
    PieceKept, kind=st.sampled_from(KINDS), piece=keys, text=st.sampled_from(("", "x"))
)


def after(events: list[PieceKept]) -> Writing:
    part = Writing()
    for seq, event in enumerate(events, 1):
        made = Made(at=datetime(2026, 3, 2, tzinfo=UTC), day=date(2026, 3, 2), seq=seq)
        part = fold_writing(part, made, event)
    return part


@given(st.lists(pieces, max_size=80))
def test_newest_words_count_and_the_share_stays_bounded(events: list[PieceKept]) -> None:
    part = after(events)

    for kind in KINDS:
        newest = {event.piece: seq for seq, event in enumerate(events, 1) if event.kind == kind}
        left = {piece for piece, seq in newest.items() if events[seq - 1].text}
        found = numbers(part, kind)  # type: ignore[arg-type]
        assert found.items() <= newest.items()
        assert len(found) <= PIECES_MAX
        assert len(left) > PIECES_MAX or set(found) == left


def test_empty_words_take_a_piece_out() -> None:
    kept = PieceKept(kind="impact", piece="moment", text="the kitchen")

    assert numbers(after([kept]), "impact") == {"moment": 1}
    assert numbers(after([kept, PieceKept(kind="impact", piece="moment", text="")]), "impact") == {}


@pytest.mark.parametrize(
    ("fields", "reason"),
    [({"kind": "x"}, "piece"), ({"piece": "no key"}, "piece"), ({"text": "x" * 4001}, "text")],
)
def test_what_does_not_fit_is_refused(fields: dict[str, str], reason: str) -> None:
    right = {"kind": "impact", "piece": "moment", "text": "x" * PIECE_LENGTH}

    assert decide_writing(KeepPiece(**{**right, **fields})) == Refused(reason)  # type: ignore[arg-type]
    assert decide_writing(KeepPiece(**right)) == (PieceKept(**right),)  # type: ignore[arg-type]


@given(writing_events)
def test_a_piece_closes_nothing(event: PieceKept) -> None:
    assert not closes(event)
