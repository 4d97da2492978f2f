"""The words of pages, lists and lines in Spanish keep to what the texts keep to: nobody has a gender, nobody is two.

`programme check` holds the texts themselves; here stands what no file of Markdown has.
"""

import re
import tomllib
from collections.abc import Iterator

import pytest

from tests.i18n.messages import read
from tests.i18n.test_messages import PLACE, forms
from toward.content import load

SPANISH = load.DATA / "es"
WORDS = tomllib.loads((SPANISH / "forbidden.toml").read_text("utf-8"))["word"]
# Meant otherwise where they stand: a list, a point, a menu, one card, both sides, a number, whom a line is for.
MEANT = {"lista para", "falló", "punto", "puntos", "estaba cerrado", "una misma", "ambos", "dieciséis", "hombres", "mujeres"}  # fmt: skip


def said() -> Iterator[str]:
    for message in read("es"):
        if message.id:
            yield from (PLACE.sub("…", string) for string in forms(message.string))
    for path in (SPANISH / "lists").glob("*.toml"):
        for row in tomllib.loads(path.read_text("utf-8"))["item"]:
            yield f"{row['text']} {row.get('hint', '')}"
    for question in (*load.questions("es").hark, *load.questions("es").ours):
        yield question.text
    yield from tomllib.loads((SPANISH / "lines.toml").read_text("utf-8"))["words"].values()


@pytest.mark.parametrize("word", [w for w in WORDS if not w.get("folders")], ids=lambda w: w["say"])
def test_nothing_is_said_that_no_text_says(word) -> None:
    pattern = re.compile(word["pattern"], re.IGNORECASE)

    found = {
        hit[0]: string
        for string in said()
        for hit in pattern.finditer(_without(string, word.get("unless", ())))
        if hit[0].lower() not in MEANT
    }

    assert found == {}


def _without(string: str, phrases: tuple[str, ...]) -> str:
    for phrase in phrases:
        string = re.sub(re.escape(phrase), "", string, flags=re.IGNORECASE)
    return string
