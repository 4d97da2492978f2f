"""Which English words a page in another language still says: those that stand in the source or in a text.

A page is compared piece by piece, as it is said: what stands between two tags, and what an attribute says aloud.
What is the same word in both languages can't be told apart and is left alone.
"""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

from tests.i18n.messages import found, read
from toward.content import load
from toward.content.schema import FOLDERS, StepText

TEXT = re.compile(r">([^<]+)<")
# A script says the words of these; other data- attributes are for it alone.
SAID = re.compile(
    r'(?:aria-label|placeholder|title|alt|data-(?:word|many|blank|other|left|lost)[a-z0-9-]*)="([^"]+)"'
)
QUOTED = re.compile(r'<(\w+)[^>]* lang="en".*?</\1>', re.DOTALL)
HIDDEN = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
LEAST = 2  # a single letter or number says nothing of a language


def left(html: str, language: str) -> list[str]:
    """The English pieces of a page, but for what it marks as a quotation."""
    html = QUOTED.sub("><", HIDDEN.sub("><", html))
    pieces = {_plain(piece) for piece in (*TEXT.findall(html), *SAID.findall(html))}
    whole, open_ended = known(language)
    return sorted(
        piece
        for piece in pieces
        if piece in whole or any(pattern.fullmatch(piece) for pattern in open_ended)
    )


@cache
def known(language: str) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    said, there = set(), set()
    open_ended = []
    for english, other in _messages(language):
        there.add(_plain(PLACE.sub("", other)))
        if not PLACE.search(english):
            said.add(_plain(english))
        elif len(_words(english)) > LEAST:
            open_ended.append(_pattern(english))
    for text in (text for folder in FOLDERS for text in load.texts(folder)):
        said.update(_pieces(text))
        there.update(_pieces(load.text(text.id, language)))
    for path in sorted((load.DATA / "en" / "lists").glob("*.toml")):
        said.update(_plain(row.text) for row in load.items(path.stem))
        there.update(_plain(row.text) for row in load.items(path.stem, language))
    return frozenset(one for one in said - there if len(one) > LEAST), tuple(open_ended)


def _messages(language: str) -> Iterator[tuple[str, str]]:
    catalog = read(language)
    for message in found():
        if message.id and message.id in catalog:
            strings = catalog[message.id].string
            ids = (message.id,) if isinstance(message.id, str) else message.id
            others = (strings,) if isinstance(strings, str) else tuple(strings)
            yield from zip(ids, (*others, *others)[: len(ids)], strict=True)


def _pieces(text: StepText) -> set[str]:
    html = "".join((*text.sections.values(), *text.forms.values()))
    return {_plain(one) for one in (text.title, text.short, *TEXT.findall(html))}


def _pattern(english: str) -> re.Pattern[str]:
    return re.compile(".+".join(map(re.escape, PLACE.split(_plain(english)))))


def _words(english: str) -> list[str]:
    return re.findall(r"[A-Za-z]{2,}", PLACE.sub(" ", english))


def _plain(piece: str) -> str:
    return " ".join(unescape(piece).split())
