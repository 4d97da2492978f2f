"""What the referee reads and writes: a member's mark, their standing, and the card both get.

Plain bytes in, plain bytes out: signing, sealing and padding to a fixed size are the caller's. Each
kind has a size it can never pass, so that every sealed row of a kind is as long as every other.
"""

from datetime import datetime, timedelta
from typing import Literal

from msgspec import MsgspecError, Struct
from msgspec.msgpack import Decoder, Encoder

MARK_SIZE = 512
CARD_SIZE = 1024
# Inside the fixed size: an anonymous box costs 48 bytes, a signature 64, the padding's length up to 16.
OVERHEAD = 128

_PACK = Encoder()


class MarkError(Exception):
    """Something that can't be read, or doesn't fit. It always counts as nothing marked."""

    def __init__(self) -> None:
        super().__init__("This mark can't be read.")


class Mark(Struct, frozen=True, kw_only=True, array_like=True, forbid_unknown_fields=True):
    """What one member would be open to in one window, already held against their own gate.

    window, member: the 16 bytes of the ids. alarm_at: when tonight's alarm was given; None counts
    as nothing marked.
    """

    window: bytes
    member: bytes
    steps: tuple[str, ...] = ()
    alarm_at: datetime | None = None
    version: Literal[1] = 1


class Standing(Struct, frozen=True, kw_only=True, array_like=True, forbid_unknown_fields=True):
    """Whether a member's side asks for a gentle deck; needs no vault at the hour."""

    room: bytes
    member: bytes
    gentle: bool
    at: datetime
    version: Literal[1] = 1


class Card(Struct, frozen=True, kw_only=True, array_like=True, forbid_unknown_fields=True):
    """The one card of an evening, the same for both. `twin` is the equal without touch, or "".

    openly_words is public by the calendar. The block's secret kind is never on a card.
    """

    window: bytes
    card: str
    twin: str = ""
    is_touch: bool = False
    openly_words: bool = False
    version: Literal[1] = 1


_MARKS = Decoder(Mark)
_STANDINGS = Decoder(Standing)
_CARDS = Decoder(Card)


def encode(item: Mark | Standing | Card) -> bytes:
    """The item's bytes, or MarkError where they could not fit their sealed row."""
    data = _PACK.encode(item)
    size = CARD_SIZE if isinstance(item, Card) else MARK_SIZE
    if len(data) > size - OVERHEAD:
        raise MarkError
    return data


def decode_mark(data: bytes) -> Mark:
    return _read(_MARKS, data)


def decode_standing(data: bytes) -> Standing:
    return _read(_STANDINGS, data)


def decode_card(data: bytes) -> Card:
    return _read(_CARDS, data)


def counted(
    mark: Mark, *, window: bytes, member: bytes, at: datetime, fresh_hours: int
) -> frozenset[str]:
    """What the mark is worth at the deal: nothing unless it is this member's, for this window, and fresh.

    An alarm from after the deal is as worthless as an old one: a clock that is wrong opens nothing.
    """
    if (mark.window, mark.member) != (window, member) or mark.alarm_at is None:
        return frozenset()
    age = at - mark.alarm_at
    fresh = timedelta() <= age <= timedelta(hours=fresh_hours)
    return frozenset(mark.steps) if fresh else frozenset()


def _read[T: (Mark, Standing, Card)](decoder: Decoder[T], data: bytes) -> T:
    try:
        item = decoder.decode(data)
    except (MsgspecError, ValueError) as error:
        raise MarkError from error
    if _zoneless(item):
        raise MarkError
    return item


def _zoneless(item: Mark | Standing | Card) -> bool:
    """A time without a zone could not be compared at the deal; better refused than guessed."""
    at = (
        item.alarm_at if isinstance(item, Mark) else item.at if isinstance(item, Standing) else None
    )
    return at is not None and at.tzinfo is None
