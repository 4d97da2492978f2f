"""Evenings in words: which days, at what hour, by the clock of which city. Pure."""

from django.utils.dates import WEEKDAYS
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from msgspec import Struct

from toward.programme.events import EveningsSet


class Said(Struct, frozen=True, kw_only=True):
    days: str
    hour: str
    city: str
    shared_phone: bool


def evenings(held: EveningsSet | None) -> Said | None:
    if held is None:
        return None
    days = [str(WEEKDAYS[day]) for day in sorted(held.weekdays)]
    return Said(
        days=get_text_list(days, _("and")),
        hour=f"{held.hour:02d}:{held.minute:02d}",
        city=held.zone.split("/")[-1].replace("_", " "),
        shared_phone=held.shared_phone,
    )
