"""Routes of a site that exists only here: one view for each rule, and pages made of our parts."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path
from django.views.decorators.http import require_http_methods, require_safe

from toward.ui.access import host_token, inner, open_vault, practice_token, public, shell

PAGE = """{% extends "ui/base.html" %}{% block main %}<h1>Tuesday evening</h1>
<form method="post" class="stack" novalidate>{% csrf_token %}{% include "ui/parts/errors.html" %}
<section class="card">{% include "ui/parts/alarm.html" with field=form.alarm %}</section>
<section class="card">{% include "ui/parts/stepper.html" with field=form.heard %}</section>
<section class="card">{% include "ui/parts/chips.html" with field=form.here %}</section>
<section class="card">{% include "ui/parts/menu.html" with field=form.steps %}</section>
<section class="card">{{ form.line.as_field_group }}{{ form.kind.as_field_group }}
{{ form.known.as_field_group }}</section>
{% include "ui/parts/notice.html" with text="Kept." %}
{% include "ui/parts/why.html" with summary="Why this?" text="Because." %}
<button class="button full">Keep this</button></form>{% endblock %}"""
TWO = [("one", "One"), ("two", "Two")]


class Everything(forms.Form):
    alarm = forms.ChoiceField(
        label="How loud?", choices=[(n, n) for n in range(11)], widget=forms.RadioSelect
    )
    heard = forms.IntegerField(label="I felt heard", required=False, min_value=0, max_value=20)
    here = forms.MultipleChoiceField(
        label="What is here?", choices=TWO, widget=forms.CheckboxSelectMultiple, required=False
    )
    steps = forms.MultipleChoiceField(
        label="Open to", choices=TWO, widget=forms.CheckboxSelectMultiple, required=False
    )
    line = forms.CharField(
        label="One line", help_text="Only you can open it.", widget=forms.Textarea
    )
    kind = forms.ChoiceField(label="Which?", choices=TWO, widget=forms.RadioSelect)
    known = forms.BooleanField(label="I know")


@public
@require_http_methods(["GET", "POST"])
def everything(request: HttpRequest) -> HttpResponse:
    form = Everything(request.POST if request.method == "POST" else None)
    page = engines["django"].from_string(PAGE)
    return HttpResponse(page.render({"form": form}, request), status=422 if form.errors else 200)


def _answer(request: HttpRequest) -> HttpResponse:
    return HttpResponse("inside")


def _named(name: str):
    def view(request: HttpRequest) -> HttpResponse:
        return _answer(request)

    view.__name__ = name
    return view


@public
@require_safe
def breaks(request: HttpRequest) -> HttpResponse:
    raise ValueError("what a person wrote")


urlpatterns = [
    path("", include("toward.ui.urls")),
    path("", include("toward.web.help.urls")),
    path("everything/", everything),
    path("breaks/", breaks),
    path("unmarked/", _named("unmarked")),
    path("public/", public(_named("public"))),
    path("shell/", shell(_named("shell"))),
    path("open/", open_vault(_named("open"))),
    path("inner/", inner(_named("inner"))),
    path("host/", host_token(_named("host"))),
    path("practice/", practice_token(_named("practice"))),
]
handler404 = "toward.ui.errors.not_found"
handler500 = "toward.ui.errors.server_error"

kept: list[tuple[str, bytes]] = []


def keep(request: HttpRequest) -> None:
    """Stands in for the draft keeper: what arrived, so that a test can see it."""
    kept.append((request.path, request.body))
