"""Entering, locking and leaving: what happens besides the cookies."""

import logging

from django.db import Error
from django.http import HttpRequest

from toward import world
from toward.accounts import sessions
from toward.accounts.sessions import Tier, Vault
from toward.accounts.visit import Visit
from toward.journal.errors import RoomError
from toward.services import ours, people

log = logging.getLogger("toward.services")


def enter(visit: Visit, vault: Vault) -> None:
    """New cookies, and the standing row rewritten: at every unlock of everyone."""
    visit.open(vault)
    if own := people.language(vault.person):
        visit.speak(own)
    try:
        ours.refresh(vault)
    except (RoomError, ours.NoRoomError):
        log.warning("room of two not refreshed")


def renew(visit: Visit, vault: Vault) -> None:
    """The open vault with something about it changed; how long it may stay open does not begin anew."""
    sessions.renew(visit.cookie(Tier.VAULT), vault)


def own_cookies(visit: Visit) -> tuple[str, ...]:
    """What a change of the passphrase leaves standing: this browser."""
    return tuple(visit.cookie(tier) for tier in Tier)


def leave_everywhere(visit: Visit, vault: Vault) -> None:
    """Every session and every known device ends, this one too."""
    sessions.end_all(vault.person)
    visit.leave()
    visit.forget_device()


def close(request: HttpRequest) -> None:
    """For Close this page: ends vault and shell; a database that is down stops nothing."""
    visit: Visit = request.visit  # type: ignore[attr-defined]
    visit.speak("")
    try:
        visit.leave()
    except Error:
        log.warning("session rows could not be ended")


def is_fresh(vault: Vault) -> bool:
    return vault.is_fresh(world.now())
