"""What two people fill in to be two: a code, two sentences, and their evenings."""

from datetime import time
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from toward.programme.commands import SetEvenings
from toward.programme.events import EveningsSet
from toward.programme.ours import EVENINGS_MAX, FIRST_HOUR
from toward.ui.forms import Form
from toward.web import fields
from toward.web.start.forms import zones

CODE_LENGTH = 32


class JoinForm(Form):
    code = fields.Uncut(
        label=_("The code from the other phone"),
        help_text=_("Ten letters and numbers. Small or capital, with or without the dash."),
        max_length=CODE_LENGTH,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        error_messages={"required": _("Type the code that stands on the other phone.")},
    )


class WordsForm(Form):
    """Both sentences, by both. What they say is in consent's own wording and not to be varied."""

    no_contact = forms.BooleanField(
        label=_(
            "There is no secret contact now; if that changes I say so, or I pause our shared part"
        ),
        error_messages={
            "required": _("Without this one nothing begins yet. You can come back any day.")
        },
    )
    no_asking = forms.BooleanField(
        label=_("We don’t ask what was marked"),
        error_messages={
            "required": _("Without this one nothing begins yet. You can come back any day.")
        },
    )


class EveningsForm(fields.CommandForm):
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On which evenings?"),
        help_text=_("One to three a week. Few is fine."),
        choices=list(WEEKDAYS.items()),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one evening.")},
    )
    hour = forms.TimeField(
        label=_("At what hour?"),
        help_text=_("Then you both get one and the same card."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Write the hour like 20:00.")},
    )
    zone = forms.ChoiceField(
        label=_("By the clock of which city?"),
        help_text=_("One for both, also when you are apart."),
        choices=zones,
    )
    shared_phone = forms.BooleanField(
        label=_("We share one phone"),
        help_text=_("Then there is no menu, and no card has touch."),
        required=False,
    )

    def clean_weekdays(self) -> list[int]:
        days: list[int] = self.cleaned_data["weekdays"]
        if len(days) > EVENINGS_MAX:
            raise forms.ValidationError(_("Three evenings a week are the most."))
        return days

    def clean_hour(self) -> time:
        hour: time = self.cleaned_data["hour"]
        if hour.hour < FIRST_HOUR:
            raise forms.ValidationError(_("Choose an hour between 05:00 and 23:59."))
        return hour

    def evenings(self) -> SetEvenings:
        kept = self.cleaned_data
        return SetEvenings(
            weekdays=tuple(sorted(kept["weekdays"])),
            hour=kept["hour"].hour,
            minute=kept["hour"].minute,
            zone=kept["zone"],
            shared_phone=kept["shared_phone"],
        )


def as_typed(held: EveningsSet | None, zone: str) -> dict[str, Any]:
    """What the form begins with: the evenings as last set, or none chosen yet."""
    if held is None:
        return {"zone": zone, "hour": time(20)}
    return {
        "weekdays": list(held.weekdays),
        "hour": time(held.hour, held.minute),
        "zone": held.zone,
        "shared_phone": held.shared_phone,
    }
