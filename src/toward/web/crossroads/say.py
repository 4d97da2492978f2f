"""What was kept at the crossroads, in words: the three ways side by side, no sum of anything. Pure."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _
from msgspec import Struct

from toward.programme.parts.crossroads import (
    WAYS,
    NeededSaid,
    ThreadsSaid,
    WaysImagined,
    arranged,
)
from toward.services.crossroads import Kept, Sat
from toward.web.texts import choices


class Way(Struct, frozen=True):
    name: str
    said: str


class Said(Struct, frozen=True, kw_only=True):
    """One sitting; the ways stand in the order of the day they are looked at."""

    day: date
    body: tuple[Way, ...] = ()
    felt: tuple[str, ...] = ()
    own: str = ""
    tried: str = ""
    needed: tuple[Way, ...] = ()
    entries: tuple[int, ...] = ()


class Threads(Struct, frozen=True):
    forgiving: str
    reconciling: str


def sittings(kept: Kept, today: date) -> list[Said]:
    return [_said(sat, arranged(today)) for sat in kept.sittings]


def threads(said: ThreadsSaid | None) -> Threads | None:
    if said is None:
        return None
    return Threads(
        _words("forgiving", said.forgiving),
        _words("reconciling", said.reconciling),
    )


def composed(kept: Kept) -> str:
    """What a first page begins with: the words of the newest sitting, and nothing that was tapped."""
    if not kept.sittings:
        return ""
    newest = kept.sittings[0]
    parts = []
    if newest.own:
        parts += [(_("What I brought into it"), newest.own.own)]
        parts += [(_("What I have tried"), newest.own.tried)]
    if newest.needed:
        true = _("What would have to be true: %(way)s")
        parts += [(true % {"way": way.name}, way.said) for way in _ways(newest.needed, WAYS)]
    return "\n\n".join(f"{title}\n{text}" for title, text in parts if text)


def _said(sat: Sat, order: Iterable[str]) -> Said:
    names = dict(choices("felt"))
    return Said(
        day=sat.day,
        body=_alarms(sat.body, order) if sat.body else (),
        felt=tuple(names[key] for key in sat.felt.felt if key in names) if sat.felt else (),
        own=sat.own.own if sat.own else "",
        tried=sat.own.tried if sat.own else "",
        needed=_ways(sat.needed, order) if sat.needed else (),
        entries=sat.entries,
    )


def _alarms(body: WaysImagined, order: Iterable[str]) -> tuple[Way, ...]:
    alarms = {"apart": body.apart, "as_is": body.as_is, "trying": body.trying}
    names = dict(choices("ways"))
    left_out = _("left out")
    said = ((way, alarms[way]) for way in order)
    return tuple(
        Way(names[way], left_out if alarm is None else _("alarm %d") % alarm) for way, alarm in said
    )


def _ways(needed: NeededSaid, order: Iterable[str]) -> tuple[Way, ...]:
    texts = {"apart": needed.apart, "as_is": needed.as_is, "trying": needed.trying}
    names = dict(choices("ways"))
    return tuple(Way(names[way], texts[way]) for way in order if texts[way])


def _words(name: str, key: str) -> str:
    return dict(choices(name)).get(key, "")
