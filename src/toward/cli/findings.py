"""What can be unsafe or missing on a server, each said in plain words with its remedy.

Every check takes what it judges as arguments; `doctor` and `serve` decide which to ask.
"""

import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Final

from msgspec import Struct

from toward.cli.address import Address

BUILT: Final = datetime(2026, 11, 1, tzinfo=UTC)
CLOCK_SLACK: Final = timedelta(minutes=5)
PEPPER_BYTES: Final = 32
SHOWN: Final = 3
# However long backups are kept, the newest is to be of these days.
STALE: Final = timedelta(days=7)
# https://sqlite.org/wal.html: a checkpoint that meets a writer, rarely, corrupts. Mended in 3.51.3 and
# in the two older lines as well.
WAL_RESET: Final = ((3, 7, 0), (3, 51, 3))
MENDED_LINES: Final = ((3, 44, 6), (3, 50, 7))


class Level(Enum):
    UNSAFE = "unsafe"
    WARNING = "warning"


class Finding(Struct, frozen=True):
    level: Level
    text: str


def debug(*, is_on: bool) -> Iterator[Finding]:
    if is_on:
        yield _unsafe(
            "Debug mode is on: error pages would show what people wrote. Start Toward with its own settings."
        )


def plain_http(address: Address) -> Iterator[Finding]:
    if address.is_https or address.is_loopback:
        return
    yield _unsafe(
        f"Plain http on {address.host}: everybody on the way could read along, and phones refuse to sign in. "
        "Use --proxy behind a proxy that speaks https, or --certificate and --key; "
        "or leave --host away to use it on this computer only."
    )


def no_name(address: Address, allowed: Sequence[str]) -> Iterator[Finding]:
    local = {"localhost", "127.0.0.1", "[::1]"}
    if (address.proxy or not address.is_loopback) and not set(allowed) - local:
        yield _unsafe(
            "No host name is set, so every page from outside would be refused. Add --name with what people type."
        )


def pepper(secret: bytes) -> Iterator[Finding]:
    if len(secret) < PEPPER_BYTES or not any(secret):
        yield _unsafe(
            "The pepper is missing or too short: a stolen database could be guessed at. Put secrets/pepper back "
            "from the backup of the keys; only a home without any database may begin with a new one."
        )


def readable(paths: Sequence[Path], home: Path) -> Iterator[Finding]:
    if not paths:
        return
    shown = ", ".join(str(path.relative_to(home.parent)) for path in paths[:SHOWN])
    more = f" and {len(paths) - SHOWN} more" if len(paths) > SHOWN else ""
    yield _unsafe(
        f"Other users of this machine may read {shown}{more}. Close them: chmod -R go= {home}"
    )


def clock(now: datetime, written: Iterable[datetime]) -> Iterator[Finding]:
    """Evenings, limits and the 24 hours of a recovery hang on the clock."""
    remedy = "Set the clock and keep it right (for example: timedatectl set-ntp true)."
    if now < BUILT:
        yield _unsafe(f"The clock says {now:%d %B %Y}, before this Toward was made. {remedy}")
    elif any(at > now + CLOCK_SLACK for at in written):
        yield _unsafe(f"Files here were written in the future: the clock has gone back. {remedy}")


def sqlite_wal(version: tuple[int, ...], journal_mode: str) -> Iterator[Finding]:
    if journal_mode.lower() != "wal" or not _has_wal_reset(version):
        return
    said = ".".join(map(str, version))
    yield _unsafe(
        f"SQLite {said} has a rare fault (“WAL reset”, mended in 3.51.3, 3.50.7 and 3.44.6) that can damage the "
        "database while it is written to. Keep a backup each night, and use a Python with a newer SQLite "
        "(set UV_PYTHON to it) or PostgreSQL (DATABASE_URL)."
    )


def backups(
    now: datetime, made: Sequence[datetime], horizon: timedelta, *, has_entries: bool
) -> Iterator[Finding]:
    if has_entries and not any(now - at <= STALE for at in made):
        when = f"is of {max(made):%d %B %Y}" if made else "was never made"
        yield _unsafe(
            f"The last backup {when}. Run `toward backup` each night, and keep the keys elsewhere."
        )
    if any(now - at > horizon for at in made):
        days = horizon.days
        yield _warning(
            f"A backup older than {days} days is still here: what people erased can be read from it. "
            "Remove it; the next `toward backup` does so as well."
        )


def horizon(kept: timedelta) -> Iterator[Finding]:
    """Raised by the host: allowed, and told to everybody who takes something back."""
    if kept > STALE:
        yield _warning(
            f"Backups are kept for {kept.days} days (TOWARD_BACKUP_DAYS). What people take back can be read from them "
            "that long, and the page where they do it says so. Fewer is kinder; seven is the least."
        )


def swap(proc_swaps: str) -> Iterator[Finding]:
    devices = [line.split()[0] for line in proc_swaps.splitlines()[1:] if line.strip()]
    on_disk = [name for name in devices if not re.match(r"/dev/zram", name)]
    if on_disk:
        yield _warning(
            f"Memory may be swapped to {', '.join(on_disk)}, and keys with it. Turn swap off or encrypt it."
        )


def core_dumps(core_pattern: str) -> Iterator[Finding]:
    if core_pattern.startswith("|"):
        yield _warning(
            "A crash would hand the server's memory, keys and all, to another program "
            "(/proc/sys/kernel/core_pattern begins with |). Set it to “core”: Toward's own limit then keeps it from being written."
        )


def certificate_key(path: Path | None) -> Iterator[Finding]:
    if path is not None and path.exists() and path.stat().st_mode & stat.S_IROTH:
        yield _unsafe(
            f"Every user of this machine may read the key of the certificate. Close it: chmod o= {path}"
        )


def _has_wal_reset(version: tuple[int, ...]) -> bool:
    mended = any(version[:2] == line[:2] and version >= line for line in MENDED_LINES)
    return WAL_RESET[0] <= version < WAL_RESET[1] and not mended


def _unsafe(text: str) -> Finding:
    return Finding(Level.UNSAFE, text)


def _warning(text: str) -> Finding:
    return Finding(Level.WARNING, text)
