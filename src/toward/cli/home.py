"""The folder of one server, as paths: what is in it, and which of it others could read."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from msgspec import Struct

from toward.cli.stop import StopError

OPEN_TO_OTHERS = 0o077
KEYS = ("pepper", "django_key")


class Home(Struct, frozen=True):
    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "toward.sqlite3"

    @property
    def referee(self) -> Path:
        return self.folder / "referee.sqlite3"

    @property
    def secrets(self) -> Path:
        return self.folder / "secrets"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @property
    def served(self) -> Path:
        """How the server was last started; locked while it runs."""
        return self.folder / "served.json"


def here() -> Home:
    return Home(Path(settings.HOME))


def readable_by_others(folder: Path) -> tuple[Path, ...]:
    """Everything in the folder, itself too, that another user of this machine may look into."""
    found = (folder, *sorted(folder.rglob("*"))) if folder.exists() else ()
    return tuple(path for path in found if _is_open(path))


@contextmanager
def running(home: Home) -> Iterator[None]:
    """Held while a server runs, so that nobody swaps its database under it. Servers may share it."""
    with home.served.open("a") as file:
        _lock(file.fileno(), fcntl.LOCK_SH)
        yield


@contextmanager
def nobody_running(home: Home) -> Iterator[None]:
    with home.served.open("a") as file:
        _lock(file.fileno(), fcntl.LOCK_EX)
        yield


def _lock(file: int, kind: int) -> None:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise StopError(
            "Toward is running here or being restored. Stop that first, then try again."
        ) from error


def _is_open(path: Path) -> bool:
    try:
        return not path.is_symlink() and bool(path.stat().st_mode & OPEN_TO_OTHERS)
    except FileNotFoundError:  # a journal file that SQLite removed just now
        return False
