"""A content file taken apart: front matter between +++ lines, then Markdown under known headings."""

import re
import tomllib
from typing import Any

from markdown_it import MarkdownIt
from msgspec import Struct

from toward.content.schema import Html

FENCE = "+++"
SECTIONS = {
    "Set up": "set_up",
    "Attend to": "attend",
    "When the alarm rises": "alarm_rises",
    "When one of you goes far away": "far_away",
    "When you go far away": "far_away",
    "Close": "close",
    "The next sixty seconds": "sixty_seconds",
    "Someone to be with": "someone",
    "A number, or how to find one": "number",
    "After that": "after",
    "To try": "attempt",
}
FORMS = {
    "Indoors": "indoors",
    "Seated": "seated",
    "Apart": "apart",
    "Child asleep": "child_asleep",
}
_HEADING = re.compile(r"^(##|###) +(.+?) *$")
_RENDER = MarkdownIt("commonmark", {"html": False})


class Part(Struct, frozen=True, kw_only=True):
    """One stretch of text under one heading; `line` is the heading's line in the file."""

    heading: str
    is_form: bool
    line: int
    text: str


class Source(Struct, frozen=True, kw_only=True):
    """A file's head as raw TOML text and its body as parts. `head_line` is where the TOML begins."""

    head: str
    head_line: int
    parts: tuple[Part, ...]


def split(text: str) -> Source | None:
    """None when the +++ lines are missing."""
    lines = text.splitlines()
    if not lines or lines[0].strip() != FENCE:
        return None
    end = next((n for n, line in enumerate(lines[1:], 1) if line.strip() == FENCE), None)
    if end is None:
        return None
    return Source(head="\n".join(lines[1:end]), head_line=2, parts=_parts(lines, end + 1))


def _parts(lines: list[str], start: int) -> tuple[Part, ...]:
    marks = [(n, m) for n in range(start, len(lines)) if (m := _HEADING.match(lines[n]))]
    first = marks[0][0] if marks else len(lines)
    found = [Part(heading="", is_form=False, line=start, text=_join(lines[start:first]))]
    ends = [*(n for n, _ in marks), len(lines)][1:]
    for (n, mark), end in zip(marks, ends, strict=True):
        text = _join(lines[n + 1 : end])
        found.append(Part(heading=mark[2], is_form=mark[1] == "###", line=n + 1, text=text))
    return tuple(found)


def _join(lines: list[str]) -> str:
    return "\n".join(lines).strip()


def head_of(source: Source) -> dict[str, Any]:
    return tomllib.loads(source.head)


def sections(source: Source) -> dict[str, Html]:
    body = source.parts[0].text
    known = {"body": render(body)} if body else {}
    plain = (p for p in source.parts[1:] if not p.is_form and p.heading in SECTIONS)
    return known | {SECTIONS[p.heading]: render(p.text) for p in plain}


def forms(source: Source) -> dict[str, Html]:
    return {
        FORMS[p.heading]: render(p.text) for p in source.parts if p.is_form and p.heading in FORMS
    }


def section_keys(source: Source) -> set[str]:
    """What `sections` would hold, without the work of rendering it."""
    named = {
        SECTIONS[p.heading] for p in source.parts[1:] if not p.is_form and p.heading in SECTIONS
    }
    return named | ({"body"} if source.parts[0].text else set())


def form_keys(source: Source) -> set[str]:
    return {FORMS[p.heading] for p in source.parts if p.is_form and p.heading in FORMS}


def render(text: str) -> Html:
    return Html(_RENDER.render(text))
