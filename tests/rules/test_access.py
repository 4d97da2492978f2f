"""Every route carries its rule and names its methods; the table in the docs is the code's own."""

from pathlib import Path

from toward.ui.access import access_markdown, table

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "access.md"


def test_every_route_has_a_rule_and_names_its_methods() -> None:
    rows = table()

    assert len(rows) > 10
    assert [row for row in rows if not row.rule] == []
    assert [row for row in rows if not row.methods] == []


def test_help_and_assets_are_public_and_little_else_is() -> None:
    for row in table():
        if row.route.startswith(("/help/", "/assets/")) or row.route == "/close":
            assert row.rule == "public", row


def test_the_page_in_the_docs_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == access_markdown()
