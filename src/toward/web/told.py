"""What a person noted alone, said back in a line or two for the list of a month, where it can be taken back. Pure."""

from django.utils.translation import gettext as _
from msgspec import Struct

from toward.programme.base import Event
from toward.programme.parts.body import BodyNoted
from toward.programme.parts.felt import AgreementFelt
from toward.programme.parts.landed import LandedNoted
from toward.programme.parts.lines import LineDrawn, LineLookedAt, LineReworded
from toward.programme.parts.noticed import NoticedNoted, NoticedTurned
from toward.programme.parts.outside import ClosenessNoted
from toward.programme.parts.own_repair import ChangeFollowed, ChangeNoted, RepairWritten
from toward.programme.parts.patterns import PatternMapped, TryBegun, TryEnded
from toward.programme.parts.places import PlaceFelt, PlaceLetGo, PlaceNoted, PlacePlanned
from toward.programme.parts.stirs import StirEased, StirLetGo, StirMet, StirNoted
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
            said = (_words("fears", event.fear), _words("instead", event.instead))
            return _told(_("The urge to check"), _of_ten(event.strength), *said)
        case BodyNoted():
            way = str(dict(DIRECTIONS).get(event.direction or "", ""))
            where = _all("regions", event.where)
            return _told(_("Where in the body"), where, way, _alarm(event.alarm))
        case StirNoted():
            helps = (_all("helps", event.helps), event.line)
            return _told(
                _("What stirs it up"), _words("stirs", event.kind), *helps, line=event.what
            )
        case StirMet():
            return _told(_("Something on your list came up"), _alarm(event.alarm))
        case StirEased():
            return _told(_("What helps by now"), _all("helps", event.helps), line=event.line)
        case StirLetGo() | PlaceLetGo():
            return _told(_("Taken off your list"))
        case LandedNoted():
            kind, weights = _words("landed", event.kind), _weights(event)
            return _told(_("How it landed"), kind, event.happened, weights, line=event.felt)
        case NoticedNoted():
            turned = (event.told, _words("turned", event.turned), event.turned_out)
            return _told(
                _("What I noticed"), _words("when", event.when), *turned, line=event.noticed
            )
        case NoticedTurned():
            outcome = _words("turned", event.turned)
            return _told(_("What turned out"), outcome, line=event.turned_out)
        case PlaceNoted():
            named = (_words("place_kinds", event.kind), event.name)
            return _told(_("Places and things"), *named, _alarm(event.alarm), line=event.carries)
        case PlacePlanned():
            changes = _all("changes", event.changes)
            return _told(_("What will be changed"), changes, line=event.plan)
        case PlaceFelt():
            changed = _("changed") if event.changed else _("as it was")
            return _told(_("There once more"), changed, _alarm(event.alarm))
        case ClosenessNoted():
            return _told(_("A moment of closeness"), _words("close", event.how))
        case PatternMapped():
            learned = (_words("patterns", event.pattern), _all("learned", event.learned))
            return _told(_("What comes by itself"), *learned, event.protected, line=event.where)
        case TryBegun():
            return _told(_("One small experiment"), line=event.what)
        case TryEnded():
            outcome = _words("tried", event.outcome)
            return _told(_("What became of it"), outcome, _alarm(event.alarm), line=event.happened)
        case LineDrawn() | LineReworded():
            return _told(_("A line of my own"), event.will, event.why, line=event.crossed)
        case LineLookedAt():
            return _told(_("Which way a line leads"), *_look(event), line=event.words)
        case RepairWritten():
            return _told(_("Repair in five"), _words("repair", event.step), line=event.text)
        case AgreementFelt():
            return _told(_("How an agreement felt"), _words("felt_kept", event.felt))
        case ChangeNoted():
            gave = event.side == "gave"
            whose = (
                _("The one change you named") if gave else _("The one change that was named to you")
            )
            return _told(whose, line=event.text)
        case ChangeFollowed():
            return _told(_("One change, looked at again"), _words("kept", event.kept))
        case _:
            return None


def _told(what: str, *parts: str, line: str = "") -> Told:
    return Told(what=what, parts=tuple(part for part in parts if part), line=line)


def _words(name: str, key: str) -> str:
    return dict(choices(name)).get(key, "")


def _all(name: str, keys: tuple[str, ...]) -> str:
    words = dict(choices(name))
    return ", ".join(words[key] for key in keys if key in words)


def _weights(event: LandedNoted) -> str:
    said = (
        (event.itself, _("by itself: %d of 10")),
        (event.landed, _("as it landed: %d of 10")),
    )
    return " · ".join(words % value for value, words in said if value is not None)


def _look(event: LineLookedAt) -> tuple[str, ...]:
    wider, narrower = _all("life", event.wider), _all("life", event.narrower)
    return (
        _words("line_alarm", event.alarm),
        _("wider: %s") % wider if wider else "",
        _("narrower: %s") % narrower if narrower else "",
        _words("line_then", event.then),
    )


def _of_ten(number: int) -> str:
    return _("%(number)d of 10") % {"number": number}


def _alarm(alarm: int | None) -> str:
    return "" if alarm is None else _("alarm: %d") % alarm
