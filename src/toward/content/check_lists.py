"""Faults in the lists to choose from: shape, doubles, and translations that lack or add an id."""

from collections.abc import Iterator
from pathlib import Path

from toward.content.faults import Doc, Problem, read_file, shape
from toward.content.schema import SOURCE_LANG, Item

FOLDER = "lists"


def problems(root: Path, lang: str) -> Iterator[Problem]:
    for path in sorted((root / lang / FOLDER).glob("*.toml")):
        doc = read_file(root, path)
        if isinstance(doc, Problem):
            yield doc
            continue
        yield from _shape(doc)
        if lang != SOURCE_LANG:
            yield from _translated(root, doc, path.name)


def _shape(doc: Doc) -> Iterator[Problem]:
    seen: set[object] = set()
    rows = doc.rows("item")
    if not rows:
        yield doc.problem("no [[item]] stands here")
    for n, row in enumerate(rows):
        yield from shape(doc, row, Item, ("item", n))
        if row.get("id") in seen:
            yield doc.problem(f"{row.get('id')!r} stands here twice", "item", n, "id")
        seen.add(row.get("id"))


def _translated(root: Path, doc: Doc, name: str) -> Iterator[Problem]:
    source = read_file(root, root / SOURCE_LANG / FOLDER / name)
    if isinstance(source, Problem):
        return
    wanted = [row.get("id") for row in source.rows("item")]
    found = [row.get("id") for row in doc.rows("item")]
    for missing in (one for one in wanted if one not in found):
        yield doc.problem(f"{missing!r} of the English list is missing")
    for n, one in enumerate(found):
        if one not in wanted:
            yield doc.problem(f"the English list has no {one!r}", "item", n, "id")
