"""Putting a question of one's own into the shared box: out of the one room and into the other, or neither."""

from django.db import transaction

from toward.accounts.sessions import Vault
from toward.programme.base import Refused
from toward.programme.parts.asking import MoveQuestion, QuestionKept
from toward.programme.parts.questions import PutQuestion
from toward.services import mine, ours


def put(vault: Vault, seq: int, command_id: str) -> Refused | None:
    """The words are those that were kept, whatever a form says; one that has to wait is not put."""
    question = kept(vault, seq)
    if question is None:
        return Refused("gone")
    with transaction.atomic():
        # The own room before the room of two, as every act does.
        refused = mine.act(vault, MoveQuestion(seq=seq), command_id)
        if refused is None:
            command = PutQuestion(kind=question.kind, text=question.text)
            refused = ours.act(vault, command, command_id)
        if refused is not None:
            transaction.set_rollback(True)
    return refused


def kept(vault: Vault, seq: int) -> QuestionKept | None:
    reads = mine.entries(vault, (seq,))
    event = reads[0].envelope.event if reads else None
    return event if isinstance(event, QuestionKept) else None
