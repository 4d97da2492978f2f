"""How it landed (M3): a moment in two halves, shown to nobody; the space between over weeks for its owner alone."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods
from msgspec import Struct

from toward.accounts.sessions import Vault
from toward.programme.parts.landed import (
    TEXT_LENGTH,
    Change,
    Landed,
    LandedNoted,
    LandedWeek,
    NoteLanded,
    change,
)
from toward.services import days, mine
from toward.ui.access import inner, open_vault
from toward.ui.charts import Pairs, Week, pairs
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.drafts import words_only
from toward.web.go import see
from toward.web.known import diary
from toward.web.own import loads
from toward.web.own.entries import all_of
from toward.web.texts import choices
from toward.web.weeks import say

SHOWN = 3


class LandedForm(fields.CommandForm):
    happened = fields.words(
        _("What happened, as a camera would have seen it"),
        longest=TEXT_LENGTH,
        rows=2,
        required=True,
    )
    felt = fields.words(_("How it landed"), longest=TEXT_LENGTH, rows=2)
    kind = fields.one_of(_("What was it?"))
    itself = fields.weight(_("By itself, how heavy was it?"))
    landed = fields.weight(_("How heavily did it land?"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        fields.offer(self, kind=choices("landed"))

    def command_of(self) -> NoteLanded:
        kept = self.cleaned_data
        return NoteLanded(
            happened=kept["happened"],
            felt=kept["felt"],
            kind=kept["kind"],
            itself=kept["itself"],
            landed=kept["landed"],
        )


class Moment(Struct, frozen=True, kw_only=True):
    kind: str
    happened: str
    felt: str


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
@diary
@words_only
def page(request: VisitRequest) -> HttpResponse:
    form = LandedForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.is_kept(vault_of(request), form.command_of()):
        return see(reverse("own-kept"))
    context = {"tab": "path", "form": form}
    return render(request, "own/landed.html", context, status=422 if form.is_bound else 200)


@require_GET
@inner
@diary
def weeks(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    state = mine.look(vault)
    part, today = state.landed, days.today(state)
    moments = _moments(vault, part)
    context = {
        "tab": "path",
        "chart": _chart(part.weeks, first=state.opened_on or today, today=today),
        "change": _said(change(part, today)),
        "newest": moments[:SHOWN],
        "earlier": moments[SHOWN:],
    }
    return render(request, "own/landed_weeks.html", context)


def _chart(weeks: tuple[LandedWeek, ...], *, first: date, today: date) -> Pairs | None:
    known = {week.start: week for week in weeks}
    starts = loads.starts(first, today)
    if not any(start in known for _number, start in starts):
        return None
    drawn = tuple(
        Week(label=str(number), said=say.week(number), value=None) for number, _start in starts
    )
    values = tuple(_means(known.get(start)) for _number, start in starts)
    title = gettext("How heavy, by week")
    return pairs(drawn, values, title=title, summary=_summary(weeks[-1]))


def _means(week: LandedWeek | None) -> tuple[float, float] | None:
    return (week.itself / week.times, week.landed / week.times) if week else None


def _summary(week: LandedWeek) -> str:
    itself, landed = (number_format(one, decimal_pos=0) for one in _means(week) or (0, 0))
    words = gettext(
        "In the last week with both: about %(itself)s by itself, about %(landed)s as it landed, of 10."
    )
    return words % {"itself": itself, "landed": landed}


def _said(found: Change | None) -> str:
    match found:
        case "narrower":
            return gettext(
                "In these four weeks the two lay closer together than in the four before."
            )
        case "wider":
            return gettext(
                "In these four weeks the two lay further apart than in the four before. More is being carried; rest is a good answer."
            )
        case None:
            return ""


def _moments(vault: Vault, part: Landed) -> list[Moment]:
    """The last ones, newest first."""
    kinds, found = dict(choices("landed")), all_of(vault, part.seqs, LandedNoted)
    noted = [found[seq] for seq in reversed(part.seqs) if seq in found]
    return [
        Moment(kind=kinds.get(one.kind, ""), happened=one.happened, felt=one.felt) for one in noted
    ]
