"""The table of what Toward is for: each page answers, each kind of entry exists, each test is there."""

import re
from pathlib import Path

import pytest
from django.urls import resolve

from tests.programme.test_disclosures import leaves
from toward.programme.events import Mine, Ours

ROOT = Path(__file__).parents[2]
QUOTED = re.compile(r"`([^`]+)`")
LEFT_OUT = {"M31", "M32"}
ROWS = [
    [cell.strip() for cell in line.strip().strip("|").split("|")]
    for line in (ROOT / "docs" / "mission.md").read_text("utf-8").splitlines()
    if re.match(r"\| [MN]\d", line)
]


def test_each_row_of_the_mission_stands_once() -> None:
    names = [row[0] for row in ROWS if row[0].startswith("M")]

    assert sorted(names) == sorted({f"M{n}" for n in range(1, 37)} - LEFT_OUT)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_row_leads_somewhere(row: list[str]) -> None:
    _name, _what, pages, kept, test = row
    entries = {kind.__name__ for kind in leaves(Mine) | leaves(Ours)}

    for page in QUOTED.findall(pages):
        resolve(page)
    assert set(QUOTED.findall(kept)) <= entries
    assert all((ROOT / path).is_file() for path in QUOTED.findall(test))
    assert QUOTED.findall(test)
