"""Where this server keeps what is not code: database, referee, backups, and secrets apart.

Secrets are made once, at the first start. If a database is there and a secret is not, we stop:
a new pepper would lock everybody out without a word.
"""

import os
import secrets
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from toward.config import env

DATABASE = "toward.sqlite3"
REFEREE = "referee.sqlite3"
SECRETS = {"pepper": 32, "django_key": 48}


def folder() -> Path:
    """TOWARD_HOME, or `var` beside the checkout."""
    named = env.text("TOWARD_HOME")
    return Path(named) if named else Path(__file__).resolve().parents[3] / "var"


def prepare(home: Path) -> None:
    for path in (home, home / "secrets", home / "backups"):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)


def secret(home: Path, name: str) -> bytes:
    """The named secret, from NAME_FILE or the secrets folder; made if this home is new."""
    given = env.secret(f"TOWARD_{name.upper()}")
    if given is not None:
        return given
    path = home / "secrets" / name
    if not path.exists():
        _make(home, path, SECRETS[name])
    return path.read_bytes()


def boot_key(home: Path) -> bytes:
    """32 bytes that live in memory-backed storage until the machine restarts; sessions end with it."""
    given = env.secret("TOWARD_BOOT_KEY")
    if given is not None:
        return given
    path = _boot_folder() / f"{home.resolve().as_posix().replace('/', '-').strip('-')[-80:]}.boot"
    _write_once(path, secrets.token_bytes(32))
    return path.read_bytes()


def _make(home: Path, path: Path, size: int) -> None:
    if (home / DATABASE).exists():
        message = (
            f"{path} is missing, but a database is there. Nobody could sign in with a new one. "
            "Put the file back from the backup of the secrets, or move the database away to begin anew."
        )
        raise ImproperlyConfigured(message)
    prepare(home)
    _write_once(path, secrets.token_bytes(size))


def _write_once(path: Path, content: bytes) -> None:
    """Whole or not at all, also when two processes start at once: link fails if it exists."""
    if path.exists():
        return
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as made:
        made.write(content)
    try:
        os.link(made.name, path)
    except FileExistsError:
        pass
    finally:
        Path(made.name).unlink()


def _boot_folder() -> Path:
    memory = Path("/dev/shm")  # noqa: S108 - memory-backed on purpose: it must not survive a boot
    base = Path(
        env.text("XDG_RUNTIME_DIR") or (memory if memory.is_dir() else tempfile.gettempdir())
    )
    path = base / f"toward-{os.getuid()}"
    path.mkdir(mode=0o700, exist_ok=True)
    if path.stat().st_uid != os.getuid() or path.stat().st_mode & 0o077:
        raise ImproperlyConfigured(
            f"{path} belongs to somebody else or is open to others. Remove it."
        )
    return path
