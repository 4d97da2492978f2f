"""What its receiver keeps quiet, for pages that show the other's words beside one's own.

Such pages stand behind the passphrase, so that whoever holds the phone sees no sign of it.
"""

from toward.accounts.sessions import Vault
from toward.services import mine


def hides(vault: Vault, channel: str) -> bool:
    return channel in mine.look(vault).muting.muted


def hides_words(vault: Vault, channel: str) -> bool:
    """Free text, wherever it stands, is a channel of its own."""
    return not {channel, "own_words"}.isdisjoint(mine.look(vault).muting.muted)
