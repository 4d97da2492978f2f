"""Why Toward sometimes chooses quiet: the covers and what they are worth, exactly, for everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from toward.services import covers
from toward.ui.access import public
from toward.web.texts import text
from toward.web.why import say


@require_safe
@public
def page(request: HttpRequest) -> HttpResponse:
    rates = covers.rates()
    context = {
        "text": text("why-quiet"),
        "rows": say.rows(rates),
        "covers": say.covers(rates),
        "invitations": say.invitations(rates),
    }
    return render(request, "why/page.html", context)
