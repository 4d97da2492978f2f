"""A copy of the content data that a test may spoil, and the lines it is spoilt at."""

import shutil
from pathlib import Path

from toward.content.check import check
from toward.content.load import DATA


class Folder:
    """`change` replaces the first text after an anchor and says on which line that stands."""

    def __init__(self, root: Path) -> None:
        self.root = root / "data"
        shutil.copytree(DATA, self.root)

    def change(self, name: str, old: str, new: str, *, after: str = "") -> int:
        path = self.root / name
        text = path.read_text("utf-8")
        at = text.index(old, text.index(after))
        path.write_text(text[:at] + new + text[at + len(old) :], "utf-8")
        return text.count("\n", 0, at) + 1

    def write(self, name: str, text: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    def found(self) -> list[tuple[str, int, str]]:
        return [(p.path, p.line, p.message) for p in check(self.root)]
