"""Styles and scripts: one file each, small, kept for a year, and nothing in them from elsewhere."""

import gzip
import re
from pathlib import Path

import pytest
from django.test import Client

from toward.ui import assets

pytestmark = pytest.mark.urls("tests.ui.pages")
STYLES = sorted((assets.STATIC / "css").glob("*.css"))
SCRIPTS = sorted((assets.STATIC / "js").glob("*.js"))


def test_every_style_is_joined_once_and_layers_come_first() -> None:
    assert sorted(assets.STYLES) == [path.stem for path in STYLES]
    assert assets.STYLES[0] == "layers"
    joined = assets.asset("toward.css").body.decode()
    assert [joined.count(path.read_text()) for path in STYLES] == [1] * len(STYLES)


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.stem)
def test_style_is_short_and_fetches_nothing(path: Path) -> None:
    text = path.read_text()

    assert text.count("\n") < 80
    assert not re.search(r"url\(|@import|data:|http", text)
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_script_is_short_stores_nothing_and_makes_no_code(path: Path) -> None:
    text = path.read_text()

    assert text.count("\n") < 60
    banned = r"Storage|indexedDB|cookie|eval\(|innerHTML|insertAdjacentHTML|https?:|import\b"
    assert not re.search(banned, text)
    assert "(() => {" in text


def test_styles_and_scripts_stay_within_their_budget() -> None:
    # Far below the 60 kB that a first visit may cost in all.
    assert len(assets.asset("toward.css").body) < 45_000
    assert len(assets.asset("toward.css").zipped) < 12_000
    assert len(assets.asset("toward.js").zipped) < 4_000


def test_asset_is_kept_for_a_year_and_opens_the_same_zipped() -> None:
    found = assets.asset("toward.css")

    plain = Client().get(f"/assets/{found.address}")
    zipped = Client().get(f"/assets/{found.address}", headers={"accept-encoding": "gzip"})

    assert plain["Cache-Control"] == "public, max-age=31536000, immutable"
    assert plain["Content-Type"] == "text/css; charset=utf-8"
    assert zipped["Content-Encoding"] == "gzip"
    assert gzip.decompress(zipped.content) == plain.content == found.body


def test_asset_of_an_old_version_is_gone() -> None:
    assert Client().get("/assets/toward.00000000.css").status_code == 404


def test_other_content_means_another_address() -> None:
    one = assets._asset("toward.css", b"a")
    other = assets._asset("toward.css", b"b")

    assert one.address != other.address


def _tokens(scheme: str) -> dict[str, str]:
    light, dark = (assets.STATIC / "css" / "tokens.css").read_text().split("@media")
    found = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", light))
    return (
        found
        if scheme == "light"
        else found | dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", dark))
    )


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


TEXT = [
    *((ink, ground) for ink in ("ink", "soft-ink") for ground in ("paper", "raised", "sunk")),
    *(("ink", ground) for ground in ("quiet", "watchful", "guarded", "braced")),
    ("on-loud", "loud"),
    ("on-me", "me"),
    ("paper", "ink"),
    ("paper", "you"),
]
EDGES = [
    (edge, ground) for edge in ("edge", "me", "you", "focus") for ground in ("paper", "raised")
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_readable_and_what_can_be_pressed_has_an_edge(scheme: str) -> None:
    colour = _tokens(scheme)

    faint = [p for p in TEXT if _contrast(colour[p[0]], colour[p[1]]) < 4.5]
    faint += [p for p in EDGES if _contrast(colour[p[0]], colour[p[1]]) < 3]

    assert faint == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_alarm_colours_keep_their_order_in_greyscale(scheme: str) -> None:
    colour = _tokens(scheme)
    shades = [_luminance(colour[n]) for n in ("quiet", "watchful", "guarded", "braced", "loud")]

    assert shades == sorted(shades, reverse=scheme == "light")
