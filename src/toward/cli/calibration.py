"""`toward calibration FILE`: the figures of a couples' diary that somebody has, beside the model's own.

No diary is shipped. A file is read here and nowhere kept; only the table is printed.
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


def run(words: list[str]) -> int:
    read = _parse(words)
    if find_spec("numpy") is None:
        raise StopError(MISSING)
    from toward.cli.calibration_table import table  # noqa: PLC0415 - needs NumPy
    from toward.model.calibration import TooFewError  # noqa: PLC0415

    rows = [row for path in read.files for row in rows_of(path, read)]
    try:
        print(table(rows, read.kind))
    except TooFewError as error:
        raise StopError(f"{error} Nothing can be said from that") from error
    return 0


def rows_of(path: Path, read: Namespace) -> Iterator["Row"]:
    """Rows without a value are left out. Raises StopError, naming file and line."""
    from toward.model.calibration import Row  # noqa: PLC0415

    low, high = read.scale
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            table = csv.DictReader(file, dialect=_dialect(file.readline()))
            file.seek(0)
            _check_columns(path, table, read)
            for number, line in enumerate(table, 2):
                value = _number(line[read.value], path, number)
                if value is None:
                    continue
                event = _number(line[read.event], path, number) if read.event else None
                day = _day(line[read.day], path, number)
                whose = (f"{path}:{line[read.couple]}", line[read.person])
                yield Row(*whose, day, (value - low) / (high - low), event)
    except (OSError, UnicodeDecodeError) as error:
        raise StopError(f"{path} can't be read: {error}") from error


def _parse(words: list[str]) -> Namespace:
    parser = KindParser(
        prog="toward calibration",
        description="The figures of a couples’ diary, beside the model’s. One row a person and day.",
    )
    add = parser.add_argument
    add("files", nargs="+", type=Path, help="CSV with a line of names at its top")
    add("--couple", required=True, help="column that says which couple")
    add("--person", required=True, help="column that says who of the two")
    add("--day", required=True, help="column with the day: a whole number, or a date as 2026-11-22")
    add("--value", required=True, help="column with what was reported")
    add("--event", help="column with 0 or 1, for example a conflict that day")
    add(
        "--scale",
        nargs=2,
        type=float,
        default=(0.0, 1.0),
        metavar=("LOW", "HIGH"),
        help="ends of the scale, brought to 0 and 1",
    )
    add("--kind", choices=("alarm", "closeness"), default="alarm", help="what it is held against")
    read = parser.parse_args(words)
    if read.scale[0] >= read.scale[1]:
        parser.error("--scale wants the low end first")
    return read


def _dialect(head: str) -> type[csv.Dialect]:
    class Found(csv.excel):
        delimiter = max(",;\t", key=head.count)

    return Found


def _check_columns(path: Path, table: "csv.DictReader[str]", read: Namespace) -> None:
    has = table.fieldnames or []
    wanted = [read.couple, read.person, read.day, read.value, *([read.event] if read.event else [])]
    unknown = [name for name in wanted if name not in has]
    if unknown:
        raise StopError(f"{path} has no column {', '.join(unknown)}. It has: {', '.join(has)}")


def _number(word: str | None, path: Path, line: int) -> float | None:
    if word is None or word.strip().lower() in NOTHING:
        return None
    try:
        return float(word)
    except ValueError as error:
        raise StopError(f"{path}, line {line}: “{word}” is not a number") from error


def _day(word: str | None, path: Path, line: int) -> int:
    text = (word or "").strip()
    try:
        return (
            int(float(text)) if "-" not in text[1:] else date.fromisoformat(text[:10]).toordinal()
        )
    except ValueError as error:
        raise StopError(f"{path}, line {line}: “{text}” is neither a number nor a date") from error
