"""Everything that can be wrong with the content files, all of it in one run, by file and line.

`check(root, today)` reads the files under `root` and nothing else; without a date the age of
safety lines is not judged.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from toward.content import (
    check_instruments,
    check_lines,
    check_lists,
    check_loop,
    check_programme,
    check_questions,
    check_texts,
)
from toward.content.faults import Problem
from toward.content.load import DATA
from toward.content.schema import SOURCE_LANG

NOT_LANGUAGES = {"lines"}


def check(root: Path = DATA, today: date | None = None) -> tuple[Problem, ...]:
    return tuple(sorted(set(_problems(root, today))))


def _problems(root: Path, today: date | None) -> Iterator[Problem]:
    sources = check_texts.read(root, SOURCE_LANG)
    yield from check_programme.problems(root, sources)
    yield from check_texts.problems(root, SOURCE_LANG, sources, sources)
    yield from check_questions.problems(root, SOURCE_LANG)
    yield from check_lists.problems(root, SOURCE_LANG)
    yield from check_instruments.problems(root, SOURCE_LANG)
    for lang in translations(root):
        yield from check_texts.problems(root, lang, check_texts.read(root, lang), sources)
        yield from check_questions.problems(root, lang)
        yield from check_lists.problems(root, lang)
        yield from check_instruments.problems(root, lang)
    yield from check_loop.problems(root)
    yield from check_lines.problems(root, today)


def translations(root: Path) -> tuple[str, ...]:
    folders = (p.name for p in sorted(root.iterdir()) if p.is_dir())
    return tuple(name for name in folders if name not in {SOURCE_LANG, *NOT_LANGUAGES})
