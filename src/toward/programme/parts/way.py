"""The way: a season that one chooses to stay in or go back to. Never one that has not begun."""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from toward.programme.base import Command, Event, Refused
from toward.programme.definition import SeasonId

# "" follows one's own entries again.
type Chosen = SeasonId | Literal[""]


class WayEvent(Event, frozen=True, kw_only=True):
    pass


class SeasonChosen(WayEvent, frozen=True, kw_only=True, tag="season_chosen.1"):
    season: Chosen


type WayEvents = SeasonChosen


class WayCommand(Command, frozen=True, kw_only=True):
    pass


class ChooseSeason(WayCommand, frozen=True, kw_only=True):
    season: Chosen


type WayCommands = ChooseSeason


class Way(Struct, frozen=True, kw_only=True):
    chosen: Chosen = ""


def decide_way(
    command: WayCommands, begun: tuple[SeasonId, ...]
) -> tuple[WayEvents, ...] | Refused:
    if command.season not in {"", *begun}:
        return Refused("season")
    return (SeasonChosen(season=command.season),)


def fold_way(part: Way, event: WayEvents) -> Way:
    return replace(part, chosen=event.season)
