"""Rituals (M21, M25), the weekly hour and the new normal (M26): what two keep because both like it.

A ritual is set and let go by either, at once. What each wants the bond to be is laid on the table when
its writer likes; a page shows the two only once both lie there. Nothing notes whether a ritual was kept.
"""

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from toward.programme.base import Command, Made, Refused, SharedEvent

KNOWN: tuple[str, ...] = (
    "look",
    "cup",
    "hand",
    "stay",
    "kiss",
    "news",
    "light",
    "walk",
    "song",
    "thanks",
    "call",
    "quiet_minute",
    "meal",
    "goodnight",
)
TOUCH: frozenset[str] = frozenset({"hand", "kiss"})
MOMENTS: tuple[str, ...] = ("hello", "goodbye", "other")
RITUALS_MOST = 6  # set by each: what the other keeps there takes no room away
OWN_LENGTH = 140
NORMAL_LENGTH = 2000
LAST_WEEKDAY, LAST_HOUR, LAST_MINUTE = 6, 23, 59
FIRST_HOUR = 5


class RitualsEvent(SharedEvent, frozen=True, kw_only=True):
    pass


class RitualSet(RitualsEvent, frozen=True, kw_only=True, tag="ritual_set.1"):
    """key: one of KNOWN, or "" with own words; moment: one of MOMENTS."""

    moment: str
    key: str = ""
    words: str = ""
    smaller: str = ""


class RitualLetGo(RitualsEvent, frozen=True, kw_only=True, tag="ritual_let_go.1"):
    ritual: int


class WeeklyHourSet(RitualsEvent, frozen=True, kw_only=True, tag="weekly_hour_set.1"):
    """weekday: 0 Monday to 6 Sunday, None lets the hour go; on the couple's clock."""

    weekday: int | None
    hour: int = 10
    minute: int = 0


class NormalLaidDown(RitualsEvent, frozen=True, kw_only=True, tag="normal_laid_down.1"):
    """What its author wants the bond to be; the last one counts."""

    text: str


class NormalTakenBack(RitualsEvent, frozen=True, kw_only=True, tag="normal_taken_back.1"):
    pass


type RitualsEvents = RitualSet | RitualLetGo | WeeklyHourSet | NormalLaidDown | NormalTakenBack


class RitualsCommand(Command, frozen=True, kw_only=True):
    pass


class SetRitual(RitualsCommand, frozen=True, kw_only=True):
    moment: str
    key: str = ""
    words: str = ""
    smaller: str = ""


class LetRitualGo(RitualsCommand, frozen=True, kw_only=True):
    ritual: int


class SetWeeklyHour(RitualsCommand, frozen=True, kw_only=True):
    weekday: int | None
    hour: int = 10
    minute: int = 0


class LayDownNormal(RitualsCommand, frozen=True, kw_only=True):
    text: str


class TakeNormalBack(RitualsCommand, frozen=True, kw_only=True):
    pass


type RitualsCommands = SetRitual | LetRitualGo | SetWeeklyHour | LayDownNormal | TakeNormalBack


class Ritual(Struct, frozen=True, kw_only=True):
    """`author` set it, which only mutes it for the other: both may let it go."""

    number: int
    author: str
    moment: str
    key: str = ""
    words: str = ""
    smaller: str = ""


class WeeklyHour(Struct, frozen=True, kw_only=True):
    weekday: int
    hour: int
    minute: int


class Normal(Struct, frozen=True, array_like=True):
    """Where a member's words stand in the log."""

    member: str
    number: int
    day: date


class Rituals(Struct, frozen=True, kw_only=True):
    rituals: tuple[Ritual, ...] = ()
    hour: WeeklyHour | None = None
    table: tuple[Normal, ...] = ()


def opened_together(part: Rituals) -> tuple[int, ...]:
    """The numbers of both texts once both lie on the table, else nothing."""
    return tuple(one.number for one in part.table) if len(part.table) > 1 else ()


def lies_there(part: Rituals, member: str) -> Normal | None:
    return next((one for one in part.table if one.member == member), None)


def decide_rituals(
    part: Rituals, command: RitualsCommands, made: Made
) -> tuple[RitualsEvents, ...] | Refused:
    match command:
        case SetRitual():
            reason = _wrong_ritual(part, command, made.author)
            return Refused(reason) if reason else (_ritual_event(command),)
        case LetRitualGo():
            known = any(ritual.number == command.ritual for ritual in part.rituals)
            return (RitualLetGo(ritual=command.ritual),) if known else ()
        case SetWeeklyHour():
            reason = _wrong_hour(command)
            event = WeeklyHourSet(weekday=command.weekday, hour=command.hour, minute=command.minute)
            return Refused(reason) if reason else (event,)
        case LayDownNormal():
            fits = 0 < len(command.text.strip()) <= NORMAL_LENGTH
            return (NormalLaidDown(text=command.text),) if fits else Refused("text")
        case TakeNormalBack():
            return (NormalTakenBack(),) if lies_there(part, made.author) else ()


def fold_rituals(part: Rituals, made: Made, event: RitualsEvents) -> Rituals:
    match event:
        case RitualSet():
            return replace(part, rituals=(*part.rituals, _ritual(made, event)))
        case RitualLetGo():
            left = tuple(ritual for ritual in part.rituals if ritual.number != event.ritual)
            return replace(part, rituals=left)
        case WeeklyHourSet():
            return replace(part, hour=_hour(event))
        case NormalLaidDown():
            laid = Normal(made.author, made.seq, made.day)
            return replace(part, table=(*_without(part, made.author), laid))
        case NormalTakenBack():
            return replace(part, table=_without(part, made.author))


def _without(part: Rituals, member: str) -> tuple[Normal, ...]:
    return tuple(one for one in part.table if one.member != member)


def _ritual_event(command: SetRitual) -> RitualSet:
    return RitualSet(
        moment=command.moment, key=command.key, words=command.words, smaller=command.smaller
    )


def _ritual(made: Made, event: RitualSet) -> Ritual:
    return Ritual(
        number=made.seq,
        author=made.author,
        moment=event.moment,
        key=event.key,
        words=event.words,
        smaller=event.smaller,
    )


def _hour(event: WeeklyHourSet) -> WeeklyHour | None:
    if event.weekday is None:
        return None
    return WeeklyHour(weekday=event.weekday, hour=event.hour, minute=event.minute)


def _wrong_ritual(part: Rituals, command: SetRitual, author: str) -> str | None:
    wrong = {
        "moment": command.moment not in MOMENTS,
        "key": command.key not in {"", *KNOWN},
        "words": not (command.key or command.words.strip()),
        "length": max(len(command.words), len(command.smaller)) > OWN_LENGTH,
        "many": sum(ritual.author == author for ritual in part.rituals) >= RITUALS_MOST,
    }
    return next((reason for reason, is_wrong in wrong.items() if is_wrong), None)


def _wrong_hour(command: SetWeeklyHour) -> str | None:
    if command.weekday is None:
        return None
    wrong = {
        "weekday": not 0 <= command.weekday <= LAST_WEEKDAY,
        "hour": not FIRST_HOUR <= command.hour <= LAST_HOUR,
        "minute": not 0 <= command.minute <= LAST_MINUTE,
    }
    return next((reason for reason, is_wrong in wrong.items() if is_wrong), None)
