"""What we tell unasked (M11, M26): both give, both sign, thirty days. Behind the passphrase for both.

What stands here both see alike. A day on which nothing was told shows nothing; whether it felt kept is
noted in private and told to nobody.
"""

from collections.abc import Callable
from datetime import date

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST
from msgspec import Struct
from msgspec.structs import replace

from toward.accounts.sessions import Vault
from toward.programme.arriving import arrives, arrives_whole, own_words_arrive
from toward.programme.base import Refused
from toward.programme.commands import OursCommand
from toward.programme.parts import agreements as part
from toward.programme.parts.agreements import Agreements, EndAgreement, Gift, Give, Sign, Withdraw
from toward.programme.parts.felt import NoteFelt
from toward.services import days, host, mine, ours
from toward.ui.access import inner
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.between.handles import HandleField, handle, numbers_of
from toward.web.between.paired import paired
from toward.web.between.sending import SharedForm
from toward.web.drafts import words_only
from toward.web.go import see
from toward.web.known import diary, knows_host
from toward.web.texts import choices, items, text

FORM = ["GET", "HEAD", "POST"]
WHY = {
    "one_sided": _("It takes a part from each of you before it can be signed."),
    "changed": _("It has changed since this page was opened. Look at it once more."),
    "many": _("Six is enough for one of you. Take one out first."),
    "holds": _("One holds already. It can be ended, and built again."),
}


class Row(Struct, frozen=True, kw_only=True):
    """One part as the page says it; `told_today` only where it was told."""

    handle: str
    told: str
    when: str
    replaces: str
    words: str
    told_today: bool


