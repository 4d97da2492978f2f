"""What the two hold to for now: who knows, where each sleeps, and a rest from touch. In the room of two.

Either sets one and either ends it at once, with no reason; whose word it was is not in the state. A rest
from touch ends by itself, and while it stands no mark of either counts.
"""

from datetime import date, timedelta
from typing import Literal, assert_never

from msgspec import Struct

from toward.programme.base import Command, Made, Refused, SharedEvent
from toward.programme.parts.keys import is_key

type About = Literal["knows", "sleep", "truce"]

TRUCE: About = "truce"
TRUCE_DAYS: tuple[int, ...] = (7, 14, 28)


class ArrangementEvent(SharedEvent, frozen=True, kw_only=True):
    pass


class ArrangementSet(ArrangementEvent, frozen=True, kw_only=True, tag="arrangement_set.1"):
    """choice: a key of `lists/knows.toml` or `lists/sleep.toml`. until: the first day after a rest from touch."""

    about: About
    choice: str = ""
    until: date | None = None


class ArrangementEnded(ArrangementEvent, frozen=True, kw_only=True, tag="arrangement_ended.1"):
    about: About


type ArrangementEvents = ArrangementSet | ArrangementEnded


class ArrangementCommand(Command, frozen=True, kw_only=True):
    pass


class SetArrangement(ArrangementCommand, frozen=True, kw_only=True):
    """days: for a rest from touch alone."""

    about: About
    choice: str = ""
    days: int = 0


class EndArrangement(ArrangementCommand, frozen=True, kw_only=True):
    about: About


type ArrangementCommands = SetArrangement | EndArrangement


class Arrangement(Struct, frozen=True, kw_only=True, array_like=True):
    about: About
    since: date
    choice: str = ""
    until: date | None = None


class Arrangements(Struct, frozen=True, kw_only=True):
    """At most one of each."""

    standing: tuple[Arrangement, ...] = ()


def decide_arrangements(
    part: Arrangements, command: ArrangementCommands, made: Made
) -> tuple[ArrangementEvents, ...] | Refused:
    match command:
        case SetArrangement():
            return _set(command, made.day)
        case EndArrangement():
            stands = arrangement_on(part, command.about, made.day) is not None
            return (ArrangementEnded(about=command.about),) if stands else ()
    assert_never(command)


def fold_arrangements(part: Arrangements, made: Made, event: ArrangementEvents) -> Arrangements:
    others = tuple(one for one in part.standing if one.about != event.about)
    match event:
        case ArrangementSet():
            new = Arrangement(
                about=event.about, since=made.day, choice=event.choice, until=event.until
            )
            return Arrangements(standing=(*others, new))
        case ArrangementEnded():
            return Arrangements(standing=others)
    assert_never(event)


def arrangement_on(part: Arrangements, about: About, day: date) -> Arrangement | None:
    """What stands on this day; a rest from touch that is over stands no more."""
    found = next((one for one in part.standing if one.about == about), None)
    over = found is not None and found.until is not None and day >= found.until
    return None if over else found


def _set(command: SetArrangement, day: date) -> tuple[ArrangementEvents, ...] | Refused:
    if command.about == TRUCE:
        until = day + timedelta(days=command.days)
        fits = command.days in TRUCE_DAYS
        return (ArrangementSet(about=TRUCE, until=until),) if fits else Refused("days")
    if not is_key(command.choice):
        return Refused("choice")
    return (ArrangementSet(about=command.about, choice=command.choice),)
