"""The pages' language: for this browser by anyone, and remembered for a person who is signed in."""

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from toward.accounts.visit import speak
from toward.services import people
from toward.ui.access import open_vault, public, safe_next
from toward.ui.forms import Form
from toward.ui.http import VisitRequest, vault_of, visit_of
from toward.web.go import see

CODES = {code for code, _name in settings.LANGUAGES}


def chosen(request: HttpRequest) -> str:
    """What somebody chose in this browser; "" where it follows the browser's own settings."""
    code = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return code if code in CODES else ""


class LanguageForm(Form):
    language = forms.ChoiceField(
        label=_("Language of the pages"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )


# No CSRF token: it stands on Help, which keeps no session; whoever forges it changes a language.
@csrf_exempt
@public
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """An unknown code changes nothing. A browser without cookies keeps following its own settings."""
    response = see(safe_next(request, otherwise="/"))
    if (code := request.POST.get("language", "")) in CODES:
        speak(response, code)
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
def own(request: VisitRequest) -> HttpResponse:
    posted = request.POST if request.method == "POST" else None
    form = LanguageForm(posted, initial={"language": get_language()})
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "language/own.html", {"form": form}, status=status)
    people.set_language(vault_of(request).person, form.cleaned_data["language"])
    visit_of(request).speak(form.cleaned_data["language"])
    return see("/settings/", kept="1")
