"""Two letters, written in pieces with no limit of time: what it was like, and what one did (M10, M14).

Giving one is another act on another page. The second opens for those alone who say they broke it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Literal

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from msgspec import Struct

from toward.accounts.sessions import Vault
from toward.content.schema import Item
from toward.programme.parts.writing import PIECE_LENGTH, KeepPiece
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
    """One letter: its pieces stand in a list of the content, its addresses hold its number word."""

    kind: Literal["impact", "owning"]
    asks: str
    intro: str
    which: str

    def address(self, name: str, **more: str) -> str:
        return reverse(name, kwargs={"which": self.which, **more})


IMPACT = Desk(kind="impact", asks="impact-letter", intro="a-letter-with-no-hurry", which="one")
OWNING = Desk(kind="owning", asks="owning-letter", intro="owning-letter", which="two")
DESKS = {desk.which: desk for desk in (IMPACT, OWNING)}


class PieceForm(fields.CommandForm):
    text = fields.words("", longest=PIECE_LENGTH, rows=12)


def at_desk(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Goes below `@inner`: the letter by its number word, the second behind its door."""

    @wraps(view)
    def seated(request: VisitRequest, which: str, **kwargs: str) -> HttpResponse:
        desk = DESKS[which]
        behind = own_part(view) if desk is OWNING else view
        return behind(request, desk, **kwargs)

    return seated


@require_GET
@open_vault
@diary
def page(request: VisitRequest) -> HttpResponse:
    return render(request, "writing/letters.html", {"tab": "path"})


@require_GET
@inner
@diary
@at_desk
def letter(request: VisitRequest, desk: Desk) -> HttpResponse:
    said = writing.pieces(vault_of(request), desk.kind)
    rows = [
        (desk.address("letter-piece", letter=place), item.text, _first(said.get(item.id, "")))
        for place, item in by_letter(items(desk.asks)).items()
    ]
    context = {
        "tab": "path",
        "title": TITLES[desk.kind],
        "intro": text(desk.intro),
        "rows": rows,
        "whole": desk.address("letter-whole") if said else "",
    }
    return render(request, "writing/letter.html", context)


@require_http_methods(FORM)
@inner
@diary
@at_desk
@words_only
def piece(request: VisitRequest, desk: Desk, letter: str) -> HttpResponse:
    vault, asked = vault_of(request), by_letter(items(desk.asks)).get(letter)
    if asked is None:
        raise Http404
    posted = request.POST if request.method == "POST" else None
    said = writing.pieces(vault, desk.kind).get(asked.id, "")
    form = PieceForm(posted, initial={"text": said})
    form.fields["text"].label = asked.text
    form.fields["text"].help_text = asked.hint
    if form.is_valid():
        kept = KeepPiece(kind=desk.kind, piece=asked.id, text=form.cleaned_data["text"])
        if form.takes(writing.keep(vault, kept, form.cleaned_data["command"])):
            return see(desk.address("letter"))
    back = desk.address("letter")
    context = {"tab": "path", "form": form, "title": TITLES[desk.kind], "back": back}
    status = UNPROCESSABLE if form.is_bound else 200
    return render(request, "writing/piece.html", context, status=status)


@require_GET
@inner
@diary
@at_desk
def whole(request: VisitRequest, desk: Desk) -> HttpResponse:
    vault = vault_of(request)
    words = _words(vault, desk)
    if not words:
        return see(desk.address("letter"))
    context = {
        "tab": "path",
        "title": TITLES[desk.kind],
        "words": words,
        "back": desk.address("letter"),
        "give": desk.address("letter-give") if ours.is_paired(vault.person) else "",
        "take_back": desk.address("letter-back"),
    }
    return render(request, "writing/whole.html", context)


@require_http_methods(FORM)
@inner
@paired
@diary
@at_desk
@words_only
def give(request: VisitRequest, desk: Desk) -> HttpResponse:
    words = _words(vault_of(request), desk)
    back = desk.address("letter-whole" if words else "letter")
    return giving.page(request, Wanted(kind=desk.kind, text=words, back=back))


@require_POST
@inner
@diary
def take_back(request: VisitRequest, which: str) -> HttpResponse:
    """Not behind the door: what was written there stays its writer's, whatever they say of themselves now."""
    desk = DESKS[which]
    writing.take_back(vault_of(request), desk.kind)
    return see(desk.address("letter"))


def by_letter(asked: tuple[Item, ...]) -> dict[str, Item]:
    """In an address a piece is a letter: a, b, c … in the order in which it is asked."""
    return {chr(ord("a") + place): item for place, item in enumerate(asked)}


def _first(said: str) -> str:
    words = said.split()
    return " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")


def _words(vault: Vault, desk: Desk) -> str:
    said = writing.pieces(vault, desk.kind)
    return writing.whole(said, (item.id for item in items(desk.asks)))
