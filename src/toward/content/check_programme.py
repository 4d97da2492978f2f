"""Faults in programme.toml: its shape, its ids and twins, what leads where, and its missing texts."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from toward.content.check_texts import Texts
from toward.content.faults import Doc, Problem, read_file, shape
from toward.programme.definition import SEASONS, Programme

type Row = dict[str, Any]

# Consent: lips are never a condition for anything.
NEVER_A_CONDITION = {"brief-kiss"}
TABLES = ("touch", "quiet", "solo")
DEPTHS = range(1, 6)
NO_DEPTH = range(1)


def problems(root: Path, texts: Texts) -> Iterator[Problem]:
    doc = read_file(root, root / "programme.toml")
    if isinstance(doc, Problem):
        yield doc
        return
    yield from shape(doc, doc.data, Programme)
    yield from _ids(doc)
    yield from _touch(doc, texts)
    yield from _paths(doc)
    yield from _quiet(doc, texts)
    yield from _solo(doc)
    yield from _to_read(doc, texts)
    yield from _seasons(doc, texts)
    yield from _near_every(doc)
    yield from _offers(doc, texts)
    yield from _together(doc)
    yield from _texts(doc, texts)


def _ids(doc: Doc) -> Iterator[Problem]:
    seen: set[str] = set()
    for table in TABLES:
        for n, row in enumerate(doc.rows(table)):
            if _id(row) in seen:
                yield doc.problem(f"the id {_id(row)!r} is used twice", table, n, "id")
            seen.add(_id(row))


def _touch(doc: Doc, texts: Texts) -> Iterator[Problem]:
    kinds = {_id(row): row.get("kind") for row in doc.rows("quiet")}
    used = Counter(row.get("twin") for row in doc.rows("touch"))
    for n, row in enumerate(doc.rows("touch")):
        twin, here = str(row.get("twin")), ("touch", n, "twin")
        if kinds.get(twin) not in {"calm", "micro"}:
            yield doc.problem(f"the twin {twin!r} is no calm or micro card", *here)
        elif _minutes(texts, twin) != row.get("minutes"):
            yield doc.problem(f"the twin {twin!r} takes another time", *here)
        if used[row.get("twin")] > 1:
            yield doc.problem(f"the twin {twin!r} is used twice", *here)


def _paths(doc: Doc) -> Iterator[Problem]:
    after = {_id(row): _names(row.get("after")) for row in doc.rows("touch")}
    for n, (step, before) in enumerate(after.items()):
        here = ("touch", n, "after")
        for name in (name for name in before if name not in after):
            yield doc.problem(f"unknown id {name!r} in after", *here)
        for name in NEVER_A_CONDITION & set(before):
            yield doc.problem(f"{name!r} is never a condition for anything", *here)
        if step in _behind(step, after):
            yield doc.problem(f"{step!r} leads back to itself", *here)


def _behind(step: str, after: dict[str, tuple[str, ...]]) -> set[str]:
    """Everything that stands before the step, however far back."""
    found: set[str] = set()
    edge = set(after[step])
    while edge:
        found |= edge
        edge = {name for known in edge for name in after.get(known, ())} - found
    return found


def _quiet(doc: Doc, texts: Texts) -> Iterator[Problem]:
    kinds = {_id(row): row.get("kind") for row in doc.rows("quiet")}
    for n, row in enumerate(doc.rows("quiet")):
        is_words, depth = row.get("kind") == "words", row.get("depth", 0)
        if depth not in (DEPTHS if is_words else NO_DEPTH):
            yield doc.problem(
                "depth is 1 to 5 for words, and not given otherwise", "quiet", n, "depth"
            )
        if "gentle" in _names(row.get("blocks")) and not _is_gentle(row):
            yield doc.problem("too much for a gentle block", "quiet", n, "blocks")
        if is_words:
            yield from _words_twin(doc, n, row, kinds, texts)


def _words_twin(
    doc: Doc, n: int, row: Row, kinds: dict[str, Any], texts: Texts
) -> Iterator[Problem]:
    twin = str(row.get("twin", ""))
    if kinds.get(twin) != "calm":
        yield doc.problem(f"the twin {twin!r} is no calm card", "quiet", n, "twin")
    elif _minutes(texts, twin) != _minutes(texts, _id(row)):
        yield doc.problem(f"the twin {twin!r} takes another time", "quiet", n, "twin")


def _is_gentle(row: Row) -> bool:
    return row.get("kind") in {"calm", "rest"} or row.get("depth") == DEPTHS[0]


def _solo(doc: Doc) -> Iterator[Problem]:
    outward = {_id(row) for row in doc.rows("solo") if row.get("outward") is True}
    for n, row in enumerate(doc.rows("solo")):
        twin = row.get("twin")
        if twin not in outward or twin == _id(row):
            yield doc.problem(f"the twin {twin!r} is no other outward practice", "solo", n, "twin")


def _to_read(doc: Doc, texts: Texts) -> Iterator[Problem]:
    for key in ("first_week", "also_read"):
        for name in _names(doc.data.get(key)):
            if name not in texts or texts[name].folder != "read":
                yield doc.problem(f"nothing to read is named {name!r}", key)
    clock = doc.data.get("cannot_wait", "")
    if clock and clock not in _names(doc.data.get("first_week")):
        yield doc.problem(f"{clock!r} is none of the first week", "cannot_wait")


def _seasons(doc: Doc, texts: Texts) -> Iterator[Problem]:
    """All five in their order, each with its text; the first begins at once."""
    rows = doc.rows("season")
    if len(rows) != len(SEASONS):
        yield doc.problem(f"the seasons are {', '.join(SEASONS)}", "season", 0)
    for n, (row, wanted) in enumerate(zip(rows, SEASONS, strict=False)):
        if _id(row) != wanted:
            yield doc.problem(f"the season here is {wanted!r}", "season", n, "id")
        if f"season-{_id(row)}" not in texts:
            yield doc.problem(f"no text is named 'season-{_id(row)}'", "season", n, "id")
        if n == 0 and "weeks" in row:
            yield doc.problem("the first season begins at once", "season", n, "weeks")


def _near_every(doc: Doc) -> Iterator[Problem]:
    every = doc.data.get("near_every", 2)
    if isinstance(every, int) and (every < 2 or every % 2):  # noqa: PLR2004 - offers come every other day
        yield doc.problem("near_every is an even number of days", "near_every")


def _offers(doc: Doc, texts: Texts) -> Iterator[Problem]:
    seen: set[str] = set()
    for n, row in enumerate(doc.rows("offer")):
        page, text, every = row.get("page", ""), row.get("text", ""), row.get("every")
        if bool(page) == bool(text):
            yield doc.problem("an offer has a page or a text", "offer", n, "page")
        if text and (text not in texts or texts[text].folder != "read"):
            yield doc.problem(f"nothing to read is named {text!r}", "offer", n, "text")
        if (page or text) in seen:
            yield doc.problem(f"{page or text!r} is offered twice", "offer", n, "page")
        if isinstance(every, int) and every < 1:
            yield doc.problem("every is one day or more", "offer", n, "every")
        if not row.get("seasons"):
            yield doc.problem("an offer belongs to a season", "offer", n, "seasons")
        seen.add(page or text)


def _together(doc: Doc) -> Iterator[Problem]:
    seen: set[object] = set()
    for n, row in enumerate(doc.rows("together")):
        until = row.get("until_week")
        if isinstance(until, int) and until <= row.get("from_week", 0):
            yield doc.problem("it ends before it begins", "together", n, "until_week")
        if row.get("page") in seen:
            yield doc.problem(f"{row.get('page')!r} stands here twice", "together", n, "page")
        seen.add(row.get("page"))


# Help and what there is to read are found by their page, not by the programme.
UNLISTED = ("help", "read", "own")


def _texts(doc: Doc, texts: Texts) -> Iterator[Problem]:
    named: set[str] = set()
    for table in TABLES:
        for n, row in enumerate(doc.rows(table)):
            named.add(_id(row))
            yield from _text(doc, (table, n), row, texts)
    for name, text in texts.items():
        if text.folder not in UNLISTED and name not in named:
            yield Problem(text.path, 1, f"no row of programme.toml has the id {name!r}")


def _text(doc: Doc, at: tuple[str, int], row: Row, texts: Texts) -> Iterator[Problem]:
    text = texts.get(_id(row))
    kinds: dict[str, set[object]] = {"touch": {"near"}, "solo": {"solo", "near"}}
    folders = kinds.get(at[0], {row.get("kind")})
    if text is None or text.folder not in folders:
        yield doc.problem(f"{_id(row)!r} has no text", *at, "id")
    elif "minutes" in row and text.minutes != row["minutes"]:
        yield doc.problem(f"{text.path} says {text.minutes} minutes", *at, "minutes")


def _id(row: Row) -> str:
    return str(row.get("id"))


def _names(value: object) -> tuple[str, ...]:
    return tuple(str(name) for name in value) if isinstance(value, list) else ()


def _minutes(texts: Texts, name: str) -> int | None:
    return texts[name].minutes if name in texts else None
