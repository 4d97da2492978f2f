"""The quick door and forms that came too late: neither counts before its owner says so after unlocking.

Whether a quick check-in closes touch tonight is judged from what was said alone, so nothing of the room is read.
"""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import asdict

from toward.accounts.sessions import Vault
from toward.programme.base import Refused
from toward.programme.commands import CheckIn, ConfirmQuick
from toward.programme.days import day_of
from toward.programme.events import CheckedIn
from toward.programme.gate import closes
from toward.programme.ours import done_by
from toward.programme.state import has_seen
from toward.services import mine, ours, parcels
from toward.services.parcels import Draft, Quick


class Waiting(Struct, frozen=True):
    id: UUID
    local: datetime
    check_in: CheckIn


class Unsent(Struct, frozen=True):
    id: UUID
    local: datetime
    path: str
    fields: dict[str, list[str]]


def keep(person: UUID, check_in: CheckIn) -> bool:
    """False when too many wait already: then nothing more is taken, but touch closes all the same."""
    return parcels.keep_quick(person, check_in, closes=closes(CheckedIn(**asdict(check_in))))


def waiting(vault: Vault) -> tuple[Waiting, ...]:
    zone = ZoneInfo(mine.look(vault).zone)
    return tuple(
        Waiting(id_, _wall(quick.at, zone), quick.check_in) for id_, quick in _quick(vault)
    )


def confirm(vault: Vault, parcel: UUID) -> Refused | None:
    """'This is mine': kept as it was said then. Refused when it is too old to count."""
    found = dict(_quick(vault)).get(parcel)
    if found is None:
        return None
    day = day_of(found.at, mine.look(vault).zone)
    command = ConfirmQuick(at=found.at, day=day, check_in=found.check_in)
    refused = mine.act(vault, command, f"quick {parcel}")
    parcels.drop(vault, parcel)
    return refused


def unsent(vault: Vault) -> tuple[Unsent, ...]:
    """Forms that found the vault closed. What was put back since is known by its form's own id, and goes."""
    state, opened = mine.look(vault), ours.find(vault)
    sent = done_by(opened.state, str(vault.person)) if opened else ()
    zone, found = ZoneInfo(state.zone), []
    for kept in parcels.drafts(vault):
        draft = kept.what
        if not isinstance(draft, Draft):
            continue
        command = "".join(draft.fields.get("command", []))
        if has_seen(state, command) or command in sent:
            parcels.drop(vault, kept.id)
        else:
            found.append(Unsent(kept.id, _wall(draft.at, zone), draft.path, draft.fields))
    return tuple(found)


def _wall(at: datetime, zone: ZoneInfo) -> datetime:
    """As their own clock showed it; without a zone, so that no page turns it into another's hour."""
    return at.astimezone(zone).replace(tzinfo=None)


def _quick(vault: Vault) -> list[tuple[UUID, Quick]]:
    kept = parcels.quick(vault)
    return [(one.id, one.what) for one in kept if isinstance(one.what, Quick)]
