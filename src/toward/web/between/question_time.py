"""The time for questions: half an hour, over by half past nine; it holds once both have said yes, and either ends it."""

from datetime import date, datetime, time

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dates import WEEKDAYS
from django.utils.text import get_text_list
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods
from msgspec import Struct

from toward import world
from toward.programme.arriving import arrives
from toward.programme.days import day_of, wall_clock
from toward.programme.ours import OursState, clock_on
from toward.programme.parts.questions import (
    FIRST_START,
    LAST_START,
    TIMES_MAX,
    AgreeQuestionTime,
    EndQuestionTime,
    Proposed,
    ProposeQuestionTime,
    QuestionTime,
    time_around,
)
from toward.services import mine, ours
from toward.ui.access import inner
from toward.ui.http import VisitRequest, vault_of
from toward.web.between.handles import HandleField
from toward.web.between.paired import paired
from toward.web.between.sending import SharedForm
from toward.web.go import see
from toward.web.known import knows_host

START = time(19)


class Told(Struct, frozen=True, kw_only=True):
    """What holds, in words, and the next half hour by the clock of the two."""

    days: str
    hour: str
    on: date
    start: str
    end: str
    is_now: bool


class TimeForm(SharedForm):
    """Saying yes to what was proposed, or ending what holds."""

    act = forms.ChoiceField(choices=[("agree", "agree"), ("end", "end")], widget=forms.HiddenInput)
    seq = HandleField(required=False)

    def command_of(self) -> AgreeQuestionTime | EndQuestionTime:
        if self.cleaned_data["act"] == "agree":
            return AgreeQuestionTime(seq=self.cleaned_data["seq"] or 0)
        return EndQuestionTime()


class Offer(Struct, frozen=True, kw_only=True):
    """A time that one of the two proposed; `own` whether it was oneself."""

    words: str
    own: bool
    form: TimeForm


class ProposeForm(SharedForm):
    act = forms.CharField(initial="propose", widget=forms.HiddenInput)
    weekdays = forms.TypedMultipleChoiceField(
        label=_("On which days?"),
        help_text=_("One to three a week. One is often enough."),
        choices=list(WEEKDAYS.items()),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one day.")},
    )
    start = forms.TimeField(
        label=_("From when?"),
        help_text=_("It lasts half an hour, and is over by 21:30 at the latest."),
        initial=START,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": _("Write the hour like 19:00.")},
    )

    def clean_weekdays(self) -> list[int]:
        days: list[int] = self.cleaned_data["weekdays"]
        if len(days) > TIMES_MAX:
            raise forms.ValidationError(_("Three a week are the most."))
        return days

    def clean_start(self) -> time:
        start: time = self.cleaned_data["start"]
        if not FIRST_START <= (start.hour, start.minute) <= LAST_START:
            raise forms.ValidationError(_("Choose a time from 08:00 to 21:00."))
        return start

    def command_of(self) -> ProposeQuestionTime:
        kept = self.cleaned_data
        start = kept["start"]
        days = tuple(sorted(kept["weekdays"]))
        return ProposeQuestionTime(weekdays=days, hour=start.hour, minute=start.minute)


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@paired
@knows_host
def page(request: VisitRequest) -> HttpResponse:
    form = ProposeForm()
    if request.method == "POST":
        kind = ProposeForm if request.POST.get("act") == "propose" else TimeForm
        answered = kind(request.POST)
        if answered.is_valid() and answered.is_shared(vault_of(request), answered.command_of()):
            return see(reverse("between-question-time"))
        form = answered if isinstance(answered, ProposeForm) else form
        return _page(request, form, answered)
    return _page(request, form)


def told(state: OursState, now: datetime) -> Told | None:
    held = state.questions.time
    if held is None or state.left_on is not None:
        return None
    zone = clock_on(state, day_of(now, state.zone))
    start, end = time_around(held, now, zone)
    return Told(
        days=_days(held),
        hour=f"{held.hour:02d}:{held.minute:02d}",
        on=day_of(start, zone),
        start=wall_clock(start, zone),
        end=wall_clock(end, zone),
        is_now=start <= now,
    )


def _page(
    request: VisitRequest, form: ProposeForm, answered: SharedForm | None = None
) -> HttpResponse:
    vault = vault_of(request)
    opened = ours.get(vault)
    proposed = opened.state.questions.proposed
    hears = arrives(mine.look(vault), "questions")
    context = {
        "tab": "between",
        "form": form,
        "answered": answered,
        "time": told(opened.state, world.now()),
        "ends": TimeForm(initial={"act": "end"}, auto_id="end_%s"),
        "offer": _offer(proposed, str(vault.person), hears=hears),
    }
    return render(request, "between/question_time.html", context, status=422 if answered else 200)


def _offer(proposed: Proposed | None, me: str, *, hears: bool) -> Offer | None:
    """What the other proposed is not there for whoever keeps questions quiet."""
    if proposed is None or (proposed.author != me and not hears):
        return None
    held = proposed.time
    words = _now("%(days)s at %(hour)s, for half an hour") % {
        "days": _days(held),
        "hour": f"{held.hour:02d}:{held.minute:02d}",
    }
    form = TimeForm(initial={"act": "agree", "seq": proposed.seq}, auto_id="agree_%s")
    return Offer(words=words, own=proposed.author == me, form=form)


def _days(held: QuestionTime) -> str:
    return str(get_text_list([str(WEEKDAYS[day]) for day in held.weekdays], _now("and")))
