"""Needs and turning toward (M13), in the room of two: one names a need, the other may turn toward it.

A need fades after a week by itself. There is no ledger: what faded or was never taken up is kept nowhere
in the state, and nothing says whether it was read. Thanks is possible, never due.
"""

from datetime import date, timedelta
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from toward.programme.base import Command, Made, Refused, SharedEvent
from toward.programme.parts.keys import is_key
from toward.programme.parts.shared import last_of_each

FADES_AFTER = timedelta(days=7)
OPEN_MAX = 5  # of each: more at one time is a list, not a need


class NeedsEvent(SharedEvent, frozen=True, kw_only=True):
    pass


class NeedVoiced(NeedsEvent, frozen=True, kw_only=True, tag="need_voiced.1"):
    """need: a key of `lists/needs.toml`."""

    need: str


class TurnedToward(NeedsEvent, frozen=True, kw_only=True, tag="turned_toward.1"):
    """seq: the need's number. how: a key of `lists/turns.toml`; said again, the last holds."""

    seq: int
    how: str


class ThankedForTurn(NeedsEvent, frozen=True, kw_only=True, tag="thanked_for_turn.1"):
    seq: int


type NeedsEvents = NeedVoiced | TurnedToward | ThankedForTurn


class NeedsCommand(Command, frozen=True, kw_only=True):
    pass


class VoiceNeed(NeedsCommand, frozen=True, kw_only=True):
    need: str


class TurnToward(NeedsCommand, frozen=True, kw_only=True):
    seq: int
    how: str


class ThankForTurn(NeedsCommand, frozen=True, kw_only=True):
    seq: int


type NeedsCommands = VoiceNeed | TurnToward | ThankForTurn


class Need(Struct, frozen=True, kw_only=True, array_like=True):
    """One that has not faded: whose, since when, and what the other said to it ("" nothing)."""

    seq: int
    author: str
    day: date
    need: str
    how: str = ""
    turned_on: date | None = None
    thanked_on: date | None = None


class Needs(Struct, frozen=True, kw_only=True):
    voiced: tuple[Need, ...] = ()


def decide_needs(
    part: Needs, command: NeedsCommands, made: Made
) -> tuple[NeedsEvents, ...] | Refused:
    standing = needs_on(part, made.day)
    match command:
        case VoiceNeed():
            return _voice(standing, command.need, made.author)
        case TurnToward():
            return _turn(_find(standing, command.seq), command, made.author)
        case ThankForTurn():
            return _thank(_find(standing, command.seq), made.author)
    assert_never(command)


def fold_needs(part: Needs, made: Made, event: NeedsEvents) -> Needs:
    """What does not fit (a need that faded meanwhile) changes nothing."""
    match event:
        case NeedVoiced():
            new = Need(seq=made.seq, author=made.author, day=made.day, need=event.need)
            standing = (*needs_on(part, made.day), new)
            return Needs(voiced=last_of_each(standing, OPEN_MAX, lambda one: one.author))
        case TurnedToward():
            return _with(part, event.seq, how=event.how, turned_on=made.day)
        case ThankedForTurn():
            return _with(part, event.seq, thanked_on=made.day)
    assert_never(event)


def needs_on(part: Needs, day: date) -> tuple[Need, ...]:
    """Those that have not faded on this day."""
    return tuple(need for need in part.voiced if day < fades_on(need))


def fades_on(need: Need) -> date:
    return need.day + FADES_AFTER


def _voice(standing: tuple[Need, ...], need: str, author: str) -> tuple[NeedsEvents, ...] | Refused:
    own = [one for one in standing if one.author == author]
    if not is_key(need):
        return Refused("need")
    return Refused("many") if len(own) >= OPEN_MAX else (NeedVoiced(need=need),)


def _turn(need: Need | None, command: TurnToward, author: str) -> tuple[NeedsEvents, ...] | Refused:
    if need is None or need.author == author:
        return Refused("gone")
    return (TurnedToward(seq=need.seq, how=command.how),) if is_key(command.how) else Refused("how")


def _thank(need: Need | None, author: str) -> tuple[NeedsEvents, ...] | Refused:
    if need is None or need.author != author or not need.how:
        return Refused("gone")
    return () if need.thanked_on else (ThankedForTurn(seq=need.seq),)


def _find(standing: tuple[Need, ...], seq: int) -> Need | None:
    return next((need for need in standing if need.seq == seq), None)


def _with(part: Needs, seq: int, **change: object) -> Needs:
    return Needs(
        voiced=tuple(replace(one, **change) if one.seq == seq else one for one in part.voiced)
    )
