"""Where a person is on the way, why, and what that season has: for its owner's eyes only."""

from msgspec import Struct

from toward import world
from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.programme import offers
from toward.programme.days import day_of
from toward.programme.definition import Offer, SeasonId
from toward.programme.reasons import Reason
from toward.programme.seasons import Seen, begun, reasons, season_of
from toward.services import mine, ours


class Look(Struct, frozen=True, kw_only=True):
    """`begun` holds the seasons one may stay in or go back to; `offers` what this one has today or another day."""

    season: SeasonId
    chosen: SeasonId | None
    begun: tuple[SeasonId, ...]
    why: tuple[Reason, ...]
    offers: tuple[Offer, ...]


def look(vault: Vault) -> Look:
    state, opened = mine.look(vault), ours.find(vault)
    seen = Seen(
        programme=programme(),
        state=state,
        day=day_of(world.now(), state.zone),
        ours=opened.state if opened else None,
        me=str(vault.person) if opened else "",
    )
    return Look(
        season=season_of(seen),
        chosen=state.way.chosen or None,
        begun=begun(seen),
        why=reasons(seen),
        offers=offers.of_season(seen),
    )
