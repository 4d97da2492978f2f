"""The urge to check (M5): one short note, shown to nobody; its load over weeks behind the passphrase."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from toward.programme.parts.tally import Tally
from toward.programme.parts.watching import NoteUrge
from toward.services import days, mine
from toward.ui.access import inner, open_vault
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.drafts import words_only
from toward.web.go import see
from toward.web.known import diary
from toward.web.own import loads
from toward.web.texts import choices
from toward.web.weeks import say


class UrgeForm(fields.CommandForm):
    strength = fields.strength(_("How strong is it, or was it?"))
    fear = fields.one_of(_("What is it afraid of?"))
    instead = fields.one_of(_("What did you do with it?"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        fields.offer(self, fear=choices("fears"), instead=choices("instead"))

    def command_of(self) -> NoteUrge:
        kept = self.cleaned_data
        return NoteUrge(strength=kept["strength"], fear=kept["fear"], instead=kept["instead"])


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
@diary
@words_only
def page(request: VisitRequest) -> HttpResponse:
    form = UrgeForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.is_kept(vault_of(request), form.command_of()):
        return see(reverse("own-kept"))
    context = {"tab": "path", "form": form}
    return render(request, "own/watching.html", context, status=422 if form.is_bound else 200)


@require_GET
@inner
@diary
def weeks(request: VisitRequest) -> HttpResponse:
    state = mine.look(vault_of(request))
    part, today = state.watching, days.today(state)
    drawn = partial(loads.chart, first=state.opened_on or today, today=today)
    context = {
        "tab": "path",
        "load": drawn(
            part.weeks,
            title=_("Urges noted, by week"),
            summary=gettext("Fewer notes can also mean that less was noted."),
        ),
        "strength": drawn(
            part.weeks,
            title=_("How strong, by week"),
            summary=_summary(part.weeks),
            column=loads.Column(_("About, of 10"), _mean),
        ),
        "felt": drawn(
            state.felt.weeks,
            title=_("Times an agreement felt kept, by week"),
            summary=gettext("Only what you noted yourself."),
            column=loads.Column(_("Times"), lambda week: week.total),
        ),
        "fears": _most(part.fears, "fears"),
        "instead": _most(part.instead, "instead"),
    }
    return render(request, "own/watching_weeks.html", context)


def _summary(weeks: tuple[Tally, ...]) -> str:
    if not weeks:
        return gettext("Nothing was said about this yet.")
    words = gettext("In the last week with a note the urge was about %(mean)s of 10.")
    return words % {"mean": _mean(weeks[-1])}


def _mean(week: Tally) -> int:
    """What was said in a week, the same to the eye as on the scale it was said on."""
    return round(week.total / week.times)


def _most(counts: dict[str, int], name: str) -> list[tuple[str, str]]:
    """What was named, most often first, in words."""
    words = dict(choices(name))
    named = sorted(counts.items(), key=lambda pair: -pair[1])
    return [(words[key], say.times(times)) for key, times in named if key in words]
