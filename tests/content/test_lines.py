"""Safety lines: every number can be dialled where it is listed, has a source, and is not old."""

import phonenumbers
import pytest
from phonenumbers import shortnumberinfo

from toward import world
from toward.content import load
from toward.content.check import check
from toward.content.schema import Country, Line

# Named by the sources given beside them, and missing from the number tables of the test library.
NOT_IN_TABLES = {("DE", "116 016"), ("NL", "113")}
ALL = [(country, line) for country in load.lines() for line in country.lines]


def can_be_dialled(country: Country, line: Line) -> bool:
    if (country.code, line.number) in NOT_IN_TABLES:
        return True
    number = phonenumbers.parse(line.number, country.code)
    return (
        phonenumbers.is_valid_number(number)
        or shortnumberinfo.is_valid_short_number_for_region(number, country.code)
        or shortnumberinfo.is_emergency_number(line.number, country.code)
    )


@pytest.mark.parametrize(("country", "line"), ALL, ids=[f"{c.code} {x.number}" for c, x in ALL])
def test_a_number_can_be_dialled_there(country: Country, line: Line) -> None:
    assert can_be_dialled(country, line)
    assert line.href.removeprefix("tel:").removeprefix("+").isdigit()


def test_a_wrong_number_would_be_noticed() -> None:
    (country, line) = next((c, x) for c, x in ALL if x.number == "1800 737 732")
    wrong = Line(
        **{name: getattr(line, name) for name in line.__struct_fields__} | {"number": "1800 737"}
    )

    assert not can_be_dialled(country, wrong)


@pytest.mark.parametrize("country", load.lines(), ids=lambda country: country.code)
def test_each_country_has_an_emergency_number_and_a_line_for_a_bad_night(country: Country) -> None:
    kinds = {line.kind for line in country.lines}

    assert {"emergency", "crisis"} <= kinds
    assert "partner_violence" in kinds or country.note


def test_a_country_is_found_by_its_code_in_either_case() -> None:
    assert load.lines_for("de") is load.lines_for("DE")
    assert load.lines_for("DE") in load.lines()


def test_a_country_without_a_page_has_directories() -> None:
    assert load.lines_for("ZZ") is None
    assert {d.name for d in load.directories()} == {
        "Find A Helpline",
        "International Hot Peach Pages",
    }


def test_no_line_was_checked_more_than_twelve_months_ago() -> None:
    """Fails on purpose once a year: then every number is to be looked at again."""
    old = [p for p in check(today=world.now().date()) if "twelve months" in p.message]

    assert old == []
