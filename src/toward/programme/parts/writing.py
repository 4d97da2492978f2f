"""What is written in pieces, with no limit of time (M10, M14, M35): letters, and the exercises of a path.

The words stay in the log; here are the numbers of the newest. Nothing is shown to anybody by being kept.
"""

from typing import Literal, get_args

from msgspec import Struct

from toward.programme.base import Command, Made, NoteEvent, Refused
from toward.programme.parts.keys import is_key

# "impact" and "owning" become letters, "path" are short answers to short texts.
type WritingKind = Literal["impact", "owning", "path"]

KINDS: tuple[str, ...] = get_args(WritingKind.__value__)
PIECE_LENGTH = 4000
PIECES_MAX = 12  # of each kind


class PieceKept(NoteEvent, frozen=True, kw_only=True, tag="piece_kept.1"):
    """piece: a key of the list or text that asks for it. Empty words take it out again."""

    kind: WritingKind
    piece: str
    text: str


class KeepPiece(Command, frozen=True, kw_only=True):
    kind: WritingKind
    piece: str
    text: str


class Piece(Struct, frozen=True, array_like=True):
    kind: WritingKind
    piece: str
    seq: int


class Writing(Struct, frozen=True, kw_only=True):
    pieces: tuple[Piece, ...] = ()


def decide_writing(command: KeepPiece) -> tuple[PieceKept, ...] | Refused:
    if command.kind not in KINDS or not is_key(command.piece):
        return Refused("piece")
    if len(command.text) > PIECE_LENGTH:
        return Refused("text")
    return (PieceKept(kind=command.kind, piece=command.piece, text=command.text),)


def fold_writing(part: Writing, made: Made, event: PieceKept) -> Writing:
    which = (event.kind, event.piece)
    others = tuple(one for one in part.pieces if (one.kind, one.piece) != which)
    new = (Piece(event.kind, event.piece, made.seq),) if event.text else ()
    same = [one for one in others if one.kind == event.kind]
    apart = [one for one in others if one.kind != event.kind]
    return Writing(pieces=(*apart, *(*same, *new)[-PIECES_MAX:]))


def numbers(part: Writing, kind: WritingKind) -> dict[str, int]:
    """Where the newest words of each piece stand."""
    return {one.piece: one.seq for one in part.pieces if one.kind == kind}
