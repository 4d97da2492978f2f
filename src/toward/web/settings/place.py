"""Where a person is: the clock their days are counted by, and whose help lines they are shown.

Behind the passphrase, for a day that ends sooner is not for whoever holds the open phone to choose.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from toward.services import mine, people
from toward.ui.access import inner
from toward.ui.http import VisitRequest, vault_of
from toward.web.go import see
from toward.web.settings.forms import PlaceForm


@require_http_methods(["GET", "HEAD", "POST"])
@inner
def page(request: VisitRequest) -> HttpResponse:
    vault = vault_of(request)
    now = {"zone": mine.look(vault).zone, "country": people.country(vault.person)}
    form = PlaceForm(request.POST if request.method == "POST" else None, initial=now)
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "settings/place.html", {"form": form}, status=status)
    kept = form.cleaned_data
    if kept["zone"] != now["zone"]:
        mine.act(vault, form.command_of(), kept["command"])
    people.set_country(vault.person, kept["country"])
    return see("/settings/", kept="1")
