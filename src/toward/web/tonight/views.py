"""For tonight: before the hour the menu, after it one and the same card, and nothing that tells.

What is shown hangs on the calendar, the hour, the card and who runs the server; never on what this
person marked, answered or feels. So the page is the same before and after saving.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from toward.content.load import programme
from toward.content.schema import StepText
from toward.programme.marks import Card
from toward.services import between, evenings, host, mine
from toward.services.between import Between
from toward.services.evenings import Evening, TooLateError
from toward.ui.access import open_vault
from toward.ui.http import VisitRequest, vault_of
from toward.web.go import see
from toward.web.texts import text
from toward.web.tonight.forms import AskedForm, MenuForm

UNPROCESSABLE, CONFLICT = 422, 409


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
def page(request: VisitRequest) -> HttpResponse:
    if request.method == "POST":
        return _keep(request)
    return _show(request, MenuForm())


@require_POST
@open_vault
def asked(request: VisitRequest) -> HttpResponse:
    """'I was asked to mark or to show': counts as nothing tonight, and changes no page."""
    form = AskedForm(request.POST)
    command = form.cleaned_data["command"] if form.is_valid() else mine.command_id()
    evenings.say_asked(vault_of(request), command)
    return see(reverse("tonight"))


def _keep(request: VisitRequest) -> HttpResponse:
    form = MenuForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=UNPROCESSABLE)
    if not host.allows_menu():
        return _show(request, MenuForm(), status=CONFLICT, notice=_too_late())
    try:
        evenings.mark(vault_of(request), form.asked(), form.cleaned_data["command"])
    except TooLateError:
        return _show(request, MenuForm(), status=CONFLICT, notice=_too_late())
    return see(reverse("tonight"))


def _show(
    request: VisitRequest, form: MenuForm, *, status: int = 200, notice: str = ""
) -> HttpResponse:
    vault = vault_of(request)
    found = between.look(vault)
    evening = evenings.tonight(vault, found.opened) if found else None
    context = {"tab": "today", "between": found, "evening": evening, "notice": notice}
    if evening is not None and evening.card is not None:
        return render(request, "tonight/card.html", context | _card(evening.card), status=status)
    if found is None or evening is None or between.is_dealt(evening) or _menu_is_off(evening):
        return render(request, "tonight/none.html", context | _off(found, evening), status=status)
    menu = {"form": form, "asked": AskedForm()}
    return render(request, "tonight/menu.html", context | menu, status=status)


def _menu_is_off(evening: Evening) -> bool:
    return evening.shared_phone or not host.allows_menu()


def _off(found: Between | None, evening: Evening | None) -> dict[str, object]:
    """Why there is no menu now: nobody to share it with, no evening, the hour over, or switched off."""
    if found is None:
        return {"why": "alone"}
    if evening is None:
        return {"why": "no evening"}
    if between.is_dealt(evening):
        return {"why": "over"}
    return {"why": "shared phone" if evening.shared_phone else "host"}


def _card(card: Card) -> dict[str, object]:
    twin = card.twin or _wordless_twin(card)
    return {"text": text(card.card), "twin": _text(twin), "is_touch": card.is_touch}


def _wordless_twin(card: Card) -> str:
    """A words card has an equal without words; which one is the programme's, and public."""
    return next((quiet.twin for quiet in programme().quiet if quiet.id == card.card), "")


def _text(ref: str) -> StepText | None:
    return text(ref) if ref else None


def _too_late() -> str:
    return _(
        "The menu was closed when this arrived, so it was not kept. It counts as nothing marked."
    )
