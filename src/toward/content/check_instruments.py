"""Faults in the questionnaires: sums that can't be reached, words that don't fit their rules.

That the words are the published ones no check can say; where they were compared stands in each file.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from toward.content.faults import Doc, Problem, read_file, shape
from toward.content.schema import SOURCE_LANG, InstrumentRules, InstrumentText

type Row = dict[str, Any]

RULES = "instruments.toml"
FOLDER = "instruments"


def problems(root: Path, lang: str) -> Iterator[Problem]:
    doc = read_file(root, root / RULES)
    if isinstance(doc, Problem):
        yield doc
        return
    rules = doc.rows("instrument")
    if lang == SOURCE_LANG:
        yield from shape(doc, doc.data, InstrumentRules)
        yield from _rules(root, doc, rules)
    for path in sorted((root / lang / FOLDER).glob("*.toml")):
        words = read_file(root, path)
        if isinstance(words, Problem):
            yield words
            continue
        if lang != SOURCE_LANG and "item" not in words.data:
            yield from _frame(root, words, path.name)
            continue
        yield from shape(words, words.data, InstrumentText)
        yield from _words(words, path.stem, doc)


def _frame(root: Path, words: Doc, name: str) -> Iterator[Problem]:
    """Only our own words around a quotation that stays in English."""
    source = read_file(root, root / SOURCE_LANG / FOLDER / name)
    if isinstance(source, Problem):
        yield words.problem(f"there is no English questionnaire {name!r}", "id")
        return
    for key in ("answers", "stem", "late_stem"):
        if key in words.data:
            yield words.problem("what is quoted is translated whole or not at all", key)
    yield from shape(words, source.data | words.data, InstrumentText)


def _rules(root: Path, doc: Doc, rules: list[Row]) -> Iterator[Problem]:
    known = _table(doc, "scales")
    for n, row in enumerate(rules):
        items = _names(row.get("items"))
        for name in (name for name in dict.fromkeys(items) if name not in known):
            yield doc.problem(f"unknown scale {name!r}", "instrument", n, "items")
        reach = [known[name] for name in items if known.get(name)]
        yield from _range(doc, n, row, reach)
        for key, number in _numbered(row):
            if number not in range(1, len(items) + 1):
                yield doc.problem(f"there is no item {number}", "instrument", n, key)
        if not (root / SOURCE_LANG / FOLDER / f"{row.get('id')}.toml").exists():
            yield doc.problem(f"{row.get('id')!r} has no words", "instrument", n, "id")


def _range(doc: Doc, n: int, row: Row, reach: list[list[int]]) -> Iterator[Problem]:
    ends = {"lowest": sum(map(min, reach)), "highest": sum(map(max, reach))}
    for name, end in ends.items():
        if row.get(name) != end:
            yield doc.problem(f"the {name} sum of these items is {end}", "instrument", n, name)
    for cut in _rows(row.get("cuts")):
        if not ends["lowest"] < cut.get("at", 0) <= ends["highest"]:
            yield doc.problem(f"no sum lies beyond {cut.get('at')}", "instrument", n, "cuts")


def _numbered(row: Row) -> Iterator[tuple[str, object]]:
    for part in _rows(row.get("parts")):
        yield from (("parts", number) for number in part.get("items", ()))
    if row.get("help_item") is not None:
        yield "help_item", row["help_item"]


def _words(words: Doc, stem: str, rules: Doc) -> Iterator[Problem]:
    rule = next((row for row in rules.rows("instrument") if row.get("id") == stem), None)
    if rule is None or words.data.get("id") != stem:
        yield words.problem(f"no questionnaire has the id {words.data.get('id')!r}", "id")
        return
    if not str(words.data.get("source", "")).startswith("https://"):
        yield words.problem("a source is an https address", "source")
    items, scales = words.rows("item"), _names(rule.get("items"))
    if len(items) != len(scales):
        yield words.problem(f"{stem!r} has {len(scales)} items, and here are {len(items)}", "item")
    yield from _answers(words, scales, _table(rules, "scales"))


def _answers(words: Doc, names: tuple[str, ...], scales: Row) -> Iterator[Problem]:
    answers = _table(words, "answers")
    for name in dict.fromkeys(names):
        if name not in answers:
            yield words.problem(f"the answers of {name!r} are missing", "answers")
        elif len(answers[name]) != len(scales.get(name, ())):
            wanted = len(scales.get(name, ()))
            yield words.problem(f"{name!r} has {wanted} answers", "answers", name)


def _table(doc: Doc, name: str) -> Row:
    found = doc.data.get(name)
    return found if isinstance(found, dict) else {}


def _names(value: object) -> tuple[str, ...]:
    return tuple(str(name) for name in value) if isinstance(value, list) else ()


def _rows(value: object) -> list[Row]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
