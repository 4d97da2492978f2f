"""When it comes back: four lines for that very moment, the same for both, and their limits (M14).

Nothing is sent or kept, and no room is opened: it is there with the vault locked, and signed out.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from toward.ui.access import public
from toward.web.texts import text


@public
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    return render(request, "between/now.html", {"text": text("when-it-comes-back")})
