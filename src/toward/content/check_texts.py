"""Faults in the Markdown texts: front matter, sections, translations, words we do not use."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from toward.content import markdown
from toward.content.faults import Doc, Problem, read_file, read_toml, shape
from toward.content.markdown import FORMS, SECTIONS, Part, Source
from toward.content.schema import FOLDERS, SOURCE_LANG, Folder, FrontMatter

FIVE = ("set_up", "attend", "alarm_rises", "far_away", "close")
NEEDED: dict[Folder, tuple[str, ...]] = {
    "near": FIVE,
    "words": FIVE,
    "solo": FIVE,
    "micro": ("set_up", "attend", "close"),
    "calm": ("set_up", "attend", "close"),
    "rest": ("set_up", "close"),
    "read": ("body",),
    "help": (),
    "own": ("body",),
}
WITH_FORMS: tuple[Folder, ...] = ("near", "words")
DOORS = (
    "might-hurt-myself",
    "afraid-of-someone",
    "afraid-of-what-i-might-do",
    "wont-stop",
    "found-out-more",
)
# What is read or done; a card of calm or rest claims nothing, and Help keeps to its minute.
SOURCED = {"near", "words", "solo", "read", "own"}
NO_SOURCE = "what is there to read or to do says where it comes from, or that the words are ours"
DOOR_NEEDS = ("sixty_seconds", "someone", "number")


class Word(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One row of 'instead of … say …'. `folders` empty means everywhere; `unless` are exceptions."""

    pattern: str
    say: str
    folders: tuple[Folder, ...] = ()
    unless: tuple[str, ...] = ()


class TextFile(Struct, frozen=True, kw_only=True):
    """One text as found on disk; `source` or `head` is None where it could not be read."""

    path: str
    folder: Folder
    name: str
    raw: str
    source: Source | None
    head: Doc | Problem

    @property
    def doc(self) -> Doc | None:
        return self.head if isinstance(self.head, Doc) else None

    @property
    def minutes(self) -> int | None:
        found = self.doc.data.get("minutes", 0) if self.doc else None
        return found if isinstance(found, int) else None

    @property
    def version(self) -> object:
        return self.doc.data.get("version", 1) if self.doc else None


type Texts = dict[str, TextFile]


def read(root: Path, lang: str) -> Texts:
    return {path.stem: _read(root, path) for path in _paths(root, lang)}


def _paths(root: Path, lang: str) -> list[Path]:
    return [p for folder in FOLDERS for p in sorted((root / lang / folder).glob("*.md"))]


def _read(root: Path, path: Path) -> TextFile:
    raw, name = path.read_text("utf-8"), str(path.relative_to(root))
    source = markdown.split(raw)
    head: Doc | Problem = Problem(name, 1, "front matter between +++ lines is missing")
    if source is not None:
        head = read_toml(name, source.head, source.head_line)
    folder = msgspec.convert(path.parent.name, Folder)
    return TextFile(path=name, folder=folder, name=path.stem, raw=raw, source=source, head=head)


def problems(root: Path, lang: str, texts: Texts, sources: Texts) -> Iterator[Problem]:
    words, faults = _words(root, lang)
    yield from faults
    yield from _doubles(root, lang)
    for text in texts.values():
        yield from _head(text)
        yield from _body(text)
        yield from _translation(text, lang, sources)
        yield from _forbidden(text, words)


def _doubles(root: Path, lang: str) -> Iterator[Problem]:
    paths = _paths(root, lang)
    names = Counter(path.stem for path in paths)
    for path in (path for path in paths if names[path.stem] > 1):
        yield Problem(str(path.relative_to(root)), 1, f"two texts are named {path.stem!r}")


def _head(text: TextFile) -> Iterator[Problem]:
    if isinstance(text.head, Problem):
        yield text.head
        return
    yield from shape(text.head, text.head.data, FrontMatter)
    if text.head.data.get("id", text.name) != text.name:
        yield text.head.problem(f"the id must be the file's name, {text.name!r}", "id")
    if text.folder in SOURCED and not text.head.data.get("source"):
        yield text.head.problem(NO_SOURCE, "source")


