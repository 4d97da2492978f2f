"""Faults in the safety questions: their shape, and that each is one the programme knows."""

from collections.abc import Iterator
from pathlib import Path

from toward.content.faults import Doc, Problem, read_file, shape
from toward.content.schema import Questions

HARK = ("humiliation", "afraid", "rape", "kick")
OURS = ("pay_for_no", "controlled", "hurt_partner", "secret_contact")


def problems(root: Path, lang: str) -> Iterator[Problem]:
    path = root / lang / "questions.toml"
    if not path.exists():
        return
    doc = read_file(root, path)
    if isinstance(doc, Problem):
        yield doc
        return
    yield from shape(doc, doc.data, Questions)
    yield from _ids(doc, "hark", HARK)
    yield from _ids(doc, "ours", OURS)


def _ids(doc: Doc, table: str, wanted: tuple[str, ...]) -> Iterator[Problem]:
    rows = doc.rows(table)
    for n, row in enumerate(rows):
        if n >= len(wanted) or row.get("id") != wanted[n]:
            yield doc.problem(
                f"the questions here are, in this order, {', '.join(wanted)}", table, n, "id"
            )
    for name in wanted[len(rows) :]:
        yield doc.problem(f"the question {name!r} is missing", table)
