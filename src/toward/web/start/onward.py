"""Where an opened vault leads: first what waits for its owner, then where they were going."""

from toward.accounts.sessions import Vault
from toward.services import parcels, recovery, sessions
from toward.web import known
from toward.web.go import address

RECOVERY = "/settings/recovery/"
QUICK = "/quick/confirm/"
DRAFTS = "/drafts/"


def onward(vault: Vault, to: str, *, fresh: bool = False) -> str:
    """`fresh`: only asked again for an inner page, so a recovery on its way was told before.

    What waits is told within minutes of the passphrase only, never to whoever holds the open phone.
    """
    if not sessions.is_fresh(vault):
        return to
    waiting = ((known.PAGE, _must_say), (QUICK, _quick), (DRAFTS, _drafts))
    for page, waits in waiting if fresh else ((RECOVERY, _recovers), *waiting):
        if waits(vault):
            return address(page, next=to)
    return to


def _recovers(vault: Vault) -> bool:
    return recovery.pending(vault) is not None


def _must_say(vault: Vault) -> bool:
    return known.must_say(vault.person)


def _quick(vault: Vault) -> bool:
    return bool(parcels.quick(vault))


def _drafts(vault: Vault) -> bool:
    return bool(parcels.drafts(vault))
