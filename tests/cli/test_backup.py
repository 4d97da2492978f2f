"""What is backed up comes back, whole or not at all, with the keys apart and no receipt of an evening."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
import pytest

from tests.cli.shell import Shell
from toward.cli.archive import FLEETING

KEPT = {
    "accounts_host",
    "accounts_person",
    "auth_group",
    "auth_group_permissions",
    "auth_permission",
    "django_content_type",
    "django_migrations",
    "journal_entry",
    "journal_membership",
    "journal_parcel",
    "journal_room",
    "journal_snapshot",
}
BEGIN_SESSION = """
from datetime import datetime, UTC
from toward.accounts import sessions
from toward.accounts.models import Attempt
vault = people.sign_in({name!r}, 'quiet river under five lamps')
sessions.begin(sessions.Tier.VAULT, vault.person, vault)
Attempt.objects.create(id=bytes(32), count=1, until=datetime(2030, 1, 1, tzinfo=UTC))
"""


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path / "home")


def back_up(shell: Shell, folder: Path) -> tuple[Path, Path]:
    done = shell.toward("backup", folder)
    assert done.code == 0, done.out
    (entries,), (keys,) = folder.glob("entries-*"), folder.glob("keys-*")
    return entries, keys


def rows(database: Path) -> dict[str, int]:
    with closing(sqlite3.connect(database)) as opened:
        names = [
            row[0]
            for row in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if not row[0].startswith("sqlite_")
        ]
        return {name: _count(opened, name) for name in names}


def _count(opened: sqlite3.Connection, name: str) -> int:
    return int(opened.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])  # noqa: S608


def test_backup_comes_back_in_an_empty_home(shell: Shell, tmp_path: Path) -> None:
    anna = shell.sign_up("Anna")
    entries, _ = back_up(shell, tmp_path / "disk")
    other = Shell(tmp_path / "other")

    done = other.toward("restore", entries)

    assert done.code == 0, done.out
    assert other.can_sign_in(anna)
    for name in ("pepper", "django_key"):
        assert (other.home / "secrets" / name).read_bytes() == (
            shell.home / "secrets" / name
        ).read_bytes()
        assert (other.home / "secrets" / name).stat().st_mode & 0o077 == 0
    assert (other.home / "toward.sqlite3").stat().st_mode & 0o077 == 0


def test_restore_never_writes_over_entries_unasked(shell: Shell, tmp_path: Path) -> None:
    anna = shell.sign_up("Anna")
    entries, _ = back_up(shell, tmp_path / "disk")
    ben = shell.sign_up("Ben")

    done = shell.toward("restore", entries)

    assert done.code == 1
    assert "--replace" in done.out
    assert shell.can_sign_in(anna)
    assert shell.can_sign_in(ben)


def test_restore_with_replace_keeps_what_was_here(shell: Shell, tmp_path: Path) -> None:
    anna = shell.sign_up("Anna")
    entries, _ = back_up(shell, tmp_path / "disk")
    ben = shell.sign_up("Ben")
    (shell.home / "referee.sqlite3").write_bytes(b"the referee's own")

    done = shell.toward("restore", entries, "--replace")

    assert done.code == 0, done.out
    assert shell.can_sign_in(anna)
    assert not shell.can_sign_in(ben)
    assert not (shell.home / "referee.sqlite3").exists()
    (aside,) = shell.home.glob("replaced-*")
    assert (aside / "referee.sqlite3").read_bytes() == b"the referee's own"
    assert rows(aside / "toward.sqlite3")["accounts_person"] == 2


@pytest.mark.parametrize("name", ["entries", "keys"])
def test_restore_refuses_one_changed_byte(shell: Shell, tmp_path: Path, name: str) -> None:
    shell.sign_up("Anna")
    entries, keys = back_up(shell, tmp_path / "disk")
    file = entries / "toward.sqlite3" if name == "entries" else keys / "pepper"
    changed = bytearray(file.read_bytes())
    changed[len(changed) // 2] ^= 1
    file.write_bytes(changed)
    other = Shell(tmp_path / "other")

    done = other.toward("restore", entries)

    assert done.code == 1
    assert "damaged or was changed" in done.out
    assert not list(other.home.glob("replaced-*"))


def test_restore_refuses_a_lost_file(shell: Shell, tmp_path: Path) -> None:
    shell.sign_up("Anna")
    entries, keys = back_up(shell, tmp_path / "disk")
    (keys / "pepper").unlink()

    assert Shell(tmp_path / "other").toward("restore", entries).code == 1


def test_restore_refuses_a_backup_of_a_newer_toward(shell: Shell, tmp_path: Path) -> None:
    shell.sign_up("Anna")
    newer = "INSERT INTO django_migrations (app, name, applied) VALUES ('journal', '9999_later', '2030-01-01')"
    with closing(sqlite3.connect(shell.home / "toward.sqlite3", isolation_level=None)) as database:
        database.execute(newer)
    entries, _ = back_up(shell, tmp_path / "disk")

    done = Shell(tmp_path / "other").toward("restore", entries)

    assert done.code == 1
    assert "newer Toward" in done.out


def test_backup_holds_keys_and_entries_apart(shell: Shell, tmp_path: Path) -> None:
    shell.sign_up("Anna")
    entries, keys = back_up(shell, tmp_path / "disk")
    pepper = (shell.home / "secrets" / "pepper").read_bytes()

    in_entries = b"".join(path.read_bytes() for path in entries.rglob("*") if path.is_file())

    assert pepper not in in_entries
    assert pepper.hex().encode() not in in_entries
    assert (keys / "pepper").read_bytes() == pepper
    for path in (entries, keys, *entries.iterdir(), *keys.iterdir()):
        assert path.stat().st_mode & 0o077 == 0


def test_backup_holds_no_session_and_no_evening(shell: Shell, tmp_path: Path) -> None:
    name = shell.sign_up("Anna")
    assert shell.python(BEGIN_SESSION.format(name=name)).code == 0
    before = rows(shell.home / "toward.sqlite3")
    entries, _ = back_up(shell, tmp_path / "disk")

    after = rows(entries / "toward.sqlite3")

    assert before["accounts_sessionrow"] == before["accounts_attempt"] == 1
    assert {after[table] for table in FLEETING} == {0}
    assert {table: before[table] for table in KEPT} == {table: after[table] for table in KEPT}
    assert not list(entries.glob("*referee*"))


def test_backup_decides_on_every_table(shell: Shell) -> None:
    shell.toward("tick")

    assert set(rows(shell.home / "toward.sqlite3")) == KEPT | set(FLEETING)


def test_backup_removes_what_is_past_the_horizon_and_nothing_else(
    shell: Shell, tmp_path: Path
) -> None:
    shell.sign_up("Anna")
    folder = tmp_path / "disk"
    entries, keys = back_up(shell, folder)
    for old in (entries, keys):
        made = msgspec.json.decode((old / "manifest.json").read_bytes())
        (old / "manifest.json").write_bytes(
            msgspec.json.encode(made | {"made_at": "2026-01-01T00:00:00Z"})
        )
        old.rename(old.with_name(f"{old.name[:-17]}-20260101T000000Z"))
    (folder / "letters").mkdir()

    done = shell.toward("backup", folder)

    assert done.code == 0, done.out
    assert (folder / "letters").is_dir()
    assert len(list(folder.glob("entries-*"))) == 1
    assert len(list(folder.glob("keys-*"))) == 1
    assert not list(folder.glob("*-20260101T*"))


def test_backup_of_nothing_says_so(shell: Shell) -> None:
    done = shell.toward("backup")

    assert done.code == 1
    assert "nothing to back up" in done.out


@pytest.mark.postgresql
@pytest.mark.skipif("TOWARD_TEST_POSTGRESQL" not in os.environ, reason="no PostgreSQL server")
def test_backup_comes_back_on_postgresql(tmp_path: Path) -> None:
    psycopg = pytest.importorskip("psycopg")
    server = os.environ["TOWARD_TEST_POSTGRESQL"]
    with psycopg.connect(server, autocommit=True) as database:
        for name in ("backup_from", "backup_to"):
            database.execute(f"DROP DATABASE IF EXISTS {name}")
            database.execute(f"CREATE DATABASE {name}")
    urls = [
        urlsplit(server)._replace(path=f"/{name}").geturl() for name in ("backup_from", "backup_to")
    ]
    here, there = (
        Shell(tmp_path / f"home{n}", {"DATABASE_URL": url}) for n, url in enumerate(urls)
    )
    anna = here.sign_up("Anna")
    assert here.python(BEGIN_SESSION.format(name=anna)).code == 0
    entries, _ = back_up(here, tmp_path / "disk")
    ben = here.sign_up("Ben")

    done = there.toward("restore", entries)
    assert done.code == 0, done.out
    assert there.can_sign_in(anna)

    assert here.toward("restore", entries).code == 1
    assert here.can_sign_in(ben)
    assert here.toward("restore", entries, "--replace").code == 0
    assert here.can_sign_in(anna)
    assert not here.can_sign_in(ben)
    assert list(here.home.glob("replaced-*/toward.dump"))
