"""A path of short pieces for whoever broke what was agreed (M35): one text, one thing to try, kept or not."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from toward.content.schema import StepText
from toward.programme.parts.writing import PIECE_LENGTH, KeepPiece
from toward.services import writing
from toward.ui.access import inner
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.drafts import words_only
from toward.web.go import see
from toward.web.known import diary
from toward.web.texts import text
from toward.web.writing.door import own_part

UNPROCESSABLE = 422
# In an address a piece is a letter.
PIECES = {
    "a": "shame-and-guilt",
    "b": "ground-first",
    "c": "twenty-minutes",
    "d": "contact",
    "e": "answering",
    "f": "when-it-comes-back",
    "g": "own-grief",
    "i": "if-it-began-again",
    "h": "the-same-help",
}
WITH_HELP = {"h", "i"}


class TriedForm(fields.CommandForm):
    text = fields.words(_("What you would like to keep of it"), longest=PIECE_LENGTH, rows=5)


@require_GET
@inner
@diary
@own_part
def page(request: VisitRequest) -> HttpResponse:
    rows = [(letter, _text(name)) for letter, name in PIECES.items()]
    return render(request, "writing/path.html", {"tab": "path", "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@inner
@diary
@own_part
@words_only
def piece(request: VisitRequest, letter: str) -> HttpResponse:
    if letter not in PIECES:
        raise Http404
    vault, name = vault_of(request), PIECES[letter]
    posted = request.POST if request.method == "POST" else None
    said = writing.pieces(vault, "path").get(_key(name), "")
    form = TriedForm(posted, initial={"text": said})
    if form.is_valid():
        kept = KeepPiece(kind="path", piece=_key(name), text=form.cleaned_data["text"])
        if form.takes(writing.keep(vault, kept, form.cleaned_data["command"])):
            return see(reverse("own-part"))
    context = {"tab": "path", "text": _text(name), "form": form, "is_help": letter in WITH_HELP}
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "writing/path_piece.html", context, status=status)


@require_POST
@inner
@diary
def take_back(request: VisitRequest) -> HttpResponse:
    """Not behind the door: what was written there stays its writer's, whatever they say of themselves now."""
    writing.take_back(vault_of(request), "path")
    return see(reverse("own-part"))


def _text(name: str) -> StepText:
    return text(f"path-{name}")


def _key(name: str) -> str:
    return name.replace("-", "_")
