"""A fault in a content file, and the line of the key that causes it.

tomllib keeps no positions and msgspec stops at the first fault, so both are done here by hand:
`Doc` remembers where each key stands, `shape` tries every field of a struct on its own.
"""

import re
import tomllib
from pathlib import Path
from typing import Any, get_args, get_origin

import msgspec
from msgspec import Struct
from msgspec.structs import FieldInfo, fields

type Key = tuple[str | int, ...]

_TABLE = re.compile(r"^\s*(\[\[?)\s*([\w.-]+)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"^\s*([\w-]+)\s*=")
_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")


class Problem(Struct, frozen=True, order=True):
    """`path` is relative to the data folder, `line` counts from 1."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class Doc(Struct, frozen=True, kw_only=True):
    """Parsed TOML with the line of each table and key. `first` is the file line it begins at."""

    path: str
    data: dict[str, Any]
    places: dict[Key, int]
    first: int = 1

    def line(self, *key: str | int) -> int:
        """The key's line, or that of the nearest table around it."""
        while key and key not in self.places:
            key = key[:-1]
        return self.places.get(key, self.first)

    def problem(self, message: str, *key: str | int) -> Problem:
        return Problem(self.path, self.line(*key), message)

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The entries of an array of tables; anything else counts as none (`shape` reports it)."""
        found = self.data.get(table)
        return found if isinstance(found, list) and all(isinstance(r, dict) for r in found) else []


def read_toml(path: str, text: str, first: int = 1) -> Doc | Problem:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return Problem(path, _line_of(error, text, first), f"not TOML: {error}")
    return Doc(path=path, data=data, places=_places(text, first), first=first)


def read_file(root: Path, path: Path) -> Doc | Problem:
    return read_toml(str(path.relative_to(root)), path.read_text("utf-8"))


def shape(doc: Doc, data: dict[str, Any], kind: type[Struct], at: Key = ()) -> list[Problem]:
    """Every way in which `data` is not a `kind`."""
    known = {field.name: field for field in fields(kind)}
    found = [doc.problem(f"unknown key {key!r}", *at, key) for key in data if key not in known]
    for name, field in known.items():
        if name in data:
            found += _field(doc, data[name], field.type, (*at, name))
        elif _required(field):
            found.append(doc.problem(f"{name!r} is missing", *at))
    return found


def _field(doc: Doc, value: object, kind: Any, at: Key) -> list[Problem]:
    inner = _struct_in(kind)
    if inner and isinstance(value, dict):
        return shape(doc, value, inner, at)
    if inner and isinstance(value, list) and all(isinstance(row, dict) for row in value):
        return [p for n, row in enumerate(value) for p in shape(doc, row, inner, (*at, n))]
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        return [doc.problem(f"{at[-1]!r}: {error}", *at)]
    return []


def _struct_in(kind: Any) -> type[Struct] | None:
    inner = get_args(kind)[0] if get_origin(kind) is tuple else kind
    return inner if isinstance(inner, type) and issubclass(inner, Struct) else None


def _required(field: FieldInfo) -> bool:
    return field.default is msgspec.NODEFAULT and field.default_factory is msgspec.NODEFAULT


def _line_of(error: tomllib.TOMLDecodeError, text: str, first: int) -> int:
    match = _AT_LINE.search(str(error))
    return first - 1 + (int(match[1]) if match else max(1, len(text.splitlines())))


def _places(text: str, first: int) -> dict[Key, int]:
    places: dict[Key, int] = {}
    table: Key = ()
    for number, line in enumerate(_outside_strings(text), first):
        if header := _TABLE.match(line):
            table = _next_table(places, header[1] == "[[", header[2])
            places[table] = number
        elif key := _KEY.match(line):
            places.setdefault((*table, key[1]), number)
    return places


def _next_table(places: dict[Key, int], is_array: bool, name: str) -> Key:  # noqa: FBT001 (read from the header)
    if not is_array:
        return tuple(name.split("."))
    count = sum(1 for key in places if len(key) == 2 and key[0] == name and isinstance(key[1], int))  # noqa: PLR2004 (name and index)
    return (name, count)


def _outside_strings(text: str) -> list[str]:
    """The lines, with those inside a multi-line string blanked so that no key is seen there."""
    lines, inside = [], False
    for line in text.splitlines():
        lines.append("" if inside else line)
        inside ^= (line.count('"""') + line.count("'''")) % 2 == 1
    return lines
