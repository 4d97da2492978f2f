"""Each language says everything: no word of a page without its translation, none stale, none mangled."""

import re

import pytest

from tests.i18n.messages import compiled, every, found, languages, po, read

PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def forms(string: str | tuple[str, ...]) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string)


@pytest.fixture(scope="module")
def source():
    return found()


def test_source_is_read(source) -> None:
    assert "Close this page" in source
    assert "How loud is your body’s alarm?" in source
    assert len(source) > 500


def test_no_word_stands_alone_and_begins_a_plural_as_well() -> None:
    """The file keeps one of the two, and the other is said in English."""
    alone = {message for message, _context in every() if isinstance(message, str)}
    plural = {message[0] for message, _context in every() if not isinstance(message, str)}

    assert alone & plural == set()


@pytest.mark.parametrize("language", languages())
def test_nothing_is_missing_or_stale(source, language: str) -> None:
    there = read(language)

    missing = [
        m.id for m in source if m.id and not all(forms(there[m.id].string if m.id in there else ""))
    ]
    stale = [m.id for m in there if m.id and m.id not in source]
    unsure = [m.id for m in there if m.id and m.fuzzy]

    assert missing == []
    assert unsure == [], "what is marked fuzzy is not compiled, so it is said in English"
    assert stale == [], "just messages drops them"


def places(string: str) -> set[str]:
    return set(PLACE.findall(string))


@pytest.mark.parametrize("language", languages())
def test_places_in_a_sentence_are_the_same(language: str) -> None:
    """One form of a plural may say its number as a word where English does."""
    wrong = [
        message.id
        for message in read(language)
        if message.id
        and any(
            places(string) not in [places(one) for one in forms(message.id)]
            for string in forms(message.string)
            if string
        )
    ]

    assert wrong == []


@pytest.mark.parametrize("language", languages())
def test_compiled_file_is_what_stands_in_the_other(language: str) -> None:
    assert po(language).with_suffix(".mo").read_bytes() == compiled(read(language))
