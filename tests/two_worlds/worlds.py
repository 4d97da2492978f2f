"""Plays the same public evening twice, with other private acts in it, and says where a viewer could tell."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from unittest.mock import patch

from django.db import models

from tests.two_worlds import running
from tests.two_worlds.acts import AFTER, BEFORE, Told
from tests.two_worlds.crawl import Answer, Ask, viewers, walk
from tests.two_worlds.stage import ALL_STEPS, EVENING, Stage, undone
from toward.journal.models import Live, Membership, Practice, Room, Standing, Vote, Window
from toward.programme import deck
from toward.programme.marks import Card
from toward.services import evenings, marks, mine, tick

# The one thing of another's that a page may show: the card. Everything around it must be the same.
CARD = re.compile(rb"<article[^>]*\bdata-card\b.*?</article>", re.DOTALL)
# Later windows are made at an unlock of either; that somebody unlocked, a database tells anyway.
SHARED_ROWS: tuple[models.QuerySet, ...] = (
    Room.objects.all(),
    Membership.objects.all(),
    Window.objects.filter(closes_at=EVENING),
    Vote.objects.filter(window__closes_at=EVENING),
    Standing.objects.all(),
    Practice.objects.all(),
    Live.objects.all(),
)
LOOKS = {
    "menu": EVENING - timedelta(minutes=15),
    "card": EVENING + timedelta(minutes=90),
    "morning": EVENING + timedelta(hours=14),
}
# kind, deck…, held, newest, other, turn, quiet: a full block, everything in the deck, nothing held
TOUCH = [0.99, *[0.0] * len(ALL_STEPS), 0.99, 0.9, 0.5, 0.9, 0.5]
COVERS = {
    "natural": [],
    "touch": TOUCH,
    "held": [*TOUCH[:-5], 0.0, *TOUCH[-4:]],
    "gentle": [0.0, *TOUCH[1:]],
    "left out": [0.99, *[0.99] * len(ALL_STEPS), *TOUCH[-5:]],
}
_NONE = (frozenset[str](), False)
Private = Mapping[datetime, Told]


@dataclass(frozen=True)
class Script:
    """What both worlds share: the covers' draws, what B does, and when everybody looks."""

    look: str = "card"
    covers: str = "natural"
    ben_marks: frozenset[str] = ALL_STEPS
    ben_practises: bool = False
    seed: str = ""


@dataclass(frozen=True)
class World:
    """What a run left to see: each answer, the shape of the shared rows, and what was disclosed."""

    answers: dict[Ask, Answer]
    rows: tuple[str, ...]
    card: Card | None
    dealt_from: tuple[frozenset[str], bool] | None = None


def play(
    stage: Stage, script: Script, private: Private, asks: Callable[[Stage, str], Iterable[Ask]]
) -> World:
    world = stage.world
    world.seed, world.lots = script.seed, []
    world.begin_anew()
    start = world.at
    try:
        with undone(), _overheard() as dealt_from:
            token = _evening(stage, script, private)
            world.at = LOOKS[script.look]
            clients = viewers(stage)
            answers = walk(stage, asks(stage, token), clients)
            return World(answers, shapes(), _card(stage), *dealt_from[:1])
    finally:
        world.at = start


def _evening(stage: Stage, script: Script, private: Private) -> str:
    """Everything that happens before somebody looks, in the order of its time."""
    events: list[tuple[datetime, str, Callable[[], object]]] = [
        (at, f"anna {at}", lambda told=told: told.do(stage)) for at, told in private.items()
    ]
    token: list[str] = []
    events += [
        (EVENING - timedelta(minutes=50), "ben marks", lambda: _ben_marks(stage, script)),
        (EVENING + timedelta(seconds=10), "referee", lambda: _deal(stage, script)),
        (LOOKS["morning"] - timedelta(hours=1), "morning", lambda: tick.tick(stage.world.now())),
    ]
    if script.ben_practises:
        begun = LOOKS[script.look] - timedelta(minutes=5)
        events.append((begun, "ben", lambda: token.append(running.begin(stage))))
    for at, who, happens in sorted(events, key=lambda event: event[:2]):
        if at < LOOKS[script.look]:
            stage.world.at = at
            stage.world.turn(who)
            happens()
    return token[0] if token else ""


