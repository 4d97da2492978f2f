"""Dump a PostgreSQL database at one moment and put a dump back, by PostgreSQL's own programs."""

import os
import subprocess
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from toward.cli.archive import FLEETING
from toward.cli.stop import StopError


def copy(target: Path) -> dict[str, int]:
    """The dump and the counted rows share one snapshot. Answers with the rows of each table kept."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cursor.execute("SELECT pg_export_snapshot()")
        snapshot = cursor.fetchone()[0]
        without = [f"--exclude-table-data={table}" for table in FLEETING]
        _call(
            "pg_dump",
            "--format=custom",
            "--no-owner",
            f"--snapshot={snapshot}",
            f"--file={target}",
            *without,
        )
        return rows()


def check(path: Path) -> None:
    _call("pg_restore", "--list", str(path))


def put_back(path: Path) -> None:
    """Whole or not at all: what is there goes and the dump comes in one transaction."""
    connection.close()
    _call(
        "pg_restore",
        "--clean",
        "--if-exists",
        "--no-owner",
        "--single-transaction",
        f"--dbname={_name()}",
        str(path),
    )


def rows() -> dict[str, int]:
    """Rows of each table; the fleeting ones count as empty, as a dump has them."""
    with connection.cursor() as cursor:
        return {
            table: 0 if table in FLEETING else _count(cursor, table) for table in sorted(tables())
        }


def tables() -> list[str]:
    return connection.introspection.table_names()


def _count(cursor: Any, table: str) -> int:
    cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608 - a name from the catalogue
    return int(cursor.fetchone()[0])


def _name() -> str:
    return str(connection.settings_dict["NAME"])


def _call(*words: str) -> None:
    """The connection goes by environment: a password among the words could be seen by every user here."""
    try:
        done = subprocess.run(  # noqa: S603 - our own words, no shell
            words, env=_environment(), capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise StopError(f"{words[0]} is missing. Install PostgreSQL's client programs.") from error
    if done.returncode:
        raise StopError(f"{words[0]} failed: {done.stderr.strip()}")


def _environment() -> dict[str, str]:
    names = {
        "NAME": "PGDATABASE",
        "USER": "PGUSER",
        "PASSWORD": "PGPASSWORD",
        "HOST": "PGHOST",
        "PORT": "PGPORT",
    }
    given = {
        variable: str(connection.settings_dict.get(key) or "") for key, variable in names.items()
    }
    return os.environ | {variable: value for variable, value in given.items() if value}
