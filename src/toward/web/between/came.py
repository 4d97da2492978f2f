"""What came from the other, and what one sent oneself: behind the passphrase, the page a quiet list.

Looking changes nothing and tells nobody. What one sent shows only what one did oneself.
"""

from collections.abc import Callable, Iterable

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods
from msgspec.structs import replace

from toward import world
from toward.programme.arriving import arrives, own_words_arrive
from toward.programme.days import day_of
from toward.programme.state import State
from toward.services import mine, ours
from toward.ui.access import inner, open_vault
from toward.ui.http import VisitRequest, vault_of
from toward.web.between import needs, plan_items, question_items, sending, sentence
from toward.web.between.items import Item, Look, ReplyForm
from toward.web.between.letters import items as letters
from toward.web.between.paired import paired
from toward.web.drafts import words_only
from toward.web.go import see
from toward.web.known import knows_host

type Source = Callable[[Look], Iterable[Item]]

CAME: tuple[Source, ...] = (
    sentence.came,
    needs.came,
    question_items.came,
    letters.came,
    plan_items.came,
)
SENT: tuple[Source, ...] = (
    sentence.sent,
    needs.sent,
    question_items.sent,
    letters.sent,
    plan_items.sent,
)
REPLIES: dict[str, type[ReplyForm]] = {
    form.name: form
    for form in (needs.TurnForm, needs.ThankForm, sentence.HearForm, question_items.AnswerForm)
}


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@paired
@knows_host
@words_only
def page(request: VisitRequest) -> HttpResponse:
    form = _reply(request)
    if form and form.is_valid() and form.pressed != "change":
        if form.own() and form.pressed != "send":
            return sending.preview(request, form, words="", own=form.own())
        if form.is_shared(vault_of(request), form.command_of()):
            return see(reverse("between-kept"))
    look = look_at(request, form)
    arrived = what_arrives(look.state, newest_first(CAME, look))
    context = {
        "tab": "between",
        "items": arrived,
        "name": look.opened.partner.name,
        "form": form,
        "left": _left_over(form, arrived),
    }
    status = 422 if form and form.errors else 200
    return render(request, "between/came.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@paired
@knows_host
def sent(request: VisitRequest) -> HttpResponse:
    items = newest_first(SENT, look_at(request))
    form = sending.NameForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        _take_back(request, items, form.cleaned_data["seq"])
        return see(reverse("between-kept"))
    context = {"tab": "between", "items": items}
    return render(request, "between/sent.html", context)


@require_GET
@open_vault
def kept(request: VisitRequest) -> HttpResponse:
    """After anything sent, answered or taken back: one page for all of them."""
    return render(request, "between/kept.html", {"tab": "between"})


def what_arrives(state: State, items: Iterable[Item]) -> list[Item]:
    """All but what this person keeps quiet; own words that are quiet leave the rest standing."""
    found = [item for item in items if arrives(state, item.channel)]
    if not own_words_arrive(state):
        found = [replace(item, own="") for item in found]
    return [item for item in found if item.words or item.own]


def look_at(request: VisitRequest, answered: ReplyForm | None = None) -> Look:
    vault = vault_of(request)
    opened = ours.get(vault)
    now = world.now()
    return Look(
        opened=opened,
        me=str(vault.person),
        today=day_of(now, opened.state.zone),
        now=now,
        state=mine.look(vault),
        answered=answered,
    )


def newest_first(sources: tuple[Source, ...], look: Look) -> list[Item]:
    found = [item for source in sources for item in source(look)]
    return sorted(found, key=lambda item: (item.day, item.seq), reverse=True)


def _reply(request: VisitRequest) -> ReplyForm | None:
    """The form that was filled in, by its name; one that is not known is passed over."""
    kind = REPLIES.get(request.POST.get("reply", ""))
    if request.method != "POST" or kind is None:
        return None
    return kind(request.POST, auto_id=f"{kind.name}_{request.POST.get('seq', '')}_%s")


def _left_over(form: ReplyForm | None, items: list[Item]) -> str:
    """What was typed about something that went meanwhile: it stays to be read, and the form says why."""
    if form is None or any(item.reply and item.reply.form is form for item in items):
        return ""
    if not form.errors:
        form.add_error(None, str(sending.NOT_SENT["gone"]))
    return form.typed_words()


def _take_back(request: VisitRequest, items: list[Item], seq: int) -> None:
    """Only what stands there to be taken back; what is gone already is gone."""
    kinds = [kind for item in items if item.seq == seq for kind in item.takes]
    if kinds:
        ours.take_back(vault_of(request), seq, *kinds)
