"""The table of what Toward is for: each page answers, each kind of entry exists, each test is there."""

import re
from pathlib import Path

import pytest
from django.urls import resolve

from tests.people import Couple, Still, fresh
from tests.programme.test_disclosures import leaves
from tests.web import client_of
from toward.programme.commands import NameRole
from toward.programme.events import Mine, Ours
from toward.services import mine

ROOT = Path(__file__).parents[2]
QUOTED = re.compile(r"`([^`]+)`")
LEFT_OUT = {"M31", "M32"}
DOORS = {"/sign-in/", "/unlock/", "/start/"}
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


@pytest.mark.django_db
def test_each_page_of_the_mission_answers_somebody_in_a_pair(pair: Couple, still: Still) -> None:
    """By itself or by the page that it leads on to; never by a door that asks who is there."""
    mine.act(pair.anna, NameRole(role="both"), mine.command_id())
    client = client_of(fresh(pair.anna, still))

    for page in sorted({page for row in ROWS for page in QUOTED.findall(row[2])}):
        answer = client.get(page, follow=True)
        assert answer.status_code == 200, page
        assert answer.request["PATH_INFO"] not in DOORS, page
