"""What a person's own weeks and entries are called on the page. Pure; the owner only, never two.

Nothing is praised, counted up or compared with anybody.
"""

from collections.abc import Iterable

from django.utils.formats import number_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from toward.programme.weeks import Change, Note, NoteKind

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
            return _(
                "Over the last four weeks it has grown quieter; nine to one that this is not chance."
            )
        case "louder":
            return _(
                "Over the last four weeks it has grown louder; nine to one that this is not chance."
            )
        case None:
            return _("Over the last four weeks it went neither way clearly enough to say so.")


def _kinds() -> dict[NoteKind, str]:
    return {
        "pushed": _("feeling pushed"),
        "line": _("a line"),
        "stopped": _("a stop"),
        "far_away": _("going far away"),
        "went_along": _("going along"),
        "found_out": _("finding out more"),
    }
