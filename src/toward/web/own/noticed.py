"""What I noticed, and what turned out (M10): kept openly, read and completed behind the passphrase."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods
from msgspec import Struct

from toward.accounts.sessions import Vault
from toward.programme.parts.noticed import (
    TEXT_LENGTH,
    TURNED,
    NoteNoticed,
    Notice,
    NoticedNoted,
    NoticedTurned,
    TurnNoticed,
    find_notice,
)
from toward.services import mine
from toward.ui.access import inner, open_vault
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.drafts import words_only
from toward.web.go import see
from toward.web.known import diary
from toward.web.own.entries import number, with_later
from toward.web.texts import choices


class TurnForm(fields.CommandForm):
    turned = fields.one_of(_("What turned out?"), required=True)
    turned_out = fields.words(_("In a few words"), longest=TEXT_LENGTH, rows=2)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        fields.offer(self, turned=choices("turned"))

    def turn_of(self, notice: int) -> TurnNoticed:
        kept = self.cleaned_data
        return TurnNoticed(notice=notice, turned=kept["turned"], turned_out=kept["turned_out"])


class NoticedForm(TurnForm):
    when = fields.one_of(_("When did you notice it?"), required=True)
    noticed = fields.words(_("What I noticed"), longest=TEXT_LENGTH, rows=2, required=True)
    told = fields.words(_("What I told myself about it, or was told"), longest=TEXT_LENGTH, rows=2)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, when=choices("when"))
        self.fields["turned"].required = False

    def command_of(self) -> NoteNoticed:
        kept = self.cleaned_data
        return NoteNoticed(
            when=kept["when"],
            noticed=kept["noticed"],
            told=kept["told"],
            turned=kept["turned"] or "open",
            turned_out=kept["turned_out"],
        )


class Said(Struct, frozen=True, kw_only=True):
    """One as its page shows it. turned is a key, outcome the same in words."""

    id: UUID
    when: str
    noticed: str
    told: str
    turned: str
    outcome: str
    turned_out: str


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
@diary
@words_only
def page(request: VisitRequest) -> HttpResponse:
    form = NoticedForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.is_kept(vault_of(request), form.command_of()):
        return see(reverse("own-kept"))
    context = {"tab": "path", "form": form}
    return render(request, "own/noticed.html", context, status=422 if form.is_bound else 200)


@require_GET
@inner
@diary
def listed(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    found = _all(vault, mine.look(vault).noticed.kept)
    context = {
        "tab": "path",
        "waiting": [one for one in found if one.turned == "open"],
        "turned": [one for one in found if one.turned != "open"],
    }
    return render(request, "own/noticed_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@diary
@words_only
def one(request: VisitRequest, notice: UUID) -> HttpResponse:
    vault = vault_of(request)
    found = find_notice(mine.look(vault).noticed, number(vault, notice))
    said = _all(vault, (found,)) if found else []
    if not found or not said:
        raise Http404
    posted = request.POST if request.method == "POST" else None
    form = TurnForm(posted, initial={"turned": said[0].turned, "turned_out": said[0].turned_out})
    if form.is_valid() and form.is_kept(vault, form.turn_of(found.seq)):
        return see(reverse("own-noticed-list"))
    context = {"tab": "path", "notice": said[0], "form": form}
    return render(request, "own/notice.html", context, status=422 if form.is_bound else 200)


def _all(vault: Vault, kept: tuple[Notice, ...]) -> list[Said]:
    found = with_later(vault, kept, lambda one: (one.seq, one.said), NoticedNoted, NoticedTurned)
    return [_said(*one) for one in found]


def _said(entry: UUID, notice: Notice, noted: NoticedNoted, later: NoticedTurned | None) -> Said:
    turned = TURNED[notice.turned]
    return Said(
        id=entry,
        when=dict(choices("when")).get(noted.when, ""),
        noticed=noted.noticed,
        told=noted.told,
        turned=turned,
        outcome=dict(choices("turned")).get(turned, ""),
        turned_out=(later or noted).turned_out,
    )
