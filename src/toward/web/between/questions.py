"""Questions (M11): sorted first and kept for oneself; put into the box of two; the box by the clock of both."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from msgspec import Struct

from toward.accounts.sessions import Vault
from toward.programme.base import Refused
from toward.programme.parts.asking import (
    KINDS,
    TEXT_MAX,
    KeepQuestion,
    KeptQuestion,
    QuestionKept,
    may_be_put_on,
)
from toward.services import days, mine
from toward.services import questions as putting
from toward.ui.access import inner
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.between import sending
from toward.web.between.came import CAME, SENT, look_at, newest_first, what_arrives
from toward.web.between.items import in_words, no_answer
from toward.web.between.paired import paired
from toward.web.between.question_items import CHANNEL
from toward.web.between.question_time import told
from toward.web.drafts import words_only
from toward.web.go import see
from toward.web.known import diary
from toward.web.texts import items

NOT_PUT = {
    "gone": _("This question is no longer here."),
    "waits": _("This one waits a week first."),
    "no_time": _("First the two of you choose a time for questions."),
    "many": _("Six of yours lie in the box. More than that would be hard to answer."),
}

NOT_KEPT = {"many": _("Twelve of yours lie here already. Put one, or let one go first.")}


class QuestionForm(fields.CommandForm):
    kind = fields.one_of(_("Which kind is it?"), required=True)
    text = fields.words(_("The question"), longest=TEXT_MAX, required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, kind=[(item.id, item.text) for item in items("question_kinds")])
        self.fields["kind"].error_messages["required"] = _("Choose one; it decides when it goes.")
        self.fields["text"].error_messages["required"] = _("Write it as you would ask it.")

    def command_of(self) -> KeepQuestion:
        return KeepQuestion(kind=self.cleaned_data["kind"], text=self.cleaned_data["text"])


class PutForm(sending.SendForm):
    seq = forms.IntegerField(widget=forms.HiddenInput)


class Own(Struct, frozen=True, kw_only=True):
    """One of one's own, and from which day on it can be put; `form` puts it or lets it go."""

    kind: str
    text: str
    waits: bool
    starts: date
    form: PutForm
    seq: int


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@diary
@paired
def page(request: VisitRequest) -> HttpResponse:
    form = QuestionForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.is_kept(vault_of(request), form.command_of(), NOT_KEPT):
        return see(reverse("between-questions"))
    return _page(request, form)


@require_POST
@inner
@diary
@paired
@words_only
def put(request: VisitRequest) -> HttpResponse:
    """Seen once as the other will find it; then out of one's own room into the box."""
    vault, form = vault_of(request), PutForm(request.POST)
    found = putting.kept(vault, form.cleaned_data["seq"]) if form.is_valid() else None
    if found is None or form.pressed == "change":
        return see(reverse("between-questions"))
    if form.pressed != "send":
        kind = in_words("question_kinds", found.kind)
        note = f"{kind}. {no_answer()}"
        return sending.preview(request, form, words="", own=found.text, note=note)
    refused = putting.put(vault, form.cleaned_data["seq"], form.cleaned_data["command"])
    return _page(request, QuestionForm(), refused) if refused else see(reverse("between-kept"))


@require_POST
@inner
@diary
@paired
def let_go(request: VisitRequest) -> HttpResponse:
    """One of one's own is gone, words and all."""
    vault, form = vault_of(request), sending.NumberForm(request.POST)
    known = {one.seq for one in mine.look(vault).asking.kept}
    if form.is_valid() and form.cleaned_data["seq"] in known:
        mine.take_back(vault, form.cleaned_data["seq"])
    return see(reverse("between-questions"))


@require_GET
@inner
@paired
def box(request: VisitRequest) -> HttpResponse:
    """What lies there for both, as either may see it; open at any time, answered at the set ones."""
    look = look_at(request)
    found = [*what_arrives(look.state, newest_first(CAME, look)), *newest_first(SENT, look)]
    context = {
        "tab": "between",
        "items": [item for item in found if item.channel == CHANNEL],
        "time": told(look.opened.state, look.now),
    }
    return render(request, "between/question_box.html", context)


def _page(
    request: VisitRequest, form: QuestionForm, refused: Refused | None = None
) -> HttpResponse:
    vault = vault_of(request)
    look = look_at(request)
    context = {
        "tab": "between",
        "form": form,
        "hints": items("question_kinds"),
        "own": _own(vault),
        "time": told(look.opened.state, look.now),
        "refused": NOT_PUT.get(refused.reason, NOT_PUT["gone"]) if refused else "",
    }
    status = 422 if form.errors or refused else 200
    return render(request, "between/questions.html", context, status=status)


def _own(vault: Vault) -> list[Own]:
    """Sorted by kind, as they would be asked."""
    state = mine.look(vault)
    known = {one.seq: one for one in state.asking.kept}
    today = days.today(state)
    found = [
        _one(known[read.seq], event.text, today)
        for read in mine.entries(vault, tuple(known))
        if isinstance(event := read.envelope.event, QuestionKept)
    ]
    order = [in_words("question_kinds", kind) for kind in KINDS]
    return sorted(found, key=lambda one: order.index(one.kind))


def _one(kept: KeptQuestion, text: str, today: date) -> Own:
    starts = may_be_put_on(kept)
    return Own(
        kind=in_words("question_kinds", kept.kind),
        text=text,
        waits=today < starts,
        starts=starts,
        form=PutForm(initial={"seq": kept.seq}, auto_id=f"put_{kept.seq}_%s"),
        seq=kept.seq,
    )
