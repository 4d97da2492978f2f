"""What the two hold to for now. A rest from touch also takes away what either had marked."""

from datetime import date

from django.db import transaction

from toward.accounts.sessions import Vault
from toward.programme.base import Refused
from toward.programme.parts.arrangements import (
    TRUCE,
    About,
    Arrangement,
    ArrangementCommands,
    SetArrangement,
    arrangement_on,
)
from toward.services import marks, ours
from toward.services.days import today_of_two
from toward.services.ours import Opened


def find(opened: Opened, about: About) -> Arrangement | None:
    return arrangement_on(opened.state.arrangements, about, today_of_two(opened))


def touch_rests_until(opened: Opened) -> date | None:
    found = find(opened, TRUCE)
    return found.until if found else None


def act(vault: Vault, command: ArrangementCommands, command_id: str) -> Refused | None:
    with transaction.atomic():
        refused = ours.act(vault, command, command_id)
        if refused is None and isinstance(command, SetArrangement) and command.about == TRUCE:
            for member in (vault.person, ours.get(vault).partner.id):
                marks.blank(member)
    return refused
