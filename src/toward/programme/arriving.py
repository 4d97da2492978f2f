"""Whether something from the other is shown to this person at all. Pure, and only ever from their own entries.

Every page that shows what the other sent asks here first. The sender's side never does.
"""

from toward.programme.parts.muting import CHANNELS
from toward.programme.state import State


def arrives(state: State, channel: str) -> bool:
    """A channel: one of `muting.CHANNELS`. For whoever stepped back quietly nothing arrives."""
    return not state.step_back and channel not in state.muting.muted


def own_words_arrive(state: State) -> bool:
    """Free text, wherever it stands."""
    return arrives(state, OWN_WORDS)


OWN_WORDS = CHANNELS[-1]
