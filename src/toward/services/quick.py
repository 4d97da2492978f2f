"""The quick door: half a minute without a passphrase; it counts only once its owner says it is theirs.

Whether it closes touch tonight is judged from what was said alone, so nothing of the room is read.
"""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import asdict

from toward.accounts.sessions import Vault
from toward.programme.commands import CheckIn, ConfirmQuick
from toward.programme.days import day_of
from toward.programme.decide import Refused
from toward.programme.events import CheckedIn
from toward.programme.gate import closes
from toward.services import mine, parcels
from toward.services.parcels import Quick


class Waiting(Struct, frozen=True):
    id: UUID
    local: datetime
    check_in: CheckIn


def keep(person: UUID, check_in: CheckIn) -> bool:
    """False when too many wait already: then nothing more is taken, but touch closes all the same."""
    return parcels.keep_quick(person, check_in, closes=closes(CheckedIn(**asdict(check_in))))


def waiting(vault: Vault) -> tuple[Waiting, ...]:
    zone = ZoneInfo(mine.look(vault).zone)
    return tuple(
        Waiting(id_, quick.at.astimezone(zone), quick.check_in) for id_, quick in _quick(vault)
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


def _quick(vault: Vault) -> list[tuple[UUID, Quick]]:
    kept = parcels.quick(vault)
    return [(one.id, one.what) for one in kept if isinstance(one.what, Quick)]
