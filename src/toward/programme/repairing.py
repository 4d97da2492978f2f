"""Whether one's own body lets one go into a repair now. Only ever asked for oneself; nothing shows the answer."""

from datetime import datetime, timedelta

from toward.programme.days import day_of
from toward.programme.definition import Programme
from toward.programme.gate import usual
from toward.programme.parts.own_repair import FRESH
from toward.programme.state import State


def is_asked(state: State, now: datetime) -> bool:
    """The alarm has not been said within the last hours: it is asked first."""
    said = state.own_repair.said
    return said is None or not timedelta() <= now - said.at <= FRESH


def may_go_in(programme: Programme, state: State, now: datetime) -> bool:
    """At or under one's own usual alarm, never under 3 nor over 5, and not flat or far away."""
    said = state.own_repair.said
    if said is None or is_asked(state, now):
        return False
    limit = usual(state, day_of(now, state.zone), programme.limits)
    return said.alarm <= limit and said.direction != "flat"
