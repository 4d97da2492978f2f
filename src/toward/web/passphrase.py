"""A new passphrase: five words offered, one's own taken from fifteen signs on, typed twice.

Password managers find both fields. *Show what I type* is a button that sends the form back with
readable fields, so it works without JavaScript; start.js does the same without the round trip.
"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from toward.services import people
from toward.ui.forms import Form
from toward.vault.words import check_passphrase
from toward.web.fields import Uncut

LONGEST = 256
REASONS = {
    "short": _("A little longer, please: 15 characters or more, or the five words."),
    "common": _("Many people use this one, or one like it. The five words are a good choice."),
    "name": _("This is mostly your own name. The five words are a good choice."),
}
NOT_ALIKE = _("These two are not alike. Type it once more here.")


def secret(label: object, *, complete: str, help_text: object = "") -> Uncut:
    """Never stripped: a space may belong to it."""
    attrs = {
        "autocomplete": complete,
        "autocapitalize": "none",
        "spellcheck": "false",
        "data-secret": "",
    }
    return Uncut(
        label=label,  # type: ignore[arg-type]
        help_text=help_text,  # type: ignore[arg-type]
        max_length=LONGEST,
        strip=False,
        widget=forms.PasswordInput(attrs=attrs),
        error_messages={"required": _("The passphrase is still missing here.")},
    )


class NewPassphraseForm(Form):
    passphrase = secret(
        _("Your passphrase"),
        complete="new-password",
        help_text=_("These five words, or 15 characters or more of your own. Spaces are fine."),
    )
    again = secret(_("Once more, in case of a slip"), complete="new-password")
    offered = forms.CharField(widget=forms.HiddenInput, required=False)
    shown = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.words = self._words()
        self.initial["offered"] = self.words
        if self._asked("shown"):
            self._show()
        for name in ("passphrase", "again"):
            # Sent back only to be shown or hidden, never beside an error.
            self._input(name).render_value = not self.is_bound

    @property
    def is_shown(self) -> bool:
        return self._input("passphrase").input_type == "text"

    def _words(self) -> str:
        """The same five words as long as this form goes to and fro."""
        before = self._asked("offered")
        return before if people.is_offered(before) else people.offered_passphrase()

    def _asked(self, name: str) -> str:
        value = self.data.get(name) if self.is_bound else self.initial.get(name)
        return str(value or "")

    def _show(self) -> None:
        for field in self.fields.values():
            if isinstance(field.widget, forms.PasswordInput):
                field.widget.input_type = "text"

    def _input(self, name: str) -> forms.PasswordInput:
        widget = self.fields[name].widget
        assert isinstance(widget, forms.PasswordInput)  # noqa: S101 - `secret` made it
        return widget

    def clean(self) -> dict[str, Any]:
        kept = super().clean() or self.cleaned_data
        first, second = kept.get("passphrase", ""), kept.get("again", "")
        for reason in check_passphrase(first, name=str(kept.get("name", "")))[:1] if first else ():
            self.add_error("passphrase", str(REASONS[reason]))
        if first and second and first != second:
            self.add_error("again", str(NOT_ALIKE))
        return kept


def shown_again(form: type[NewPassphraseForm], data: Any, **kwargs: Any) -> NewPassphraseForm:
    """The same form with what was typed, not judged yet, and readable or hidden by the button's value."""
    initial = {**data.dict(), "shown": data.get("show") == "1"}
    return form(initial=initial, **kwargs)
