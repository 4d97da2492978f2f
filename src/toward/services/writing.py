"""What one wrote in pieces: opened for its owner, put together as a letter, taken back with all its versions."""

from collections.abc import Iterable, Mapping

from toward.accounts.sessions import Vault
from toward.journal import store
from toward.programme.base import Refused
from toward.programme.parts.writing import KeepPiece, PieceKept, WritingKind, numbers
from toward.services import mine


def pieces(vault: Vault, kind: WritingKind) -> Mapping[str, str]:
    """The newest words of each piece that has any."""
    seqs = numbers(mine.look(vault).writing, kind)
    opened = {read.seq: read.envelope.event for read in mine.entries(vault, seqs.values())}
    found = {piece: opened.get(seq) for piece, seq in seqs.items()}
    return {piece: said.text for piece, said in found.items() if isinstance(said, PieceKept)}


def whole(said: Mapping[str, str], order: Iterable[str]) -> str:
    """As one letter: the pieces that have words, in the order in which they are asked."""
    return "\n\n".join(said[piece] for piece in order if said.get(piece))


def keep(vault: Vault, piece: KeepPiece, command_id: str) -> Refused | None:
    """Kept empty it is gone, with the versions that were written over."""
    refused = mine.act(vault, piece, command_id)
    if refused is None and not piece.text:
        take_back(vault, piece.kind, piece.piece)
    return refused


def take_back(vault: Vault, kind: WritingKind, piece: str | None = None) -> None:
    """All of it or one piece, with the versions that were written over."""
    for read in tuple(store.read(vault.mine)):
        event = read.envelope.event
        if isinstance(event, PieceKept) and event.kind == kind and piece in {None, event.piece}:
            mine.take_back(vault, read.seq)


def has_words(vault: Vault, kind: WritingKind) -> bool:
    return bool(numbers(mine.look(vault).writing, kind))
