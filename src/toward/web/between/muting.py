"""What may come, and what stays quiet: for oneself alone, with no sign to the other."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from toward.programme.parts.muting import SetMuting
from toward.services import mine
from toward.ui.access import inner
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.between.paired import paired
from toward.web.go import see
from toward.web.known import knows_host

WORDS = {
    "needs": _("Needs, and answers to yours"),
    "sentences": _("Sentences, and answers to yours"),
    "questions": _("Questions, and answers to yours"),
    "letters": _("Letters"),
    "plans": _("Plans, agreements, rituals and the year from now"),
    "repair": _("Words in a repair, and answers to yours"),
    "thanks": _("Thanks"),
    "arrangements": _("What holds for now: who knows, where we sleep"),
    "own_words": _("Anything in their own words, wherever it stands"),
}


class MutingForm(fields.CommandForm):
    channels = forms.MultipleChoiceField(
        label=_("What stays quiet?"),
        choices=list(WORDS.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def command_of(self) -> SetMuting:
        return SetMuting(channels=tuple(self.cleaned_data["channels"]))


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@paired
@knows_host
def page(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    form = MutingForm(
        request.POST if request.method == "POST" else None,
        initial={"channels": list(mine.look(vault).muting.muted)},
    )
    if form.is_valid() and form.is_kept(vault, form.command_of()):
        return see(reverse("between-came"))
    context = {"tab": "between", "form": form}
    return render(request, "between/muting.html", context, status=422 if form.errors else 200)
