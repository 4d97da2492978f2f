"""The words of pages and forms: found in the source, brought into each language's file, compiled.

`python -m tests.i18n.messages` (or `just messages`) writes new words into src/toward/locale/*/django.po,
drops those that are gone and compiles. Babel does it, so nobody needs GNU gettext. What lies under
`locale` is what the server reads; test_messages.py holds it to the source.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

SOURCE = Path(__file__).parents[2] / "src" / "toward"
LOCALE = SOURCE / "locale"
UNDATED = datetime(2026, 1, 1, tzinfo=UTC)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def found() -> Catalog:
    """Every message of the source, without places: they would change with each line."""
    catalog = Catalog(fuzzy=False)
    for message, context in every():
        catalog.add(message, context=context)
    return catalog


def every() -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    for path in (*sorted(SOURCE.rglob("*.py")), *sorted(SOURCE.rglob("*.html"))):
        yield from _of(path)


def _of(path: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    text = path.read_text("utf-8")
    if path.suffix == ".html":
        # A template becomes loose Python; its indentation means nothing there.
        text = "\n".join(line.strip() for line in templatize(text, origin=str(path)).splitlines())
    for _line, message, _comments, context in extract("python", BytesIO(text.encode()), KEYWORDS):
        if message:
            yield message, context


def po(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def languages() -> list[str]:
    return sorted(path.name for path in LOCALE.iterdir() if path.is_dir())


def read(language: str) -> Catalog:
    path = po(language)
    if not path.exists():
        return Catalog(locale=language, fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def compiled(catalog: Catalog) -> bytes:
    made = BytesIO()
    write_mo(made, catalog)
    return made.getvalue()


def update(language: str) -> int:
    """Bring a language up to date; returns how many messages still lack a translation."""
    catalog = read(language)
    catalog.update(found(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.header_comment = f"# Toward, pages and forms: {language}"
    # No dates and names in it: git keeps those, and the file changes only when a word does.
    catalog.project, catalog.version, catalog.msgid_bugs_address = "toward", "1", "none"
    catalog.last_translator, catalog.language_team = "none", language
    catalog.creation_date = catalog.revision_date = UNDATED
    with po(language).open("wb") as file:
        write_po(file, catalog, no_location=True, omit_header=False, sort_output=True, width=100)
    po(language).with_suffix(".mo").write_bytes(compiled(catalog))
    return sum(not _is_said(message.string) or message.fuzzy for message in catalog if message.id)


def _is_said(string: str | tuple[str, ...] | None) -> bool:
    return all((string,) if isinstance(string, str) else string or ("",))


if __name__ == "__main__":
    for name in languages():
        print(f"{name}: {update(name)} without a translation")
