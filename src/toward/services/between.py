"""What both see of the room of two: the calendar, the evenings, and that it ended.

All of it follows from the date of pairing and from what either set for both; nothing of a mark, an
alarm or a flag is read here, so both always see the same.
"""

from datetime import date, datetime, timedelta

from msgspec import Struct

from toward import world
from toward.accounts.sessions import Vault
from toward.journal.models import Membership, Room
from toward.programme.commands import LeavePairing
from toward.programme.days import BLOCK, block_index, block_start, day_of, next_monday, wall_clock
from toward.programme.events import EveningsSet
from toward.programme.ours import OursState, clock_on, evenings_between, evenings_on
from toward.services import arrangements, mine, ours
from toward.services.evenings import Evening
from toward.services.ours import Opened

# Evenings start on a Monday, so that two weeks always hold the next one.
AHEAD = timedelta(days=14)


class Next(Struct, frozen=True, kw_only=True):
    """The next evening: its day, and the hour on the couple's clock."""

    day: date
    hour: str


class Calendar(Struct, frozen=True, kw_only=True):
    """Public to both. `coming` are evenings that start on `coming_from` and do not hold yet."""

    evenings: EveningsSet | None
    coming: EveningsSet | None
    coming_from: date | None
    next: Next | None
    block: int
    block_ends: date  # the first day after it

    @property
    def openly_words(self) -> bool:
        """The first four weeks: words only, for everyone."""
        return self.block == 0


class Between(Struct, frozen=True, kw_only=True):
    """The opened room goes along, so that one request opens it once."""

    opened: Opened
    calendar: Calendar

    @property
    def partner(self) -> str:
        return self.opened.partner.name

    @property
    def touch_rests_until(self) -> date | None:
        return arrangements.touch_rests_until(self.opened)

    @property
    def zone(self) -> str:
        return self.opened.state.zone


def look(vault: Vault) -> Between | None:
    """The room of two that goes on, or None."""
    opened = ours.find(vault)
    if opened is None:
        return None
    return Between(opened=opened, calendar=calendar(opened.state, world.now()))


def calendar(state: OursState, now: datetime) -> Calendar:
    today = day_of(now, clock_on(state, day_of(now, state.zone)))
    paired_on = state.opened_on or today
    block = block_index(paired_on, today)
    waits = state.next_from is not None and today < state.next_from
    return Calendar(
        evenings=evenings_on(state, today),
        coming=state.next_evenings if waits else None,
        coming_from=state.next_from if waits else None,
        next=_next(state, now, today),
        block=block,
        block_ends=block_start(paired_on, block) + BLOCK,
    )


def changes_start(between: Between) -> date:
    """The Monday from which newly set evenings would hold."""
    return next_monday(day_of(world.now(), between.zone))


def is_dealt(evening: Evening) -> bool:
    """The hour has come, whether or not a card can be read."""
    return evening.closes_at <= world.now()


def has_ended(vault: Vault) -> bool:
    """The other left: the pairing is still pinned here, and its room is closed."""
    pinned = mine.look(vault).partner
    if pinned is None:
        return False
    return Membership.objects.filter(
        person_id=vault.person, room_id=pinned.room, room__kind=Room.Kind.OURS, room__closed=True
    ).exists()


def put_aside(vault: Vault) -> None:
    """It has been read that the shared part ended."""
    pinned = mine.look(vault).partner
    if pinned is not None and has_ended(vault):
        mine.act(vault, LeavePairing(room=pinned.room), mine.command_id())


def _next(state: OursState, now: datetime, today: date) -> Next | None:
    for day, at in evenings_between(state, today, today + AHEAD):
        held = evenings_on(state, day)
        if at > now and held is not None:
            return Next(day=day, hour=wall_clock(at, held.zone))
    return None
