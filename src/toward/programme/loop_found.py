"""When to ask "does this fit?": a loop in one's own notes, found by the plain count, asked once and then left.

Only the owner's own entries are read. Found or not changes no page but the inner one that asks.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from toward.programme import loop
from toward.programme.loop import LIMITS, Limits, LoopDay
from toward.programme.parts.loop import Answer, TurnDay
from toward.programme.state import Day, State

QUIET_AFTER_NO = timedelta(days=28)


def asked_about(state: State, day: date) -> tuple[LoopDay, ...]:
    """The days that the question is about, since it was last answered; empty: there is none now."""
    return question(loop_days(state), _last_answer(state), day)


def question(
    noted: Sequence[LoopDay], last: Answer | None, day: date, limits: Limits = LIMITS
) -> tuple[LoopDay, ...]:
    """What was answered about is not asked about again, and after a no it rests."""
    if last and last.fits == "no" and day < last.day + QUIET_AFTER_NO:
        return ()
    new = [one for one in noted if last is None or one.day > last.day]
    return loop.bad_days(new, day, limits) if loop.count(new, day, limits) else ()


def is_in_one(state: State, day: date) -> bool:
    """They said that it fits, or partly, and the days it was about are not ten days past."""
    last = _last_answer(state)
    if last is None or last.fits == "no":
        return False
    return bool(loop.bad_days([one for one in loop_days(state) if one.day <= last.day], day))


def _last_answer(state: State) -> Answer | None:
    return state.loop.answers[-1] if state.loop.answers else None


def loop_days(state: State) -> tuple[LoopDay, ...]:
    """All that one noted of each day, as the rule reads it."""
    turns = {one.day: one for one in state.loop.days}
    entries = {entry.day: entry for entry in state.days}
    return tuple(_day(day, turns.get(day), entries.get(day)) for day in sorted({*turns, *entries}))


def _day(day: date, turn: TurnDay | None, entry: Day | None) -> LoopDay:
    alarm = entry.alarm if entry else None
    if turn is None:
        return LoopDay(day=day, alarm=alarm)
    return LoopDay(
        day=day,
        attempt=turn.tried or None,
        reason=turn.why or None,
        tension=turn.tension,
        turned_away=turn.turned_away,
        pressure=turn.pressure,
        avoided=turn.avoided or None,
        alarm=alarm,
    )
