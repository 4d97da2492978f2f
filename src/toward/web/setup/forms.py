"""Who runs this server: three answers, each with what follows from it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from toward.services.host import Answer
from toward.ui.forms import Form

ANSWERS = {
    Answer.ALONE: (
        _("Only I use it"),
        _("Everything for one person. No pairing, so nothing is between two people."),
    ),
    Answer.NEITHER: (
        _("Someone who is neither of us"),
        _(
            "Everything, for one or for two. People here trust that person not to change the program."
        ),
    ),
    Answer.ONE_OF_US: (
        _("One of the two of us"),
        _(
            "Whoever runs it could read along, so much is left out: no menu in the evening, no "
            "questions about safety, no free text. The other is told plainly, and says once a month "
            "that they know."
        ),
    ),
}


class AnswerForm(Form):
    answer = forms.ChoiceField(
        label=_("Who runs this server?"),
        choices=[(key, words[0]) for key, words in ANSWERS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one of the three, whichever is true today.")},
    )

    def rows(self) -> list[dict[str, object]]:
        return [
            {"choice": choice, "follows": ANSWERS[Answer(choice.data["value"])][1]}
            for choice in self["answer"]
        ]
