"""How an agreement felt to the one it was given to: private, one word at a time, by week (M5, M11).

Kept is said by the giver; whether it felt kept only the receiver can say, and nobody is told.
"""

from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from toward.programme.base import Command, Made, NoteEvent
from toward.programme.parts.tally import Tally, counted

type Felt = Literal["kept", "partly", "not_kept"]
FELT: tuple[Felt, ...] = ("kept", "partly", "not_kept")


class FeltEvent(NoteEvent, frozen=True, kw_only=True):
    pass


class AgreementFelt(FeltEvent, frozen=True, kw_only=True, tag="agreement_felt.1"):
    felt: Felt


type FeltEvents = AgreementFelt


class FeltCommand(Command, frozen=True, kw_only=True):
    pass


class NoteFelt(FeltCommand, frozen=True, kw_only=True):
    felt: Felt


type FeltCommands = NoteFelt


class Felts(Struct, frozen=True, kw_only=True):
    """Weeks in which something was noted; `total` counts the times it felt kept."""

    weeks: tuple[Tally, ...] = ()


def decide_felt(command: FeltCommands) -> tuple[FeltEvents, ...]:
    return (AgreementFelt(felt=command.felt),)


def fold_felt(part: Felts, made: Made, event: FeltEvents) -> Felts:
    return replace(part, weeks=counted(part.weeks, made.day, int(event.felt == "kept")))
