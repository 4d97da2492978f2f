"""Twelve made-up weeks: who checks in when, how it goes, what is noted. Two steps forward, one back.

Every entry goes through the same services as a person's own; only the clock is led by hand. The story
comes from a seeded generator, the keys do not.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from msgspec import Struct

from toward import world
from toward.accounts.sessions import Vault
from toward.cli.demo_parts import ALONE, TOGETHER
from toward.cli.demo_parts.person import DAYS, HARD_WEEK, Person
from toward.content.load import programme
from toward.programme.commands import (
    AnswerSafety,
    CheckIn,
    FinishSolo,
    NameRole,
    NotePractice,
    SayEasy,
    SetEvenings,
)
from toward.programme.definition import Direction
from toward.services import evenings, host, mine, ours, pairing, people, tick
from toward.services.evenings import TooLateError
from toward.services.marks import Asked

SEED = 20
ZONE = "Europe/Berlin"
PASSPHRASE = "amber kettle walks past orchards"
PAIRED_ON, ANSWERED_ON = 2, 9
# What is done again once each has been tried, and by how much the alarm was mostly lower then.
FAVOURITES = (("warm-cup", 2), ("long-breath-out", 0), ("walk-and-count", 1))
LINES = (
    "We sat on the balcony. It was quiet and that was fine.",
    "Woke at four. Breathing out slowly helped a little.",
    "I said the state, not the verdict. It landed.",
    "Too much today. I left the room and came back.",
    "Laughed once, properly.",
)
NO_TO_ALL = AnswerSafety(humiliation=False, afraid=False, rape=False, kick=False)


class SignIns(Struct, frozen=True):
    first: str
    second: str
    alone: str


@dataclass
class LedClock:
    at: datetime

    def now(self) -> datetime:
        return self.at


def fill(say_week: Callable[[int], None]) -> SignIns:
    end = world.now()
    clock = LedClock((end - timedelta(days=DAYS)).replace(hour=7, minute=0))
    story = random.Random(SEED)
    with world.use(clock=clock):
        host.keep(host.new_link(), host.Answer.NEITHER)
        everyone = [_sign_up(name, story, *shape) for name, shape in _cast()]
        for day in range(DAYS):
            if day % 7 == 0:
                say_week(day // 7 + 1)
            with transaction.atomic():
                _live(everyone, day, clock, story, end)
    return SignIns(*(person.vault.name for person in everyone))


def _cast() -> tuple[tuple[str, tuple[float, float]], ...]:
    return ("Noor", (6.4, 3.6)), ("Alex", (4.6, 2.4)), ("Sam", (5.8, 2.8))


def _sign_up(name: str, story: random.Random, start: float, ease: float) -> Person:
    vault = people.sign_up(name, PASSPHRASE, zone=ZONE, country="DE")
    return Person(vault, random.Random(story.random()), start, ease)


def _live(
    everyone: list[Person], day: int, clock: LedClock, story: random.Random, end: datetime
) -> None:
    first, second, _ = everyone
    if day == PAIRED_ON:
        _pair(first.vault, second.vault, end)
    for person in everyone:
        _day(person, day)
    if day > PAIRED_ON:
        _evening(first, second, day, clock)
        _moment(first, second, day, story)
        for live in TOGETHER:
            live(first, second, day)
    clock.at += timedelta(days=1)
    clock.at = clock.at.replace(hour=7, minute=0)
    tick.tick(clock.at)


def _day(person: Person, day: int) -> None:
    _practise(person, day)
    if day == ANSWERED_ON:
        mine.act(person.vault, NO_TO_ALL, mine.command_id())
        mine.act(person.vault, NameRole(role=None), mine.command_id())
    # Four days in five are answered: gaps belong to a true picture.
    if person.dice.random() < 0.8:
        mine.act(person.vault, _check_in(person, day), mine.command_id())
    for live in ALONE:
        live(person, day)


def _check_in(person: Person, day: int) -> CheckIn:
    dice, alarm = person.dice, person.alarm(day)
    pushed = int(day // 7 == HARD_WEEK and dice.random() < 0.5)
    return CheckIn(
        alarm=alarm,
        direction=_direction(alarm, dice),
        heard=_some(dice, 0.2 + 1.8 * day / DAYS),
        watched=_some(dice, 2.4 - 1.8 * day / DAYS),
        pushed=pushed,
        here=tuple(dice.sample(("angry", "grieving", "longing", "calm", "tender", "tired"), 2)),
        line=dice.choice(LINES) if dice.random() < 0.15 else "",
    )


def _direction(alarm: int, dice: random.Random) -> Direction:
    if alarm >= 6:
        return "revved" if dice.random() < 0.7 else "flat"
    return "settled" if dice.random() < 0.85 else "unsure"


def _some(dice: random.Random, mean: float) -> int:
    return max(0, round(dice.gauss(mean, 0.8)))


def _practise(person: Person, day: int) -> None:
    if day < ANSWERED_ON or person.dice.random() < 0.3:
        new, before = person.dice.choice(programme().solo).id, person.alarm(day)
        practice, eases = (new, 1) if day < ANSWERED_ON else FAVOURITES[day % len(FAVOURITES)]
        done = FinishSolo(practice=practice, before=before, after=max(0, before - eases))
        mine.act(person.vault, done, mine.command_id())


def _pair(first: Vault, second: Vault, end: datetime) -> None:
    code = pairing.invite(first).code
    pairing.join(second, code)
    pairing.confirm(first)
    pairing.confirm(second)
    ours.set_evenings(first, _evenings(end), mine.command_id())


def _evenings(end: datetime) -> SetEvenings:
    """So that there is one tonight, two hours from now where the day allows."""
    today = end.weekday()
    weekdays = tuple(sorted({today, (today + 2) % 7, (today + 5) % 7}))
    hour = min(23, max(18, end.hour + 3))
    return SetEvenings(weekdays=weekdays, hour=hour, minute=0, zone=ZONE)


def _evening(first: Person, second: Person, day: int, clock: LedClock) -> None:
    for person in (first, second):
        ours.refresh(person.vault)
    window = ours.window_on(ours.get(first.vault), clock.at)
    if window is None:
        return
    clock.at = window.closes_at - timedelta(hours=1)
    for person in (first, second):
        _mark(person, day)
    clock.at = window.closes_at + timedelta(minutes=1)
    tick.tick(clock.at)


def _mark(person: Person, day: int) -> None:
    known = [step.id for step in programme().touch[: 2 + day // 21]]
    steps = frozenset(step for step in known if person.dice.random() < 0.7)
    nothing = person.dice.random() < 0.15
    try:
        evenings.mark(
            person.vault, Asked(steps, nothing, person.alarm(day), "settled"), mine.command_id()
        )
    except TooLateError:
        return


def _moment(first: Person, second: Person, day: int, story: random.Random) -> None:
    """Something of their own accord, now and then; each notes it for themselves."""
    if day <= ANSWERED_ON or story.random() > 0.3:
        return
    step = programme().touch[story.randrange(2 + day // 21)].id
    for person in (first, second):
        _note(person, step, day)


def _note(person: Person, step: str, day: int) -> None:
    during = max(0, person.alarm(day) - 2)
    noted = NotePractice(step=step, before=during, during=during, after=max(0, during - 1))
    mine.act(person.vault, noted, mine.command_id())
    if person.dice.random() < 0.3:
        mine.act(person.vault, SayEasy(step=step), mine.command_id())
