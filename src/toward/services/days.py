"""What day it is for a person, by the clock of the house."""

from datetime import date

from toward import world
from toward.programme.days import day_of
from toward.programme.state import State


def today(state: State) -> date:
    return day_of(world.now(), state.zone)
