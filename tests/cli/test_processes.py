"""Processes that count end with whoever asked them to, even where that one had no time to tell them."""

import subprocess
import sys

from toward.cli.processes import counting

WAITING = """
from toward.cli.processes import counting
if __name__ == "__main__":
    pool = counting(2)
    print(pool.submit(abs, -5).result(), flush=True)
    input()
"""


def test_work_is_done_elsewhere() -> None:
    with counting(1) as pool:
        assert pool.submit(abs, -5).result() == 5


def test_killed_without_a_word_leaves_nobody_behind(tmp_path) -> None:
    """Its processes hold its output open as long as they live."""
    (tmp_path / "waiting.py").write_text(WAITING, "utf-8")
    asked = subprocess.Popen(
        [sys.executable, "waiting.py"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert asked.stdout
    assert asked.stdout.readline() == "5\n"

    asked.kill()

    assert asked.communicate(timeout=30) == ("", None)
