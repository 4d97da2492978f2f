"""The content in the language of this request: texts, lists to choose from, questions."""

from django.utils.translation import get_language

from toward.content import load
from toward.content.load import UnknownTextError, instrument_scales
from toward.content.schema import (
    SOURCE_LANG,
    Country,
    Directory,
    Folder,
    InstrumentText,
    Item,
    Questions,
    StepText,
)
from toward.programme.definition import Direction

__all__ = [
    "UnknownTextError",
    "choices",
    "directories",
    "grounding",
    "instrument_scales",
    "instrument_text",
    "items",
    "lines",
    "lines_for",
    "questions",
    "text",
    "texts",
]


def text(ref_id: str) -> StepText:
    return load.text(ref_id, _lang())


def texts(folder: Folder) -> tuple[StepText, ...]:
    return load.texts(folder, _lang())


def items(name: str) -> tuple[Item, ...]:
    """The rows of one list, as `content/data/en/lists/` has them."""
    return load.items(name, _lang())


def choices(name: str) -> list[tuple[str, str]]:
    """A list as a form's choices."""
    return [(item.id, item.text) for item in items(name)]


def grounding(direction: Direction) -> tuple[StepText, ...]:
    return load.grounding(direction, _lang())


def questions() -> Questions:
    return load.questions(_lang())


def instrument_text(instrument_id: str) -> InstrumentText:
    return load.instrument_text(instrument_id, _lang())


def lines() -> tuple[Country, ...]:
    return load.lines(_lang())


def lines_for(code: str) -> Country | None:
    return load.lines_for(code, _lang())


def directories() -> tuple[Directory, ...]:
    return load.directories(_lang())


def _lang() -> str:
    """ "es" of "es-mx"; English where nothing is chosen."""
    return (get_language() or SOURCE_LANG).split("-")[0]
