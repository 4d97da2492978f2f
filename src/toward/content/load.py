"""Read the programme, its texts and the safety lines from the package's own files.

Pure but for reading those files once; what a page needs is cached for the life of the process.
A missing translation falls back to English. Faults are `check`'s matter, not this module's.
"""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import asdict, replace

from toward.content import markdown
from toward.content.schema import (
    FOLDERS,
    SOURCE_LANG,
    Country,
    Directory,
    Folder,
    FrontMatter,
    InstrumentRow,
    InstrumentRules,
    InstrumentText,
    Item,
    Questions,
    StepText,
)
from toward.programme.definition import Direction, Programme, SoloPractice
from toward.programme.loop import Tables
from toward.programme.measures import Instrument

DATA = Path(__file__).parent / "data"
LINE_WORDS = ("name", "hours", "note", "about")


class UnknownTextError(KeyError):
    """No text has this id."""


@lru_cache
def programme() -> Programme:
    rules = msgspec.convert(_toml(DATA / "programme.toml"), Programme)
    return replace(rules, instruments=instruments())


@lru_cache
def instruments() -> tuple[Instrument, ...]:
    rules = _instrument_rules()
    return tuple(_instrument(rules, row) for row in rules.instrument)


@lru_cache
def loop_tables() -> Tables:
    return msgspec.convert(_toml(DATA / "loop.toml"), Tables)


@lru_cache
def instrument_text(instrument_id: str, lang: str = SOURCE_LANG) -> InstrumentText:
    """A questionnaire's words. Where no published translation stands, the quotation stays English."""
    name = f"instruments/{instrument_id}.toml"
    source, path = _toml(_english(name)), DATA / lang / name
    words = _toml(path) if path.exists() else {}
    quoted = "" if lang == SOURCE_LANG or "item" in words else SOURCE_LANG
    return msgspec.convert(source | words | {"quoted": quoted}, InstrumentText)


@lru_cache
def instrument_scales(instrument_id: str) -> tuple[str, ...]:
    """For each item the name of its scale, by which its answers are found among the words."""
    rows = _instrument_rules().instrument
    return next(row.items for row in rows if row.id == instrument_id)


@lru_cache
def text(ref_id: str, lang: str = SOURCE_LANG) -> StepText:
    return _everything(lang)[_known(ref_id, lang)]


@lru_cache
def texts(folder: Folder, lang: str = SOURCE_LANG) -> tuple[StepText, ...]:
    """All texts of a folder, in the programme's order, then by id."""
    found = [t for t in _everything(lang).values() if t.folder == folder]
    order = {ref: n for n, ref in enumerate(_programme_order())}
    return tuple(sorted(found, key=lambda t: (order.get(t.id, len(order)), t.id)))


def grounding(direction: Direction, lang: str = SOURCE_LANG) -> tuple[StepText, ...]:
    """Practices for that direction, eyes-open and outward ones first."""
    fitting = [p for p in programme().solo if direction in p.directions]
    return tuple(text(p.id, lang) for p in sorted(fitting, key=_outward_first))


@lru_cache
def questions(lang: str = SOURCE_LANG) -> Questions:
    path = DATA / lang / "questions.toml"
    return msgspec.convert(_toml(path if path.exists() else _english("questions.toml")), Questions)


@lru_cache
def items(name: str, lang: str = SOURCE_LANG) -> tuple[Item, ...]:
    path = DATA / lang / "lists" / f"{name}.toml"
    rows = _toml(path if path.exists() else _english(f"lists/{name}.toml"))["item"]
    return msgspec.convert(rows, tuple[Item, ...])


@lru_cache
def lines(lang: str = SOURCE_LANG) -> tuple[Country, ...]:
    read = (_toml(path) for path in (DATA / "lines").glob("*.toml"))
    found = (msgspec.convert(_in_words(country, lang), Country) for country in read)
    return tuple(sorted(found, key=lambda country: country.name))


def lines_for(code: str, lang: str = SOURCE_LANG) -> Country | None:
    """The country's own page, or None: then show `directories()` and how to find local help."""
    return next((c for c in lines(lang) if c.code == code.upper()), None)


@lru_cache
def directories(lang: str = SOURCE_LANG) -> tuple[Directory, ...]:
    rows = _toml(DATA / "directories.toml")["directory"]
    return msgspec.convert([_in_words(row, lang) for row in rows], tuple[Directory, ...])


def read_text(path: Path, lang: str) -> StepText:
    source = markdown.split(path.read_text("utf-8"))
    if source is None:
        raise ValueError(f"{path}: front matter missing")
    head = msgspec.convert(markdown.head_of(source), FrontMatter)
    return StepText(
        id=head.id,
        title=head.title,
        short=head.short,
        minutes=head.minutes,
        folder=msgspec.convert(path.parent.name, Folder),
        lang=lang,
        sections=markdown.sections(source),
        forms=markdown.forms(source),
        source=head.source,
    )


@lru_cache
def _everything(lang: str) -> dict[str, StepText]:
    base = {} if lang == SOURCE_LANG else _everything(SOURCE_LANG)
    paths = (p for folder in FOLDERS for p in sorted((DATA / lang / folder).glob("*.md")))
    return base | {p.stem: read_text(p, lang) for p in paths}


def _known(ref_id: str, lang: str) -> str:
    if ref_id not in _everything(lang):
        raise UnknownTextError(ref_id)
    return ref_id


def _programme_order() -> tuple[str, ...]:
    rules = programme()
    alone = (practice.id for practice in rules.solo)
    return (*alone, *(step.id for step in rules.touch), *(card.id for card in rules.quiet))


def _outward_first(practice: SoloPractice) -> bool:
    return not practice.outward


@lru_cache
def _instrument_rules() -> InstrumentRules:
    return msgspec.convert(_toml(DATA / "instruments.toml"), InstrumentRules)


def _instrument(rules: InstrumentRules, row: InstrumentRow) -> Instrument:
    fields = asdict(row)
    items = fields.pop("items")
    return Instrument(**fields, points=tuple(rules.scales[name] for name in items))


def _in_words(row: dict[str, Any], lang: str) -> dict[str, Any]:
    """What describes a line, in the reader's words; number, address and day are as they were read."""
    known = _line_words(lang)
    said = {key: known.get(row[key], row[key]) for key in LINE_WORDS if key in row}
    return row | said | {"lines": [_in_words(line, lang) for line in row.get("lines", ())]}


@lru_cache
def _line_words(lang: str) -> dict[str, str]:
    path = DATA / lang / "lines.toml"
    words: dict[str, str] = _toml(path)["words"] if path.exists() else {}
    return words


def _english(name: str) -> Path:
    return DATA / SOURCE_LANG / name


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))
