"""A moment that turned, in words, from what its owner noted. Pure."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from toward.programme.loop import LoopDay
from toward.programme.parts.loop import Fits, TurnNoted
from toward.web.texts import choices

FITS = [
    ("yes", gettext_lazy("Yes, this fits")),
    ("partly", gettext_lazy("Partly")),
    ("no", gettext_lazy("No, it was something else")),
]


def fits(answer: Fits) -> str:
    """What was answered when the notes were laid side by side."""
    return str(dict(FITS)[answer])


def of_note(event: TurnNoted) -> list[str]:
    tried = dict(choices("loop_tried")).get(event.tried, "")
    return _without_gaps(
        _tried(_("closeness was tried (%(by)s)") % {"by": tried} if tried else "", event.why),
        _number(_("your body braced: %d of 10"), event.tension),
        _number(_("you felt turned away from: %d of 10"), event.turned_away),
        _number(_("pressure, or guilt: %d of 10"), event.pressure),
        _("you went along") if event.went_along else "",
        _("you kept out of its way") if event.avoided else "",
    )


def of_day(day: LoopDay) -> list[str]:
    """What was noted that day, in the order of the five turns; what was left out is not said."""
    return _without_gaps(
        _tried(_("closeness was tried") if day.attempt else "", day.reason or ""),
        _number(_("your body braced: %d of 10"), day.tension),
        _number(_("you felt turned away from: %d of 10"), day.turned_away),
        _number(_("pressure, or guilt: %d of 10"), day.pressure),
        _("you kept out of its way") if day.avoided else "",
    )


def _tried(tried: str, key: str) -> str:
    why = dict(choices("loop_whys")).get(key, "")
    return " · ".join(words for words in (tried, why) if words)


def _number(words: str, value: int | None) -> str:
    return words % value if value is not None else ""


def _without_gaps(*words: str) -> list[str]:
    return [one for one in words if one]
