"""What a backup is on disk: a folder of files and a manifest that says what must be in them.

Entries and keys are two folders, so that one can be kept where the other is not. Whoever gets the
entries alone can't even guess at passphrases.
"""

import re
import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Literal

import msgspec
from django.conf import settings
from msgspec import Struct

from toward.cli.stop import StopError
from toward.vault.digest import digest

MANIFEST: Final = "manifest.json"
NAME: Final = re.compile(r"(entries|keys)-\d{8}T\d{6}Z")

Engine = Literal["sqlite", "postgresql", ""]

# Never copied: sessions and tries are worth nothing later; marks, cards and practices must leave no receipt.
FLEETING: Final = (
    "accounts_sessionrow",
    "accounts_attempt",
    "accounts_invitation",
    "journal_vote",
    "journal_standing",
    "journal_window",
    "journal_practice",
    "journal_live",
    "journal_tick",
)


class Manifest(Struct, frozen=True, kw_only=True):
    kind: Literal["entries", "keys"]
    made_at: datetime
    files: dict[str, str]
    tables: dict[str, int] = {}
    engine: Engine = ""


def name(kind: str, now: datetime) -> str:
    return f"{kind}-{now:%Y%m%dT%H%M%SZ}"


def begin(folder: Path) -> Path:
    """An empty folder beside the final one, so that a half-made backup is never taken for a whole one."""
    if folder.exists():
        raise StopError(f"{folder} is there already.")
    making = folder.with_name(f".{folder.name}.making")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True, mode=0o700)
    return making


def finish(making: Path, folder: Path, manifest: Manifest) -> None:
    (making / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest)))
    making.rename(folder)


def fingerprints(folder: Path) -> dict[str, str]:
    return {
        path.name: _fingerprint(path) for path in sorted(folder.iterdir()) if path.name != MANIFEST
    }


def read(folder: Path, kind: str) -> Manifest:
    """The manifest, after every file was found as it says. Raises StopError."""
    manifest = _manifest(folder)
    if manifest is None or manifest.kind != kind:
        raise StopError(f"{folder} is not a backup of {kind}.")
    if fingerprints(folder) != manifest.files:
        raise StopError(
            f"{folder} is damaged or was changed: its files are not those of its manifest. Take another backup."
        )
    return manifest


def times(folder: Path) -> tuple[datetime, ...]:
    """When the backups of entries in this folder were made."""
    return tuple(manifest.made_at for _, manifest in _all(folder) if manifest.kind == "entries")


def horizon() -> timedelta:
    """How long a backup is kept: what people took back can be read from it that long."""
    return timedelta(days=settings.TOWARD_BACKUP_DAYS)


def prune(folder: Path, now: datetime) -> tuple[Path, ...]:
    """Remove the backups past the horizon, and nothing else that lies there."""
    old = tuple(path for path, manifest in _all(folder) if now - manifest.made_at > horizon())
    for path in old:
        shutil.rmtree(path)
    return old


def _all(folder: Path) -> Iterator[tuple[Path, Manifest]]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        manifest = _manifest(path) if NAME.fullmatch(path.name) else None
        if manifest is not None:
            yield path, manifest


def _manifest(folder: Path) -> Manifest | None:
    try:
        return msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError):
        return None


def _fingerprint(path: Path) -> str:
    return digest(path.read_bytes(), purpose="backup").hex()
