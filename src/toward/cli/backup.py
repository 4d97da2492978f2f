"""Copy the entries into one folder and the keys into another, check both, drop what is too old.

The boot key and the referee's file are never copied: sessions end with the machine's run, and marks
and cards must not be found in a backup.
"""

from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from msgspec import Struct

from toward import world
from toward.cli import archive, postgresql_copy, sqlite_copy
from toward.cli.archive import Engine, Manifest
from toward.cli.database import has_tables
from toward.cli.home import Home, here
from toward.cli.stop import StopError


class Made(Struct, frozen=True):
    entries: Path
    keys: Path
    removed: tuple[Path, ...]


def run(words: list[str]) -> int:
    parser = ArgumentParser(
        prog="toward backup", description="Copy the entries, and the keys apart from them."
    )
    parser.add_argument(
        "folder", nargs="?", type=Path, help="where to (backups in the home folder)"
    )
    parser.add_argument("--keys", type=Path, help="where to put the keys; best on another medium")
    read = parser.parse_args(words)
    folder = read.folder or here().backups
    made = back_up(here(), folder, read.keys or folder, world.now())
    print(f"Entries: {made.entries}\nKeys:    {made.keys}")
    print("Keep the two in different places: the entries can't be opened without the keys.")
    for path in made.removed:
        print(f"Removed, older than {archive.horizon().days} days: {path}")
    return 0


def back_up(home: Home, folder: Path, keys_folder: Path, now: datetime) -> Made:
    entries = _entries(home, folder / archive.name("entries", now), now)
    keys = _keys(keys_folder / archive.name("keys", now), now)
    archive.read(entries, "entries")
    archive.read(keys, "keys")
    removed = {path: None for where in (folder, keys_folder) for path in archive.prune(where, now)}
    return Made(entries, keys, tuple(removed))


def _entries(home: Home, folder: Path, now: datetime) -> Path:
    if not has_tables():
        raise StopError(f"There is no database for {home.folder} yet: nothing to back up.")
    making = archive.begin(folder)
    if connection.vendor == "postgresql":
        tables = postgresql_copy.copy(making / "toward.dump")
        postgresql_copy.check(making / "toward.dump")
    else:
        tables = sqlite_copy.copy(home.database, making / "toward.sqlite3")
    files = archive.fingerprints(making)
    engine: Engine = "postgresql" if connection.vendor == "postgresql" else "sqlite"
    archive.finish(
        making,
        folder,
        Manifest(kind="entries", made_at=now, files=files, tables=tables, engine=engine),
    )
    return folder


def _keys(folder: Path, now: datetime) -> Path:
    """From the settings, for a host may keep the secrets elsewhere (TOWARD_PEPPER_FILE)."""
    making = archive.begin(folder)
    (making / "pepper").write_bytes(settings.TOWARD_PEPPER)
    (making / "django_key").write_bytes(bytes.fromhex(settings.SECRET_KEY))
    files = archive.fingerprints(making)
    archive.finish(making, folder, Manifest(kind="keys", made_at=now, files=files))
    return folder
