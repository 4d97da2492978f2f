"""What Toward would really ask a virtual couple: its own question, with its rests after an answer.

An alert of the bench repeats weekly while it stays on. The product asks once, about what was not answered
about before, and after a no it keeps still for four weeks. How people answer is made up, in three ways.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Literal

from msgspec import Struct

from toward.model.loop_bench import Found, found_by, scored
from toward.model.loop_life import FIRST_DAY, Life, World, life
from toward.model.loop_truth import is_bad
from toward.programme import loop
from toward.programme.loop import LIMITS, WITHIN, Limits, LoopDay
from toward.programme.loop_found import question
from toward.programme.parts.loop import Answer, Fits

# `truly`: yes in or near a loop, no elsewhere. `never`: it stands until its days are over.
type Answering = Literal["truly", "no", "never"]

WAYS: tuple[Answering, ...] = ("truly", "no", "never")
NEIGHBOURS: tuple[tuple[str, Limits], ...] = (
    ("turned away from 4", Limits(turned_away=4)),
    ("as written", LIMITS),
    ("turned away from 6", Limits(turned_away=6)),
    ("tension from 7", Limits(tense=7)),
    ("three days in ten", Limits(bad_days=3)),
)


class Asked(Struct, frozen=True, kw_only=True):
    """found: as for an alert. a_year: all questions of the two. after_pressed: of those for nothing, the
    share with a touch in the ten days before that really was pressed, and met a body that braced."""

    found: Found
    a_year: float
    after_pressed: float


class Questions(Struct, frozen=True, kw_only=True):
    """One world. by_way: the count as written. by_limits: `NEIGHBOURS` in their order, answered truly."""

    world: str
    name: str
    couples: int
    by_way: tuple[Asked, ...]
    by_limits: tuple[Asked, ...]


def questions(world: World, seed: int, couples: int) -> Questions:
    lives = [life(world, seed, couple) for couple in range(couples)]
    by_way = tuple(asked(lives, LIMITS, way) for way in WAYS)
    return Questions(
        world=world.key,
        name=world.name,
        couples=couples,
        by_way=by_way,
        by_limits=tuple(
            by_way[0] if limits == LIMITS else asked(lives, limits, WAYS[0])
            for _, limits in NEIGHBOURS
        ),
    )


def asked(lives: Sequence[Life], limits: Limits, way: Answering) -> Asked:
    couples = scored(_nothing, lives)
    days = [days_asked(one, by.near, limits, way) for one, by in zip(lives, couples, strict=True)]
    false = [
        _was_pressed(one, day)
        for one, by, found in zip(lives, couples, days, strict=True)
        for day in found
        if not by.near[day]
    ]
    return Asked(
        found=found_by(1.0, list(zip(couples, days, strict=True))),
        a_year=365 * sum(map(len, days)) / sum(len(one.truth) for one in lives),
        after_pressed=sum(false) / len(false) if false else 0.0,
    )


def days_asked(one: Life, near: Sequence[bool], limits: Limits, way: Answering) -> list[int]:
    """Of both. near: the days on which the question fits."""
    return sorted(day for notes in one.notes for day in _of_one(notes, near, limits, way))


def text(found: Sequence[Questions]) -> str:
    return "\n".join((_HEAD, *map(_way_text, found), "", _limits_head(), *map(_limits_text, found)))


def _of_one(
    notes: Sequence[LoopDay], near: Sequence[bool], limits: Limits, way: Answering
) -> list[int]:
    """The days on which a question first stands. Only the bad days say anything to the rule."""
    bad = [one for one in notes if loop.is_bad(one, limits)]
    last, stood, found = None, False, []
    for day, fits in enumerate(near):
        today = FIRST_DAY + timedelta(days=day)
        stands = bool(question(bad, last, today, limits))
        if stands and not stood:
            found.append(day)
        if stands and way != "never":
            last = Answer(day=today, fits=_said(way, fits=fits))
        stood = stands
    return found


def _said(way: Answering, *, fits: bool) -> Fits:
    return "yes" if way == "truly" and fits else "no"


def _was_pressed(one: Life, day: int) -> bool:
    return any(map(is_bad, one.truth[max(0, day - WITHIN.days + 1) : day + 1]))


def _nothing(notes: Sequence[LoopDay], days: int) -> list[float]:
    """The loops and the days near them are wanted; who finds them is said apart."""
    return [0.0] * days


_HEAD = """\
What Toward would ask a couple in a year, with its rests; found (before the third bad attempt).

| world | found | asked | for nothing | of these after a pressed touch | who always says no: found, for nothing | who never answers: found, for nothing |
|---|---|---|---|---|---|---|"""


def _way_text(one: Questions) -> str:
    truly, no, never = one.by_way
    return (
        f"| {one.name} | {_hits(truly.found)} | {truly.a_year:.2f} | {truly.found.false_a_year:.2f} "
        f"| {truly.after_pressed:.2f} | {_point(no)} | {_point(never)} |"
    )


def _limits_head() -> str:
    names = " | ".join(name for name, _ in NEIGHBOURS)
    return (
        "Other limits, answered truly: found (before the third), for nothing.\n\n"
        f"| world | {names} |\n|---|{'---|' * len(NEIGHBOURS)}"
    )


def _limits_text(one: Questions) -> str:
    return f"| {one.name} | {' | '.join(map(_point, one.by_limits))} |"


def _point(one: Asked) -> str:
    return f"{_hits(one.found)}, {one.found.false_a_year:.2f}"


def _hits(found: Found) -> str:
    return f"{found.sensitivity:.2f} ({found.before_third:.2f})"
