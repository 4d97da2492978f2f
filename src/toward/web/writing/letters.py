"""Two letters, written in pieces with no limit of time: what it was like, and what one did (M10, M14).

Giving one is another act on another page. The second opens for those alone who say they broke it.
"""

from collections.abc import Mapping

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from msgspec import Struct

from toward.content.schema import Item
from toward.programme.parts.letters import Kind
from toward.programme.parts.writing import PIECE_LENGTH, KeepPiece, WritingKind
from toward.services import ours, writing
from toward.ui.access import inner, open_vault
from toward.ui.http import VisitRequest, vault_of
from toward.web import fields
from toward.web.between.letters import giving
from toward.web.between.letters.giving import Wanted
from toward.web.between.letters.items import TITLES
from toward.web.between.paired import paired
from toward.web.drafts import words_only
from toward.web.go import see
from toward.web.known import diary
from toward.web.texts import items, text
from toward.web.writing.door import own_part

FORM = ["GET", "HEAD", "POST"]
UNPROCESSABLE = 422
FIRST_WORDS = 9


class Desk(Struct, frozen=True, kw_only=True):
    """One letter: its pieces stand in a list of the content, its addresses begin alike."""

    kind: WritingKind
    asks: str
    intro: str
    name: str


IMPACT = Desk(
    kind="impact", asks="impact-letter", intro="a-letter-with-no-hurry", name="letter-one"
)
OWNING = Desk(kind="owning", asks="owning-letter", intro="owning-letter", name="letter-two")


class PieceForm(fields.CommandForm):
    text = fields.words("", longest=PIECE_LENGTH, rows=12)


@require_GET
@open_vault
@diary
def page(request: VisitRequest) -> HttpResponse:
    return render(request, "writing/letters.html", {"tab": "path"})


@require_GET
@inner
@diary
def impact(request: VisitRequest) -> HttpResponse:
    return _letter(request, IMPACT)


@require_GET
@inner
@diary
@own_part
def owning(request: VisitRequest) -> HttpResponse:
    return _letter(request, OWNING)


@require_http_methods(FORM)
@inner
@diary
@words_only
def impact_piece(request: VisitRequest, letter: str) -> HttpResponse:
    return _piece(request, IMPACT, letter)


@require_http_methods(FORM)
@inner
@diary
@own_part
@words_only
def owning_piece(request: VisitRequest, letter: str) -> HttpResponse:
    return _piece(request, OWNING, letter)


@require_GET
@inner
@diary
def impact_whole(request: VisitRequest) -> HttpResponse:
    return _whole(request, IMPACT)


@require_GET
@inner
@diary
@own_part
def owning_whole(request: VisitRequest) -> HttpResponse:
    return _whole(request, OWNING)


@require_http_methods(FORM)
@inner
@paired
@diary
@words_only
def impact_give(request: VisitRequest) -> HttpResponse:
    return _give(request, IMPACT)


@require_http_methods(FORM)
@inner
@paired
@diary
@own_part
@words_only
def owning_give(request: VisitRequest) -> HttpResponse:
    return _give(request, OWNING)


@require_POST
@inner
@diary
def impact_back(request: VisitRequest) -> HttpResponse:
    return _take_back(request, IMPACT)


@require_POST
@inner
@diary
@own_part
def owning_back(request: VisitRequest) -> HttpResponse:
    return _take_back(request, OWNING)


def by_letter(asked: tuple[Item, ...]) -> dict[str, Item]:
    """In an address a piece is a letter: a, b, c … in the order in which it is asked."""
    return {chr(ord("a") + place): item for place, item in enumerate(asked)}


def _letter(request: VisitRequest, desk: Desk) -> HttpResponse:
    said = writing.pieces(vault_of(request), desk.kind)
    rows = [
        (reverse(f"{desk.name}-piece", args=[letter]), item.text, _first(said.get(item.id, "")))
        for letter, item in by_letter(items(desk.asks)).items()
    ]
    context = {
        "tab": "path",
        "desk": desk,
        "title": TITLES[desk.kind],
        "intro": text(desk.intro),
        "rows": rows,
        "whole": reverse(f"{desk.name}-whole") if said else "",
    }
    return render(request, "writing/letter.html", context)


def _first(said: str) -> str:
    words = said.split()
    return " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")


def _piece(request: VisitRequest, desk: Desk, letter: str) -> HttpResponse:
    vault, asked = vault_of(request), by_letter(items(desk.asks)).get(letter)
    if asked is None:
        raise Http404
    posted = request.POST if request.method == "POST" else None
    said = writing.pieces(vault, desk.kind).get(asked.id, "")
    form = PieceForm(posted, initial={"text": said})
    form.fields["text"].label = asked.text
    form.fields["text"].help_text = asked.hint
    if form.is_valid():
        piece = KeepPiece(kind=desk.kind, piece=asked.id, text=form.cleaned_data["text"])
        if form.is_kept(vault, piece):
            return see(reverse(desk.name))
    context = {"tab": "path", "form": form, "title": TITLES[desk.kind], "back": reverse(desk.name)}
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "writing/piece.html", context, status=status)


def _whole(request: VisitRequest, desk: Desk) -> HttpResponse:
    vault = vault_of(request)
    words = _words(writing.pieces(vault, desk.kind), desk)
    if not words:
        return see(reverse(desk.name))
    context = {
        "tab": "path",
        "title": TITLES[desk.kind],
        "words": words,
        "back": reverse(desk.name),
        "give": reverse(f"{desk.name}-give") if ours.is_paired(vault.person) else "",
        "take_back": reverse(f"{desk.name}-back"),
    }
    return render(request, "writing/whole.html", context)


def _give(request: VisitRequest, desk: Desk) -> HttpResponse:
    words = _words(writing.pieces(vault_of(request), desk.kind), desk)
    kind: Kind = "impact" if desk is IMPACT else "owning"
    back = reverse(f"{desk.name}-whole") if words else reverse(desk.name)
    return giving.page(request, Wanted(kind=kind, text=words, back=back))


def _take_back(request: VisitRequest, desk: Desk) -> HttpResponse:
    writing.take_back(vault_of(request), desk.kind)
    return see(reverse(desk.name))


def _words(said: Mapping[str, str], desk: Desk) -> str:
    return writing.whole(said, (item.id for item in items(desk.asks)))
