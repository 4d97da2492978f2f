"""Faults in the loop's tables: their shape, a missing state or level, shares that are none."""

from collections.abc import Iterator
from pathlib import Path

from toward.content.faults import Doc, Problem, read_file, shape
from toward.programme.loop import FARTHEST, STATES, Tables

FILE = "loop.toml"
LEVELS = {"usual": 2 * FARTHEST + 1, "plain": 11, "yes": 2}
NEARLY_WHOLE = 0.01


def problems(root: Path) -> Iterator[Problem]:
    doc = read_file(root, root / FILE)
    if isinstance(doc, Problem):
        yield doc
        return
    found = shape(doc, doc.data, Tables)
    yield from found
    if found:
        return
    yield from _rows(doc, [doc.data["start"]], 1, STATES, "start")
    yield from _rows(doc, doc.data["steps"], STATES, STATES, "steps")
    for n, item in enumerate(doc.rows("item")):
        yield from _rows(doc, item["table"], STATES, LEVELS[item["kind"]], "item", n, "table")


def _rows(
    doc: Doc, rows: list[list[float]], count: int, width: int, *key: str | int
) -> Iterator[Problem]:
    if len(rows) != count or any(len(row) != width for row in rows):
        yield doc.problem(f"{count} rows of {width} shares belong here", *key)
    for n, row in enumerate(rows, 1):
        if min(row, default=0) < 0 or abs(sum(row) - 1) > NEARLY_WHOLE:
            yield doc.problem(f"row {n} is no whole in shares", *key)
