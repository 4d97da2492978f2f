"""Plausible bodies, read from the pages' own forms, so that a new form is filled in without being named."""

from collections.abc import Iterable
from html.parser import HTMLParser
from urllib.parse import urlsplit

from tests.people import PASSPHRASE

Body = dict[str, list[str]]


class Forms(HTMLParser):
    """Every form that posts: (action, body). Radios take the middle one, boxes are all ticked."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page, self.found = page, []
        self._fields: list[tuple[str, str, str]] | None = None
        self._action, self._select = "", ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        have = {name: value or "" for name, value in attrs}
        if tag == "form" and have.get("method", "").lower() == "post":
            self._fields, self._action = [], urlsplit(have.get("action") or self.page).path
        elif self._fields is not None:
            self._field(tag, have)

    def _field(self, tag: str, have: dict[str, str]) -> None:
        if tag == "select":
            self._select = have.get("name", "")
        kind = {"input": have.get("type", "text")}.get(tag, tag)
        name = self._select if tag == "option" else have.get("name", "")
        if name and tag in {"input", "option", "textarea", "button"}:
            self._fields.append((kind, name, have.get("value", "on")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and self._fields is not None:
            self.found.append((self._action, _filled(self._fields)))
            self._fields = None


def _filled(fields: Iterable[tuple[str, str, str]]) -> Body:
    by_name: dict[str, list[tuple[str, str]]] = {}
    for kind, name, value in fields:
        by_name.setdefault(name, []).append((kind, value))
    return {name: _value(kinds) for name, kinds in by_name.items() if name != "csrfmiddlewaretoken"}


def _value(kinds: list[tuple[str, str]]) -> list[str]:
    kind, value = kinds[0]
    match kind:
        case "radio" | "option":
            return [kinds[len(kinds) // 2][1]]
        case "checkbox":
            return [value for _, value in kinds]
        case "password":
            return [PASSPHRASE]
        case "number":
            return ["1"]
        case "hidden" | "button" | "submit":
            return [value]
    return ["some words"]


def of_page(page: str, html: str) -> dict[str, Body]:
    parser = Forms(page)
    parser.feed(html)
    return dict(parser.found)
