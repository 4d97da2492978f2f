"""The addresses of these pages, from the URL configuration itself, with one's own entries in their gaps."""

import re
from collections.abc import Iterable
from uuid import UUID

from toward.accounts.sessions import Vault
from toward.services import mine
from toward.ui.access import Row, table

GAP = re.compile(r"<\w+:(\w+)>")
NOWHERE = UUID(int=0)
ROWS = tuple(row for row in table() if row.view.startswith("web.own."))


def ids(vault: Vault) -> dict[str, str]:
    """What may stand in each gap: the newest of this person's own entries of that kind, or none of them."""
    state = mine.look(vault)
    newest = {
        "stir": [stir.seq for stir in state.stirs.kept][-1:],
        "place": [place.seq for place in state.places.kept][-1:],
        "line": [line.seq for line in state.lines.kept][-1:],
        "notice": [notice.seq for notice in state.noticed.kept][-1:],
    }
    return {name: str(_id(vault, seq)) for name, seq in newest.items()}


def _id(vault: Vault, seq: list[int]) -> UUID:
    return mine.ids(vault, seq).get(seq[0], NOWHERE) if seq else NOWHERE


def addresses(rows: Iterable[Row], vault: Vault) -> list[str]:
    gaps = {"direction": "flat"} | ids(vault)
    return [GAP.sub(lambda gap: gaps[gap[1]], row.route) for row in rows]


def of_rule(rule: str) -> list[Row]:
    return [row for row in ROWS if row.rule == rule and "GET" in row.methods]
