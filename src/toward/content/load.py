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
    """A questionnaire's words; English where no published translation stands here."""
    name = f"instruments/{instrument_id}.toml"
    path = DATA / lang / name
    return msgspec.convert(_toml(path if path.exists() else _english(name)), InstrumentText)


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
def lines() -> tuple[Country, ...]:
    found = (msgspec.convert(_toml(p), Country) for p in (DATA / "lines").glob("*.toml"))
    return tuple(sorted(found, key=lambda country: country.name))


def lines_for(code: str) -> Country | None:
    """The country's own page, or None: then show `directories()` and how to find local help."""
    return next((c for c in lines() if c.code == code.upper()), None)


@lru_cache
def directories() -> tuple[Directory, ...]:
    rows = _toml(DATA / "directories.toml")["directory"]
    return msgspec.convert(rows, tuple[Directory, ...])


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


def _english(name: str) -> Path:
    return DATA / SOURCE_LANG / name


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))
