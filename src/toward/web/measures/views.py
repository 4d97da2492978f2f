"""Published questionnaires: answered rarely, each item skippable, set beside one's own earlier ones in words.

The ninth item of the PHQ-9 leads to Help before anything else, and no sum is made of such a sheet.
"""

from itertools import batched

from django.forms import BoundField
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from toward.content.schema import InstrumentText
from toward.programme.measures import Instrument
from toward.services import measures
from toward.ui.access import inner
from toward.ui.http import VisitRequest, vault_of
from toward.web.go import see
from toward.web.help.views import DOORS
from toward.web.known import diary
from toward.web.measures.forms import SheetForm
from toward.web.measures.shown import shown
from toward.web.texts import instrument_scales, instrument_text

TO_A_CARD = 5
MIGHT_HURT_MYSELF = DOORS.index("might-hurt-myself") + 1


@require_safe
@inner
@diary
def page(request: VisitRequest) -> HttpResponse:
    every = [shown(sheets) for sheets in measures.every(vault_of(request))]
    context = {
        "tab": "weeks",
        "short": [one for one in every if one["is_short"]],
        "long": [one for one in every if not one["is_short"]],
        "kept": request.GET.get("kept") == "1",
    }
    return render(request, "measures/measures.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@diary
def sheet(request: VisitRequest, number: int) -> HttpResponse:
    instrument = measures.find(number)
    if instrument is None:
        raise Http404
    text, scales = instrument_text(instrument.id), instrument_scales(instrument.id)
    form = SheetForm(request.POST if request.method == "POST" else None, text=text, scales=scales)
    if form.is_valid():
        return _kept(request, instrument, form)
    return _sheet(request, text, form)


@require_POST
@inner
@diary
def later(request: VisitRequest) -> HttpResponse:
    measures.put_off(vault_of(request), request.POST.get("command", ""))
    return see(reverse("weeks"))


def _kept(request: VisitRequest, instrument: Instrument, form: SheetForm) -> HttpResponse:
    command = form.cleaned_data["command"]
    found = measures.answer(vault_of(request), instrument, form.answers(), command)
    if found.opens_help:
        return see(reverse("help-door", args=[MIGHT_HURT_MYSELF]))
    return see(reverse("measures"), kept="1")


def _sheet(request: VisitRequest, text: InstrumentText, form: SheetForm) -> HttpResponse:
    context = {
        "tab": "weeks",
        "text": text,
        "form": form,
        "sections": _sections(text, form.items()),
    }
    return render(request, "measures/sheet.html", context, status=422 if form.is_bound else 200)


def _sections(
    text: InstrumentText, items: list[BoundField]
) -> list[tuple[str, tuple[BoundField, ...]]]:
    """Five questions to a card, the stem above each, so that nobody scrolls back for it."""
    early = text.stem_from - 1 if text.stem_from else len(items)
    found = [(text.stem, part) for part in batched(items[:early], TO_A_CARD, strict=False)]
    return [*found, (text.late_stem, tuple(items[early:]))] if items[early:] else found
