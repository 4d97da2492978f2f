"""Repair in five steps (M17): the time, which either moves without a word; and inside, one's own words and the other's.

Whoever is not let in by their own alarm sees that alone. Nothing tells the other whether somebody was inside,
has written, or has read.
"""

from datetime import date, datetime
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from toward import world
from toward.programme.base import Refused
from toward.programme.days import day_of, is_late
from toward.programme.definition import Direction
from toward.programme.parts.own_repair import SayRepairAlarm, WriteStep
from toward.programme.parts.repair import STEPS, TEXT_MAX, Repair, times
from toward.services import mine, ours, repair
from toward.services.ours import Opened
from toward.services.repair import Inside
from toward.ui.access import inner, open_vault
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.between import sending
from toward.web.between.paired import paired
from toward.web.drafts import words_only
from toward.web.go import see
from toward.web.known import diary
from toward.web.texts import items, text

UNPROCESSABLE = 422
GROUND: tuple[Direction, ...] = ("revved", "flat", "unsure")
REFUSED: dict[str, str | Promise] = {
    "early": _("Its time has not come yet. Kept for you it can be already."),
    "there": _(
        "Something of yours stands there already. Take it back first, then share the new words."
    ),
    "gone": _("It was put away meanwhile. What you wrote is still here."),
}


class TimeForm(fields.CommandForm):
    """One tap: the time is the button's own value."""

    at = forms.DateTimeField(error_messages={"required": _("Choose one of the times.")})

    def is_taken(self, refused: Refused | None) -> bool:
        if refused is not None:
            self.add_error("at", _("That time can’t be taken any more. Choose one of these."))
        return refused is None


class AlarmForm(fields.CommandForm):
    alarm = fields.alarm(_("Your own alarm now"))
    direction = fields.direction()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["direction"].required = True
        self.fields["direction"].error_messages["required"] = _("Tap one; “can’t tell” is one too.")

    def command_of(self) -> SayRepairAlarm:
        kept = self.cleaned_data
        return SayRepairAlarm(alarm=kept["alarm"], direction=kept["direction"])


class StepForm(sending.SendForm):
    text = fields.words(_("In your own words"), longest=TEXT_MAX, rows=5, required=True)
    press = sending.press("keep")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].error_messages["required"] = _("A word or two, or leave this one out.")


class AnswerForm(fields.CommandForm):
    received = forms.ChoiceField(choices=[("yes", ""), ("not_yet", "")])


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
@paired
def page(request: VisitRequest) -> HttpResponse:
    """Its time, the same page for both whatever stands inside."""
    vault = vault_of(request)
    form = TimeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        kept = form.cleaned_data
        if form.is_taken(repair.set_at(vault, kept["at"], kept["command"])):
            return see(reverse("between-repair"))
    return _time_page(request, form)


@require_POST
@open_vault
@paired
def move(request: VisitRequest) -> HttpResponse:
    form = TimeForm(request.POST)
    if form.is_valid():
        kept = form.cleaned_data
        if form.is_taken(repair.move(vault_of(request), kept["at"], kept["command"])):
            return see(reverse("between-repair"))
    return _time_page(request, form)


@require_POST
@open_vault
@paired
def put_away(request: VisitRequest) -> HttpResponse:
    form = fields.CommandForm(request.POST)
    if form.is_valid():
        repair.put_away(vault_of(request), form.cleaned_data["command"])
    return see(reverse("between"))


