"""Closeness that nobody had planned: one word for oneself, behind the passphrase, counted nowhere.

Every word is kept the same way and leads to the same address, so that no history of a browser tells which.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from toward.accounts.sessions import Vault
from toward.content.schema import Line
from toward.programme.parts.outside import NoteCloseness, how_on
from toward.services import days, mine, people
from toward.ui.access import inner
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.go import see
from toward.web.known import diary
from toward.web.texts import choices, lines_for, text

ANSWERS = {"along": "went-along", "unwanted": "did-not-want"}


class CloseForm(fields.CommandForm):
    how = fields.one_of(_("How was it for you?"), required=True)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        fields.offer(self, how=choices("close"))
        self.fields["how"].error_messages["required"] = _("Choose one, or leave it for today.")

    def command_of(self) -> NoteCloseness:
        return NoteCloseness(how=self.cleaned_data["how"])


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@diary
def page(request: VisitRequest) -> HttpResponse:
    form = CloseForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.is_kept(vault_of(request), form.command_of()):
        return see(reverse("own-close-kept"))
    context = {"tab": "path", "form": form}
    return render(request, "own/close.html", context, status=422 if form.is_bound else 200)


@require_GET
@inner
@diary
def kept(request: VisitRequest) -> HttpResponse:
    """Calm words for the day's last note; Help comes first after what was not wanted."""
    vault = vault_of(request)
    state = mine.look(vault)
    how = how_on(state.outside, days.today(state)) or ""
    if how not in ANSWERS:
        return render(request, "own/kept.html", {"tab": "path"})
    context = {"tab": "path", "text": text(ANSWERS[how]), "lines": _lines(vault)}
    template = "own/close_help.html" if how == "unwanted" else "own/close_along.html"
    return render(request, template, context)


def _lines(vault: Vault) -> list[Line]:
    """Of the country one named oneself, those for people hurt by someone close first; maybe none."""
    country = lines_for(people.country(vault.person))
    found = [line for line in country.lines if line.kind != "emergency"] if country else []
    return sorted(found, key=lambda line: line.kind != "partner_violence")
