"""Browsing in tests: a Django client whose cookies are a person's own."""

import re

from django.test import Client

from toward.accounts.sessions import Tier, Vault, begin
from toward.accounts.visit import COOKIES
from toward.web.between.handles import handle, named_for


def client_of(vault: Vault) -> Client:
    """Signed in with an open vault, as after typing the passphrase now."""
    client = Client()
    client.cookies[COOKIES[Tier.VAULT]] = begin(Tier.VAULT, vault.person, vault)
    client.cookies[COOKIES[Tier.SHELL]] = begin(Tier.SHELL, vault.person)
    return client


def masked(response) -> bytes:
    """The whole answer without what changes on each request: form tokens and command ids."""
    body = re.sub(rb'value="[0-9A-Za-z-]{36,64}"', b'value=""', response.content)
    return b"%d %s" % (response.status_code, body)


def called(vault: Vault, number: int) -> str:
    """What this person's pages call an entry of the room of two."""
    with named_for(vault):
        return handle(number)
