"""Single own entries, opened: the words that a state only points to."""

from collections.abc import Callable, Collection, Sequence
from uuid import UUID

from django.http import Http404

from toward.accounts.sessions import Vault
from toward.programme.base import Event
from toward.services import mine


def all_of[E: Event](vault: Vault, numbers: Collection[int], kind: type[E]) -> dict[int, E]:
    """What of this kind stands under these numbers, by number; what was taken back is left out."""
    events = ((read.seq, read.envelope.event) for read in mine.entries(vault, numbers))
    return {seq: event for seq, event in events if isinstance(event, kind)}


def with_later[P, A: Event, B: Event](
    vault: Vault,
    kept: Sequence[P],
    by: Callable[[P], tuple[int, int]],
    first: type[A],
    later: type[B],
) -> list[tuple[UUID, P, A, B | None]]:
    """Newest first, each with its words and those said later; one that was taken back is no longer here.

    by: where the two stand in the log.
    """
    numbers = {seq for one in kept for seq in by(one)}
    events = all_of(vault, numbers, Event)
    ids = mine.ids(vault, numbers)
    found = []
    for one in reversed(kept):
        noted, said = (events.get(seq) for seq in by(one))
        if isinstance(noted, first):
            found.append((ids[by(one)[0]], one, noted, said if isinstance(said, later) else None))
    return found


def number(vault: Vault, entry: UUID) -> int:
    """Where it stands among one's own; another's and one that isn't there answer alike."""
    seq = mine.number_of(vault, entry)
    if seq is None:
        raise Http404
    return seq
