"""What can be proposed, as a row shows it: its title, its plain line, where it leads.

A page is known by the name of its address and says of itself what the hub that lists it says.
"""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from toward.programme.guide import Ref
from toward.web.between import hub as between
from toward.web.own import hub as own
from toward.web.own.hub import Place
from toward.web.texts import text

HUBS = (own.GROUPS, between.GROUPS)
# Pages that stand in no hub, because another page leads to them.
OTHERS = (
    Place("own-lines-list", _("My lines"), _("you wanted to look which way one leads")),
    Place("own-places-list", _("Places and things"), _("how loud it is there since the change")),
    Place("own-patterns-after", _("One small experiment"), _("what became of it")),
    Place(
        "settings-safety",
        _("A few more questions"),
        _("everyone is asked the same; asks for your passphrase"),
    ),
    Place("settings-about", _("About me"), _("two questions; asks for your passphrase")),
    Place(
        "time-out-begin",
        _("A time-out"),
        _("flooded, and back at a time that is named"),
    ),
)


class Row(Struct, frozen=True):
    title: str
    short: str
    url: str


def row(ref: Ref) -> Row:
    if ref.kind == "help" or not ref.id:
        return Row(str(_("Help")), str(_("Someone to turn to, and steadying.")), "/help/")
    if ref.kind == "page":
        place = _places()[ref.id]
        return Row(str(place.title), str(place.short), reverse(place.name))
    found = text(ref.id)
    return Row(found.title, found.short, reverse("path-step", args=[ref.id]))


def is_known(name: str) -> bool:
    return name in _places()


def _places() -> dict[str, Place]:
    listed = (one for groups in HUBS for group in groups for one in group.places)
    return {one.name: one for one in (*listed, *OTHERS)}
