"""Ways to be near, words and things for oneself: all readable at any time, the same for everybody."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from toward.content.load import programme
from toward.content.schema import Folder, StepText
from toward.programme.commands import SayEasy
from toward.services import host
from toward.ui.access import open_vault
from toward.ui.http import VisitRequest, vault_of
from toward.web.known import knows_host
from toward.web.path.forms import EasyForm, FoundForm, SoloForm
from toward.web.texts import UnknownTextError, text, texts

SEE_OTHER = 303
LISTED: tuple[Folder, ...] = ("near", "words", "solo", "micro", "calm", "rest")
READABLE: tuple[Folder, ...] = (*LISTED, "read")
# Texts that say why nothing is pushed: the picture of it is one tap away.
DRAWN = {"the-loop"}


@require_GET
@open_vault
def page(request: VisitRequest) -> HttpResponse:
    folders: dict[str, object] = {folder: texts(folder) for folder in LISTED}
    return render(request, "path/path.html", {"tab": "path", **folders})


@require_GET
@open_vault
def step(request: VisitRequest, ref: str) -> HttpResponse:
    return _step(request, _text(ref), EasyForm())


def _step(request: VisitRequest, found: StepText, easy: EasyForm) -> HttpResponse:
    context = {
        "tab": "path",
        "text": found,
        "twin": _twin(found),
        "is_touch": _is_touch(found.id),
        "is_solo": _is_solo(found.id),
        "is_drawn": found.id in DRAWN,
        "is_together": found.folder in {"words", "micro", "calm"},
        "easy": easy,
    }
    return render(request, "path/step.html", context, status=422 if easy.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
@knows_host
def done(request: VisitRequest, ref: str) -> HttpResponse:
    """After something done alone. Kept or not, nothing is shown back."""
    if not _is_solo(ref):
        raise Http404
    form = SoloForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and form.is_kept(vault_of(request), form.command_of(ref)):
        return _see_kept()
    status = 422 if form.is_bound else 200
    context = {"tab": "path", "text": _text(ref), "form": form}
    return render(request, "path/done.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@open_vault
@knows_host
def found(request: VisitRequest) -> HttpResponse:
    """'We found a moment': a round of one's own accord counts as one by a card."""
    posted = request.POST if request.method == "POST" else None
    form = FoundForm(posted, free_text=host.allows_free_text())
    if form.is_valid():
        command = form.command_of(form.cleaned_data["step"], stopped=False)
        if form.is_kept(vault_of(request), command):
            return _see_kept()
    status = 422 if form.is_bound else 200
    return render(request, "path/found.html", {"tab": "path", "form": form}, status=status)


@require_POST
@open_vault
@knows_host
def easy(request: VisitRequest, ref: str) -> HttpResponse:
    if not _is_touch(ref):
        raise Http404
    form = EasyForm(request.POST)
    if form.is_valid() and form.is_kept(vault_of(request), SayEasy(step=ref)):
        return _see_kept()
    return _step(request, _text(ref), form)


@require_GET
@open_vault
def kept(request: VisitRequest) -> HttpResponse:
    return render(request, "path/kept.html", {"tab": "path"})


def _text(ref: str) -> StepText:
    try:
        found = text(ref)
    except UnknownTextError as error:
        raise Http404 from error
    if found.folder not in READABLE:
        raise Http404
    return found


def _twin(found: StepText) -> StepText | None:
    rules = programme()
    twins = {one.id: one.twin for one in rules.touch}
    twins |= {one.id: one.twin for one in rules.solo}
    twins |= {one.id: one.twin for one in rules.quiet}
    return text(twins[found.id]) if twins.get(found.id) else None


def _is_touch(ref: str) -> bool:
    return any(one.id == ref for one in programme().touch)


def _is_solo(ref: str) -> bool:
    return any(one.id == ref for one in programme().solo)


def _see_kept() -> HttpResponse:
    response = redirect("path-kept")
    response.status_code = SEE_OTHER
    return response
