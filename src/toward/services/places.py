"""Where a person is signed in, for that person alone: browsers by the days they were seen, and ending them."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID

from msgspec import Struct

from toward import world
from toward.accounts import sessions
from toward.accounts.sessions import Row, Tier, Vault
from toward.accounts.visit import Visit
from toward.programme.days import day_of
from toward.services import mine

type Way = Literal["open", "signed in", "known"]


class Place(Struct, frozen=True, kw_only=True):
    """A browser: since when, when last, and how far in it is. Nothing more of it is kept anywhere."""

    id: UUID
    since: date
    last: date
    way: Way
    is_this: bool


def look(visit: Visit, vault: Vault) -> tuple[Place, ...]:
    """This one first, then the one seen last."""
    rows = sessions.rows_of(vault.person)
    here, zone = _here(visit), mine.look(vault).zone
    idle = timedelta(minutes=vault.idle_minutes)
    found = [
        (max(row.seen for row in of_one), _place(of_one, zone, idle, is_this=place == here))
        for place, of_one in _by_place(rows).items()
    ]
    found.sort(key=lambda pair: (not pair[1].is_this, -pair[0].timestamp()))
    return tuple(place for _, place in found)


def end(visit: Visit, vault: Vault, place: UUID) -> bool:
    """Everything of that browser ends, if it is this person's. Answers whether it was this one."""
    is_this = place == _here(visit)
    sessions.end_place(vault.person, place)
    if is_this:
        visit.leave()
        visit.forget_device()
    return is_this


def end_others(visit: Visit, vault: Vault) -> None:
    """All but this browser."""
    here = _here(visit)
    for place in _by_place(sessions.rows_of(vault.person)):
        if place != here:
            sessions.end_place(vault.person, place)


def _here(visit: Visit) -> UUID | None:
    return sessions.place_of(visit.cookie(Tier.VAULT), Tier.VAULT)


def _by_place(rows: Iterable[Row]) -> dict[UUID, list[Row]]:
    places: dict[UUID, list[Row]] = {}
    for row in rows:
        places.setdefault(row.place, []).append(row)
    return places


def _place(rows: list[Row], zone: str, idle: timedelta, *, is_this: bool) -> Place:
    return Place(
        id=rows[0].place,
        since=day_of(min(row.created for row in rows), zone),
        last=day_of(max(row.seen for row in rows), zone),
        way=_way(rows, world.now() - idle),
        is_this=is_this,
    )


def _way(rows: list[Row], idle_since: datetime) -> Way:
    if any(row.tier == Tier.VAULT and row.seen >= idle_since for row in rows):
        return "open"
    return "signed in" if any(row.tier == Tier.SHELL for row in rows) else "known"
