"""The product's own way, asked and not copied: real events folded into real states, the real gate,
the real blind menu and its covers, lived by virtual couples.

Slow beside the other policies, for every check-in goes through `decide` and `fold`. Only people's
behaviour is ours: they answer when they answer, mark what they would want, and some hide a no.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from toward.model.brought import Touches, reported
from toward.model.couple import Couple, Dawn, dawn, dusk, first_morning
from toward.model.day import NO_TOUCH, Person, Touch
from toward.model.meeting import Lots, is_unwilling, met, touched
from toward.model.parameters import Values
from toward.model.policies import UNKNOWN, Rule
from toward.model.stream import DAY_WORDS, couple_key, day_word, unit
from toward.programme import deck, gate
from toward.programme.base import Refused
from toward.programme.commands import (
    AnswerSafety,
    CheckIn,
    FinishSolo,
    MineCommand,
    NotePractice,
    NoteTonightAlarm,
    OpenRoom,
)
from toward.programme.days import block_index
from toward.programme.decide import decide
from toward.programme.deck import Block, Dealt
from toward.programme.definition import Direction, Programme
from toward.programme.events import Envelope
from toward.programme.fold import fold
from toward.programme.gate import Tonight
from toward.programme.state import State, empty

# `blind` is the product. `open` deals whatever both marked, without any cover: what covers cost.
type Menu = Literal["blind", "open"]

FIRST_DAY = date(2026, 1, 5)
ZONE = "UTC"
SAFETY_DAY = 2
# How far the last of the programme's ways goes, on the scale on which a long kiss is .875.
FURTHEST = 0.75
REVVED = 4
_DECK_DAY = 1 << 22
_WORDS_OF_ITS_OWN = 64
_NO_TO_ALL = AnswerSafety(humiliation=False, afraid=False, rape=False, kick=False)


class UnlivedError(Exception):
    """A virtual person did what the product refuses: a mistake of this module."""


class Plan(Struct, frozen=True, kw_only=True):
    """weekdays: evenings, 0 Monday. cards_count: whether cards without touch do what they are for."""

    menu: Menu = "blind"
    weekdays: tuple[int, ...] = (1, 4)
    cards_count: bool = True


class Cards(Struct, frozen=True, kw_only=True):
    """Evenings so far. covered: both had marked the same way to be near, and got another card."""

    evenings: int = 0
    touch: int = 0
    covered: int = 0
    stopped: int = 0


class Life(Struct, frozen=True, kw_only=True):
    """A couple with what each keeps in their own room, and what the referee keeps."""

    couple: Couple
    hurt: State
    other: State
    block: Block | None = None
    cards: Cards = Cards()


class Night(Struct, frozen=True, kw_only=True):
    """One evening's setting."""

    v: Values
    programme: Programme
    plan: Plan
    key: int
    day: int

    @property
    def on(self) -> date:
        return FIRST_DAY + timedelta(days=self.day)

    @property
    def at(self) -> datetime:
        return datetime(self.on.year, self.on.month, self.on.day, 20, tzinfo=UTC)


def lives(
    programme: Programme, plan: Plan, v: Values, seed: int, couple: int, days: int
) -> Iterator[Life]:
    """The couple on each evening."""
    key = couple_key(seed, couple)
    now = Life(couple=first_morning(v), hurt=empty(), other=empty())
    for day in range(days):
        night = Night(v=v, programme=programme, plan=plan, key=key, day=day)
        now = _evening(night, now, days)
        yield now


def reach_of(programme: Programme, step: str) -> float:
    """How far a way goes: by its place in the programme's own order."""
    order = [one.id for one in programme.touch]
    return FURTHEST * (order.index(step) + 1) / len(order)


def _evening(night: Night, now: Life, days: int) -> Life:
    woke = dawn(night.v, Rule(), night.key, night.day, now.couple)
    now = replace(
        now,
        hurt=_kept(night, now.hurt, _daily(night, now.hurt, woke.reports.hurt, woke.hurt_day.heard)),
        other=_kept(night, now.other, _daily(night, now.other, woke.reports.other, woke.other_day.heard)),
    )  # fmt: skip
    touches: Touches = (NO_TOUCH, NO_TOUCH)
    if night.on.weekday() in night.plan.weekdays:
        now, dealt = _dealt(night, now, woke)
        if dealt.is_touch:
            now, touches = _practised(night, now, woke, dealt.card)
        elif night.plan.cards_count:
            woke = _after_card(night, woke, dealt.card)
    return replace(now, couple=dusk(night.v, now.couple, woke, touches, night.day, days))


def _daily(night: Night, state: State, report: float, heard: float) -> list[MineCommand]:
    """What a person does in the app on a day: nothing, where no report came."""
    if state.opened_on is None:
        return [OpenRoom(zone=ZONE)]
    if report == UNKNOWN:
        return []
    done: list[MineCommand] = [
        CheckIn(alarm=int(report), direction=_direction(report), heard=int(heard), pushed=0)
    ]
    if night.day >= SAFETY_DAY and state.safety is None:
        done.append(_NO_TO_ALL)
    if not gate.is_floor_met(night.programme, state, night.on):
        done.append(FinishSolo(practice=night.programme.solo[0].id))
    return done


def _direction(report: float) -> Direction:
    return "revved" if report >= REVVED else "settled"


