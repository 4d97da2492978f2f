"""Where in the body it is felt, and in which direction (M1). No map of any body: twelve plain words.

An alarm or a direction noted here can close touch like any other; it never opens or refreshes anything.
"""

from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import asdict, replace

from toward.programme.base import Command, Event, Made, Refused
from toward.programme.definition import DIRECTIONS, Direction

REGIONS: tuple[str, ...] = (
    "head",
    "throat",
    "shoulders",
    "chest",
    "back",
    "belly",
    "hips",
    "arms",
    "legs",
    "feet",
    "all_over",
    "nowhere",
)
ALARM_MAX = 10
SPOTS_KEPT = 96
SPOT_DAYS = 84


class BodyEvent(Event, frozen=True, kw_only=True):
    pass


class BodyNoted(BodyEvent, frozen=True, kw_only=True, tag="body_noted.1"):
    """At this moment. where: keys of REGIONS, any number of them. alarm: 0-10."""

    where: tuple[str, ...] = ()
    direction: Direction | None = None
    alarm: int | None = None


type BodyEvents = BodyNoted


class BodyCommand(Command, frozen=True, kw_only=True):
    pass


class NoteBody(BodyCommand, frozen=True, kw_only=True):
    where: tuple[str, ...] = ()
    direction: Direction | None = None
    alarm: int | None = None


type BodyCommands = NoteBody


class Spot(Struct, frozen=True, array_like=True):
    """A moment: places and direction as numbers, so that a quarter of a year stays small."""

    day: date
    places: int
    way: int = 0
    of_day: bool = False  # from the day's check-in, which the next one corrects


class Body(Struct, frozen=True, kw_only=True):
    spots: tuple[Spot, ...] = ()
    last: date | None = None


def decide_body(command: BodyCommands) -> tuple[BodyEvents, ...] | Refused:
    wrong = {
        "where": not are_regions(command.where),
        "alarm": command.alarm is not None and not 0 <= command.alarm <= ALARM_MAX,
        "nothing": command == NoteBody(),
    }
    reason = next((reason for reason, is_wrong in wrong.items() if is_wrong), None)
    return Refused(reason) if reason else (BodyNoted(**asdict(command)),)


def fold_body(part: Body, made: Made, event: BodyEvents) -> Body:
    part = replace(part, last=max(part.last or made.day, made.day))
    return _with(part, _spot(made.day, event.where, event.direction))


def of_check_in(part: Body, day: date, where: tuple[str, ...], direction: Direction | None) -> Body:
    """The day's last check-in says where; what an earlier one of that day said goes with it."""
    others = tuple(spot for spot in part.spots if not (spot.of_day and spot.day == day))
    part = replace(part, spots=others)
    return _with(part, replace(_spot(day, where, direction), of_day=True)) if where else part


def are_regions(where: tuple[str, ...]) -> bool:
    return len(set(where)) == len(where) and set(where) <= set(REGIONS)


def where_of(spot: Spot) -> tuple[str, ...]:
    return tuple(region for n, region in enumerate(REGIONS) if spot.places >> n & 1)


def direction_of(spot: Spot) -> Direction | None:
    return DIRECTIONS[spot.way - 1] if spot.way else None


def _spot(day: date, where: tuple[str, ...], direction: Direction | None) -> Spot:
    places = sum(1 << n for n, region in enumerate(REGIONS) if region in where)
    return Spot(day, places, DIRECTIONS.index(direction) + 1 if direction else 0)


def _with(part: Body, spot: Spot) -> Body:
    spots = sorted((*part.spots, spot), key=lambda one: one.day)
    first = spots[-1].day - timedelta(days=SPOT_DAYS)
    return replace(part, spots=tuple(one for one in spots if one.day > first)[-SPOTS_KEPT:])
