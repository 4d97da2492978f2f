"""What day it is for a person, by the clock of the house."""

from datetime import date

from toward import world
from toward.programme.days import day_of
from toward.programme.state import State
from toward.services.ours import Opened


def today(state: State) -> date:
    return day_of(world.now(), state.zone)


def today_of_two(opened: Opened) -> date:
    """The couple's day, in the zone their room was opened in."""
    return day_of(world.now(), opened.state.zone)
