"""The one change of a repair (M17), looked at again after seven and thirty days: by oneself, told to nobody.

Kept is said by who gave it, felt by who heard it; the two answers never meet.
"""

from datetime import date

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from msgspec import Struct

from toward.accounts.sessions import Vault
from toward.programme.parts.own_repair import (
    Change,
    ChangeNoted,
    FollowChange,
    NoteChange,
    is_waiting,
)
from toward.programme.parts.repair import TEXT_MAX
from toward.services import days, mine
from toward.ui.access import inner, open_vault
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.drafts import words_only
from toward.web.go import see
from toward.web.known import diary
from toward.web.texts import choices


class ChangeForm(fields.CommandForm):
    text = fields.words(_("The one change I named"), longest=TEXT_MAX, rows=2)
    heard = forms.BooleanField(label=_("One was named to me as well"), required=False)

    def clean(self) -> None:
        if not self.cleaned_data.get("text") and not self.cleaned_data.get("heard"):
            raise forms.ValidationError(_("Write yours, or tick the line below it; one is enough."))

    def commands(self) -> list[NoteChange]:
        kept = self.cleaned_data
        gave = [NoteChange(side="gave", text=kept["text"])] if kept["text"] else []
        return [*gave, NoteChange(side="heard")] if kept["heard"] else gave


class FollowForm(fields.CommandForm):
    change = forms.IntegerField(widget=forms.HiddenInput)
    kept = fields.one_of(_("Which fits?"), required=True)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        fields.offer(self, kept=choices("kept"))
        self.fields["kept"].error_messages["required"] = _("Tap one; “I can’t say” is one too.")

    def command_of(self) -> FollowChange:
        return FollowChange(change=self.cleaned_data["change"], kept=self.cleaned_data["kept"])


class Shown(Struct, frozen=True, kw_only=True):
    """A change as its owner sees it; `form` while it is asked about."""

    day: date
    gave: bool
    words: str
    answers: list[tuple[date, str]]
    form: FollowForm | None


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@diary
@words_only
def page(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    form = FollowForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.is_kept(vault, form.command_of()):
        return see(reverse("own-changes"))
    context = {"tab": "path", "changes": _shown(vault, form), "form": form}
    return render(request, "own/changes.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
@diary
@words_only
def note(request: VisitRequest) -> HttpResponse:
    """After a repair that was said aloud: the one change, for oneself alone."""
    form = ChangeForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _is_noted(vault_of(request), form):
        return see(reverse("own-kept"))
    context = {"tab": "path", "form": form}
    return render(request, "own/change.html", context, status=422 if form.is_bound else 200)


def _is_noted(vault: Vault, form: ChangeForm) -> bool:
    """Two notes of one form: each has its own half of the form's id."""
    for command in form.commands():
        refused = mine.act(vault, command, f"{form.cleaned_data['command']} {command.side}")
        if refused is not None:
            form.add_error(None, _("Not kept: something in it does not fit. Look at it once more."))
            return False
    return True


def _shown(vault: Vault, answered: FollowForm) -> list[Shown]:
    """What waits first, then the rest, the newest before."""
    state = mine.look(vault)
    today, changes = days.today(state), state.own_repair.changes
    texts = {
        read.seq: read.envelope.event.text
        for read in mine.entries(vault, [change.seq for change in changes])
        if isinstance(read.envelope.event, ChangeNoted)
    }
    newest = changes[::-1]
    order = sorted(newest, key=lambda one: not is_waiting(one, today))
    return [_one(change, texts.get(change.seq, ""), today, answered) for change in order]


def _one(change: Change, words: str, today: date, answered: FollowForm) -> Shown:
    said = dict(choices("kept"))
    return Shown(
        day=change.day,
        gave=change.side == "gave",
        words=words,
        answers=[(answer.day, said.get(answer.kept, "")) for answer in change.answers],
        form=_form(change, answered) if is_waiting(change, today) else None,
    )


def _form(change: Change, answered: FollowForm) -> FollowForm:
    if answered.data.get("change") == str(change.seq):
        return answered
    return FollowForm(initial={"change": change.seq}, auto_id=f"change_{change.seq}_%s")