@require_GET
@open_vault
@paired
def aloud(request: VisitRequest) -> HttpResponse:
    context = {"tab": "between", "text": text("repair-aloud")}
    return render(request, "between/repair_aloud.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@paired
@diary
def inside(request: VisitRequest) -> HttpResponse:
    """Asked first: one's own alarm. Then the steps, or kind words and another time."""
    vault = vault_of(request)
    form = AlarmForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.is_kept(vault, form.command_of()):
        return see(reverse("between-repair-in"))
    if form.is_bound or repair.asks(vault):
        context = {"tab": "between", "form": form}
        status = UNPROCESSABLE if form.is_bound else 200
        return render(request, "between/repair_ask.html", context, status=status)
    if not repair.may_enter(vault):
        return _not_now(request)
    return _inside(request)


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@paired
@diary
@words_only
def one_part(request: VisitRequest, part: str) -> HttpResponse:
    """One step: the other's words where there are some, and a place for one's own."""
    found = _entered(request)
    form = StepForm(request.POST if request.method == "POST" else None)
    if found is None or part not in STEPS:
        return _late(request, form, part) or _gone(part)
    done = _written(request, form, found, part) if form.is_valid() else None
    if done is not None:
        return done
    return _part_page(request, form, found, part)


@require_POST
@inner
@paired
@diary
def take_back(request: VisitRequest, part: str) -> HttpResponse:
    held = repair.find(ours.get(vault_of(request)))
    if held is None or part not in STEPS:
        return _gone(part)
    repair.take_back(vault_of(request), held, part)
    return see(reverse("between-repair-part", args=[part]))


@require_POST
@inner
@paired
@diary
def answer(request: VisitRequest) -> HttpResponse:
    found, form = _entered(request), AnswerForm(request.POST)
    if found is not None and form.is_valid():
        received, command = form.cleaned_data["received"] == "yes", form.cleaned_data["command"]
        repair.answer(vault_of(request), found.repair, received=received, command_id=command)
    return see(reverse("between-repair-in"))


def _time_page(request: VisitRequest, form: TimeForm) -> HttpResponse:
    opened = ours.get(vault_of(request))
    held = repair.find(opened)
    context = {"tab": "between", "form": form, "unclear": form.errors, **_times(opened, held)}
    name = "between/repair_time.html" if held else "between/repair.html"
    return render(request, name, context, status=UNPROCESSABLE if form.errors else 200)


def _times(opened: Opened, held: Repair | None) -> dict[str, object]:
    """By the couple's clock. "Now" is there by day only, and where nothing is set yet."""
    now, zone = world.now(), opened.state.zone
    after = held.at if held else None
    return {
        "held": held,
        "zone": zone,
        "days": _by_day(times(now, zone, after=after), zone),
        "now": None if held or is_late(now, zone) else now,
        "has_begun": held is not None and now >= held.at,
        "command": mine.command_id(),
    }


def _by_day(found: tuple[datetime, ...], zone: str) -> list[tuple[date, list[datetime]]]:
    days = dict.fromkeys(day_of(at, zone) for at in found)
    return [(day, [at for at in found if day_of(at, zone) == day]) for day in days]


def _not_now(request: VisitRequest) -> HttpResponse:
    opened = ours.get(vault_of(request))
    ground = [(way, text(f"grounding-{way}")) for way in GROUND]
    context = {"tab": "between", "ground": ground, **_times(opened, repair.find(opened))}
    return render(request, "between/repair_not_now.html", context)


def _inside(request: VisitRequest) -> HttpResponse:
    found = repair.look(vault_of(request))
    if found is None:
        return see(reverse("between-repair"))
    named = {item.id: item for item in items("repair")}
    context = {
        "tab": "between",
        "found": found,
        "zone": ours.get(vault_of(request)).state.zone,
        "steps": [(named[step.step], step) for step in found.steps],
        "theirs": any(step.theirs for step in found.steps),
        "answer": AnswerForm(),
    }
    return render(request, "between/repair_in.html", context)


def _entered(request: VisitRequest) -> Inside | None:
    """What stands inside, for whoever may be there now."""
    vault = vault_of(request)
    return repair.look(vault) if repair.may_enter(vault) else None


def _late(request: VisitRequest, form: StepForm, part: str) -> HttpResponse | None:
    """While they were written it was put away, or one's own alarm grew old: the words are kept for oneself."""
    vault = vault_of(request)
    opened = ours.get(vault)
    newest = repair.newest(opened)
    if newest is None or part not in STEPS or not form.is_valid():
        return None
    draft = WriteStep(repair=newest.id, step=part, text=form.cleaned_data["text"])
    if not form.is_kept(vault, draft) or repair.find(opened):
        return None
    return render(request, "between/repair_away.html", {"tab": "between"})


def _gone(part: str) -> HttpResponse:
    if part not in STEPS:
        raise Http404
    return see(reverse("between-repair-in"))


def _written(
    request: VisitRequest, form: StepForm, found: Inside, part: str
) -> HttpResponse | None:
    """Kept for oneself each time; then shown as it would be read, and shared on the second tap."""
    vault, kept = vault_of(request), form.cleaned_data
    words, back = kept["text"], see(reverse("between-repair-in"))
    if form.pressed == "change":
        return None
    draft = WriteStep(repair=found.repair.id, step=part, text=words)
    if not form.is_kept(vault, draft) or form.pressed == "keep":
        return None if form.errors else back
    if form.pressed != "send":
        return sending.preview(request, form, words="", own=words)
    refused = repair.share(vault, found.repair, part, words, kept["command"])
    if refused is None:
        return back
    form.add_error(None, str(REFUSED.get(refused.reason, REFUSED["gone"])))
    return None


def _part_page(request: VisitRequest, form: StepForm, found: Inside, part: str) -> HttpResponse:
    step = next(one for one in found.steps if one.step == part)
    if not form.is_bound:
        form = StepForm(initial={"text": step.draft})
    context = {
        "tab": "between",
        "form": form,
        "step": step,
        "item": next(item for item in items("repair") if item.id == part),
        "found": found,
    }
    status = UNPROCESSABLE if form.errors else 200
    return render(request, "between/repair_part.html", context, status=status)
