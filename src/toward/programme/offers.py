"""What a quiet day offers: first what was to be come back to, then what the season has, least recent first.

Nothing is kept of what was offered or opened. When something was last done is read from the part's own
entries; all else follows from the calendar. The same day always gives the same answer.
"""

from collections.abc import Callable
from datetime import date

from msgspec import Struct

from toward.programme.definition import Offer
from toward.programme.parts.asking import due_asking
from toward.programme.parts.lines import due_line
from toward.programme.parts.own_repair import due_change
from toward.programme.parts.patterns import due_try
from toward.programme.parts.places import due_place
from toward.programme.parts.saying import last_kept
from toward.programme.reasons import ReasonKey
from toward.programme.safety import is_flagged
from toward.programme.seasons import Seen, has_all, has_none, season_of
from toward.programme.waits import (
    DUE_DAYS,
    letter_begun,
    letter_has_its_night,
    letter_rested,
    note_for_later,
    part_for_all,
    questions_for_all,
    stands_since,
)

OFFERS_EVERY = 2  # days; on the others words or something for oneself
SPAN = 180  # turns, about a year
DUE_AGAIN = 28  # days
HURT, BROKE = ("hurt", "both"), ("broke", "both")


class Due(Struct, frozen=True, kw_only=True):
    """Something of one's own to come back to. `since` says from which day on it waits, None: nothing does.

    page: whose turn it takes. leads: where it stands, if `page` asks for something new instead.
    late: it may come after half past nine too.
    """

    page: str
    since: Callable[[Seen], date | None]
    leads: str = ""
    reason: ReasonKey = "due"
    flagged: bool = True
    needs_two: bool = False
    late: bool = True


# One line a part: `Due(page="own-boundary", since=lambda seen: due_boundary(seen.state.boundary, seen.day))`.
DUE: tuple[Due, ...] = (
    Due(
        page="own-places",
        since=lambda seen: due_place(seen.state.places),
        leads="own-places-list",
    ),
    Due(page="own-lines", since=lambda seen: due_line(seen.state.lines), leads="own-lines-list"),
    Due(
        page="own-patterns",
        since=lambda seen: due_try(seen.state.patterns),
        leads="own-patterns-after",
    ),
    Due(page="own-changes", since=lambda seen: due_change(seen.state.own_repair, seen.day)),
    Due(
        page="between-questions",
        since=lambda seen: due_asking(seen.state.asking, seen.day),
        flagged=False,
        needs_two=True,
        late=False,
    ),
    Due(
        page="between-sent",
        since=letter_has_its_night,
        reason="letter_night",
        needs_two=True,
    ),
    Due(
        page="between-letters",
        since=letter_rested,
        reason="letter_rested",
        flagged=False,
        needs_two=True,
    ),
    Due(page="settings-safety", since=questions_for_all, reason="for_all"),
    Due(page="settings-about", since=part_for_all, reason="for_all"),
    Due(page="own-letters", since=letter_begun, reason="letter_begun"),
    Due(page="ways", since=note_for_later, reason="ways_note", late=False),
)

# The day on which a page's own part was last noted, for pages whose part knows it.
LAST: dict[str, Callable[[Seen], date | None]] = {
    "own-body": lambda seen: seen.state.body.last,
    "own-stirs": lambda seen: seen.state.stirs.last,
    "own-landed": lambda seen: seen.state.landed.last,
    "own-lines": lambda seen: seen.state.lines.last,
    "own-patterns": lambda seen: seen.state.patterns.last,
    "own-places": lambda seen: seen.state.places.last,
    "own-noticed": lambda seen: seen.state.noticed.last,
    "own-turns": lambda seen: seen.state.loop.last,
    "own-watching": lambda seen: seen.state.watching.last,
    "own-letters": lambda seen: seen.state.writing.letter_on,
    "own-part": lambda seen: seen.state.writing.path_on,
    "ways": lambda seen: max((one.day for one in seen.state.crossroads.sittings), default=None),
    "between-say": lambda seen: last_kept(seen.state.saying),
    "between-questions": lambda seen: max(
        (one.day for one in seen.state.asking.kept), default=None
    ),
    "between-agreements": lambda seen: seen.ours.agreements.since if seen.ours else None,
    "between-knows": lambda seen: stands_since(seen.ours, "knows", seen.day),
    "between-sleep": lambda seen: stands_since(seen.ours, "sleep", seen.day),
    "between-truce": lambda seen: stands_since(seen.ours, "truce", seen.day),
}


