"""What a person noted alone, said back in a line or two for the list of a month, where it can be taken back. Pure."""

from django.utils.translation import gettext as _
from msgspec import Struct

from toward.programme.base import Event
from toward.programme.parts.body import BodyNoted
from toward.programme.parts.landed import LandedNoted
from toward.programme.parts.lines import LineDrawn, LineLookedAt
from toward.programme.parts.noticed import NoticedNoted, NoticedTurned
from toward.programme.parts.outside import ClosenessNoted
from toward.programme.parts.patterns import PatternMapped, TryBegun, TryEnded
from toward.programme.parts.places import PlaceFelt, PlaceNoted, PlacePlanned
from toward.programme.parts.stirs import StirEased, StirMet, StirNoted
from toward.programme.parts.watching import UrgeNoted
from toward.web.fields import DIRECTIONS
from toward.web.texts import choices


class Told(Struct, frozen=True, kw_only=True):
    """line: in the person's own words."""

    what: str
    parts: tuple[str, ...] = ()
    line: str = ""


def of(event: Event) -> Told | None:  # noqa: C901, PLR0911, PLR0912, PLR0915 - one line per kind
    """None for what is not listed there."""
    match event:
        case UrgeNoted():
            parts = (_words("fears", event.fear), _words("instead", event.instead))
            return _told(_("The urge to check"), _of_ten(event.strength), *parts)
        case BodyNoted():
            where = ", ".join(_words("regions", key) for key in event.where)
            way = str(dict(DIRECTIONS).get(event.direction or "", ""))
            return _told(_("Where in the body"), where, way, _alarm(event.alarm))
        case StirNoted():
            return _told(_("What stirs it up"), _words("stirs", event.kind), line=event.what)
        case StirMet():
            return _told(_("Something on your list came up"), _alarm(event.alarm))
        case StirEased():
            helps = ", ".join(_words("helps", key) for key in event.helps)
            return _told(_("What helps by now"), helps, line=event.line)
        case LandedNoted():
            return _told(_("How it landed"), event.happened, line=event.felt)
        case NoticedNoted():
            return _told(_("What I noticed"), _words("turned", event.turned), line=event.noticed)
        case NoticedTurned():
            outcome = _words("turned", event.turned)
            return _told(_("What turned out"), outcome, line=event.turned_out)
        case PlaceNoted():
            return _told(
                _("Places and things"), event.name, _alarm(event.alarm), line=event.carries
            )
        case PlacePlanned():
            changes = ", ".join(_words("changes", key) for key in event.changes)
            return _told(_("What will be changed"), changes, line=event.plan)
        case PlaceFelt():
            return _told(_("There once more"), _alarm(event.alarm))
        case ClosenessNoted():
            return _told(_("A moment of closeness"), _words("close", event.how))
        case PatternMapped():
            words = (_words("patterns", event.pattern), event.protected)
            return _told(_("What comes by itself"), *words, line=event.where)
        case TryBegun():
            return _told(_("One small experiment"), line=event.what)
        case TryEnded():
            outcome = _words("tried", event.outcome)
            return _told(_("What became of it"), outcome, _alarm(event.alarm), line=event.happened)
        case LineDrawn():
            return _told(_("A line of my own"), event.will, event.why, line=event.crossed)
        case LineLookedAt():
            alarm, then = _words("line_alarm", event.alarm), _words("line_then", event.then)
            return _told(_("Which way a line leads"), alarm, then, line=event.words)
        case _:
            return None


def _told(what: str, *parts: str, line: str = "") -> Told:
    return Told(what=what, parts=tuple(part for part in parts if part), line=line)


def _words(name: str, key: str) -> str:
    return dict(choices(name)).get(key, "")


def _of_ten(number: int) -> str:
    return _("%(number)d of 10") % {"number": number}


def _alarm(alarm: int | None) -> str:
    return "" if alarm is None else _("alarm: %d") % alarm
