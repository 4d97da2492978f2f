"""Where a demo lives: its own folder beside the real one, and never another database."""

from pathlib import Path


def environment(home: Path) -> dict[str, str]:
    folder = home if home.name == "demo" else home / "demo"
    return {"TOWARD_HOME": str(folder), "DATABASE_URL": ""}
