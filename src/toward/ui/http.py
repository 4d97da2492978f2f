"""The request as our views see it: with a visit, and in guarded views with a person or open vault.

`vault_of` belongs behind `open_vault` or `inner`, `person_of` behind `shell`: the access rule has
made sure that there is one. Each takes a plain HttpRequest too, so that no view casts.
"""

from typing import cast
from uuid import UUID

from django.http import HttpRequest

from toward.accounts.sessions import Vault
from toward.accounts.visit import Visit


class VisitRequest(HttpRequest):
    visit: Visit


class NobodyError(Exception):
    """A view asked for a person or vault that its access rule does not ensure."""


def visit_of(request: HttpRequest) -> Visit:
    return cast("VisitRequest", request).visit


def vault_of(request: HttpRequest) -> Vault:
    vault = visit_of(request).vault
    if vault is None:
        raise NobodyError
    return vault


def person_of(request: HttpRequest) -> UUID:
    person = visit_of(request).shell
    if person is None:
        raise NobodyError
    return person
