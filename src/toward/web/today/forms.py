"""The check-in: half a minute; everything but the alarm may be skipped."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from toward.programme.commands import CheckIn
from toward.web import fields
from toward.web.here import HERE_WORDS
from toward.web.texts import choices


class FoundOutForm(fields.CommandForm):
    """One tap: 'I found out more'."""


class CheckInForm(fields.CommandForm):
    alarm = fields.alarm()
    direction = fields.direction()
    heard = fields.count(_("I felt heard"))
    watched = fields.count(_("I kept watch"))
    pushed = fields.count(_("I felt pushed"))
    asked = forms.BooleanField(
        label=_("I was asked to mark or to show something here"), required=False
    )
    here = forms.MultipleChoiceField(
        label=_("What is here right now?"),
        help_text=_("As many as fit; opposites may stand together."),
        choices=list(HERE_WORDS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    where = fields.several_of(_("Where in your body?"))
    line = fields.line(_("One line, only for you"))

    def __init__(self, *args: Any, free_text: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, where=choices("regions"))
        if not free_text:
            del self.fields["line"]

    def command_of(self) -> CheckIn:
        kept = self.cleaned_data
        return CheckIn(
            alarm=kept["alarm"],
            direction=kept["direction"],
            heard=kept["heard"],
            watched=kept["watched"],
            pushed=kept["pushed"],
            asked=kept["asked"],
            here=tuple(kept["here"]),
            where=tuple(kept["where"]),
            line=kept.get("line", ""),
        )
