"""What is asked before something begins together: who speaks first and about what; at which pace."""

from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from toward.services.together import DRAW
from toward.ui.forms import Form
from toward.web import fields
from toward.web.texts import choices

OWN = "own"


class ListenForm(Form):
    speaker = fields.one_of(_("Who speaks first?"), required=True)
    about = fields.one_of(_("About what?"), required=True)

    def __init__(self, *args: Any, names: tuple[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, speaker=[(str(n), name) for n, name in enumerate(names)])
        fields.offer(
            self,
            about=[(OWN, gettext("Something of our own")), (DRAW, gettext("A drawn question"))],
        )
        self.fields["speaker"].error_messages["required"] = _("One of you begins; tap a name.")
        self.fields["about"].error_messages["required"] = _("Tap one; you can change it later.")

    def chosen(self) -> tuple[int, str]:
        kept = self.cleaned_data
        return int(kept["speaker"]), "" if kept["about"] == OWN else kept["about"]


class QuestionForm(ListenForm):
    """The same with one question of the list."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, about=choices("prompts"))
        self.fields["about"].error_messages["required"] = _("Choose one of them.")


class PaceForm(Form):
    pace = fields.one_of(_("How fast?"), required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, pace=choices("paces"))
