"""What the count and the second opinion on the loop rest on, in words: a person's own notes and nothing else.

They belong under a question ("does this fit?"). The chance itself is never said: it is no number about
two people, and among real ones nobody has measured it.
"""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from toward.programme.loop import LIMITS, Evidence, LoopDay, Opinion


def counted(days: tuple[LoopDay, ...]) -> list[str]:
    """The days the count rests on, each with what made it count."""
    return [_bad_day(day) for day in days]


def evidence(found: Opinion) -> list[str]:
    """What spoke for it in the last days, weightiest first; never what spoke against it as a reproach."""
    return [_note(one) for one in found.evidence]


def missing(found: Opinion) -> str:
    if not found.missing:
        return ""
    words = ngettext(
        "On %d of the last ten days nothing was noted.",
        "On %d of the last ten days nothing was noted.",
        found.missing,
    )
    return words % found.missing


def _bad_day(day: LoopDay) -> str:
    said = []
    if day.tension is not None and day.tension >= LIMITS.tense:
        said.append(_("tension %d") % day.tension)
    if day.turned_away is not None and day.turned_away >= LIMITS.turned_away:
        said.append(_("felt turned away from %d") % day.turned_away)
    return _("%(day)s: %(what)s") % {
        "day": date_format(day.day, "l j F"),
        "what": ", ".join(said),
    }


def _note(one: Evidence) -> str:
    return _("%(day)s: %(what)s") % {"day": date_format(one.day, "l j F"), "what": _what(one)}


def _what(one: Evidence) -> str:
    plain = {
        "tension": _("tension %d"),
        "turned_away": _("felt turned away from %d"),
        "pressure": _("pressure %d"),
        "alarm": _("alarm %d"),
    }
    yes_or_no = {
        ("attempt", 1): _("closeness was tried"),
        ("attempt", 0): _("closeness was not tried"),
        ("avoided", 1): _("you kept out of its way"),
        ("avoided", 0): _("you did not keep out of its way"),
    }
    if one.item not in plain:
        return yes_or_no[one.item, one.value]
    said = plain[one.item] % one.value
    return f"{said}, {_beside(one.above)}" if one.above else said


def _beside(above: int) -> str:
    if above > 0:
        return _("%d above your usual") % above
    return _("%d below your usual") % -above
