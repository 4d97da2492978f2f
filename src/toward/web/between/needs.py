"""A need, voiced from a list, and turning toward it (M13). Nothing says whether it was read."""

from typing import Any

from django.forms.boundfield import BoundWidget
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from toward.programme.parts.needs import (
    Need,
    NeedVoiced,
    ThankForTurn,
    TurnToward,
    VoiceNeed,
    fades_on,
    needs_on,
)
from toward.ui.access import open_vault
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.between import sending
from toward.web.between.items import Item, Look, Reply, ReplyForm, in_words, no_answer
from toward.web.between.paired import paired
from toward.web.drafts import words_only
from toward.web.go import see
from toward.web.known import knows_host
from toward.web.texts import choices, items

GROUPS: tuple[tuple[str, str | Promise], ...] = (
    ("time", _("Time")),
    ("words", _("Words")),
    ("ground", _("Firm ground")),
    ("calm", _("Calm")),
    ("room", _("Room of my own")),
    ("help", _("A hand")),
)


class NeedForm(sending.SendForm):
    need = fields.one_of(_("What would help?"), required=True)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        fields.offer(self, need=choices("needs"))
        self.fields["need"].error_messages["required"] = _("Choose one, or leave it for today.")

    def groups(self) -> list[tuple[str | Promise, list[BoundWidget], bool]]:
        """The one question in six small parts; open is the one with the choice in it, else the first."""
        part = {item.id: item.group for item in items("needs")}
        rows = list(self["need"])
        marked = next((part[row.data["value"]] for row in rows if row.data["selected"]), "time")
        return [
            (title, [row for row in rows if part[row.data["value"]] == key], key == marked)
            for key, title in GROUPS
        ]


class TurnForm(ReplyForm):
    name = "turn"
    how = fields.one_of(_("Which fits?"), required=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.offer(self, how=choices("turns"))
        self.fields["how"].error_messages["required"] = _("Choose one, or leave it as it is.")

    def command_of(self) -> TurnToward:
        return TurnToward(seq=self.cleaned_data["seq"], how=self.cleaned_data["how"])


class ThankForm(ReplyForm):
    name = "thank"

    def command_of(self) -> ThankForTurn:
        return ThankForTurn(seq=self.cleaned_data["seq"])


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
@paired
@knows_host
@words_only
def page(request: VisitRequest) -> HttpResponse:
    form = NeedForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.pressed != "change":
        need = form.cleaned_data["need"]
        if form.pressed != "send":
            return sending.preview(request, form, words=in_words("needs", need), note=no_answer())
        if form.is_shared(vault_of(request), VoiceNeed(need=need)):
            return see(reverse("between-kept"))
    context = {"tab": "between", "form": form}
    return render(request, "between/needs.html", context, status=422 if form.errors else 200)


def came(look: Look) -> list[Item]:
    """What the other asked for, what they said to one's own, and thanks."""
    needs = needs_on(look.opened.state.needs, look.today)
    found = [
        item
        for need in needs
        for item in (_turned(look, need) if need.author == look.me else _asked(look, need))
    ]
    return [item for item in found if item.words]


def sent(look: Look) -> list[Item]:
    needs = needs_on(look.opened.state.needs, look.today)
    return [_sent(need) for need in needs if need.author == look.me]


def _asked(look: Look, need: Need) -> list[Item]:
    words = in_words("needs", need.need)
    turn = Reply(
        opens=_("Say it otherwise") if need.how else _("Turn toward it, if you like"),
        button=_("Send this"),
        form=look.reply(TurnForm, need.seq),
    )
    said = gettext("You said: %(words)s.") % {"words": in_words("turns", need.how)}
    asked = Item(
        seq=need.seq,
        day=need.day,
        channel="needs",
        title=_("A need"),
        words=words,
        notes=(said,) if need.how else (no_answer(),),
        reply=turn,
    )
    thanks = Item(
        seq=need.seq,
        day=need.thanked_on or need.day,
        channel="thanks",
        title=_("Thanks"),
        words=words if need.thanked_on else "",
        notes=(gettext("Thank you for turning toward this."),),
    )
    return [asked, thanks]


def _turned(look: Look, need: Need) -> list[Item]:
    """Thanks is one tap and never due; nothing is said where none was given."""
    thank = Reply(
        opens=_("Say thanks, if you like"),
        button=_("Send thanks"),
        form=look.reply(ThankForm, need.seq),
    )
    about = gettext("About: %(need)s") % {"need": in_words("needs", need.need)}
    return [
        Item(
            seq=need.seq,
            day=need.turned_on or need.day,
            channel="needs",
            title=_("Toward a need of yours"),
            words=in_words("turns", need.how),
            notes=(about,),
            reply=None if need.thanked_on else thank,
        )
    ]


def _sent(need: Need) -> Item:
    fades = gettext("Fades by itself on %(day)s.") % {"day": date_format(fades_on(need), "l j F")}
    return Item(
        seq=need.seq,
        day=need.day,
        channel="needs",
        title=_("A need"),
        words=in_words("needs", need.need),
        notes=(fades,),
        takes=(NeedVoiced,),
    )
