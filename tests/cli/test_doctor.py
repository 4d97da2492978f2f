"""`toward doctor` on real homes: quiet about what is right, plain about what is not."""

import os
import time
from pathlib import Path

import msgspec
import pytest

from tests.cli.shell import Done, Shell
from toward.cli.address import Address


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    made = Shell(tmp_path / "home")
    assert made.toward("tick").code == 0
    return made


def unsafe(done: Done) -> list[str]:
    """What was called unsafe, but for the SQLite of this machine, which no test can change."""
    lines = [line.strip() for line in done.out.splitlines() if line.startswith("  unsafe:")]
    assert done.code == int(bool(lines)), done.out
    return [line for line in lines if "WAL reset" not in line]


def test_doctor_finds_nothing_in_a_new_home(shell: Shell) -> None:
    assert unsafe(shell.toward("doctor")) == []


def test_doctor_finds_a_secret_that_others_may_read(shell: Shell) -> None:
    (shell.home / "secrets" / "pepper").chmod(0o644)

    (line,) = unsafe(shell.toward("doctor"))

    assert "secrets/pepper" in line
    assert "chmod" in line


def test_doctor_finds_a_short_pepper(shell: Shell) -> None:
    (shell.home / "secrets" / "pepper").write_bytes(b"abc")

    (line,) = unsafe(shell.toward("doctor"))

    assert "pepper is missing or too short" in line


def test_fewer_days_of_backups_than_seven_are_refused(shell: Shell) -> None:
    for days in ("6", "soon"):
        shell.more["TOWARD_BACKUP_DAYS"] = days
        done = shell.toward("doctor")
        assert done.code == 1
        assert f"TOWARD_BACKUP_DAYS is '{days}': it must be a whole number, 7 or more." in done.out


def test_more_days_of_backups_are_kept_and_told(shell: Shell) -> None:
    shell.more["TOWARD_BACKUP_DAYS"] = "30"

    assert "Backups are kept for 30 days" in shell.toward("doctor").out


def test_doctor_stops_at_a_missing_pepper(shell: Shell) -> None:
    (shell.home / "secrets" / "pepper").unlink()

    done = shell.toward("doctor")

    assert done.code == 1
    assert "pepper is missing" in done.out
    assert not (shell.home / "secrets" / "pepper").exists()


def test_doctor_finds_plain_http(shell: Shell) -> None:
    address = Address(host="192.0.2.7")
    (shell.home / "served.json").write_bytes(msgspec.json.encode(address))
    (shell.home / "served.json").chmod(0o600)

    (line,) = unsafe(shell.toward("doctor"))

    assert "Plain http on 192.0.2.7" in line


def test_doctor_finds_debug(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "loose.py").write_text("from toward.config.settings import *\nDEBUG = True\n")
    shell.more = {"DJANGO_SETTINGS_MODULE": "loose", "PYTHONPATH": str(tmp_path)}

    (line,) = unsafe(shell.toward("doctor"))

    assert "Debug mode is on" in line


def test_doctor_finds_a_clock_that_went_back(shell: Shell) -> None:
    tomorrow = time.time() + 86400
    os.utime(shell.home / "toward.sqlite3", (tomorrow, tomorrow))

    (line,) = unsafe(shell.toward("doctor"))

    assert "clock has gone back" in line


def test_doctor_asks_for_a_backup_once_somebody_lives_here(shell: Shell) -> None:
    shell.sign_up("Anna")

    (line,) = unsafe(shell.toward("doctor"))
    assert "was never made" in line

    assert shell.toward("backup").code == 0
    assert unsafe(shell.toward("doctor")) == []


def test_doctor_finds_a_backup_that_is_too_old(shell: Shell) -> None:
    shell.sign_up("Anna")
    assert shell.toward("backup").code == 0
    (manifest,) = shell.home.glob("backups/entries-*/manifest.json")
    made = msgspec.json.decode(manifest.read_bytes())
    manifest.write_bytes(msgspec.json.encode(made | {"made_at": "2026-01-01T00:00:00Z"}))

    (line,) = unsafe(shell.toward("doctor"))

    assert "01 January 2026" in line
