"""Say where I am (M12): whole sentences, some set beforehand by one's own day; kept, said aloud or sent.

The three ends weigh the same. What one could send is never about the other, and being afraid of someone
is not among it.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from msgspec import Struct

from toward.programme.parts.saying import (
    HearSentence,
    KeepSentence,
    SendSentence,
    Sentence,
    SentenceKept,
    SentenceSent,
    sentences_on,
)
from toward.programme.state import Day, day_entry
from toward.services import days, host, mine, ours
from toward.ui.access import inner
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.between import sending
from toward.web.between.items import Item, Look, Reply, ReplyForm, in_words, no_answer
from toward.web.drafts import words_only
from toward.web.go import see
from toward.web.known import diary, knows_host
from toward.web.texts import choices, items

HERE_MAX = 3
QUIET_MAX = 3  # settled, and louder than this: guarded
BODY = {"revved": "body_revved", "flat": "body_flat", "unsure": "body_unsure"}


class SayForm(sending.SendForm):
    press = sending.press("keep", "aloud")
    want = fields.one_of(_("What do you want, or not?"))
    body = fields.one_of(_("What does your body say?"))
    here = fields.several_of(_("What is here?"))
    why = fields.one_of(_("What has it to do with?"))
    ask = fields.one_of(_("And now?"))
    line = fields.line(_("Something in your own words"))
    groups: ClassVar[tuple[str, ...]] = ("want", "body", "here", "why", "ask")

    def __init__(self, *args: Any, free_text: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, **{name: _offered(name) for name in self.groups})
        if not free_text:
            del self.fields["line"]

    def marked_here(self) -> str:
        """What is marked in the part that is folded away."""
        return sentence(tuple(self["here"].value() or ()))

    def clean_here(self) -> list[str]:
        here: list[str] = self.cleaned_data["here"]
        if len(here) > HERE_MAX:
            raise forms.ValidationError(_("Three at most; more would be hard to hear."))
        return here

    def clean(self) -> dict[str, Any]:
        kept: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not (self.parts or self.own):
            raise forms.ValidationError(_("Choose at least one piece."))
        return kept

    @property
    def parts(self) -> tuple[str, ...]:
        kept = self.cleaned_data
        chosen = {kept["want"], kept["body"], *kept["here"], kept["why"], kept["ask"]}
        return tuple(item.id for item in items("saying") if item.id in chosen)

    @property
    def own(self) -> str:
        return str(self.cleaned_data.get("line", "")).strip()


class HearForm(ReplyForm):
    name = "hear"
    how = fields.one_of(_("Which fits?"), required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, how=choices("heard"))
        self.fields["how"].error_messages["required"] = _("Choose one, or leave it as it is.")

    def command_of(self) -> HearSentence:
        return HearSentence(seq=self.cleaned_data["seq"], how=self.cleaned_data["how"])


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@knows_host
@words_only
def page(request: VisitRequest) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    noted = _today(request)
    form = SayForm(posted, initial=noted, free_text=host.allows_free_text())
    if form.is_valid() and form.pressed != "change":
        answer = _pressed(request, form)
        if answer is not None:
            return answer
    context = {"tab": "between", "form": form, "noted": any(noted.values())}
    return render(request, "between/say.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@diary
def kept(request: VisitRequest) -> HttpResponse:
    """One's own kept sentences; each can be taken away again."""
    vault = vault_of(request)
    own = mine.look(vault).saying.kept
    form = sending.NumberForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if form.cleaned_data["seq"] in [one.seq for one in own]:
            mine.take_back(vault, form.cleaned_data["seq"])
        return see(reverse("between-say-kept"))
    context = {"tab": "between", "kept": _kept(request, [one.seq for one in own])}
    return render(request, "between/say_kept.html", context)


def came(look: Look) -> list[Item]:
    """Sentences of the other, and how they heard one's own."""
    standing = sentences_on(look.opened.state.said, look.today)
    texts = _texts(look, standing)
    return [
        item
        for one in standing
        if (item := _heard(one, texts) if one.author == look.me else _said(look, one, texts))
    ]


def sent(look: Look) -> list[Item]:
    own = [one for one in sentences_on(look.opened.state.said, look.today) if one.author == look.me]
    texts = _texts(look, own)
    stands = gettext("It stands for three days, then it fades by itself.")
    return [
        _item(one, texts[one.seq], notes=(stands,), takes=(SentenceSent,))
        for one in own
        if one.seq in texts
    ]


