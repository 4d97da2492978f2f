"""Each thing that can be wrong is found when it is there, and only then."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from toward.cli import findings
from toward.cli.address import Address, environment, parse
from toward.cli.findings import Level
from toward.cli.home import readable_by_others

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
WEEK = timedelta(days=7)


def levels(found: object) -> list[Level]:
    return [finding.level for finding in found]  # type: ignore[attr-defined]


def test_debug_is_unsafe_only_when_on() -> None:
    assert levels(findings.debug(is_on=True)) == [Level.UNSAFE]
    assert not levels(findings.debug(is_on=False))


@pytest.mark.parametrize(
    ("address", "is_unsafe"),
    [
        (Address(), False),
        (Address(host="localhost"), False),
        (Address(host="::1"), False),
        (Address(host="0.0.0.0"), True),  # noqa: S104
        (Address(host="::"), True),
        (Address(host="192.0.2.7"), True),
        (Address(host="toward.example"), True),
        (Address(host="0.0.0.0", proxy=True), False),  # noqa: S104
        (Address(host="::", certificate=Path("c.pem"), key=Path("k.pem")), False),
    ],
)
def test_plain_http_is_unsafe_off_loopback(address: Address, *, is_unsafe: bool) -> None:
    assert bool(levels(findings.plain_http(address))) is is_unsafe


def test_no_name_is_found_when_others_should_come_in() -> None:
    local = ["localhost", "127.0.0.1", "[::1]"]

    assert levels(findings.no_name(Address(proxy=True), local)) == [Level.UNSAFE]
    assert not levels(findings.no_name(Address(proxy=True), [*local, "toward.example"]))
    assert not levels(findings.no_name(Address(), local))


@pytest.mark.parametrize("secret", [b"", b"short", bytes(32)])
def test_pepper_missing_or_weak_is_unsafe(secret: bytes) -> None:
    assert levels(findings.pepper(secret)) == [Level.UNSAFE]


def test_pepper_of_32_bytes_is_fine() -> None:
    assert not levels(findings.pepper(bytes(range(32))))


@pytest.mark.parametrize("mode", [0o604, 0o640, 0o620, 0o601])
def test_files_open_to_others_are_named(tmp_path: Path, mode: int) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    (home / "pepper").touch(mode=0o600)
    (home / "kept").touch(mode=0o600)
    (home / "pepper").chmod(mode)

    found = tuple(findings.readable(readable_by_others(home), home))

    assert levels(found) == [Level.UNSAFE]
    assert "home/pepper" in found[0].text
    assert "kept" not in found[0].text


def test_files_of_the_owner_alone_are_fine(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    (home / "pepper").touch(mode=0o600)

    assert not levels(findings.readable(readable_by_others(home), home))


def test_clock_before_the_build_is_unsafe() -> None:
    assert levels(findings.clock(datetime(1970, 1, 1, tzinfo=UTC), ())) == [Level.UNSAFE]


def test_clock_that_went_back_is_unsafe() -> None:
    assert levels(findings.clock(NOW, (NOW, NOW + timedelta(hours=1)))) == [Level.UNSAFE]
    assert not levels(findings.clock(NOW, (NOW, NOW + timedelta(minutes=1))))


@pytest.mark.parametrize(
    ("version", "is_faulty"),
    [
        ((3, 6, 23), False),
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 53, 4), False),
    ],
)
def test_wal_reset_is_told_by_version(version: tuple[int, ...], *, is_faulty: bool) -> None:
    assert bool(levels(findings.sqlite_wal(version, "wal"))) is is_faulty


def test_wal_reset_needs_wal() -> None:
    assert not levels(findings.sqlite_wal((3, 40, 1), "delete"))


def test_backup_missing_or_old_is_unsafe_once_there_are_entries() -> None:
    old = NOW - timedelta(days=8)

    assert levels(findings.backups(NOW, (), WEEK, has_entries=True)) == [Level.UNSAFE]
    assert Level.UNSAFE in levels(findings.backups(NOW, (old,), WEEK, has_entries=True))
    assert not levels(findings.backups(NOW, (), WEEK, has_entries=False))
    assert not levels(findings.backups(NOW, (NOW - timedelta(days=1),), WEEK, has_entries=True))


def test_backup_past_the_horizon_is_a_warning() -> None:
    made = (NOW - timedelta(days=8), NOW)

    assert levels(findings.backups(NOW, made, WEEK, has_entries=True)) == [Level.WARNING]


def test_backups_kept_longer_do_not_make_an_old_one_fresh() -> None:
    month, old = timedelta(days=30), (NOW - timedelta(days=8),)

    assert levels(findings.backups(NOW, old, month, has_entries=True)) == [Level.UNSAFE]


def test_backups_kept_longer_are_told() -> None:
    assert not levels(findings.horizon(WEEK))
    assert levels(findings.horizon(timedelta(days=30))) == [Level.WARNING]


def test_swap_on_a_disk_is_a_warning_and_compressed_memory_is_not() -> None:
    head = "Filename Type Size Used Priority\n"

    assert levels(findings.swap(head + "/dev/sda2 partition 8 0 -2\n")) == [Level.WARNING]
    assert not levels(findings.swap(head + "/dev/zram0 partition 8 0 100\n"))
    assert not levels(findings.swap(head))


def test_core_dumps_given_to_a_program_are_a_warning() -> None:
    assert levels(findings.core_dumps("|/usr/share/apport/apport %p")) == [Level.WARNING]
    assert not levels(findings.core_dumps("core"))


def test_certificate_key_readable_by_all_is_unsafe(tmp_path: Path) -> None:
    key = tmp_path / "key.pem"
    key.touch(mode=0o600)

    assert not levels(findings.certificate_key(key))
    key.chmod(0o644)
    assert levels(findings.certificate_key(key)) == [Level.UNSAFE]


def test_words_after_serve_become_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TOWARD_HOSTS", raising=False)
    behind = parse(["--proxy", "--name", "toward.example", "--workers", "2"])

    assert behind.url == "https://toward.example/"
    assert environment(behind) == {
        "TOWARD_HTTPS": "1",
        "TOWARD_PROXY": "1",
        "TOWARD_HOSTS": "toward.example,localhost,127.0.0.1,[::1]",
    }
    assert environment(parse([])) == {}


def test_certificate_without_key_is_refused() -> None:
    with pytest.raises(SystemExit):
        parse(["--certificate", "c.pem"])