class GiveForm(SharedForm):
    told = fields.one_of(_("What will you tell, unasked?"), required=True)
    when = fields.one_of(_("When?"), required=True)
    replaces = fields.one_of(_("What does it take the place of?"))
    words = fields.line(_("In your words"), longest=part.WORDS_LENGTH)

    def __init__(self, *args: object, free_text: bool = True, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        fields.offer(
            self,
            told=choices("told"),
            when=choices("told_when"),
            replaces=choices("replaces"),
        )
        for name in ("told", "when"):
            self.fields[name].error_messages["required"] = _("Choose one; the rest can wait.")
        if not free_text:
            del self.fields["words"]

    def command_of(self) -> Give:
        kept = self.cleaned_data
        return Give(
            told=kept["told"],
            when=kept["when"],
            replaces=kept["replaces"] or "nothing",
            words=kept.get("words", ""),
        )


class OneForm(SharedForm):
    """A button about one part; back: what it said today is taken back."""

    gift = HandleField()
    back = forms.BooleanField(required=False, widget=forms.HiddenInput)


class SignForm(SharedForm):
    """Carries what its page showed, so that nobody signs what they did not see."""

    gifts = forms.CharField(widget=forms.HiddenInput, required=False)

    def command_of(self) -> Sign:
        return Sign(gifts=numbers_of(self.cleaned_data["gifts"].split()))


class FeltForm(fields.CommandForm):
    felt = fields.one_of(_("How did it feel today?"), required=True)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        fields.offer(self, felt=choices("felt_kept"))
        self.fields["felt"].error_messages["required"] = _("Choose one, or leave it for today.")


@require_http_methods(FORM)
@inner
@paired
@knows_host
def page(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    form = SignForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _is_signed(form, vault):
        return see(reverse("between-agreements"))
    return _page(request, vault, form)


@require_http_methods(FORM)
@inner
@paired
@knows_host
@words_only
def give(request: VisitRequest) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    form = GiveForm(posted, free_text=host.allows_free_text())
    if form.is_valid() and _is_kept(form, vault_of(request), form.command_of()):
        return see(reverse("between-agreements"))
    context = {"tab": "between", "form": form, "never": items("never")}
    status = 422 if form.is_bound else 200
    return render(request, "between/agreement_give.html", context, status=status)


@require_POST
@inner
@paired
@knows_host
def withdraw(request: VisitRequest) -> HttpResponse:
    return _about_one(request, lambda gift: Withdraw(gift=gift))


@require_POST
@inner
@paired
@knows_host
def told(request: VisitRequest) -> HttpResponse:
    """Said for today, or taken back on the same day: a slip of the thumb is not held against anybody."""
    form = OneForm(request.POST)
    if form.is_valid() and form.cleaned_data["back"]:
        _take_back(vault_of(request), form.cleaned_data["gift"])
        return see(reverse("between-agreements"))
    return _about_one(request, lambda gift: part.SayTold(gift=gift))


@require_POST
@inner
@paired
@knows_host
def end(request: VisitRequest) -> HttpResponse:
    form = SharedForm(request.POST)
    if form.is_valid():
        _is_kept(form, vault_of(request), EndAgreement())
    return see(reverse("between-agreements"))


@require_http_methods(FORM)
@inner
@diary
def felt(request: VisitRequest) -> HttpResponse:
    """Private, and there for whoever is on their own as well: it looks the same."""
    form = FeltForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        command = NoteFelt(felt=form.cleaned_data["felt"])
        if form.is_kept(vault_of(request), command):
            return see(reverse("own-kept"))
    context = {"tab": "between", "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "between/agreement_felt.html", context, status=status)


def _about_one(request: VisitRequest, command_of: Callable[[int], OursCommand]) -> HttpResponse:
    form, vault = OneForm(request.POST), vault_of(request)
    if form.is_valid() and _is_kept(form, vault, command_of(form.cleaned_data["gift"])):
        return see(reverse("between-agreements"))
    return _page(request, vault, form)


def _take_back(vault: Vault, gift: int) -> None:
    """Only one's own, of today; what is gone already is gone."""
    opened = ours.get(vault)
    said = part.told_on(opened.state.agreements, gift, days.today_of_two(opened))
    if said is not None:
        ours.take_back(vault, said, part.ToldUnasked)


def _is_signed(form: SignForm, vault: Vault) -> bool:
    """What was made quiet after the page was opened is looked for before anything is kept."""
    opened = ours.get(vault)
    held = part.current(opened.state.agreements, days.today_of_two(opened))
    if not _sees_all(vault, held):
        return form.takes(Refused("changed"), why=WHY)
    return _is_kept(form, vault, form.command_of())


def _is_kept(form: SharedForm, vault: Vault, command: OursCommand) -> bool:
    return form.takes(ours.act(vault, command, form.cleaned_data["command"]), why=WHY)


def _page(request: VisitRequest, vault: Vault, form: SharedForm) -> HttpResponse:
    opened = ours.get(vault)
    today = days.today_of_two(opened)
    held = part.current(opened.state.agreements, today)
    me = str(vault.person)
    context = {
        "tab": "between",
        "form": form,
        "name": opened.partner.name,
        "until": part.holds_until(held, today),
        "own": _rows([gift for gift in held.gifts if gift.giver == me], held, today),
        "theirs": _heard(
            vault, _rows([gift for gift in held.gifts if gift.giver != me], held, today)
        ),
        "has_signed": part.has_signed(held, me),
        "can_sign": part.can_be_signed(held) and _sees_all(vault, held),
        "sign": SignForm(initial={"gifts": " ".join(map(handle, part.numbers(held)))}),
        "plain": SharedForm(),
        "never": items("never"),
        "before": text("before-an-agreement"),
    }
    status = 422 if form.is_bound else 200
    return render(request, "between/agreements.html", context, status=status)


def _rows(gifts: list[Gift], held: Agreements, today: date) -> list[Row]:
    words = {name: dict(choices(name)) for name in ("told", "told_when", "replaces")}
    return [
        _row(gift, words, told_today=part.told_on(held, gift.number, today) is not None)
        for gift in gifts
    ]


def _heard(vault: Vault, rows: list[Row]) -> list[Row]:
    """Without what is kept quiet; what holds goes on holding."""
    state = mine.look(vault)
    if not arrives(state, "plans"):
        return []
    return rows if own_words_arrive(state) else [replace(row, words="") for row in rows]


def _sees_all(vault: Vault, held: Agreements) -> bool:
    """Nobody signs words that stay quiet for them."""
    state, me = mine.look(vault), str(vault.person)
    has_words = any(gift.words for gift in held.gifts if gift.giver != me)
    return arrives_whole(state, "plans", own_words=has_words)


def _row(gift: Gift, lists: dict[str, dict[str, str]], *, told_today: bool) -> Row:
    replaces = "" if gift.replaces == "nothing" else lists["replaces"].get(gift.replaces, "")
    return Row(
        handle=handle(gift.number),
        told=lists["told"].get(gift.told, ""),
        when=lists["told_when"].get(gift.when, ""),
        replaces=replaces,
        words=gift.words,
        told_today=told_today,
    )
