"""The menu: every way to be near, nothing tonight among them, and tonight's alarm.

It is built from the programme alone, so that it is the same for everybody on every evening.
"""

from django import forms
from django.utils.translation import gettext_lazy as _

from toward.content.load import programme
from toward.services.marks import Asked
from toward.web import fields
from toward.web.texts import text

NOTHING = "nothing-tonight"


def ways() -> list[tuple[str, object]]:
    steps: list[tuple[str, object]] = [(step.id, text(step.id).title) for step in programme().touch]
    return [*steps, (NOTHING, _("Nothing tonight"))]


class MenuForm(fields.CommandForm):
    """`nothing` stands in the same list and weighs the same; ticked, it outranks the rest."""

    marks = forms.MultipleChoiceField(
        label=_("Mark what you would be open to"),
        choices=ways,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    alarm = fields.alarm(_("How loud is your body’s alarm now?"))
    direction = fields.direction()

    def asked(self) -> Asked:
        kept = self.cleaned_data
        return Asked(
            steps=frozenset(kept["marks"]) - {NOTHING},
            nothing=NOTHING in kept["marks"],
            alarm=kept["alarm"],
            direction=kept["direction"],
        )


class AskedForm(fields.CommandForm):
    """One private tap."""
