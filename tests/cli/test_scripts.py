"""The start scripts on machines that lack things: they find a way or say plainly what is missing."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.shell import CHECKOUT

TOOLS = (
    *("sh", "dirname", "rm", "cat", "mkdir", "chmod"),
    *("head", "tail", "sort", "ls", "mktemp", "id", "chown", "env"),
)


class Machine:
    """A checkout's scripts, and a PATH that holds only what is put there."""

    def __init__(self, root: Path) -> None:
        self.bin, self.home, self.checkout = root / "bin", root / "home", root / "checkout"
        for folder in (self.bin, self.home):
            folder.mkdir()
        shutil.copytree(CHECKOUT / "scripts", self.checkout / "scripts")
        for name in ("run", "test"):
            shutil.copy(CHECKOUT / name, self.checkout)
        for tool in TOOLS:
            (self.bin / tool).symlink_to(str(shutil.which(tool)))

    def program(self, name: str, text: str, *, folder: Path | None = None) -> None:
        path = (folder or self.bin) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{text}\n")
        path.chmod(0o755)

    def run(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        return self._call("run", *words, **more)

    def test(self, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        return self._call("test", *words, **more)

    def _call(self, script: str, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
        environment = {"PATH": str(self.bin), "HOME": str(self.home)} | more
        return subprocess.run(
            [str(self.checkout / script), *words],
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            check=False,
        )


UV_THAT_SYNCS = """
case $1 in
--version) echo uv 0 ;;
sync) echo "python is $UV_PYTHON"; mkdir -p .venv/bin
  printf '#!/bin/sh\\necho "toward was given: $*"\\n' > .venv/bin/toward; chmod +x .venv/bin/toward ;;
*) exit 1 ;;
esac
"""
# Lays every tool that ./test calls as a program which says its name and, for one of them, fails.
UV_THAT_LAYS_TOOLS = """
case $1 in
--version) echo uv 0 ;;
sync) mkdir -p .venv/bin
  for tool in pytest ruff mypy lint-imports toward python; do
    printf '#!/bin/sh\\necho "%s was called"\\n[ "$FAILING" != %s ]\\n' $tool $tool > .venv/bin/$tool
    chmod +x .venv/bin/$tool
  done ;;
esac
"""
# What `python3` of an older Debian answers: it runs, but is not the one asked for.
OLD_PYTHON = 'case "$*" in *"(3, 8)"*) exit 0 ;; *) exit 1 ;; esac'


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_run_without_any_python_says_what_to_install(machine: Machine) -> None:
    done = machine.run()

    assert done.returncode == 1
    assert "any Python 3 with pip" in done.stdout


def test_run_without_pip_says_what_to_install(machine: Machine) -> None:
    machine.program("python3", OLD_PYTHON)

    done = machine.run()

    assert done.returncode == 1
    assert "python3-pip" in done.stdout
    assert not (machine.checkout / ".uv").exists()


def test_run_where_no_python_can_be_had_says_so(machine: Machine) -> None:
    machine.program("python3", OLD_PYTHON)
    machine.program("uv", '[ "$1" = --version ]')

    done = machine.run()

    assert done.returncode == 1
    assert "Toward needs Python 3.12, 3.13 or 3.14" in done.stdout


def test_run_finds_python_and_passes_the_words_on(machine: Machine) -> None:
    (machine.bin / "python3").symlink_to(sys.executable)
    machine.program("uv", UV_THAT_SYNCS)

    done = machine.run("doctor", "--backups", "a b")

    assert done.returncode == 0, done.stdout
    assert "toward was given: doctor --backups a b" in done.stdout
    assert "python is /" in done.stdout


def test_run_looks_into_pyenv_where_the_shim_is_broken(machine: Machine) -> None:
    machine.program("python3", "exit 127")
    found = machine.home / ".pyenv" / "versions" / "3.13.0" / "bin"
    machine.program("python3", f'exec {sys.executable} "$@"', folder=found)
    machine.program("uv", UV_THAT_SYNCS)

    done = machine.run()

    assert done.returncode == 0, done.stdout


def test_run_fetches_uv_by_pip_where_venv_is_missing(machine: Machine) -> None:
    # Debian without python3-venv: `-m venv` fails, `-m pip install --target` works.
    machine.program(
        "python3",
        """
case "$*" in
*print*) echo "$0" ;;
"-m venv"*) exit 1 ;;
"-m pip"*"--target .uv uv") mkdir -p .uv/bin; cat uv.sh > .uv/bin/uv; chmod +x .uv/bin/uv ;;
*) exec """
        + sys.executable
        + ' "$@" ;;\nesac',
    )
    (machine.checkout / "uv.sh").write_text(f"#!/bin/sh\n{UV_THAT_SYNCS}")

    done = machine.run("tick")

    assert done.returncode == 0, done.stdout
    assert "toward was given: tick" in done.stdout


def test_run_passes_by_a_uv_that_does_not_start(machine: Machine) -> None:
    (machine.bin / "python3").symlink_to(sys.executable)
    machine.program("uv", "exit 127")
    machine.program("uv", UV_THAT_SYNCS, folder=machine.checkout / ".uv" / "bin")

    assert machine.run().returncode == 0


def test_test_says_in_one_line_what_it_skipped_and_passes(machine: Machine) -> None:
    (machine.bin / "python3").symlink_to(sys.executable)
    machine.program("uv", UV_THAT_LAYS_TOOLS)

    done = machine.test()

    (line,) = [line for line in done.stdout.splitlines() if line.startswith("SKIPPED")]
    assert (
        "browser tests (no Chromium: there is no apt-get here; install Chromium yourself)" in line
    )
    assert done.returncode == 0, done.stdout
    for tool in ("pytest", "ruff", "mypy", "lint-imports", "toward", "python"):
        assert f"{tool} was called" in done.stdout


def test_test_lets_nothing_be_skipped_where_nobody_reads_along(machine: Machine) -> None:
    (machine.bin / "python3").symlink_to(sys.executable)
    machine.program("uv", UV_THAT_LAYS_TOOLS)

    assert machine.test(CI="true").returncode != 0


@pytest.mark.parametrize("tool", ["pytest", "ruff", "mypy", "lint-imports", "toward", "python"])
def test_test_fails_when_one_step_fails_and_still_runs_the_rest(
    machine: Machine, tool: str
) -> None:
    (machine.bin / "python3").symlink_to(sys.executable)
    machine.program("uv", UV_THAT_LAYS_TOOLS)

    done = machine.test(FAILING=tool)

    assert done.returncode == 1, done.stdout
    assert "FAILED: " in done.stdout
    assert "pytest was called" in done.stdout
