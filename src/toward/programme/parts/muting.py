"""What may come from the other, kept in one's own room: each channel can be muted, with no sign.

Nothing about it is ever in the room of two, and nothing on the sender's side depends on it.
"""

from msgspec import Struct

from toward.programme.base import Command, Event, Refused

# The last one is free text, wherever it stands; the others are those of `disclosures.SENT`.
CHANNELS: tuple[str, ...] = (
    "needs",
    "sentences",
    "questions",
    "letters",
    "plans",
    "repair",
    "thanks",
    "arrangements",
    "own_words",
)


class MutingSet(Event, frozen=True, kw_only=True, tag="muting_set.1"):
    """From now on nothing of these channels is shown, and of the others everything. Also what came before."""

    channels: tuple[str, ...]


class SetMuting(Command, frozen=True, kw_only=True):
    channels: tuple[str, ...]


class Muting(Struct, frozen=True, kw_only=True):
    muted: tuple[str, ...] = ()


def decide_muting(command: SetMuting) -> tuple[MutingSet, ...] | Refused:
    if not set(command.channels) <= set(CHANNELS):
        return Refused("channel")
    return (MutingSet(channels=tuple(one for one in CHANNELS if one in command.channels)),)


def fold_muting(event: MutingSet) -> Muting:
    return Muting(muted=event.channels)
