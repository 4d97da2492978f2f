"""What is asked at the crossroads. All of it may be left out but one thing a screen."""

from collections.abc import Iterable

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from toward.programme.parts.crossroads import (
    NOTE_LENGTH,
    PAGE_LENGTH,
    TEXT_LENGTH,
    WAYS,
    CrossroadsCommands,
    ImagineWays,
    NoteCrossroads,
    NoteFelt,
    SayNeeded,
    SayOwnPart,
    SayThreads,
    SitDown,
    WritePage,
)
from toward.web import fields
from toward.web.texts import choices, items


class BeginForm(fields.CommandForm):
    """`anyway`: sit down tonight although waiting would be kinder."""

    alarm = fields.alarm()
    anyway = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def command_of(self) -> SitDown:
        return SitDown(alarm=self.cleaned_data["alarm"])


class NoteForm(fields.CommandForm):
    text = fields.words(_("A few lines, for later"), longest=NOTE_LENGTH, required=True)

    def command_of(self) -> NoteCrossroads:
        return NoteCrossroads(text=self.cleaned_data["text"])


class SayForm(fields.CommandForm):
    """One screen of a sitting. Left empty altogether it is asked again."""

    EMPTY = _("Nothing is said here yet. One answer is enough, or go back and leave it out.")

    def clean(self) -> None:
        said = (value for name, value in self.cleaned_data.items() if name != "command")
        if not self.errors and not any(value not in (None, "", []) for value in said):
            self.add_error(None, self.EMPTY)

    def command_of(self) -> CrossroadsCommands:
        raise NotImplementedError


class BodyForm(SayForm):
    apart = fields.alarm(required=False)
    as_is = fields.alarm(required=False)
    trying = fields.alarm(required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        _name_ways(self)

    def command_of(self) -> ImagineWays:
        return ImagineWays(**{way: self.cleaned_data[way] for way in WAYS})


class FeltForm(SayForm):
    felt = fields.several_of(_("What is here, these weeks?"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        fields.offer(self, felt=choices("felt"))

    def command_of(self) -> NoteFelt:
        return NoteFelt(felt=tuple(self.cleaned_data["felt"]))


class OwnPartForm(SayForm):
    own = fields.words(_("What I brought into it"), longest=TEXT_LENGTH)
    tried = fields.words(_("What I have tried"), longest=TEXT_LENGTH)

    def command_of(self) -> SayOwnPart:
        kept = self.cleaned_data
        return SayOwnPart(own=kept["own"], tried=kept["tried"])


class NeededForm(SayForm):
    apart = fields.words("", longest=TEXT_LENGTH)
    as_is = fields.words("", longest=TEXT_LENGTH)
    trying = fields.words("", longest=TEXT_LENGTH)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        _name_ways(self)

    def command_of(self) -> SayNeeded:
        return SayNeeded(**{way: self.cleaned_data[way] for way in WAYS})


class ThreadsForm(SayForm):
    forgiving = fields.one_of(_("Forgiving"))
    reconciling = fields.one_of(_("Coming back together"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        fields.offer(self, forgiving=choices("forgiving"), reconciling=choices("reconciling"))

    def command_of(self) -> SayThreads:
        kept = self.cleaned_data
        return SayThreads(forgiving=kept["forgiving"], reconciling=kept["reconciling"])


class PageForm(fields.CommandForm):
    text = fields.words(_("Where I stand"), longest=PAGE_LENGTH, rows=14, required=True)

    def command_of(self) -> WritePage:
        return WritePage(text=self.cleaned_data["text"])


def of_ways(form: forms.Form, order: Iterable[str]) -> list[BoundField]:
    return [form[way] for way in order]


def _name_ways(form: forms.Form) -> None:
    for way in items("ways"):
        form.fields[way.id].label = way.text
        form.fields[way.id].help_text = way.hint