def _ben_marks(stage: Stage, script: Script) -> None:
    asked = marks.Asked(script.ben_marks, nothing=False, alarm=1, direction="settled")
    evenings.mark(stage.ben, asked, mine.command_id())


def _deal(stage: Stage, script: Script) -> None:
    stage.world.lots = list(COVERS[script.covers])
    tick.tick(stage.world.now())
    stage.world.lots = []


def _card(stage: Stage) -> Card | None:
    evening = evenings.tonight(stage.ben)
    return evening.card if evening else None


@contextmanager
def _overheard() -> Iterator[list[tuple[frozenset[str], bool]]]:
    """What the deal may hang on besides luck: the steps that count for both, and either's standing."""
    heard: list[tuple[frozenset[str], bool]] = []
    deal = deck.deal

    def listening(programme, block, first, second, gentle, *more):
        heard.append((first & second, gentle))
        return deal(programme, block, first, second, gentle, *more)

    with patch.object(deck, "deal", listening):
        yield heard


def shapes() -> tuple[str, ...]:
    """The rows of two as whoever copies the database sees them: all but ids and the bytes themselves."""
    return tuple(sorted(_shape(row) for rows in SHARED_ROWS for row in rows.order_by("pk")))


def _shape(row: models.Model) -> str:
    seen = {field.attname: getattr(row, field.attname) for field in row._meta.fields}
    told = {name: _told(value) for name, value in seen.items() if not name.endswith("id")}
    return f"{type(row).__name__} {told}"


def _told(value: object) -> object:
    return f"{len(value)} bytes" if isinstance(value, bytes | memoryview) else value


def differences(one: World, other: World) -> list[str]:
    """Where the two can be told apart; the card's own element is left out if the cards differ."""
    mask = one.card != other.card
    found = [
        f"{ask}: {what}"
        for ask, answer in one.answers.items()
        for what in _apart(_compared(ask, answer), _compared(ask, other.answers[ask]), mask=mask)
    ]
    found += [] if one.rows == other.rows else ["rows of two differ in shape"]
    return found + _card_told(one, other)


def _card_told(one: World, other: World) -> list[str]:
    """The card itself may tell of steps that counted for both and of a standing; of nothing else."""
    if one.card == other.card:
        return []
    touch = any(world.card and world.card.is_touch for world in (one, other))
    (first, gentle), (second, other_gentle) = one.dealt_from or _NONE, other.dealt_from or _NONE
    may = gentle != other_gentle or (first != second and touch)
    return [] if may else [f"the card hangs on something else: {one.card} / {other.card}"]


def _compared(ask: Ask, answer: Answer) -> Answer:
    """What a form of A's own costs depends on what A kept; whoever holds the phone sees no such figure."""
    own = ask.viewer in {"phone", "locked phone"} and ask.method == "POST"
    return answer._replace(queries=0) if own else answer


def _apart(one: Answer, other: Answer, *, mask: bool) -> Sequence[str]:
    first, second = (_masked(answer) if mask else answer for answer in (one, other))
    return [
        f"{name} {_around(left, right)}"
        for name, left, right in zip(Answer._fields, first, second, strict=True)
        if left != right
    ]


def _masked(answer: Answer) -> Answer:
    return answer._replace(body=CARD.sub(b"<article data-card></article>", answer.body))


def _around(left: object, right: object) -> str:
    if not isinstance(left, bytes) or not isinstance(right, bytes):
        return f"{left!r} / {right!r}"
    at = next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), 0)
    return f"{left[at - 60 : at + 60]!r} / {right[at - 60 : at + 60]!r}"


__all__ = ["AFTER", "BEFORE", "Private", "Script", "World", "differences", "play"]
