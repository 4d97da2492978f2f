"""The published questionnaires: rules from one file, words from one file each.

A missing translation falls back to English, because only a published one may be used.
"""

import tomllib
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec.structs import asdict

from toward.content.load import DATA
from toward.content.schema import (
    SOURCE_LANG,
    InstrumentRow,
    InstrumentRules,
    InstrumentText,
)
from toward.programme.measures import Instrument

RULES = "instruments.toml"
FOLDER = "instruments"


@lru_cache
def instruments() -> tuple[Instrument, ...]:
    rules = _rules()
    return tuple(_instrument(rules, row) for row in rules.instrument)


@lru_cache
def words(instrument_id: str, lang: str = SOURCE_LANG) -> InstrumentText:
    own = DATA / lang / FOLDER / f"{instrument_id}.toml"
    english = DATA / SOURCE_LANG / FOLDER / f"{instrument_id}.toml"
    return msgspec.convert(_toml(own if own.exists() else english), InstrumentText)


@lru_cache
def scales(instrument_id: str) -> tuple[str, ...]:
    """For each item the name of its scale, by which its answers are found among the words."""
    return next(row.items for row in _rules().instrument if row.id == instrument_id)


@lru_cache
def _rules() -> InstrumentRules:
    return msgspec.convert(_toml(DATA / RULES), InstrumentRules)


def _instrument(rules: InstrumentRules, row: InstrumentRow) -> Instrument:
    fields = asdict(row)
    items = fields.pop("items")
    return Instrument(**fields, points=tuple(rules.scales[name] for name in items))


def _toml(path: Path) -> dict[str, object]:
    return tomllib.loads(path.read_text("utf-8"))