def _kept(night: Night, state: State, commands: list[MineCommand]) -> State:
    """Through the real door: decided, then folded under the next number."""
    for command in commands:
        events = decide(night.programme, state, command, night.at)
        if isinstance(events, Refused):
            raise UnlivedError(events.reason)
        for event in events:
            envelope = Envelope(at=night.at, day=night.on, command="", event=event)
            state = fold(state, envelope, (state.last_seq or 0) + 1)
    return state


def _dealt(night: Night, now: Life, woke: Dawn) -> tuple[Life, Dealt]:
    """Both menus, each held against its owner's gate, and the evening's card."""
    reports, lots = woke.reports, woke.lots
    now = replace(
        now,
        hurt=_kept(night, now.hurt, _tonight(reports.hurt)),
        other=_kept(night, now.other, _tonight(reports.other)),
    )
    marks = (
        _marks(night, now.hurt, woke.hurt, reports.hurt, lots.hurt_hides, lots),
        _marks(night, now.other, woke.other, reports.other, lots.other_hides, lots),
    )
    dealt, block = _card(night, now, *marks)
    covered = bool(marks[0] & marks[1]) and not dealt.is_touch
    cards = Cards(
        evenings=now.cards.evenings + 1,
        touch=now.cards.touch + dealt.is_touch,
        covered=now.cards.covered + covered,
        stopped=now.cards.stopped,
    )
    return replace(now, block=block, cards=cards), dealt


def _tonight(report: float) -> list[MineCommand]:
    if report == UNKNOWN:
        return []
    return [NoteTonightAlarm(alarm=int(report), direction=_direction(report))]


def _marks(
    night: Night, state: State, me: Person, report: float, hides: float, lots: Lots
) -> frozenset[str]:
    """What is open on one's own side and wanted, or marked against one's wish. No report, no marks."""
    if report == UNKNOWN:
        return frozenset()
    tonight = Tonight(alarm=int(report), direction=_direction(report))
    open_now = gate.open_steps(night.programme, state, night.at, tonight)
    if hides < night.v.masked:
        return open_now
    return frozenset(step for step in open_now if _wants(night, me, step, lots.away))


def _wants(night: Night, me: Person, step: str, away: float) -> bool:
    return not is_unwilling(night.v, met(night.v, me, reach_of(night.programme, step), away))


def _card(
    night: Night, now: Life, first: frozenset[str], second: frozenset[str]
) -> tuple[Dealt, Block]:
    index = block_index(FIRST_DAY, night.on)
    block = now.block
    if block is None or block.index != index:
        block = deck.draw_block(night.programme, index, _draws(night, _DECK_DAY + index))
    order = deck.newest_first(night.programme)
    draw = _draws(night, 2 * _DECK_DAY + night.day)
    limits = night.programme.limits
    gentle = any(gate.is_gentle(side, night.at, limits) for side in (now.hurt, now.other))
    shared = [step for step in order if step in first & second]
    if night.plan.menu == "open" and shared and not gentle:
        return Dealt(card=shared[0], is_touch=True), block
    return deck.deal(night.programme, block, first, second, gentle, order, draw)


def _draws(night: Night, place: int) -> Callable[[], float]:
    """The deck's own numbers, apart from those of the couple's days."""
    words = (
        day_word(
            night.key, place * (_WORDS_OF_ITS_OWN // DAY_WORDS) + n // DAY_WORDS, n % DAY_WORDS
        )
        for n in range(_WORDS_OF_ITS_OWN)
    )
    return lambda: unit(next(words))


def _practised(night: Night, now: Life, woke: Dawn, step: str) -> tuple[Life, Touches]:
    """Both may stop at any moment; who hid a no goes along, and keeps a note of it."""
    touches = (
        _touch(night, woke.hurt, step, woke.lots),
        _touch(night, woke.other, step, woke.lots),
    )
    said = tuple(_felt(night, touch.tension) for touch in touches)
    going_on = all(
        gate.may_go_on(night.programme, side, night.at, alarm=alarm, far_away=False)
        for side, alarm in zip((now.hurt, now.other), said, strict=True)
    )
    cards = replace(now.cards, stopped=now.cards.stopped + (not going_on))
    notes = [
        NotePractice(step=step, during=alarm, went_along=touch.forced > 0, stopped=not going_on)
        for touch, alarm in zip(touches, said, strict=True)
    ]
    hurt, other = _kept(night, now.hurt, [notes[0]]), _kept(night, now.other, [notes[1]])
    return replace(now, hurt=hurt, other=other, cards=cards), touches


def _touch(night: Night, me: Person, step: str, lots: Lots) -> Touch:
    unwilling = not _wants(night, me, step, lots.away)
    forced = night.v.reluctance if unwilling else 0.0
    reach = reach_of(night.programme, step)
    return touched(night.v, met(night.v, me, reach, lots.away), reach, 1.0, forced, 0.0, lots)


def _felt(night: Night, tension: float) -> int:
    return int(reported(night.v, tension, 0.0))


def _after_card(night: Night, woke: Dawn, card: str) -> Dawn:
    """Half of the word cards end in being heard; micro and calm cards are a small turning toward."""
    kind = next(one.kind for one in night.programme.quiet if one.id == card)
    hurt, other = woke.hurt_day, woke.other_day
    if kind == "words":
        hurt = hurt._replace(heard=max(0.5, hurt.heard), told=1.0)
        other = other._replace(heard=max(0.5, other.heard), told=1.0)
    elif kind in {"micro", "calm"}:
        hurt, other = hurt._replace(micro=1.0), other._replace(micro=1.0)
    return woke._replace(hurt_day=hurt, other_day=other)
