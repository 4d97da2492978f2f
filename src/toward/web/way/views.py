"""The way: where one is by one's own notes, in plain words. To stay in a season or go back is one choice.

Behind the passphrase; nothing of it shows anywhere else, and nobody is ahead in it.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from toward.programme.definition import SEASONS, SeasonId
from toward.programme.guide import ref_of
from toward.programme.parts.way import ChooseSeason
from toward.services import way
from toward.services.way import Look
from toward.ui.access import inner
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.go import see
from toward.web.known import diary
from toward.web.places import Row, row
from toward.web.reasons import sentences
from toward.web.texts import text

FOLLOW = ""
HERE = "own-way"


class SeasonForm(fields.CommandForm):
    season = fields.one_of(_("Stay, or go back"))

    def __init__(self, *args: object, begun: tuple[SeasonId, ...], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        named = [(season, text(f"season-{season}").title) for season in begun]
        fields.offer(self, season=[(FOLLOW, str(_("As my notes have it"))), *named])

    def command_of(self) -> ChooseSeason:
        return ChooseSeason(season=self.cleaned_data["season"])


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@diary
def page(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    look = way.look(vault)
    posted = request.POST if request.method == "POST" else None
    form = SeasonForm(posted, begun=look.begun, initial={"season": look.chosen or FOLLOW})
    if form.is_valid() and form.is_kept(vault, form.command_of()):
        return see(reverse("own-kept"))
    context = {
        "tab": "path",
        "form": form,
        "here": text(f"season-{look.season}"),
        "why": sentences(look.why),
        "is_chosen": look.chosen == look.season,
        "groups": _groups(look),
        "seasons": [text(f"season-{season}") for season in SEASONS],
    }
    return render(request, "way/way.html", context, status=422 if form.is_bound else 200)


def _groups(look: Look) -> list[tuple[str, str, list[Row]]]:
    """What this season has: first what belongs to few others. The page that this is leads nowhere."""
    listed = sorted(look.offers, key=lambda one: len(one.seasons))
    pages = [row(ref_of(one)) for one in listed if one.page and one.page != HERE]
    texts = [row(ref_of(one)) for one in listed if one.text]
    groups = (
        (gettext("What belongs here"), gettext("in any order, and none of it owed"), pages),
        (gettext("To read with it"), gettext("a minute or two each"), texts),
    )
    return [group for group in groups if group[2]]
