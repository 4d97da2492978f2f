"""What is noted after something done: alone, or 'we found a moment'. All of it private, most may be left out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from toward.content.load import programme
from toward.programme.commands import FinishSolo, NotePractice
from toward.web import fields
from toward.web.texts import text


class SoloForm(fields.CommandForm):
    before = fields.alarm(_("Your alarm before"), required=False)
    after = fields.alarm(_("Your alarm now"), required=False)

    def command_of(self, practice: str) -> FinishSolo:
        kept = self.cleaned_data
        return FinishSolo(practice=practice, before=kept["before"], after=kept["after"])


class NoteForm(fields.CommandForm):
    during = fields.alarm(_("Your alarm while it lasted"))
    after = fields.alarm(_("Your alarm now"), required=False)
    far_away = forms.BooleanField(label=_("I went far away, or numb"), required=False)
    went_along = forms.BooleanField(
        label=_("I went along although my body did not want to"), required=False
    )
    line = fields.line(_("One line, only for you"))

    def __init__(self, *args: object, free_text: bool = True, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if not free_text:
            del self.fields["line"]

    def command_of(self, step: str, *, stopped: bool, before: int | None = None) -> NotePractice:
        """before: where the form does not ask for it, what is known of it."""
        kept = self.cleaned_data
        return NotePractice(
            step=step,
            before=kept.get("before", before),
            during=kept["during"],
            after=kept["after"],
            far_away=kept["far_away"],
            went_along=kept["went_along"],
            stopped=stopped or bool(kept.get("stopped")),
            line=kept.get("line", ""),
        )


class FoundForm(NoteForm):
    step = forms.ChoiceField(label=_("What was it?"), widget=forms.RadioSelect)
    before = fields.alarm(_("Your alarm before"), required=False)
    stopped = forms.BooleanField(label=_("We stopped it early"), required=False)
    field_order = ("step", "before", "during", "after", "far_away", "went_along", "stopped", "line")

    def __init__(self, *args: object, free_text: bool = True, **kwargs: object) -> None:
        super().__init__(*args, free_text=free_text, **kwargs)
        choices = [(step.id, text(step.id).title) for step in programme().touch]
        self.fields["step"].choices = choices  # type: ignore[attr-defined]


class EasyForm(fields.CommandForm):
    """'Already easy in daily life', for today."""
