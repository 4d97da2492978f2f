"""Why Toward sometimes chooses quiet: every number on the page is the computed one."""

import re
from fractions import Fraction

import pytest

from toward.programme.deck import RATES, Rates
from toward.programme.factors import factor_table
from toward.web.why import say


@pytest.fixture
def page(client) -> str:
    return client.get("/why-quiet/").content.decode()


def test_anybody_can_read_it_without_the_database(page: str) -> None:
    """No `db` fixture: a query would raise."""
    assert "Why Toward sometimes chooses quiet" in page


@pytest.mark.parametrize(("column", "evenings"), [(0, 4), (1, 8), (2, 12)])
def test_rows_are_the_exact_factors(column: int, evenings: int) -> None:
    exact = {factor.key: factor.value for factor in factor_table(RATES, evenings)}

    for row in say.rows():
        cell = row.cells[column]
        assert cell is not None
        assert Fraction(cell.exact or cell.said) == exact[row.key]
        assert exact[row.key] <= Fraction(cell.said) < exact[row.key] + Fraction(1, 100)


def test_every_row_stands_in_the_table(page: str) -> None:
    table = page.split("<tbody>")[2].split("</tbody>", maxsplit=1)[0]
    rows = re.findall(r"<tr>(.*?)</tr>", table, re.DOTALL)
    shown = [re.findall(r'<td class="amount">(.*?)</td>', row) for row in rows]

    assert shown == [[cell.said if cell else "–" for cell in row.cells] for row in say.rows()]
    assert len(shown) == 9


def test_every_disclosed_factor_has_its_row() -> None:
    keys = {factor.key for factor in factor_table(RATES, 8)}

    # step_seldom is a weaker reader than step; invited is said in a sentence of its own.
    assert {row.key for row in say.rows()} == keys - {"step_seldom", "invited"}


def test_covers_are_the_rates_in_force() -> None:
    assert [rate.value for rate in say.covers()] == [
        "1/3",
        "1/4",
        "5/12",
        "1/2",
        "1/3",
        "2/3",
        "1/2",
    ]


def test_stronger_covers_change_the_page() -> None:
    """The numbers are computed, not written down."""
    stronger = Rates(gentle=Fraction(1, 2))

    assert say.rows(stronger)[0] != say.rows()[0]
    assert say.covers(stronger)[0].value == "1/2"


def test_how_often_touch_comes_is_said(page: str) -> None:
    assert say.invitations() == ("6.2", "8.3", "10.8")
    assert "once in 8.3 with two" in page


def test_it_says_what_no_cover_helps_with(page: str) -> None:
    assert "Some people blame without any reason; no cover helps with that." in page
    assert '<a href="/help/">Help</a>' in page


def test_it_cannot_be_sent_to(client) -> None:
    assert client.post("/why-quiet/").status_code == 405
