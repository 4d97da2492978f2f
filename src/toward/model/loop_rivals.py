"""What the detector has to beat: each turns one person's notes into a number a day, higher when worse."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from toward.model.loop_life import FIRST_DAY
from toward.model.loop_train import counts_of
from toward.programme.loop import (
    LIMITS,
    WITHIN,
    Limits,
    LoopDay,
    Tables,
    calibrated,
    follow,
    limits_of,
    usual,
)

type Scores = list[float]
type Detector = Callable[[Sequence[LoopDay], int], Scores]

SLOWLY = 0.2
SLACK = 0.75


def counted(bad_days: int, limits: Limits = LIMITS) -> Detector:
    """The count rule with its two limits moved together: from 1 on it says what the rule says."""

    def scores(notes: Sequence[LoopDay], days: int) -> Scores:
        bad = [0.0] * days
        for one in notes:
            bad[_place(one)] = _badness(one, limits)
        last = WITHIN.days
        return [sorted(bad[max(0, n - last + 1) : n + 1])[-bad_days:][0] for n in range(days)]

    return scores


def smoothed_alarm(notes: Sequence[LoopDay], days: int) -> Scores:
    """EWMA of the alarm above its usual."""
    return _smoothed(_above(notes, days, "alarm"))


def summed_alarm(notes: Sequence[LoopDay], days: int) -> Scores:
    """CUSUM of the alarm above its usual."""
    total, found = 0.0, []
    for value in _above(notes, days, "alarm"):
        total = max(0.0, total + (0.0 if value is None else value - SLACK))
        found.append(total)
    return found


def smoothed_items(notes: Sequence[LoopDay], days: int) -> Scores:
    """EWMA of everything that is a number, each in its own noise."""
    rows = [_above(notes, days, "alarm"), _above(notes, days, "pressure")]
    rows += [_plain(notes, days, "tension"), _plain(notes, days, "turned_away")]
    together = []
    for values in zip(*rows, strict=True):
        known = [value / 2 for value in values if value is not None]
        together.append(sum(known) / len(known) if known else None)
    return _smoothed(together)


def filtered(tables: Tables) -> Detector:
    """The filter alone, without the count."""

    def scores(notes: Sequence[LoopDay], days: int) -> Scores:
        return [chance for chance, _ in _followed(tables, notes, days)]

    return scores


def second_opinion(tables: Tables) -> Detector:
    """What is proposed: the count first, the filter's word beside it, one calibrated chance."""

    def scores(notes: Sequence[LoopDay], days: int) -> Scores:
        return [chance for _, chance in _followed(tables, notes, days)]

    return scores


def _followed(tables: Tables, notes: Sequence[LoopDay], days: int) -> list[tuple[float, float]]:
    found = [(0.0, 0.0)] * days
    if not notes:
        return found
    says = counts_of(notes, days, limits_of(tables))
    for step in follow(tables, notes, FIRST_DAY + timedelta(days=days - 1)):
        place = (step.day - FIRST_DAY).days
        alone = calibrated(tables, step.belief, counts=False)
        found[place] = alone, calibrated(tables, step.belief, counts=says[place])
    return found


def _badness(one: LoopDay, limits: Limits) -> float:
    tense = 0 if one.tension is None else one.tension - limits.tense + 1
    turned = 0 if one.turned_away is None else one.turned_away - limits.turned_away + 1
    return float(max(tense, turned))


def _above(notes: Sequence[LoopDay], days: int, name: str) -> list[float | None]:
    noted, found = {one.day: one for one in notes}, list[float | None]([None] * days)
    for one in notes:
        value = getattr(one, name)
        middle = usual(noted, notes[0].day, one.day, name)
        if value is not None and middle is not None:
            found[_place(one)] = value - middle
    return found


def _plain(notes: Sequence[LoopDay], days: int, name: str) -> list[float | None]:
    found = list[float | None]([None] * days)
    for one in notes:
        found[_place(one)] = getattr(one, name)
    return found


def _smoothed(values: Sequence[float | None]) -> Scores:
    level, found = 0.0, []
    for value in values:
        level += 0.0 if value is None else SLOWLY * (value - level)
        found.append(level)
    return found


def _place(one: LoopDay) -> int:
    return (one.day - FIRST_DAY).days
