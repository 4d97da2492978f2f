"""Form fields that several pages ask in the same words: alarm, direction, counts, the form's own id."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from toward.accounts.sessions import Vault
from toward.programme.base import Refused
from toward.programme.commands import MineCommand
from toward.services import mine
from toward.ui.forms import Form

ALARMS = [(str(number), str(number)) for number in range(11)]
DIRECTIONS = [
    ("settled", _("settled")),
    ("revved", _("wound up")),
    ("flat", _("flat or far away")),
    ("unsure", _("can’t tell")),
]
LINE_LENGTH = 280
COUNT_MAX = 99


class Uncut(forms.CharField):
    """A text with a longest length that no browser cuts off unsaid: too long is told, all of it still there."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "max_length": _(
            "A little shorter, please: %(limit_value)d characters at most, and these are %(show_value)d."
        )
    }

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attrs = super().widget_attrs(widget)
        return {name: value for name, value in attrs.items() if name != "maxlength"}


def alarm(
    label: object = None, *, required: bool = True, help_text: object = ""
) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label or _("How loud is your body’s alarm?"),  # type: ignore[arg-type]
        help_text=help_text,  # type: ignore[arg-type]
        choices=ALARMS,
        coerce=int,
        empty_value=None,
        required=required,
        widget=forms.RadioSelect,
        error_messages={"required": _("Tap one number, from 0 quiet to 10 every part says no.")},
    )


def strength(label: object) -> forms.TypedChoiceField:
    """How much there is of something, 0 to 10: no alarm, and asked for."""
    asked = alarm(label)
    asked.error_messages["required"] = _(
        "Tap one number, from 0 not at all to 10 as much as can be."
    )
    return asked


def weight(label: object) -> forms.TypedChoiceField:
    """Another scale of 0 to 10 beside the body's alarm; may be left out."""
    return alarm(label, required=False)


def direction(label: object = None) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label or _("And which way?"),  # type: ignore[arg-type]
        choices=DIRECTIONS,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


def count(label: object) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,  # type: ignore[arg-type]
        required=False,
        min_value=0,
        max_value=COUNT_MAX,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("A whole number from 0 to 99, please.")
        ),
    )


def line(label: object, *, longest: int = LINE_LENGTH, required: bool = False) -> Uncut:
    return Uncut(
        label=label,  # type: ignore[arg-type]
        required=required,
        max_length=longest,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def one_of(label: object, *, required: bool = False) -> forms.ChoiceField:
    """One of a list, or none; `offer` brings the list in the language of the request."""
    return forms.ChoiceField(label=label, required=required, widget=forms.RadioSelect)  # type: ignore[arg-type]


def several_of(label: object, *, required: bool = False) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,  # type: ignore[arg-type]
        required=required,
        widget=forms.CheckboxSelectMultiple,
    )


class Words(Uncut):
    """Browsers send two signs for each new line; one is kept and counted."""

    def to_python(self, value: object) -> str | None:
        return super().to_python(value.replace("\r\n", "\n") if isinstance(value, str) else value)


def words(label: object, *, longest: int, rows: int = 4, required: bool = False) -> Words:
    """More than a line. Longer than `longest` is answered with a kind error, never cut."""
    area = forms.Textarea(attrs={"rows": rows, "autocomplete": "off"})
    return Words(label=label, required=required, max_length=longest, widget=area)  # type: ignore[arg-type]


def offer(form: forms.Form, **choices: list[tuple[str, str]]) -> None:
    """Give fields their choices; lists are read per request, for their language."""
    for name, found in choices.items():
        form.fields[name].choices = found  # type: ignore[attr-defined]


NOT_KEPT = _("Not kept: something in it does not fit. Look at it once more.")


# Said where a field brings no words of its own. The framework's would echo what was sent, or sound like an office.
OURS = {
    "required": _("This one is still missing."),
    "invalid": _("That could not be read. Write it once more, please."),
    "invalid_choice": _("Choose one of these."),
    "invalid_list": _("Choose one of these."),
}


class CommandForm(Form):
    """A form with an id of its own: sent twice, kept once."""

    command = forms.CharField(widget=forms.HiddenInput, initial=mine.command_id, max_length=64)

    def full_clean(self) -> None:
        for field in self.fields.values():
            field.error_messages |= {key: OURS[key] for key in OURS if _is_theirs(field, key)}
        super().full_clean()

    def is_kept(
        self, vault: Vault, command: MineCommand, why: Mapping[str, str | Promise] | None = None
    ) -> bool:
        """Keep it; else the form says so, with all that was typed still in it. why: words for a reason."""
        return self.takes(mine.act(vault, command, self.cleaned_data["command"]), why=why)

    def takes(
        self,
        refused: Refused | None,
        words: str | Promise = NOT_KEPT,
        *,
        why: Mapping[str, str | Promise] | None = None,
    ) -> bool:
        """True unless refused: then the form says so, in the reason's own words where there are any."""
        if refused is not None:
            self.add_error(None, str((why or {}).get(refused.reason, words)))
        return refused is None


def _is_theirs(field: forms.Field, key: str) -> bool:
    """Whether these words are the framework's own."""
    said = field.error_messages.get(key)
    kinds = (kind for kind in type(field).__mro__ if kind.__module__.startswith("django."))
    return said is not None and any(
        vars(kind).get("default_error_messages", {}).get(key) is said for kind in kinds
    )
