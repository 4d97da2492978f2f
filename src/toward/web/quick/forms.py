"""The half-minute check-in: the alarm, which way, and what would close touch tonight."""

from django import forms
from django.utils.translation import gettext_lazy as _

from toward.programme.commands import CheckIn
from toward.ui.forms import Form
from toward.web import fields


class QuickForm(Form):
    alarm = fields.alarm()
    direction = fields.direction()
    also = forms.MultipleChoiceField(
        label=_("Is any of this true today?"),
        choices=[
            ("pushed", _("I felt pushed")),
            ("asked", _("I was asked to mark or to show something here")),
            ("afraid", _("I am afraid of someone")),
        ],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def command_of(self) -> CheckIn:
        kept = self.cleaned_data
        also = set(kept["also"])
        return CheckIn(
            alarm=kept["alarm"],
            direction=kept["direction"] or None,
            pushed=1 if "pushed" in also else None,
            asked="asked" in also,
            here=("afraid",) if "afraid" in also else (),
        )
