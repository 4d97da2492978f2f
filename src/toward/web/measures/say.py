"""What two sheets of one questionnaire say beside each other: words only, and never more than they bear."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from toward.programme.measures import Difference, Instrument, difference
from toward.programme.parts.measuring import Taken


def lines(instrument: Instrument, taken: tuple[Taken, ...]) -> list[str]:
    """Newest first: each sheet beside the one before it that has a sum."""
    return [_line(instrument, taken[: place + 1]) for place in range(len(taken))][::-1]


def since_first(instrument: Instrument, taken: tuple[Taken, ...]) -> str:
    """Many small steps can be a long way: the last sheet beside the first that is kept."""
    summed = [one for one in taken if one.total is not None]
    if len(summed) < 3 or summed[-1] is not taken[-1]:  # noqa: PLR2004 - with two, it is the line itself
        return ""
    words = _("Set beside the first one kept here, of %(day)s: %(difference)s.")
    return words % {
        "day": _day(summed[0]),
        "difference": _difference(_between(instrument, summed[0], summed[-1])),
    }


def _line(instrument: Instrument, taken: tuple[Taken, ...]) -> str:
    now, before = taken[-1], [one for one in taken[:-1] if one.total is not None]
    if now.total is None:
        return _("%(day)s: kept. No sum was made, so it is not set beside another.") % {
            "day": _day(now)
        }
    if not before:
        return _("%(day)s: kept. The next one can be set beside it.") % {"day": _day(now)}
    words = _("%(day)s, beside %(before)s: %(difference)s.")
    return words % {
        "day": _day(now),
        "before": _day(before[-1]),
        "difference": _difference(_between(instrument, before[-1], now)),
    }


def _between(instrument: Instrument, before: Taken, now: Taken) -> Difference:
    return difference(instrument, before.total or 0, now.total or 0)


def _difference(found: Difference) -> str:
    match found.direction, found.beyond_noise:
        case "up", True:
            return _("up by more than the noise")
        case "up", False:
            return _("up by less than the noise")
        case "down", True:
            return _("down by more than the noise")
        case "down", False:
            return _("down by less than the noise")
        case _:
            return _("no difference that says anything")


def _day(one: Taken) -> str:
    return date_format(one.day, "j F Y")
