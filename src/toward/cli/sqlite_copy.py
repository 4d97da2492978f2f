"""Copy a running SQLite database into one clean, checked file, and check such a file."""

import sqlite3
from contextlib import closing
from pathlib import Path

from toward.cli.archive import FLEETING
from toward.cli.stop import StopError


def copy(source: Path, target: Path) -> dict[str, int]:
    """VACUUM INTO sees one moment, also while people write. Answers with the rows of each table."""
    with closing(sqlite3.connect(source, isolation_level=None)) as database:
        database.execute("VACUUM INTO ?", (str(target),))
    with closing(sqlite3.connect(target, isolation_level=None)) as database:
        database.execute("PRAGMA secure_delete=ON")
        for table in FLEETING:
            if _has(database, table):
                database.execute(f"DELETE FROM {table}")  # noqa: S608 - a name from our own list
        database.execute("VACUUM")
    return check(target)


def check(path: Path) -> dict[str, int]:
    """Rows of each table, after SQLite found the file whole. Raises StopError."""
    try:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            faults = [
                row[0] for row in database.execute("PRAGMA integrity_check") if row[0] != "ok"
            ]
            if faults or database.execute("PRAGMA foreign_key_check").fetchone():
                raise StopError(f"{path} is damaged: SQLite's own check failed.")
            return {table: _count(database, table) for table in _tables(database)}
    except sqlite3.DatabaseError as error:
        raise StopError(f"{path} is not a database that can be read.") from error


def migrations(path: Path) -> set[tuple[str, str]]:
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
        return {
            (app, name) for app, name in database.execute("SELECT app, name FROM django_migrations")
        }


def _tables(database: sqlite3.Connection) -> list[str]:
    rows = database.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
    )
    return [name for (name,) in rows]


def _has(database: sqlite3.Connection, table: str) -> bool:
    return table in _tables(database)


def _count(database: sqlite3.Connection, table: str) -> int:
    row = database.execute(f'SELECT count(*) FROM "{table}"').fetchone()  # noqa: S608 - a name from sqlite_master
    return int(row[0])
