"""Say in plain words what is unsafe or missing here. Answers 1 if anything unsafe was found."""

import sqlite3
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from django.conf import settings
from django.db import connection

from toward import world
from toward.cli import address as addresses
from toward.cli import archive, findings
from toward.cli.address import Address
from toward.cli.database import has_people
from toward.cli.findings import Finding, Level
from toward.cli.home import Home, here, readable_by_others

SWAPS = Path("/proc/swaps")
CORE_PATTERN = Path("/proc/sys/kernel/core_pattern")


def run(words: list[str]) -> int:
    parser = ArgumentParser(
        prog="toward doctor", description="Say what is unsafe or missing. Exit code 1: unsafe."
    )
    parser.add_argument(
        "--backups", type=Path, help="where the backups lie, if not in the home folder"
    )
    read = parser.parse_args(words)
    home = here()
    found = tuple(examine(home, read.backups or home.backups))
    print(report(found, home))
    return int(any(finding.level == Level.UNSAFE for finding in found))


def examine(home: Home, backups: Path) -> Iterator[Finding]:
    address, now = served(home), world.now()
    yield from findings.debug(is_on=settings.DEBUG)
    yield from findings.plain_http(address)
    yield from findings.pepper(settings.TOWARD_PEPPER)
    yield from findings.readable(readable_by_others(home.folder), home.folder)
    yield from findings.certificate_key(address.key)
    yield from findings.clock(now, _written(home))
    horizon = archive.horizon()
    yield from findings.backups(now, archive.times(backups), horizon, has_entries=has_people())
    yield from findings.horizon(horizon)
    if connection.vendor == "sqlite":
        yield from findings.sqlite_wal(sqlite3.sqlite_version_info, _journal_mode())
    yield from findings.swap(_text(SWAPS))
    yield from findings.core_dumps(_text(CORE_PATTERN))


def served(home: Home) -> Address:
    """How the server was last started here; this computer only, if never."""
    try:
        return addresses.decode(home.served.read_bytes())
    except (FileNotFoundError, msgspec.DecodeError):
        return Address()


def report(found: tuple[Finding, ...], home: Home) -> str:
    title = f"Toward in {home.folder}"
    if not found:
        return f"{title}: nothing unsafe was found."
    return "\n".join(
        (f"{title}:", *(f"  {finding.level.value}: {finding.text}" for finding in found))
    )


def _written(home: Home) -> tuple[datetime, ...]:
    files = (home.database, home.referee, home.served)
    return tuple(
        datetime.fromtimestamp(path.stat().st_mtime, UTC) for path in files if path.exists()
    )


def _journal_mode() -> str:
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        return str(cursor.fetchone()[0])


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
