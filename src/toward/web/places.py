"""A page by the name of its address: its title and its plain line, as the hub that lists it says them."""

from toward.web.own import hub
from toward.web.own.hub import Place

HUBS = (hub.GROUPS,)


def place(name: str) -> Place:
    return _places()[name]


def is_known(name: str) -> bool:
    return name in _places()


def _places() -> dict[str, Place]:
    return {one.name: one for groups in HUBS for group in groups for one in group.places}
