"""Every address of the site, from the URL configuration itself; what can't be filled in fails the run."""

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple
from uuid import UUID

from toward.ui.access import Row
from toward.ui.access import table as read_table

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
MISSING = {"token": "0" * 32, "ref": "nothing-here", "number": "99", "entry": str(UUID(int=0))}


@cache
def table() -> tuple[Row, ...]:
    return tuple(read_table())


class Spot(NamedTuple):
    """One address of a route. `kind` is what stood in the gap, for routes with one."""

    route: str
    path: str
    kind: str = ""


class UnclassifiedError(AssertionError):
    """A route that the harness does not know how to walk: say in `routes.py` what fills its gap."""


def gaps(route: str) -> list[str]:
    return PARAMETER.findall(route)


def fillings(route: str, known: Mapping[str, Mapping[str, str]]) -> list[tuple[str, str]]:
    """(kind, value) of whatever may stand in this route's gap; `known` is by route or by parameter."""
    names = gaps(route)
    if not names:
        return [("", "")]
    found = known.get(route) or known.get(names[0])
    if found is None or len(names) > 1:
        raise UnclassifiedError(f"{route}: nothing is known to stand for {names}")
    return list(found.items())


def spots(known: Mapping[str, Mapping[str, str]]) -> list[Spot]:
    return [
        Spot(row.route, PARAMETER.sub(value, row.route), kind)
        for row in table()
        for kind, value in fillings(row.route, known)
    ]


def answers_post(route: str) -> bool:
    return any(row.route == route and "POST" in row.methods for row in table())
