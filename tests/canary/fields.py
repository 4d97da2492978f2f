"""Which fields of the events hold words that somebody typed: every text that is not named here as a key."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeAliasType, get_args, get_type_hints

from toward.programme.base import Event
from toward.programme.events import Mine, Ours

# Keys of lists, ids and time zones; and the partner's name, which stands in the table of people too.
_KEYS = {
    "RoomOpened": "zone",
    "ZoneSet": "zone",
    "EveningsSet": "zone",
    "PartnerPinned": "room name",
    "PairingLeft": "room",
    "LetterPutOff": "room",
    "LetterBroughtBack": "room",
    "CheckedIn": "here where",
    "BodyNoted": "where",
    "SoloDone": "practice",
    "PracticeNoted": "step",
    "EasyInDailyLife": "step",
    "StepHidden": "step",
    "TakenBack": "step",
    "FeltNoted": "felt",
    "ThreadsSaid": "forgiving reconciling",
    "StirNoted": "kind helps",
    "StirEased": "helps",
    "PlaceNoted": "kind",
    "PlacePlanned": "changes",
    "PieceKept": "piece",
    "LandedNoted": "kind",
    "NoticedNoted": "when turned",
    "NoticedTurned": "turned",
    "PatternMapped": "pattern learned",
    "TryBegun": "pattern",
    "TryEnded": "outcome",
    "LineLookedAt": "alarm then wider narrower",
    "UrgeNoted": "fear instead",
    "MeasureAnswered": "instrument",
    "MutingSet": "channels",
    "SentenceKept": "parts",
    "SentenceSent": "parts",
    "SentenceHeard": "how",
    "NeedVoiced": "need",
    "TurnedToward": "how",
    "RepairWritten": "repair step",
    "ChangeNoted": "repair",
    "ChangeFollowed": "kept",
    "RepairSet": "id",
    "RepairMoved": "id",
    "RepairShared": "id step",
    "RepairAnswered": "id",
    "RepairPutAway": "id",
    "ArrangementSet": "choice",
    "GiftGiven": "told when replaces",
    "RitualSet": "moment key",
    "PlanProposed": "kind changes",
    "PlanChanged": "changes",
}
KEYS = {f"{event}.{name}" for event, names in _KEYS.items() for name in names.split()}


def text_fields() -> set[str]:
    """`Event.field` of everything that can be kept and could hold a word."""
    return {
        f"{event.__name__}.{name}"
        for event in (*classes(Mine), *classes(Ours))
        for name, kind in get_type_hints(event).items()
        if holds_text(kind)
    }


def fields_with(events: Iterable[Event], words: set[str]) -> set[str]:
    return {
        f"{type(event).__name__}.{name}"
        for event in events
        for name in event.__struct_fields__
        if any(word in str(getattr(event, name)) for word in words)
    }


def classes(kind: Any) -> Iterator[type[Event]]:
    kind = _meant(kind)
    if isinstance(kind, type):
        yield kind
    for part in get_args(kind):
        yield from classes(part)


def holds_text(kind: Any) -> bool:
    kind = _meant(kind)
    return kind is str or any(holds_text(part) for part in get_args(kind))


def _meant(kind: Any) -> Any:
    return kind.__value__ if isinstance(kind, TypeAliasType) else kind
