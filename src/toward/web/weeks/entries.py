"""One's own entries of a month, by day, in words. Pure.

Left out on purpose, because somebody may be looking over a shoulder: tonight's menu and alarm, being
asked to show, limits, pauses, and all answers about safety.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _
from msgspec import Struct
from msgspec.structs import replace

from toward.programme.events import (
    CheckedIn,
    EasyInDailyLife,
    Envelope,
    FoundOutMore,
    PracticeNoted,
    SoloDone,
)
from toward.programme.parts.loop import LoopAnswered, TurnNoted
from toward.programme.taking_back import day_meant
from toward.services.weeks import Kept
from toward.web import told, turned
from toward.web.fields import DIRECTIONS
from toward.web.here import HERE_WORDS
from toward.web.texts import UnknownTextError, choices, text
from toward.web.weeks import say


class Entry(Struct, frozen=True, kw_only=True):
    id: UUID | None = None
    what: str
    parts: tuple[str, ...] = ()
    line: str = ""


class OfDay(Struct, frozen=True, kw_only=True):
    day: date
    entries: tuple[Entry, ...]


def by_day(kept: Iterable[Kept]) -> tuple[OfDay, ...]:
    """Newest day first. Of several check-ins of a day the last one counts, as everywhere."""
    days: dict[date, dict[str, Entry]] = {}
    for one in kept:
        entry = in_words(one.envelope)
        if entry is None:
            continue
        key = "check-in" if isinstance(one.envelope.event, CheckedIn) else f"{one.id}"
        days.setdefault(day_meant(one.envelope), {})[key] = replace(entry, id=one.id)
    found = sorted(days.items(), reverse=True)
    return tuple(OfDay(day=day, entries=tuple(entries.values())) for day, entries in found)


def in_words(envelope: Envelope) -> Entry | None:  # noqa: PLR0911 - one line per kind
    """None for what is never listed."""
    match event := envelope.event:
        case CheckedIn():
            return Entry(what=_alarm(event), parts=_counts(event), line=event.line)
        case PracticeNoted():
            return Entry(what=_title(event.step), parts=_practice(event), line=event.line)
        case SoloDone():
            return Entry(
                what=_title(event.practice), parts=_before_after(event.before, event.after)
            )
        case EasyInDailyLife():
            return Entry(what=_title(event.step), parts=(_("easy that day, of its own accord"),))
        case TurnNoted():
            return Entry(what=_("A moment that turned"), parts=tuple(turned.of_note(event)))
        case LoopAnswered():
            return Entry(what=_("Does this fit?"), parts=(turned.fits(event.fits),))
        case FoundOutMore():
            return Entry(what=_("You found out more"))
        case _:
            found = told.of(event)
            return Entry(what=found.what, parts=found.parts, line=found.line) if found else None


def _alarm(event: CheckedIn) -> str:
    directions = dict(DIRECTIONS)
    if event.direction is None:
        return _("Alarm %d") % event.alarm
    said = {"alarm": event.alarm, "direction": directions[event.direction]}
    return _("Alarm %(alarm)d, %(direction)s") % said


def _counts(event: CheckedIn) -> tuple[str, ...]:
    """One line of counts, one of what was there, one of where; what was skipped is not said."""
    said = (
        (event.heard, _("felt heard: %s")),
        (event.watched, _("kept watch: %s")),
        (event.pushed, _("felt pushed: %s")),
    )
    counts = " · ".join(words % say.times(count) for count, words in said if count is not None)
    here = ", ".join(str(HERE_WORDS[key]) for key in event.here if key in HERE_WORDS)
    places = dict(choices("regions"))
    where = ", ".join(places[key] for key in event.where if key in places)
    return tuple(part for part in (counts, here, where) if part)


def _practice(event: PracticeNoted) -> tuple[str, ...]:
    flags = (
        (event.far_away, _("went far away")),
        (event.went_along, _("went along")),
        (event.stopped, _("stopped")),
    )
    alarms = _before_after(event.before, event.after, event.during)
    happened = ", ".join(said for is_so, said in flags if is_so)
    return (*alarms, happened) if happened else alarms


def _before_after(
    before: int | None, after: int | None, during: int | None = None
) -> tuple[str, ...]:
    said = (
        (before, _("alarm before: %d")),
        (during, _("alarm during: %d")),
        (after, _("alarm after: %d")),
    )
    alarms = " · ".join(words % value for value, words in said if value is not None)
    return (alarms,) if alarms else ()


def _title(ref: str) -> str:
    try:
        return text(ref).title
    except UnknownTextError:
        return _("A practice that is no longer listed")
