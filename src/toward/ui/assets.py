"""Styles, scripts and the icon, read once and served under a name that holds their checksum.

One style file and one script file for every page keep a first visit far under twelve requests;
the checksum lets a browser keep them for a year. Nothing here is private, so here alone the
answer may be stored and compressed.
"""

import gzip
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static" / "ui"
STYLES = (
    "layers",
    "tokens",
    "base",
    "layout",
    "parts-card",
    "parts-button",
    "parts-field",
    "parts-alarm",
    "parts-chips",
    "parts-body",
    "parts-stepper",
    "parts-menu",
    "parts-notice",
    "parts-practice",
    "parts-live",
    "parts-path",
    "parts-chart",
    "parts-weeks",
    "parts-explore",
    "parts-said",
    "parts-quoted",
    "parts-start",
    "prefs",
)
SCRIPTS = ("once", "stepper", "focus", "close", "sound")
KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    address: str  # "toward.1a2b3c4d.css"
    kind: str
    body: bytes
    zipped: bytes


def asset(name: str) -> Asset:
    """By its plain name: "toward.css", "toward.js", "icon.svg", or a page's own script."""
    return _all()[name]


def asset_at(address: str) -> Asset | None:
    return _by_address().get(address)


@cache
def _all() -> dict[str, Asset]:
    joined = {
        "toward.css": _join("css", STYLES, ".css"),
        "toward.js": _join("js", SCRIPTS, ".js"),
        "icon.svg": (STATIC / "img" / "icon.svg").read_bytes(),
    }
    alone = {p.name: p.read_bytes() for p in (STATIC / "js").glob("*.js") if p.stem not in SCRIPTS}
    return {name: _asset(name, body) for name, body in (joined | alone).items()}


@cache
def _by_address() -> dict[str, Asset]:
    return {found.address: found for found in _all().values()}


def _join(folder: str, stems: tuple[str, ...], suffix: str) -> bytes:
    return b"\n".join((STATIC / folder / f"{stem}{suffix}").read_bytes() for stem in stems)


def _asset(name: str, body: bytes) -> Asset:
    stem, suffix = Path(name).stem, Path(name).suffix
    return Asset(
        address=f"{stem}.{zlib.crc32(body):08x}{suffix}",
        kind=KINDS[suffix],
        body=body,
        zipped=gzip.compress(body, mtime=0),
    )
