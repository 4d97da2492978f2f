"""The last alarm, and the days on which something was forced.

What is noted in passing can raise an alarm or turn it away, never lower or refresh it; a forced day stays forced.
"""

from datetime import date, datetime

from msgspec.structs import replace

from toward.programme.definition import Direction
from toward.programme.events import TakenBack
from toward.programme.state import Alarm, State

MARKED_DAYS_KEPT = 60  # more than any rule looks back
LOUDEST = 10

AWAY: tuple[Direction, ...] = ("flat", "unsure")


def with_alarm(
    state: State, at: datetime, day: date, alarm: int, direction: Direction | None
) -> State:
    if state.latest and state.latest.at > at:
        return state
    return replace(state, latest=Alarm(at=at, day=day, alarm=alarm, direction=direction))


def raised(
    latest: Alarm | None, alarm: int | None, direction: Direction | None = None
) -> Alarm | None:
    """What is noted in passing can raise the last alarm or turn it away, never lower or refresh it."""
    if latest is None:
        return None
    turned = direction if direction in AWAY else latest.direction
    return replace(latest, alarm=max(latest.alarm, alarm or 0), direction=turned)


def unknown(latest: Alarm | None, at: datetime, day: date, event: TakenBack) -> Alarm | None:
    if event.said and (latest is None or latest.at <= at):
        return Alarm(at=at, day=day, alarm=LOUDEST, direction=None, taken_back=True)
    return replace(latest, taken_back=True) if event.raised and latest else latest


def with_asked(state: State, day: date) -> State:
    return with_forced(replace(state, asked=with_day(state.asked, day)), day)


def with_forced(state: State, day: date) -> State:
    """A forced day stays forced whatever is corrected, and nothing on it was easy."""
    steps = tuple(
        replace(notes, easy_days=tuple(easy for easy in notes.easy_days if easy != day))
        for notes in state.steps
    )
    return replace(state, forced=with_day(state.forced, day), steps=steps)


def with_day(days: tuple[date, ...], day: date, keep: int = MARKED_DAYS_KEPT) -> tuple[date, ...]:
    return tuple(sorted({*days, day}))[-keep:]
