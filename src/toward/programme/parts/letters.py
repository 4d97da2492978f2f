"""Letters in the room of two (M10, M14, M29): given in one act, readable from the next morning on.

A night lies between giving and reading. Until the morning nothing of it shows; taken back, it is gone for
both; and nothing ever says whether it was read.
"""

from datetime import datetime, timedelta
from typing import Literal, get_args

from msgspec import Struct

from toward.programme.base import Command, Made, Refused, SharedEvent
from toward.programme.days import closes_at

# "page" is the one from the crossroads, the other two are letters.
type Kind = Literal["impact", "owning", "page"]

KINDS: tuple[str, ...] = get_args(Kind.__value__)
MORNING = 9
LETTER_LENGTH = 30000
STANDING_MAX = 6  # of each; another can be given once one was taken back


class LettersEvent(SharedEvent, frozen=True, kw_only=True):
    pass


class LetterGiven(LettersEvent, frozen=True, kw_only=True, tag="letter_given.1"):
    """opens: the next morning on the couple's clock, in UTC."""

    kind: Kind
    text: str
    opens: datetime


type LettersEvents = LetterGiven


class LettersCommand(Command, frozen=True, kw_only=True):
    pass


class GiveLetter(LettersCommand, frozen=True, kw_only=True):
    kind: Kind
    text: str


type LettersCommands = GiveLetter


class Letter(Struct, frozen=True, kw_only=True, array_like=True):
    """Whose, and from when it can be read; its words stay in the log under `seq`."""

    seq: int
    author: str
    kind: Kind
    opens: datetime


class Letters(Struct, frozen=True, kw_only=True):
    given: tuple[Letter, ...] = ()


def decide_letters(
    part: Letters, command: LettersCommands, made: Made, zone: str
) -> tuple[LettersEvents, ...] | Refused:
    if command.kind not in KINDS or not 0 < len(command.text) <= LETTER_LENGTH:
        return Refused("letter")
    if len(own(part, made.author)) >= STANDING_MAX:
        return Refused("letters")
    opens = closes_at(made.day + timedelta(days=1), MORNING, 0, zone)
    return (LetterGiven(kind=command.kind, text=command.text, opens=opens),)


def fold_letters(part: Letters, made: Made, event: LettersEvents) -> Letters:
    new = Letter(seq=made.seq, author=made.author, kind=event.kind, opens=event.opens)
    others = tuple(letter for letter in part.given if letter.author != made.author)
    return Letters(given=(*others, *(*own(part, made.author), new)[-STANDING_MAX:]))


def own(part: Letters, author: str) -> tuple[Letter, ...]:
    return tuple(letter for letter in part.given if letter.author == author)


def readable(part: Letters, reader: str, now: datetime) -> tuple[Letter, ...]:
    """What the other gave and what its morning has come for."""
    return tuple(letter for letter in part.given if letter.author != reader and letter.opens <= now)
