"""One of one's own entries, by its random id: what taking it back would do, and doing it."""

from uuid import UUID

from msgspec import Struct

from toward.accounts.sessions import Vault
from toward.journal import store
from toward.programme.events import Envelope, TakenBack
from toward.programme.taking_back import tombstones
from toward.services import mine
from toward.services.mine import NotThereError


class Chosen(Struct, frozen=True, kw_only=True):
    """An entry, how many others of its day go with it, and what would stay closed."""

    envelope: Envelope
    along: int
    left: tuple[TakenBack, ...]
    is_paired: bool

    @property
    def month(self) -> str:
        return month_of(self.envelope)


def choose(vault: Vault, entry_id: UUID) -> Chosen:
    """Changes nothing. Raises NotThereError for what can't be taken back, or was."""
    seq = _number(vault, entry_id)
    log = [read.envelope for read in store.read(vault.mine)]
    stones = tombstones(log, seq)
    if not stones:
        raise NotThereError
    left = (stone.event for stone in stones.values())
    return Chosen(
        envelope=log[seq - 1],
        along=len(stones) - 1,
        left=tuple(event for event in left if isinstance(event, TakenBack)),
        is_paired=mine.look(vault).partner is not None,
    )


def take_back(vault: Vault, entry_id: UUID) -> str:
    """Answers with the month it stood in. Sent twice, it is taken back once. Raises NotThereError."""
    seq = _number(vault, entry_id)
    mine.take_back(vault, seq)
    (read,) = mine.entries(vault, (seq,))
    return month_of(read.envelope)


def month_of(envelope: Envelope) -> str:
    return f"{envelope.day:%Y-%m}"


def _number(vault: Vault, entry_id: UUID) -> int:
    seq = store.number_of(vault.mine, entry_id)
    if seq is None:
        raise NotThereError
    return seq
