"""What is written in pieces, with no limit of time (M10, M14, M35): letters, and the exercises of a path.

The words stay in the log; here are the numbers of the newest. Nothing is shown to anybody by being kept.
"""

from collections.abc import Collection
from datetime import date, timedelta
from typing import Literal, get_args

from msgspec import Struct
from msgspec.structs import replace

from toward.programme.base import Command, Made, NoteEvent, Refused
from toward.programme.parts.keys import is_key

# "impact" and "owning" become letters, "path" are short answers to short texts.
type WritingKind = Literal["impact", "owning", "path"]

KINDS: tuple[str, ...] = get_args(WritingKind.__value__)
PIECE_LENGTH = 4000
PIECES_MAX = 12  # of each kind
LIES_FOR = timedelta(days=28)


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
    """When something was last written: in either letter, and on the path."""

    pieces: tuple[Piece, ...] = ()
    letter_on: date | None = None
    path_on: date | None = None


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
    part = replace(part, pieces=(*apart, *(*same, *new)[-PIECES_MAX:]))
    on_path = event.kind == "path"
    return replace(part, path_on=made.day) if on_path else replace(part, letter_on=made.day)


def numbers(part: Writing, kind: WritingKind) -> dict[str, int]:
    """Where the newest words of each piece stand."""
    return {one.piece: one.seq for one in part.pieces if one.kind == kind}


def due_letter(part: Writing, given: Collection[str]) -> date | None:
    """Four weeks after the last word of a letter that was begun and not given; there is no hurry in it."""
    begun = {one.kind for one in part.pieces} - {"path", *given}
    return part.letter_on + LIES_FOR if begun and part.letter_on else None
