"""Questions and answers in what came and in what one sent; before their time has come they are nowhere."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from toward.programme.days import day_of, wall_clock
from toward.programme.parts.asking import TEXT_MAX
from toward.programme.parts.questions import (
    AnswerQuestion,
    PutOffQuestion,
    Question,
    QuestionAnswered,
    QuestionPut,
    box_at,
    has_arrived,
    questions_on,
)
from toward.services import host, ours
from toward.web import fields
from toward.web.between.items import Item, Look, Reply, ReplyForm, in_words, no_answer

CHANNEL = "questions"


class AnswerForm(ReplyForm):
    name = "answer"
    how = fields.one_of(_("How?"), required=True)
    text = fields.words(_("The answer"), longest=TEXT_MAX, rows=5)
    until = forms.DateField(
        label=_("Until when?"),
        help_text=_("Within the next fourteen days."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ways = [
            ("written", _("I write it")),
            ("aloud", _("I said it aloud")),
            ("later", _("I need time")),
        ]
        fields.offer(self, how=ways if host.allows_free_text() else ways[1:])  # type: ignore[arg-type]
        self.fields["how"].error_messages["required"] = _("Choose one, or leave it as it is.")
        if not host.allows_free_text():
            del self.fields["text"]

    def clean(self) -> dict[str, Any]:
        kept: dict[str, Any] = super().clean() or self.cleaned_data
        if kept.get("how") == "written" and "text" not in self.errors and not self.own():
            self.add_error("text", _("Write a few words, or choose another way."))
        if kept.get("how") == "later" and "until" not in self.errors and not kept.get("until"):
            self.add_error("until", _("Choose a day; tomorrow is possible too."))
        return kept

    def own(self) -> str:
        is_written = self.cleaned_data.get("how") == "written"
        return str(self.cleaned_data.get("text", "")).strip() if is_written else ""

    def command_of(self) -> AnswerQuestion | PutOffQuestion:
        kept = self.cleaned_data
        if kept["how"] == "later":
            return PutOffQuestion(seq=kept["seq"], until=kept["until"])
        return AnswerQuestion(seq=kept["seq"], how=kept["how"], text=self.own())


def came(look: Look) -> list[Item]:
    box = box_at(look.opened.state.questions, look.now, look.today)
    texts = _texts(look, box)
    return [
        item
        for one in box
        for item in (_answers if one.author == look.me else _asked)(look, one, texts)
    ]


def sent(look: Look) -> list[Item]:
    box, standing = box_at(look.opened.state.questions, look.now, look.today), _standing(look)
    texts = _texts(look, box)
    own = [_put(look, one, texts) for one in standing if one.author == look.me]
    answered = [one for one in box if one.author != look.me and one.answer]
    return own + [_answered(look, one, texts) for one in answered]


def _standing(look: Look) -> tuple[Question, ...]:
    return questions_on(look.opened.state.questions, look.today)


def _asked(look: Look, one: Question, texts: dict[int, str]) -> list[Item]:
    """A question of the other, once its time has come."""
    if look.now < one.arrives or one not in _standing(look):
        return []
    answer = Reply(
        opens=_("Answer, if you like"),
        button=_("Go on"),
        form=look.reply(AnswerForm, one.seq),
    )
    asked = Item(
        seq=one.seq,
        day=day_of(one.arrives, look.zone),
        channel=CHANNEL,
        title=_kind(one),
        words="",
        own=texts.get(one.seq, ""),
        notes=(_done(look, one),),
        reply=None if one.answer else answer,
    )
    return [asked]


def _answers(look: Look, one: Question, texts: dict[int, str]) -> list[Item]:
    """What the other said to a question of one's own: what they said last, of what has come."""
    about = gettext("Your question: %(words)s") % {"words": texts.get(one.seq, "")}
    if has_arrived(one, look.now) and one.how == "aloud":
        words = gettext("Answered aloud.")
        return [_said(one, words=words, day=one.answered_on, notes=(about,))]
    if has_arrived(one, look.now) and one.answer_arrives is not None:
        day = day_of(one.answer_arrives, look.zone)
        return [_said(one, own=texts.get(one.answer, ""), day=day, notes=(about,))]
    if one.until is not None and one in _standing(look):
        words = gettext("Time until %(day)s.") % {"day": _day(one.until)}
        return [_said(one, words=words, day=one.put_off_on, notes=(about,))]
    return []


def _said(one: Question, *, day: date | None, **more: Any) -> Item:
    return Item(
        **{"seq": one.seq, "day": day or one.day, "channel": CHANNEL, "words": "", **more},
        title=_("To a question of yours"),
    )


def _put(look: Look, one: Question, texts: dict[int, str]) -> Item:
    return Item(
        seq=one.seq,
        day=one.day,
        channel=CHANNEL,
        title=_kind(one),
        words="",
        own=texts.get(one.seq, ""),
        notes=_told(_arrival(look, one.arrives)),
        takes=(QuestionPut,),
    )


def _answered(look: Look, one: Question, texts: dict[int, str]) -> Item:
    """Also one said aloud: taken back, the question is open again."""
    return Item(
        seq=one.answer,
        day=one.answered_on or one.day,
        channel=CHANNEL,
        title=_("An answer"),
        words=gettext("Answered aloud.") if one.how == "aloud" else "",
        own=texts.get(one.answer, ""),
        notes=(_kind(one), *_told(_arrival(look, one.answer_arrives))),
        takes=(QuestionAnswered,),
    )


def _texts(look: Look, standing: Iterable[Question]) -> dict[int, str]:
    """The words of questions and answers, by their numbers."""
    numbers = [number for one in standing for number in (one.seq, one.answer) if number]
    events = {read.seq: read.envelope.event for read in ours.entries(look.opened, numbers)}
    return {
        seq: event.text
        for seq, event in events.items()
        if isinstance(event, QuestionPut | QuestionAnswered)
    }


def _done(look: Look, one: Question) -> str:
    """What one did about it oneself."""
    if one.how == "aloud":
        return gettext("You answered it aloud.")
    if one.how == "written":
        return " ".join((gettext("You answered it."), _arrival(look, one.answer_arrives))).strip()
    if one.until is not None:
        return gettext("You asked for time until %(day)s.") % {"day": _day(one.until)}
    return no_answer()


def _arrival(look: Look, at: datetime | None) -> str:
    if at is None or at <= look.now:
        return ""
    said = {"day": _day(day_of(at, look.zone)), "hour": wall_clock(at, look.zone)}
    return gettext("It arrives on %(day)s at %(hour)s.") % said


def _kind(one: Question) -> str:
    return gettext("A question: %(kind)s") % {"kind": in_words("question_kinds", one.kind)}


def _told(words: str) -> tuple[str, ...]:
    return (words,) if words else ()


def _day(day: date) -> str:
    return date_format(day, "l j F")
