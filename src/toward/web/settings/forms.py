"""What a person sets for themselves: passphrase, code, closing time, role, safety answers, limits."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from toward.content.load import programme
from toward.programme.commands import AnswerSafety, NameRole, SetLimit, SetPause, SetZone
from toward.programme.events import Role
from toward.services import recovery
from toward.ui.forms import Form
from toward.web import fields
from toward.web.passphrase import NewPassphraseForm, secret
from toward.web.start.forms import countries, zones
from toward.web.texts import questions, text

EARLIEST = 1900  # a year that was typed by half is a slip
IDLE = (2, 5, 10, 15, 20, 30)
HOURS = {
    24: _("one day"),
    72: _("three days"),
    0: _("none: whoever holds the code is in at once"),
}
ROLES: dict[str, object] = {
    "hurt": _("I was hurt"),
    "broke": _("I broke what we had agreed"),
    "both": _("Both"),
    "told": _("I am told I did, and I did not"),
    "": _("I would rather not say"),
}
YES_NO = [("no", _("no")), ("yes", _("yes"))]
HARK = ("humiliation", "afraid", "rape", "kick")
NO_LIMIT = 10
LIMITS = [(str(number), str(number)) for number in range(6)] + [
    (str(NO_LIMIT), _("none of my own"))
]
PAUSES = [("1", _("today")), ("3", _("3 days")), ("7", _("a week")), ("14", _("two weeks")),
          ("28", _("four weeks")), ("0", _("not any more"))]  # fmt: skip


class IdleForm(Form):
    minutes = forms.TypedChoiceField(
        label=_("Close by itself after"),
        choices=[(str(n), _("%(n)d minutes") % {"n": n}) for n in IDLE],
        coerce=int,
        widget=forms.RadioSelect,
    )


class PassphraseForm(NewPassphraseForm):
    old_passphrase = secret(_("The passphrase you have now"), complete="current-password")
    field_order = ("old_passphrase", "passphrase", "again")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["passphrase"].label = _("A new passphrase")


class ProofForm(Form):
    """Two groups of the code, asked by their number; `sealed` is the code, sealed for its owner alone."""

    sealed = forms.CharField(widget=forms.HiddenInput, max_length=4096)
    group_one = fields.Uncut(max_length=16)
    group_two = fields.Uncut(max_length=16)
    hours = forms.TypedChoiceField(
        label=_("When the code is used, wait"),
        help_text=_(
            "So that somebody who finds it can’t be quicker than you. While a wait runs it can’t be changed, only stopped."
        ),
        choices=list(HOURS.items()),
        coerce=int,
        initial=24,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, sealed: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["sealed"] = sealed
        attrs = {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        for name, number in zip(
            ("group_one", "group_two"), recovery.asked_groups(sealed), strict=True
        ):
            self.fields[name].label = _("Group %(number)d") % {"number": number + 1}
            self.fields[name].widget.attrs.update(attrs)


class AboutForm(fields.CommandForm):
    role = forms.ChoiceField(
        label=_("What is your part in it?"),
        help_text=_("Only the order of what is offered follows from it."),
        choices=list(ROLES.items()),
        required=False,
        widget=forms.RadioSelect,
    )
    since = forms.DateField(
        label=_("The day it came to light, or about then"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "autocomplete": "off"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("A day, written like 2026-03-14.")},
    )

    LATER = _("This day is still to come.")

    def clean_since(self) -> date | None:
        since: date | None = self.cleaned_data["since"]
        if since is not None and since.year < EARLIEST:
            raise forms.ValidationError(_("The year does not look right. Four digits, please."))
        return since

    def command_of(self) -> NameRole:
        kept = self.cleaned_data
        role: Role | None = kept["role"] or None
        return NameRole(role=role, since=kept["since"])


class PlaceForm(fields.CommandForm):
    zone = forms.ChoiceField(
        label=_("Where your day is counted"),
        help_text=_("A city with the same time as yours. A day here ends at four in the morning."),
        choices=zones,
    )
    country = forms.ChoiceField(label=_("Help lines for"), choices=countries, required=False)

    def command_of(self) -> SetZone:
        return SetZone(zone=self.cleaned_data["zone"])


class SafetyForm(fields.CommandForm):
    """HARK as published, then four of our own. Either all are answered or nothing is kept."""

    other_times = forms.TypedChoiceField(
        choices=[("no", ""), ("yes", "")],
        coerce=lambda said: said == "yes",
        empty_value=None,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = questions()
        for question in (*asked.hark, *asked.ours):
            self.fields[question.id] = _yes_no(question.text)

    def hark(self) -> list[Any]:
        return [self[question.id] for question in questions().hark]

    def ours(self) -> list[Any]:
        return [self[question.id] for question in questions().ours]

    def asks_other_times(self) -> bool:
        """Humiliation alone: only what came to light, or other times too?"""
        kept = self.cleaned_data
        alone = kept["humiliation"] and not any(
            kept[name] for name in HARK if name != "humiliation"
        )
        return alone and kept["other_times"] is None

    def said(self) -> list[tuple[str, str]]:
        """What was answered, to carry it to the second question unseen."""
        names = ("command", *(question.id for question in (*questions().hark, *questions().ours)))
        return [(name, self.data.get(name, "")) for name in names]

    def command_of(self) -> AnswerSafety:
        kept = self.cleaned_data
        names = [question.id for question in (*questions().hark, *questions().ours)]
        return AnswerSafety(
            **{name: kept[name] for name in names}, other_times=bool(kept["other_times"])
        )


def _yes_no(words: str) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=words,
        choices=YES_NO,
        coerce=lambda said: said == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": _("This one has no answer yet.")},
    )


class LimitForm(fields.CommandForm):
    limit = forms.TypedChoiceField(
        label=_("Touch rests when my alarm is above"),
        help_text=_("Lower counts at once, higher after seven days. Nothing shows either."),
        choices=LIMITS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of these.")},
    )

    def command_of(self) -> SetLimit:
        return SetLimit(limit=self.cleaned_data["limit"])


class PauseForm(fields.CommandForm):
    days = forms.TypedChoiceField(
        label=_("Let touch rest on my side"),
        choices=PAUSES,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of these.")},
    )

    def command_of(self) -> SetPause:
        return SetPause(days=self.cleaned_data["days"])


def _step_choices() -> list[tuple[str, str]]:
    return [(step.id, text(step.id).title) for step in programme().touch]


class StepsForm(fields.CommandForm):
    steps = forms.MultipleChoiceField(
        label=_("Leave out for me"),
        choices=_step_choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
