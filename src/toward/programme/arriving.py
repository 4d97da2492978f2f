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


def arrives_whole(state: State, channel: str, *, own_words: bool = True) -> bool:
    """All of it, with what the other said in it in their own words; own_words: whether there are any."""
    return arrives(state, channel) and (own_words_arrive(state) or not own_words)


OWN_WORDS = CHANNELS[-1]
