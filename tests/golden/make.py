"""Writes a golden home with today's code: once a release, `python -m tests.golden.make 0.2.0`.

Real services live some weeks in a new home; what is left is copied beside this file together with what it
must still say when later code opens it. A folder that is there is never overwritten.
"""

import json
import os
import shutil
import sys
import tempfile
from contextlib import closing
from pathlib import Path


def main(version: str) -> None:
    target = Path(__file__).parent / version
    target.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ |= {"TOWARD_HOME": folder, "DJANGO_SETTINGS_MODULE": "toward.config.settings"}
        os.environ.pop("DATABASE_URL", None)
        import django  # noqa: PLC0415 - the environment first

        django.setup()
        told = _fill()
        _keep(home, target)
    (target / "expected.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def _fill() -> dict[str, object]:
    from django.core.management import call_command  # noqa: PLC0415

    from tests.golden.facts import facts  # noqa: PLC0415
    from tests.golden.life import live  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    lived = live()
    return {**lived, "facts": facts(lived["names"])}


def _keep(home: Path, target: Path) -> None:
    """One file each, without the write-ahead log beside it."""
    import sqlite3  # noqa: PLC0415

    for name in ("entries", "referee"):
        source = home / {"entries": "toward.sqlite3", "referee": "referee.sqlite3"}[name]
        with closing(sqlite3.connect(source)) as database:
            database.execute("pragma page_size=1024")  # most tables here hold next to nothing
            database.execute("vacuum into ?", [str(target / f"{name}.db")])
    shutil.copy(home / "secrets" / "pepper", target / "pepper")


if __name__ == "__main__":
    main(sys.argv[1])
