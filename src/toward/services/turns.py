"""The loop in a person's own notes, and a rest from touch that looks like any other. For its owner's eyes only."""

from datetime import date, timedelta

from msgspec import Struct

from toward.accounts.sessions import Vault
from toward.programme.guide import Ref
from toward.programme.loop import LoopDay, is_bad
from toward.programme.loop_found import asked_about, loop_days
from toward.services import days, mine, today

SHOWN = timedelta(days=28)


class Look(Struct, frozen=True, kw_only=True):
    """`asked`: the days that the question is about, empty while there is none. `noted`: the last four weeks."""

    asked: tuple[LoopDay, ...]
    noted: tuple[LoopDay, ...]


def look(vault: Vault) -> Look:
    state = mine.look(vault)
    now = days.today(state)
    noted = tuple(one for one in loop_days(state) if now - SHOWN < one.day and _is_told(one))
    return Look(asked=asked_about(state, now), noted=noted)


def _is_told(day: LoopDay) -> bool:
    """More than a round that went quietly, or a plain check-in."""
    said = (day.reason, day.turned_away, day.pressure, day.avoided)
    return is_bad(day) or any(value is not None for value in said)


def rests_until(vault: Vault) -> date | None:
    state = mine.look(vault)
    until = state.pause_until
    return until if until and until > days.today(state) else None


def days_of_rest(vault: Vault, chosen: int) -> int:
    """A rest that stands already is never made shorter here."""
    until = rests_until(vault)
    left = (until - days.today(mine.look(vault))).days if until else 0
    return max(chosen, left)


def instead(vault: Vault) -> tuple[Ref, ...]:
    """Without touch, needing nobody else: the same two that Today calls gentler, and rest."""
    guidance = today.guidance(vault)
    return (*guidance.gentler, guidance.rest)