def _pressed(request: VisitRequest, form: SayForm) -> HttpResponse | None:
    """None where something in the form needs another look."""
    vault, words = vault_of(request), sentence(form.parts)
    two = ours.is_paired(vault.person)
    match form.pressed:
        case "keep" if host.allows_free_text():
            made = KeepSentence(parts=form.parts, line=form.own)
            return see(reverse("own-kept")) if form.is_kept(vault, made) else None
        case "aloud":
            return _shown(request, form, "between/say_aloud.html")
        case "see" if two:
            return sending.preview(request, form, words=words, own=form.own, note=no_answer())
        case "send" if two:
            sent = SendSentence(parts=form.parts, line=form.own)
            return see(reverse("between-kept")) if form.is_shared(vault, sent) else None
    return _shown(request, form, "between/say_ends.html", two=two)


def _shown(
    request: VisitRequest, form: SayForm, template: str, *, two: bool = False
) -> HttpResponse:
    context = {
        "tab": "between",
        "form": form,
        "words": sentence(form.parts),
        "own": form.own,
        "keeps": host.allows_free_text(),
        "two": two,
    }
    return render(request, template, context)


def sentence(parts: tuple[str, ...]) -> str:
    """Whole sentences one after the other; a piece that the list no longer has is left out."""
    texts = dict(choices("saying"))
    return " ".join(texts[part] for part in parts if part in texts)


def _offered(name: str) -> list[tuple[str, str]]:
    found = [(item.id, item.text) for item in items("saying") if item.group == name]
    return found if name == "here" else [*found, ("", gettext("Leave this out"))]


def _today(request: VisitRequest) -> dict[str, object]:
    """What today's own check-in already says, set beforehand; nothing where there was none."""
    state = mine.look(vault_of(request))
    entry = day_entry(state, days.today(state))
    if entry is None:
        return {}
    known = {item.id for item in items("saying")}
    here = [f"here_{key}" for key in entry.here if f"here_{key}" in known]
    return {"body": _body(entry), "here": here[:HERE_MAX]}


def _body(entry: Day) -> str:
    if entry.direction == "settled":
        return "body_settled" if entry.alarm <= QUIET_MAX else "body_guarded"
    return BODY.get(entry.direction or "", "")


class _Words(Struct, frozen=True):
    day: date
    words: str
    own: str
    seq: int


def _kept(request: VisitRequest, numbers: list[int]) -> list[_Words]:
    """Newest first."""
    found = [
        _Words(read.envelope.day, sentence(event.parts), event.line, read.seq)
        for read in mine.entries(vault_of(request), numbers)
        if isinstance(event := read.envelope.event, SentenceKept)
    ]
    return found[::-1]


def _texts(look: Look, standing: Iterable[Sentence]) -> dict[int, SentenceSent]:
    reads = ours.entries(look.opened, [one.seq for one in standing])
    events = {read.seq: read.envelope.event for read in reads}
    return {seq: event for seq, event in events.items() if isinstance(event, SentenceSent)}


def _said(look: Look, one: Sentence, texts: dict[int, SentenceSent]) -> Item | None:
    if one.seq not in texts:
        return None
    hear = Reply(
        opens=_("Say it otherwise") if one.how else _("Say that you heard it, if you like"),
        button=_("Send this"),
        form=look.reply(HearForm, one.seq),
    )
    said = gettext("You said: %(words)s.") % {"words": in_words("heard", one.how)}
    return _item(one, texts[one.seq], notes=(said if one.how else no_answer(),), reply=hear)


def _heard(one: Sentence, texts: dict[int, SentenceSent]) -> Item | None:
    words = in_words("heard", one.how)
    if not words or one.seq not in texts:
        return None
    about = gettext("About: %(words)s") % {"words": sentence(texts[one.seq].parts)}
    return Item(
        seq=one.seq,
        day=one.heard_on or one.day,
        channel="sentences",
        title=_("To a sentence of yours"),
        words=words,
        notes=(about,),
    )


def _item(one: Sentence, event: SentenceSent, **more: Any) -> Item:
    return Item(
        seq=one.seq,
        day=one.day,
        channel="sentences",
        title=_("A sentence"),
        words=sentence(event.parts),
        own=event.line,
        **more,
    )
