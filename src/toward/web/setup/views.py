"""Set-up: one question behind a one-time link; the answer is told to everyone who comes here."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from toward.services import host
from toward.ui.access import host_token
from toward.ui.http import VisitRequest
from toward.web.go import see
from toward.web.setup.forms import AnswerForm


@require_http_methods(["GET", "HEAD", "POST"])
@host_token
def page(request: VisitRequest, token: str) -> HttpResponse:
    if not host.is_link(token):
        raise Http404
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        host.keep(token, form.cleaned_data["answer"])
        return see("/")
    status = 422 if form.is_bound else 200
    return render(request, "setup/setup.html", {"form": form}, status=status)
