"""Single own entries, opened: the words that a state only points to."""

from collections.abc import Collection
from uuid import UUID

from django.http import Http404

from toward.accounts.sessions import Vault
from toward.programme.base import Event
from toward.services import mine


def all_of[E: Event](vault: Vault, numbers: Collection[int], kind: type[E]) -> dict[int, E]:
    """What of this kind stands under these numbers, by number; what was taken back is left out."""
    events = ((read.seq, read.envelope.event) for read in mine.entries(vault, numbers))
    return {seq: event for seq, event in events if isinstance(event, kind)}


def number(vault: Vault, entry: UUID) -> int:
    """Where it stands among one's own; another's and one that isn't there answer alike."""
    seq = mine.number_of(vault, entry)
    if seq is None:
        raise Http404
    return seq