def due(seen: Seen, waiting: tuple[Due, ...]) -> Due | None:
    """What has waited longest and may be offered: for some days, and then not again for weeks."""
    since = _since(seen, waiting)
    may = [one for one in waiting if one.page in since and _may_come(seen, one)]
    may = [one for one in may if _comes(since[one.page], seen.day)]
    return min(may, key=lambda one: (since[one.page], one.page), default=None)


def _since(seen: Seen, waiting: tuple[Due, ...]) -> dict[str, date]:
    """By page, from which day on; what does not wait yet is not in it."""
    return {one.page: day for one in waiting if (day := one.since(seen)) and day <= seen.day}


def _comes(since: date, day: date) -> bool:
    return (day - since).days % DUE_AGAIN < DUE_DAYS


def is_turn(day: date) -> bool:
    return day.toordinal() % OFFERS_EVERY == 0


def is_near_turn(day: date, every: int) -> bool:
    """Whether a way to be near may have this turn: by the calendar, so that nothing is kept of it."""
    return _turn(day) % max(1, every // OFFERS_EVERY) == 0


def offer(seen: Seen) -> Offer | None:
    """The season's offer whose turn it is; None where the day's entries do not ask for it.

    What waits has days of its own, and does not come between them as well.
    """
    waiting = _since(seen, DUE)
    rows = tuple(one for one in of_season(seen) if one.id not in waiting)
    one = _whose_turn(seen, rows) if rows else None
    return one if one and has_all(seen, one.after) and has_none(seen, one.before) else None


def of_season(seen: Seen) -> tuple[Offer, ...]:
    """What belongs to where one is, whatever this day is like."""
    season = season_of(seen)
    return tuple(one for one in seen.programme.offer if season in one.seasons and _fits(seen, one))


def _fits(seen: Seen, one: Offer) -> bool:
    """Whom it suits, whom it needs, and whether it sends."""
    role, paired = seen.state.role, seen.state.partner is not None
    suits = {"all": True, "hurt": role in HURT, "broke": role in BROKE}[one.suits]
    company = {"nobody": True, "pair": paired, "alone": not paired}[one.needs]
    return suits and company and (one.flagged or not _is_flagged(seen))


def last_done(seen: Seen, one: Offer) -> date | None:
    return LAST[one.page](seen) if one.page in LAST else None


def _whose_turn(seen: Seen, rows: tuple[Offer, ...]) -> Offer | None:
    """Turn by turn, whoever came longest ago; what was done comes as late as if it had been offered then.

    Counted anew from the beginning of each span, so that nothing has to be kept of what was offered.
    """
    done = {one.id: _turn(day) for one in rows if (day := last_done(seen, one))}
    now, last = _turn(seen.day), dict[str, int]()
    found: Offer | None = None
    for turn in range(now - now % SPAN, now + 1):
        last |= {name: at for name, at in done.items() if at <= turn and at > last.get(name, -1)}
        may = [one for one in rows if _is_time(one, turn, last.get(one.id))]
        found = min(may, key=lambda one: last.get(one.id, -1), default=None)
        last |= {found.id: turn} if found else {}
    return found


def _is_time(one: Offer, turn: int, last: int | None) -> bool:
    return last is None or (turn - last) * OFFERS_EVERY >= one.every


def _turn(day: date) -> int:
    """Counts the days on which something is offered."""
    return day.toordinal() // OFFERS_EVERY


def _may_come(seen: Seen, one: Due) -> bool:
    company = seen.state.partner is not None or not one.needs_two
    return company and (one.late or not seen.late) and (one.flagged or not _is_flagged(seen))


def _is_flagged(seen: Seen) -> bool:
    return is_flagged(seen.state, seen.day, seen.programme.limits)
