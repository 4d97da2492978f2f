"""What runs between the two right now, as Today and Between us show it: the same for both, whoever began it."""

from datetime import date

from msgspec import Struct

from toward import world
from toward.programme.days import day_of, wall_clock
from toward.programme.live import time_out as rules
from toward.services import live, practice, repair, time_out, together
from toward.services.ours import Opened


class Back(Struct, frozen=True, kw_only=True):
    """A time-out that runs: the hour that was named, and whether it has come."""

    token: str
    hour: str
    is_tomorrow: bool
    is_back: bool


class Named(Struct, frozen=True, kw_only=True):
    """A repair that is open, until the end of its day: its day and hour by the couple's clock."""

    day: date
    hour: str
    is_today: bool
    has_begun: bool


class Running(Struct, frozen=True, kw_only=True):
    """Tokens of what can be joined; "" where nothing runs."""

    practice: str = ""
    time_out: Back | None = None
    listening: str = ""
    breathing: str = ""
    repair: Named | None = None


def look(opened: Opened) -> Running:
    found, touched = live.standing(opened), practice.find(opened)
    return Running(
        practice=touched.token if touched else "",
        time_out=_back(live.pick(found, time_out.TIME_OUT)),
        listening=_token(live.pick(found, together.LISTENING)),
        breathing=_token(live.pick(found, together.BREATHING)),
        repair=_named(opened),
    )


def _named(opened: Opened) -> Named | None:
    held, zone, now = repair.find(opened), opened.state.zone, world.now()
    if held is None or day_of(held.at, zone) < day_of(now, zone):
        return None
    day = day_of(held.at, zone)
    return Named(
        day=day,
        hour=wall_clock(held.at, zone),
        is_today=day == day_of(now, zone),
        has_begun=now >= held.at,
    )


def _token[T: Struct](found: live.Look[T] | None) -> str:
    return found.token if found else ""


def _back(found: live.Look[rules.TimeOut] | None) -> Back | None:
    if found is None:
        return None
    held, now = found.what, world.now()
    return Back(
        token=found.token,
        hour=wall_clock(held.back, held.zone),
        is_tomorrow=day_of(held.back, held.zone) > day_of(now, held.zone),
        is_back=rules.is_back(held, now),
    )
