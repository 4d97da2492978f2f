"""What can be proposed, as a row shows it: its title, its plain line, where it leads.

A page is known by the name of its address and says of itself what the hub that lists it says.
"""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l
from msgspec import Struct

from toward.programme.guide import Ref
from toward.web.between import hub as between
from toward.web.own import hub as own
from toward.web.own.hub import Place
from toward.web.texts import text

HUBS = (own.GROUPS, between.GROUPS)
# Pages that stand in no hub, because another page leads to them.
OTHERS = (
    Place(
        "time-out-begin",
        _l("A time-out"),
        _l("flooded, and back at a time that is named"),
    ),
)


class Row(Struct, frozen=True):
    title: str
    short: str
    url: str


def row(ref: Ref) -> Row:
    if ref.kind == "help" or not ref.id:
        return Row(_("Help"), _("Someone to turn to, and steadying."), "/help/")
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
