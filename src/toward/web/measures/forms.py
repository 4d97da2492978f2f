"""One questionnaire as a form: each item as published, and beside its answers the choice to skip it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from toward.content.schema import InstrumentItem, InstrumentText
from toward.programme.measures import Answers
from toward.web import fields

SKIP = ""


class SheetForm(fields.CommandForm):
    NOTHING = _("Nothing is chosen yet. That is fine too: leave the page, and nothing is kept.")

    def __init__(
        self, *args: Any, text: InstrumentText, scales: tuple[str, ...], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for number, (item, scale) in enumerate(zip(text.item, scales, strict=True), 1):
            self.fields[f"item_{number}"] = _item(item, text.answers[scale])

    def items(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("item_")]

    def answers(self) -> Answers:
        said = (self.cleaned_data[field.name] for field in self.items())
        return tuple(None if answer == SKIP else int(answer) for answer in said)

    def clean(self) -> dict[str, Any]:
        kept = super().clean() or self.cleaned_data
        if not self.errors and all(answer is None for answer in self.answers()):
            raise forms.ValidationError(self.NOTHING)
        return kept


def _item(item: InstrumentItem, answers: tuple[str, ...]) -> forms.ChoiceField:
    labels = _between(item.ends, answers) if item.ends else answers
    choices = [(str(place), label) for place, label in enumerate(labels)]
    return forms.ChoiceField(
        label=item.text,
        choices=[*choices, (SKIP, _("skip"))],
        required=False,
        initial=SKIP,
        widget=forms.RadioSelect,
    )


def _between(ends: tuple[str, str], answers: tuple[str, ...]) -> tuple[str, ...]:
    """The two words stand at their ends of the row, so that it is read without looking up."""
    first, *middle, last = answers
    return (f"{ends[0]} {first}", *middle, f"{last} {ends[1]}")
