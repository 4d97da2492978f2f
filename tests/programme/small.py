"""A programme small enough to walk through whole, and days to walk through it."""

from datetime import UTC, date, datetime, timedelta

from toward.programme.definition import (
    Floor,
    Programme,
    QuietCard,
    Season,
    SoloPractice,
    TouchStep,
)
from toward.programme.events import (
    CheckedIn,
    Envelope,
    Mine,
    Ours,
    PartnerPinned,
    RoleNamed,
    RoomOpened,
    SafetyAnswered,
    SoloDone,
)
from toward.programme.fold import fold_all
from toward.programme.measures import Instrument
from toward.programme.state import State, empty

SMALL = Programme(
    version=1,
    touch=(
        TouchStep(id="hands", minutes=5, twin="walk"),
        TouchStep(id="hug", minutes=1, after=("hands",), twin="song"),
        TouchStep(id="kiss", minutes=1, after=("hug",), twin="song"),
        TouchStep(id="back", minutes=5, after=("hands", "hug"), twin="song"),
    ),
    quiet=(
        QuietCard(id="small-thing", kind="words", blocks=("gentle", "words", "full"), depth=1),
        QuietCard(id="two-at-once", kind="words", blocks=("words", "full"), depth=2),
        QuietCard(id="hello", kind="micro", blocks=("words", "full")),
        QuietCard(id="walk", kind="calm", blocks=("gentle", "words", "full")),
        QuietCard(id="song", kind="calm", blocks=("gentle", "words", "full")),
        QuietCard(id="early-night", kind="rest", blocks=("gentle", "words", "full")),
    ),
    solo=(
        SoloPractice(id="scan", minutes=4, directions=("settled",), outward=False, twin="look"),
        SoloPractice(
            id="look", minutes=3, directions=("settled", "revved"), outward=True, twin="cup"
        ),
        SoloPractice(
            id="cup", minutes=3, directions=("settled", "flat"), outward=True, twin="look"
        ),
        SoloPractice(id="name", minutes=1, directions=("unsure", "flat"), outward=True, twin="cup"),
    ),
    floor=Floor(practices=6, days=4, from_day=7),
    season=(Season(id="ground", near=True),),
    instruments=(
        Instrument(
            id="phq-4",
            offered="fortnight",
            points=((0, 1, 2, 3),) * 4,
            lowest=0,
            highest=12,
            change=4,
            change_source="made up",
        ),
    ),
)

ZONE = "Europe/Berlin"
MONDAY = date(2026, 1, 5)
NO = SafetyAnswered(humiliation=False, afraid=False, rape=False, kick=False)
AFRAID = SafetyAnswered(humiliation=False, afraid=True, rape=False, kick=False)


def day(number: int) -> date:
    """Day 1 is the Monday of sign-up."""
    return MONDAY + timedelta(days=number - 1)


def evening(number: int, hour: int = 18) -> datetime:
    """In UTC; in the zone of these tests it is an hour or two later on the same day."""
    return datetime.combine(day(number), datetime.min.time(), UTC) + timedelta(hours=hour)


def on(number: int, *events: Mine | Ours, hour: int = 18) -> tuple[Envelope, ...]:
    at = evening(number, hour)
    return tuple(Envelope(at=at, day=day(number), command="", event=event) for event in events)


def calm(alarm: int = 2, **more: object) -> CheckedIn:
    return CheckedIn(**{"alarm": alarm, "direction": "settled", **more})  # type: ignore[arg-type]


PARTNER = PartnerPinned(room="room", box_key=bytes(32), sign_key=bytes(32), name="Kim")


def settled_past() -> tuple[Envelope, ...]:
    """Eight days after which nothing but tonight's alarm is missing: screening, floor, pairing."""
    solo = tuple(
        entry for number in range(2, 8) for entry in on(number, SoloDone(practice="look"), hour=9)
    )
    return (
        *on(1, RoomOpened(zone=ZONE), hour=8),
        *on(1, PARTNER, hour=9),
        *on(2, NO, hour=8),
        *on(2, RoleNamed(role="told"), hour=8),  # a part said, and one that changes no offer
        *solo,
    )


def state_after(*entries: Envelope) -> State:
    return fold_all(empty(), entries)
