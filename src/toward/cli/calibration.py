"""`toward calibration FILE`: the figures of a couples' diary that somebody has, beside the model's own.

No diary is shipped. A file is read here and nowhere kept; only the table is printed. What can't be read
for sure is refused by file and line, since a figure from a slip looks like any other.
"""

import csv
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from toward.cli.kind import KindParser
from toward.cli.simulate import MISSING
from toward.cli.stop import StopError

if TYPE_CHECKING:
    from toward.model.calibration import Row

NOTHING = {"", ".", "na", "nan", "n/a", "null", "none", "-999", "999"}
COLUMNS = ("couple", "person", "day", "value")


def run(words: list[str]) -> int:
    read = _parse(words)
    if find_spec("numpy") is None:
        raise StopError(MISSING)
    from toward.cli.calibration_table import table  # noqa: PLC0415 - needs NumPy
    from toward.model.calibration import TooFewError  # noqa: PLC0415

    rows = [row for path in read.files for row in rows_of(path, read)]
    try:
        print(table(rows if read.files else None, read.kind))
    except TooFewError as error:
        raise StopError(f"{error} Nothing can be said from that") from error
    return 0


def rows_of(path: Path, read: Namespace) -> Iterator["Row"]:
    """Rows without a value are left out. Raises StopError, naming file and line."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file, dialect=_dialect(file.readline()))
            file.seek(0)
            _check_columns(path, table, read)
            yield from _rows(path, table, read)
    except OSError as error:
        raise StopError(f"{path} can't be read: {error.strerror}") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise StopError(f"{path} can't be read: it is no table of text in UTF-8") from error


def _rows(path: Path, table: "csv.DictReader[str]", read: Namespace) -> Iterator["Row"]:
    seen: set[tuple[str, str, int]] = set()
    for number, line in enumerate(table, 2):
        try:
            row = _row(path, line, read)
        except ValueError as error:
            raise StopError(f"{path}, line {number}: {error}") from error
        if row is None:
            continue
        whose = (str(row.couple), str(row.person), row.day)
        if whose in seen:
            raise StopError(f"{path}, line {number}: this person has a row for this day already")
        seen.add(whose)
        yield row


def _row(path: Path, line: dict[str, str], read: Namespace) -> "Row | None":
    """None without a value. Raises ValueError with what is wrong, in words."""
    from toward.model.calibration import Row  # noqa: PLC0415

    if None in line:
        raise ValueError("more cells than there are names in the first line")
    value = _number(line[read.value])
    if value is None:
        return None
    low, high = read.scale
    if not low <= value <= high:
        raise ValueError(
            f"{value:g} lies outside the scale {low:g} to {high:g}; name its ends with --scale"
        )
    event = _number(line[read.event]) if read.event else None
    if event not in {None, 0, 1}:
        raise ValueError(f"{event:g} in {read.event} is neither 0 nor 1")
    whose = (f"{path}:{line[read.couple]}", line[read.person])
    return Row(*whose, _day(line[read.day]), (value - low) / (high - low), event)


def _parse(words: list[str]) -> Namespace:
    parser = KindParser(
        prog="toward calibration",
        description="The figures of a couples’ diary, beside the model’s. One row a person and day. "
        "Without a file: the model’s alone.",
    )
    add = parser.add_argument
    add("files", nargs="*", type=Path, help="CSV with a line of names at its top")
    add("--couple", help="column that says which couple")
    add("--person", help="column that says who of the two")
    add("--day", help="column with the day: a whole number, or a date as 2026-11-22")
    add("--value", help="column with what was reported")
    add("--event", help="column with 0 or 1, for example a conflict that day")
    add(
        "--scale",
        nargs=2,
        type=float,
        default=(0.0, 1.0),
        metavar=("LOW", "HIGH"),
        help="ends of the scale, brought to 0 and 1",
    )
    add(
        "--kind",
        choices=("alarm", "level", "closeness"),
        default="alarm",
        help="what it is held against: single reports of alarm, its level, or closeness",
    )
    read = parser.parse_args(words)
    unnamed = [f"--{name}" for name in COLUMNS if getattr(read, name) is None]
    if read.files and unnamed:
        parser.error(f"the file needs its columns named: {', '.join(unnamed)}")
    if read.scale[0] >= read.scale[1]:
        parser.error("--scale wants the low end first")
    return read


def _dialect(head: str) -> type[csv.Dialect]:
    class Found(csv.excel):
        delimiter = max(",;\t", key=head.count)

    return Found


def _check_columns(path: Path, table: "csv.DictReader[str]", read: Namespace) -> None:
    has = table.fieldnames or []
    if not has:
        raise StopError(f"{path} is empty")
    wanted = [read.couple, read.person, read.day, read.value, *([read.event] if read.event else [])]
    unknown = [name for name in wanted if name not in has]
    if unknown:
        raise StopError(f"{path} has no column {', '.join(unknown)}. It has: {', '.join(has)}")


def _number(word: str | None) -> float | None:
    if word is None or word.strip().lower() in NOTHING:
        return None
    try:
        return float(word)
    except ValueError as error:
        raise ValueError(f"“{word}” is not a number") from error


def _day(word: str | None) -> int:
    text = (word or "").strip()
    try:
        if "-" in text[1:]:
            return date.fromisoformat(text[:10]).toordinal()
        return int(text.removesuffix(".0"))
    except ValueError as error:
        raise ValueError(f"“{text}” is neither a whole number nor a date") from error
