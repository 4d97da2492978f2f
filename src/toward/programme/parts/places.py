"""Places and things that carry it (M24): what will be changed there, and the alarm before and after.

The words stand in the log. An alarm noted here can close touch, never open it.
"""

from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import asdict, replace

from toward.programme.base import Command, Made, NoteEvent, Refused

KINDS: tuple[str, ...] = ("room", "outside", "thing", "smell", "sound", "bed")
CHANGES: tuple[str, ...] = (
    "air",
    "sheets",
    "paint",
    "move",
    "light",
    "new",
    "give_away",
    "put_away",
    "other_room",
    "daylight",
    "wait",
)
ALARM_MAX = 10
NAME_LENGTH, TEXT_LENGTH = 80, 300
PLACES_MAX = 16
FELT_KEPT = 3
DUE_AFTER = timedelta(days=14)


class PlaceEvent(NoteEvent, frozen=True, kw_only=True):
    pass


class PlaceNoted(PlaceEvent, frozen=True, kw_only=True, tag="place_noted.1"):
    """kind: a key of KINDS. carries: what it carries. alarm: how loud it is there."""

    kind: str
    name: str
    carries: str = ""
    alarm: int | None = None


class PlacePlanned(PlaceEvent, frozen=True, kw_only=True, tag="place_planned.1"):
    """What will be changed, in place of what was planned before. changes: keys of CHANGES."""

    place: int
    changes: tuple[str, ...] = ()
    plan: str = ""


class PlaceFelt(PlaceEvent, frozen=True, kw_only=True, tag="place_felt.1"):
    """There once more. changed: whether it has been changed by now. alarm: how loud it was."""

    place: int
    changed: bool
    alarm: int | None = None


class PlaceLetGo(PlaceEvent, frozen=True, kw_only=True, tag="place_let_go.1"):
    place: int


type PlaceEvents = PlaceNoted | PlacePlanned | PlaceFelt | PlaceLetGo


class PlaceCommand(Command, frozen=True, kw_only=True):
    pass


class NotePlace(PlaceCommand, frozen=True, kw_only=True):
    kind: str
    name: str
    carries: str = ""
    alarm: int | None = None


class PlanPlace(PlaceCommand, frozen=True, kw_only=True):
    place: int
    changes: tuple[str, ...] = ()
    plan: str = ""


class FeelPlace(PlaceCommand, frozen=True, kw_only=True):
    place: int
    changed: bool
    alarm: int | None = None


class LetPlaceGo(PlaceCommand, frozen=True, kw_only=True):
    place: int


type PlaceCommands = NotePlace | PlanPlace | FeelPlace | LetPlaceGo


class Felt(Struct, frozen=True, array_like=True):
    day: date
    changed: bool
    alarm: int | None


class Place(Struct, frozen=True, array_like=True):
    """seq: where its words stand; planned: where what will be changed stands, 0 for nothing yet.

    before: the alarm there at first. felt: the last times. changed_on: since when it is changed.
    """

    seq: int
    planned: int = 0
    before: int | None = None
    changed_on: date | None = None
    felt: tuple[Felt, ...] = ()


class Places(Struct, frozen=True, kw_only=True):
    kept: tuple[Place, ...] = ()
    last: date | None = None


def decide_places(part: Places, command: PlaceCommands) -> tuple[PlaceEvents, ...] | Refused:
    reason = _wrong(part, command)
    return Refused(reason) if reason else (_event(command),)


def fold_places(part: Places, made: Made, event: PlaceEvents) -> Places:
    part = replace(part, last=max(part.last or made.day, made.day))
    match event:
        case PlaceNoted():
            new = Place(made.seq, before=event.alarm)
            return replace(part, kept=(*part.kept, new)[-PLACES_MAX:])
        case PlacePlanned():
            return _changed(part, event.place, lambda place: replace(place, planned=made.seq))
        case PlaceFelt():
            felt = Felt(made.day, event.changed, event.alarm)
            return _changed(part, event.place, lambda place: _felt(place, felt))
        case PlaceLetGo():
            left = tuple(place for place in part.kept if place.seq != event.place)
            return replace(part, kept=left)


def alarm_of(event: PlaceEvents) -> int | None:
    return event.alarm if isinstance(event, PlaceNoted | PlaceFelt) else None


def find_place(part: Places, seq: int) -> Place | None:
    return next((place for place in part.kept if place.seq == seq), None)


def due_place(part: Places) -> date | None:
    return min((day for place in part.kept if (day := look_on(place))), default=None)


def look_on(place: Place) -> date | None:
    """Two weeks after it was changed one could look how loud it is there by now; None once one has."""
    since = place.changed_on
    return since + DUE_AFTER if since and not _after(place) else None


def _after(place: Place) -> bool:
    """Whether it was looked at again on a later day than that of the change."""
    since = place.changed_on
    return since is not None and any(felt.changed and felt.day > since for felt in place.felt)


def _event(command: PlaceCommands) -> PlaceEvents:
    match command:
        case NotePlace():
            return PlaceNoted(**asdict(command))
        case PlanPlace():
            return PlacePlanned(**asdict(command))
        case FeelPlace():
            return PlaceFelt(**asdict(command))
        case LetPlaceGo():
            return PlaceLetGo(place=command.place)


def _wrong(part: Places, command: PlaceCommands) -> str | None:
    match command:
        case NotePlace():
            full = "full" if len(part.kept) >= PLACES_MAX else None
            return _wrong_note(command) or full
        case PlanPlace():
            return _unknown(part, command.place) or _wrong_plan(command.changes, command.plan)
        case FeelPlace():
            return _unknown(part, command.place) or _wrong_alarm(command.alarm)
        case LetPlaceGo():
            return _unknown(part, command.place)


def _wrong_note(command: NotePlace) -> str | None:
    if command.kind not in KINDS:
        return "kind"
    if not 0 < len(command.name.strip()) <= len(command.name) <= NAME_LENGTH:
        return "name"
    if len(command.carries) > TEXT_LENGTH:
        return "carries"
    return _wrong_alarm(command.alarm)


def _wrong_plan(changes: tuple[str, ...], plan: str) -> str | None:
    if len(set(changes)) < len(changes) or not set(changes) <= set(CHANGES):
        return "changes"
    return "plan" if len(plan) > TEXT_LENGTH else None


def _wrong_alarm(alarm: int | None) -> str | None:
    return None if alarm is None or 0 <= alarm <= ALARM_MAX else "alarm"


def _unknown(part: Places, seq: int) -> str | None:
    return None if find_place(part, seq) else "unknown"


def _felt(place: Place, felt: Felt) -> Place:
    since = (place.changed_on or felt.day) if felt.changed else None
    return replace(place, changed_on=since, felt=(*place.felt, felt)[-FELT_KEPT:])


def _changed(part: Places, seq: int, change: Callable[[Place], Place]) -> Places:
    kept = tuple(change(place) if place.seq == seq else place for place in part.kept)
    return replace(part, kept=kept)
