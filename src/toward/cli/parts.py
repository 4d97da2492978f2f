"""Finished parts of a long run, a small JSON file each, so that an interrupted run goes on from there.

Every part says what run it belongs to; one of another run is never mixed in.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from toward.cli.stop import StopError

FOLDER = "parts"


class Parts:
    """The parts in a folder. Raises StopError where they are of another run."""

    def __init__(self, folder: Path, about: Mapping[str, Any]) -> None:
        self.folder = folder / FOLDER
        self.about = json.loads(json.dumps(about))
        self.folder.mkdir(parents=True, exist_ok=True)

    def find(self, key: str) -> Any | None:
        """The part's sums; None where it was not finished."""
        try:
            part = json.loads(self._path(key).read_text("utf-8"))
        except FileNotFoundError:
            return None
        except ValueError as error:
            raise StopError(f"{self._path(key)} can't be read. Remove it and go on.") from error
        if part["about"] != self.about:
            message = (
                f"{self.folder} holds parts of a run with other settings or versions. "
                "Name another --folder, or say --fresh to begin anew there."
            )
            raise StopError(message)
        return part["sums"]

    def keep(self, key: str, sums: Any) -> None:
        """Whole or not at all: under another name first."""
        unfinished = self._path(key).with_suffix(".unfinished")
        unfinished.write_text(json.dumps({"about": self.about, "sums": sums}), "utf-8")
        unfinished.replace(self._path(key))

    def forget(self) -> None:
        for path in self.folder.glob("*.json"):
            path.unlink()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}.json"
