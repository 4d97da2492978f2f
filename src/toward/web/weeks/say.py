"""What a person's own weeks and entries are called on the page. Pure; the owner only, never two.

Nothing is praised, counted up or compared with anybody.
"""

from collections.abc import Iterable

from django.utils.formats import number_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from toward.programme import rates
from toward.programme.rates import Frequency, Moved
from toward.programme.trend import Change
from toward.programme.weeks import Note, NoteKind

SELDOM = 0.1  # less than once on ten such days
ROSE = 1.0  # points of the week's mean; less is within what days vary by themselves


def week(number_of_week: int) -> str:
    return _("Week %d") % number_of_week


def number(value: float | None) -> str:
    return "" if value is None else number_format(round(value, 1), decimal_pos=1)


def times(count: int) -> str:
    few = (_("no"), _("once"), _("twice"))
    return few[count] if count < len(few) else _("%d times") % count


def kinds(notes: Iterable[Note]) -> str:
    """What was noted in a week, each kind once, in the order it came."""
    found = list(dict.fromkeys(note.kind for note in notes))
    return ", ".join(_kinds()[kind] for kind in found)


def noted(number_of_week: int, notes: Iterable[Note], *, rose: bool) -> str:
    """'Week 7: you noted feeling pushed, and your alarm rose with it.'"""
    found = list(dict.fromkeys(note.kind for note in notes))
    what = get_text_list([_kinds()[kind] for kind in found], _("and"))
    words = (
        _("%(week)s: you noted %(what)s, and your alarm rose with it.")
        if rose
        else _("%(week)s: you noted %(what)s.")
    )
    return words % {"week": week(number_of_week), "what": what}


def rose(before: float | None, now: float | None) -> bool:
    return before is not None and now is not None and now - before >= ROSE


def change(found: Change | None) -> str:
    match found:
        case "quieter":
            return _("Quieter than three weeks ago, fairly sure.")
        case "louder":
            return _("Louder than three weeks ago, fairly sure.")
        case None:
            return _("Neither clearly quieter nor clearly louder than three weeks ago.")


def often(found: Frequency | None) -> str:
    """How often on a day with an answer, once there is enough to say, and whether that has moved."""
    if found is None or found.answers < rates.ENOUGH_ANSWERS:
        return _("Not enough to say yet whether it changes.")
    return f"{_usual(found)} {_moved(rates.change(found))}".strip()


def _usual(found: Frequency) -> str:
    if found.mean < SELDOM:
        return _("On a day with an answer hardly ever now.")
    words = _(
        "On a day with an answer about %(mean)s times now, likely between %(low)s and %(high)s."
    )
    return words % {
        "mean": number(found.mean),
        "low": number(found.low),
        "high": number(found.high),
    }


def _moved(found: Moved | None) -> str:
    match found:
        case "more":
            return _("More often than three weeks ago, fairly sure.")
        case "less":
            return _("Less often than three weeks ago, fairly sure.")
        case None:
            return ""


def _kinds() -> dict[NoteKind, str]:
    return {
        "pushed": _("feeling pushed"),
        "line": _("a line"),
        "stopped": _("a stop"),
        "far_away": _("going far away"),
        "went_along": _("going along"),
        "found_out": _("finding out more"),
    }
