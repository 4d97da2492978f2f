"""Plausible bodies, read from the pages' own forms, so that a new form is filled in without being named."""

from collections.abc import Iterable
from html.parser import HTMLParser
from urllib.parse import urlsplit

from tests.people import PASSPHRASE

Body = dict[str, list[str]]


class Forms(HTMLParser):
    """Every form that posts: (action, body), filled in with little or with much.

    Little is the first of each choice and the first of several boxes; much is the last and all of them.
    """

    def __init__(self, page: str, *, much: bool) -> None:
        super().__init__()
        self.page, self.much, self.found = page, much, []
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
            self.found.append((self._action, _filled(self._fields, much=self.much)))
            self._fields = None


def _filled(fields: Iterable[tuple[str, str, str]], *, much: bool) -> Body:
    by_name: dict[str, list[tuple[str, str]]] = {}
    for kind, name, value in fields:
        by_name.setdefault(name, []).append((kind, value))
    by_name.pop("csrfmiddlewaretoken", None)
    return {name: _value(kinds, much=much) for name, kinds in by_name.items()}


def _value(kinds: list[tuple[str, str]], *, much: bool) -> list[str]:
    values = [value for _, value in kinds]
    match kinds[0][0]:
        case "radio" | "option":
            return [values[-1] if much else next(filter(None, values), "")]
        case "checkbox":
            return values if much else values[: len(values) > 1]
        case "password":
            return [PASSPHRASE]
        case "number":
            return ["9" if much else "1"]
        case "hidden" | "button" | "submit":
            return values[:1]
    return ["some words"]


def of_page(page: str, html: str, *, much: bool) -> list[tuple[str, Body]]:
    parser = Forms(page, much=much)
    parser.feed(html)
    return parser.found