def _body(text: TextFile) -> Iterator[Problem]:
    if text.source is None:
        return
    yield from _headings(text, text.source)
    start, found = text.source.parts[0].line + 1, markdown.section_keys(text.source)
    for key in _needed(text):
        if key not in found:
            yield Problem(text.path, start, f"the section {_title(key, SECTIONS)!r} is missing")
    if text.folder in WITH_FORMS:
        given = markdown.form_keys(text.source)
        for key in (key for key in FORMS.values() if key not in given):
            yield Problem(text.path, start, f"the form {_title(key, FORMS)!r} is missing")


def _needed(text: TextFile) -> tuple[str, ...]:
    if text.folder == "help":
        return DOOR_NEEDS if text.name in DOORS else ("body",)
    return NEEDED[text.folder]


def _headings(text: TextFile, source: Source) -> Iterator[Problem]:
    seen: set[tuple[bool, str]] = set()
    for part in source.parts[1:]:
        if not _known(part):
            yield Problem(text.path, part.line, f"unknown heading {part.heading!r}")
        elif (part.is_form, part.heading) in seen:
            yield Problem(text.path, part.line, f"{part.heading!r} stands here twice")
        elif not part.text and part.heading != "Forms":
            yield Problem(text.path, part.line, f"{part.heading!r} is empty")
        seen.add((part.is_form, part.heading))


def _known(part: Part) -> bool:
    return part.heading in (FORMS if part.is_form else {**SECTIONS, "Forms": ""})


def _title(key: str, titles: dict[str, str]) -> str:
    return next((title for title, k in titles.items() if k == key), key)


def _translation(text: TextFile, lang: str, sources: Texts) -> Iterator[Problem]:
    doc, source = text.doc, sources.get(text.name)
    if doc is None:
        return
    of_version = doc.data.get("of_version")
    if lang == SOURCE_LANG:
        if of_version is not None:
            yield doc.problem("of_version is for translations only", "of_version")
    elif source is None:
        yield doc.problem(f"there is no English text {text.name!r}", "id")
    elif of_version != source.version:
        wanted = f"the English text is version {source.version}"
        yield doc.problem(f"of_version is {of_version}, {wanted}", "of_version")


def _words(root: Path, lang: str) -> tuple[tuple[Word, ...], list[Problem]]:
    path = root / lang / "forbidden.toml"
    if not path.exists():
        return (), []
    doc = read_file(root, path)
    if isinstance(doc, Problem):
        return (), [doc]
    faults = [p for n, row in enumerate(doc.rows("word")) for p in _word_faults(doc, n, row)]
    return () if faults else msgspec.convert(doc.rows("word"), tuple[Word, ...]), faults


def _word_faults(doc: Doc, n: int, row: dict[str, object]) -> Iterator[Problem]:
    yield from shape(doc, row, Word, ("word", n))
    try:
        re.compile(str(row.get("pattern", "")))
    except re.error as error:
        yield doc.problem(f"no regular expression: {error}", "word", n, "pattern")


def _forbidden(text: TextFile, words: tuple[Word, ...]) -> Iterator[Problem]:
    for word in words:
        elsewhere = word.folders and text.folder not in word.folders
        if elsewhere or not re.search(word.pattern, text.raw, re.IGNORECASE):
            continue
        for number, line in enumerate(text.raw.splitlines(), 1):
            if line.startswith(("id =", "#")):
                continue
            if found := re.search(word.pattern, _without(line, word.unless), re.IGNORECASE):
                yield Problem(text.path, number, f"{found[0]!r}: say instead: {word.say}")


def _without(line: str, phrases: tuple[str, ...]) -> str:
    for phrase in phrases:
        line = re.sub(re.escape(phrase), "", line, flags=re.IGNORECASE)
    return line
