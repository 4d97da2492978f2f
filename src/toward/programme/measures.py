"""Published questionnaires: how their answers are summed, and whether two sums really differ.

An answer is its place in the printed order, from 0; None was skipped. A sum is formed of whole
sheets only, because none of the published rules says what a missing item is worth. Cut-offs stand
in the data so that the scoring can be held against them; no page shows one.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct

type Offered = Literal["fortnight", "asked"]
type Direction = Literal["up", "down", "same"]
type Answers = tuple[int | None, ...]


class Part(Struct, frozen=True, kw_only=True):
    """Some of the items, counted from 1, that are published with a sum of their own."""

    id: str
    items: tuple[int, ...]


class Cut(Struct, frozen=True, kw_only=True):
    """A published boundary: from `at` up, or below it. Never shown. Of the whole if `part` is empty."""

    at: float
    below: bool = False
    part: str = ""


class Instrument(Struct, frozen=True, kw_only=True):
    """points: for each item, what each answer counts, in the printed order of the answers.

    change: the smallest difference of two sums that is more than noise. only_from_change: below it
    not even a direction is said. help_item: any answer but its first opens Help, and no sum is kept.
    two: it asks about a bond, so it is not offered to somebody here alone; it stays in the list.
    """

    id: str
    offered: Offered
    points: tuple[tuple[int, ...], ...]
    lowest: int
    highest: int
    change: int
    change_source: str
    only_from_change: bool = False
    help_item: int | None = None
    parts: tuple[Part, ...] = ()
    cuts: tuple[Cut, ...] = ()
    cut_source: str = ""
    two: bool = False


class Difference(Struct, frozen=True):
    direction: Direction
    beyond_noise: bool


def fits(instrument: Instrument, answers: Answers) -> bool:
    """An answer or a skip for each item, and at least one answer."""
    if len(answers) != len(instrument.points) or not any(a is not None for a in answers):
        return False
    pairs = zip(answers, instrument.points, strict=True)
    return all(answer is None or 0 <= answer < len(points) for answer, points in pairs)


def total(instrument: Instrument, answers: Answers) -> int | None:
    return _sum(instrument, answers, range(1, len(instrument.points) + 1))


def part_total(instrument: Instrument, part: Part, answers: Answers) -> int | None:
    return _sum(instrument, answers, part.items)


def opens_help(instrument: Instrument, answers: Answers) -> bool:
    return instrument.help_item is not None and bool(answers[instrument.help_item - 1])


def kept_total(instrument: Instrument, answers: Answers) -> int | None:
    """The sum that may be kept: none of a sheet that opens Help, whatever its other answers."""
    return None if opens_help(instrument, answers) else total(instrument, answers)


def difference(instrument: Instrument, before: int, now: int) -> Difference:
    beyond = abs(now - before) >= instrument.change
    if now == before or (instrument.only_from_change and not beyond):
        return Difference("same", beyond_noise=False)
    return Difference("up" if now > before else "down", beyond)


def is_past(cut: Cut, value: int) -> bool:
    return value < cut.at if cut.below else value >= cut.at


def find(instruments: Iterable[Instrument], instrument_id: str) -> Instrument | None:
    return next((known for known in instruments if known.id == instrument_id), None)


def _sum(instrument: Instrument, answers: Answers, items: Sequence[int]) -> int | None:
    found = [(answers[item - 1], instrument.points[item - 1]) for item in items]
    if any(answer is None for answer, _ in found):
        return None
    return sum(points[answer] for answer, points in found if answer is not None)
