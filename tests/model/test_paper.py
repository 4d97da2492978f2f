"""docs/model.md says what the code has: every number with its range and source, and what it is, first."""

from pathlib import Path

from toward.model.parameters import PARAMETERS

PAPER = (Path(__file__).parents[2] / "docs" / "model.md").read_text("utf-8")


def test_every_number_stands_in_the_paper_with_range_footing_and_source() -> None:
    rows = [
        f"| {p.key} | {p.default:g} ({p.low:g} to {p.high:g}) | {p.footing} | {p.source} |"
        for p in PARAMETERS
    ]

    assert [row for row in rows if row not in PAPER] == []


def test_the_paper_says_first_that_it_is_no_evidence() -> None:
    assert "Not evidence about anybody" in PAPER[:200]
    assert PAPER.index("how harmful a pressed touch is") < PAPER.index("## Levels")
    assert "break-even" in PAPER
