"""`toward demo`: twelve weeks of a couple and of a person on their own, in a database apart, then a server on it.

The lives in it are written by the real services, day by day (`demo_life`). It lives in a folder of its own
that carries a marker file; a folder with a database and no marker is never touched.
"""

import shutil
import time
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.db import connections

from toward.cli import serve
from toward.cli.database import bring_up_to_date
from toward.cli.demo_life import PASSPHRASE, SignIns, fill
from toward.cli.demo_parts.person import WEEKS
from toward.cli.stop import StopError

MARKER = "this-is-a-demo"
PORT = "8001"
DATABASES = ("toward.sqlite3", "toward.sqlite3-wal", "toward.sqlite3-shm", "referee.sqlite3")


def run(words: list[str]) -> int:
    read = _parse(words)
    home = Path(settings.HOME)
    begin_anew(home)
    bring_up_to_date()
    began = time.monotonic()
    signed = fill(_say_week)
    print(f"\r{WEEKS} weeks written in {time.monotonic() - began:.0f} seconds.   ")
    print(_welcome(signed), flush=True)
    connections.close_all()
    return 0 if read.no_serve else serve.run(["--port", str(read.port)])


def begin_anew(home: Path) -> None:
    """Remove an earlier demo. Raises StopError before a folder that is anything else."""
    databases = [home / name for name in DATABASES]
    if any(path.exists() for path in databases) and not (home / MARKER).exists():
        message = f"{home} holds a database that is not a demo. Nothing was changed."
        raise StopError(message)
    if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
        raise StopError("a demo is only ever written to its own SQLite file. Nothing was changed.")
    for path in databases:
        path.unlink(missing_ok=True)
    shutil.rmtree(home / "backups", ignore_errors=True)
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    (home / MARKER).write_text("toward demo: may be removed at any time\n", encoding="utf-8")


def _parse(words: list[str]):  # type: ignore[no-untyped-def]
    parser = ArgumentParser(prog="toward demo", description="Fill a demo and serve it.")
    parser.add_argument("--port", type=int, default=int(PORT), help=f"port to serve on ({PORT})")
    parser.add_argument("--no-serve", action="store_true", help="only fill the database")
    return parser.parse_args(words)


def _say_week(week: int) -> None:
    print(f"\rwriting week {week} of {WEEKS} …", end="", flush=True)


def _welcome(signed: SignIns) -> str:
    return "\n".join(
        (
            "",
            "Sign in as one of the two, and as the other in a second browser profile:",
            f"  {signed.first}",
            f"  {signed.second}",
            "or as a person on their own:",
            f"  {signed.alone}",
            f"The passphrase of all three: {PASSPHRASE}",
        )
    )
