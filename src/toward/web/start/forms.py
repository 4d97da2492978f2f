"""Beginning, coming back, and coming back by a recovery code."""

import unicodedata
from functools import lru_cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from toward.ui.forms import Form
from toward.web.fields import Uncut
from toward.web.passphrase import LONGEST, NewPassphraseForm, secret
from toward.web.texts import lines

NAME_LENGTH = 35  # four characters and a dash are added
SIGN_IN_LENGTH = 40
NAME_ATTRS = {"autocapitalize": "none", "spellcheck": "false", "autocomplete": "username"}
AREAS = {
    "Africa": _("Africa"), "America": _("America"), "Antarctica": _("Antarctica"), "Arctic": _("Arctic"),
    "Asia": _("Asia"), "Atlantic": _("Atlantic"), "Australia": _("Australia"), "Europe": _("Europe"),
    "Indian": _("Indian Ocean"), "Pacific": _("Pacific"),
}  # fmt: skip


@lru_cache
def zones() -> list[tuple[Any, list[tuple[str, str]]]]:
    """Grouped as people look for them: the part of the world, then the city."""
    known = sorted(zone for zone in available_timezones() if "/" in zone)
    groups = [
        (name, [(z, _city(z)) for z in known if z.startswith(f"{area}/")])
        for area, name in AREAS.items()
    ]
    return [*groups, ("UTC", [("UTC", "UTC")])]


def _city(zone: str) -> str:
    return zone.split("/", 1)[1].replace("_", " ")


def _zone_choices() -> list[Any]:
    return [("", _("Choose a city in your time zone")), *zones()]


def countries() -> list[tuple[str, Any]]:
    return [*((one.code, one.name) for one in lines()), ("", _("Somewhere else, or not said"))]


class NameForm(NewPassphraseForm):
    name = Uncut(
        label=_("A name"),
        help_text=_("Any you like. It need not be yours, and no e-mail address is asked."),
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs=NAME_ATTRS),
        error_messages={"required": _("Any name will do.")},
    )
    zone = forms.ChoiceField(
        label=_("Where your day is counted"),
        help_text=_("A day here ends at four in the morning."),
        choices=_zone_choices,
        widget=forms.Select(attrs={"data-zone": ""}),
        error_messages={"required": _("Choose a city that has the same time as you.")},
    )
    country = forms.ChoiceField(label=_("Help lines for"), choices=countries, required=False)
    field_order = ("name", "passphrase", "again", "zone", "country")

    def clean_name(self) -> str:
        name = str(self.cleaned_data["name"])
        if any(unicodedata.category(sign) in {"Cc", "Cf"} for sign in name):
            raise forms.ValidationError(
                _("There is a character in it that can’t be seen. Type it again.")
            )
        return name


class SignInForm(Form):
    name = Uncut(
        label=_("Your sign-in name"),
        help_text=_("With the four letters and digits at its end, like robin-7k2m."),
        max_length=SIGN_IN_LENGTH,
        widget=forms.TextInput(attrs=NAME_ATTRS),
        error_messages={"required": _("The name you were shown when you began.")},
    )
    passphrase = secret(_("Your passphrase"), complete="current-password")


class UnlockForm(Form):
    passphrase = secret(_("Your passphrase"), complete="current-password")


class RecoverForm(NewPassphraseForm):
    name = Uncut(
        label=_("Your sign-in name"),
        max_length=SIGN_IN_LENGTH,
        widget=forms.TextInput(attrs=NAME_ATTRS),
        error_messages={"required": _("The name you were shown when you began.")},
    )
    code = Uncut(
        label=_("Your recovery code"),
        help_text=_("Eight groups of four. Capital or small, with dashes or without."),
        max_length=LONGEST,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": _("The eight groups from your paper.")},
    )
    field_order = ("name", "code", "passphrase", "again")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passphrase"].label = _("A new passphrase")
