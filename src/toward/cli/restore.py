"""Put a checked backup back into an empty home; into a used one only when asked, its content kept aside.

The referee's file is not in a backup and the old one is set aside: until the next block the deck is
gentle, and no mark of before can come to life.
"""

import os
import shutil
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from msgspec import Struct

from toward import world
from toward.cli import archive, postgresql_copy, sqlite_copy
from toward.cli.archive import Manifest
from toward.cli.database import has_people, has_tables
from toward.cli.home import KEYS, Home, here, nobody_running
from toward.cli.stop import StopError


class Backup(Struct, frozen=True):
    entries: Path
    keys: Path
    manifest: Manifest


def run(words: list[str]) -> int:
    parser = ArgumentParser(
        prog="toward restore", description="Put a backup back, after checking it."
    )
    parser.add_argument("entries", type=Path, help="the folder entries-… of a backup")
    parser.add_argument(
        "--keys", type=Path, help="the folder keys-… of the same time (looked for beside it)"
    )
    parser.add_argument(
        "--replace", action="store_true", help="also where there are entries; these are kept aside"
    )
    read = parser.parse_args(words)
    backup = checked(read.entries, read.keys or _beside(read.entries))
    with nobody_running(here()):
        aside = put_back(here(), backup, world.now(), replace=read.replace)
    print(f"Restored what was there on {backup.manifest.made_at:%d %B %Y at %H:%M} UTC.")
    for name in _kept_elsewhere():
        print(f"{name} is set, so the keys are read from there: copy them from {backup.keys}.")
    if aside:
        print(f"What was here before is in {aside}. Remove it once all is well.")
    return 0


def checked(entries: Path, keys: Path) -> Backup:
    """The backup, whole in every file, table and migration. Raises StopError."""
    manifest = archive.read(entries, "entries")
    archive.read(keys, "keys")
    if manifest.engine != connection.vendor:
        raise StopError(
            f"This backup is of {manifest.engine}, but DATABASE_URL says {connection.vendor}."
        )
    if manifest.engine == "sqlite":
        _check_sqlite(entries / "toward.sqlite3", manifest)
    else:
        postgresql_copy.check(entries / "toward.dump")
    return Backup(entries, keys, manifest)


def put_back(home: Home, backup: Backup, now: datetime, *, replace: bool) -> Path | None:
    """Answers with the folder that keeps what was here before, if anything was."""
    if has_people() and not replace:
        raise StopError(
            "There are entries here already. With --replace they are kept aside and the backup comes in."
        )
    aside = home.folder / f"replaced-{now:%Y%m%dT%H%M%SZ}"
    aside.mkdir(mode=0o700)
    if connection.vendor == "postgresql":
        _put_back_postgresql(backup, aside)
    else:
        making = _made_ready(backup.entries / "toward.sqlite3", home.database)
        _set_aside(home, aside)
        making.rename(home.database)
    _move(home.referee, aside)
    _put_back_keys(home, backup.keys, aside)
    return _kept(aside)


def _check_sqlite(path: Path, manifest: Manifest) -> None:
    if sqlite_copy.check(path) != manifest.tables:
        raise StopError(
            f"{path} does not hold the rows that its manifest names. Take another backup."
        )
    known = set(MigrationLoader(None).disk_migrations)
    ours = {app for app, _ in known}
    if any(row not in known for row in sqlite_copy.migrations(path) if row[0] in ours):
        raise StopError("This backup was made by a newer Toward. Update this one first.")


def _put_back_postgresql(backup: Backup, aside: Path) -> None:
    if has_tables():
        postgresql_copy.copy(aside / "toward.dump")
    postgresql_copy.put_back(backup.entries / "toward.dump")
    if postgresql_copy.rows() != backup.manifest.tables:
        raise StopError(
            f"The rows put back are not those of the manifest. What was there before is in {aside}."
        )


def _set_aside(home: Home, aside: Path) -> None:
    connection.close()
    for suffix in ("", "-wal", "-shm"):
        _move(home.database.with_name(home.database.name + suffix), aside)


def _put_back_keys(home: Home, keys: Path, aside: Path) -> None:
    home.secrets.mkdir(mode=0o700, exist_ok=True)
    for name in KEYS:
        old = home.secrets / name
        if not old.exists() or old.read_bytes() != (keys / name).read_bytes():
            making = _made_ready(keys / name, old)
            _move(old, aside)
            making.rename(old)


def _made_ready(source: Path, target: Path) -> Path:
    """A copy beside the target and on the disk, so that a full disk is found before anything moves."""
    making = target.with_name(f".{target.name}.making")
    shutil.copyfile(source, making)
    making.chmod(0o600)
    with making.open("rb") as file:
        os.fsync(file.fileno())
    return making


def _move(path: Path, folder: Path) -> None:
    if path.exists():
        path.rename(folder / path.name)


def _kept(aside: Path) -> Path | None:
    if any(aside.iterdir()):
        return aside
    aside.rmdir()
    return None


def _kept_elsewhere() -> tuple[str, ...]:
    names = (f"TOWARD_{key.upper()}_FILE" for key in KEYS)
    return tuple(name for name in names if os.environ.get(name))


def _beside(entries: Path) -> Path:
    return entries.resolve().with_name(entries.resolve().name.replace("entries-", "keys-"))
