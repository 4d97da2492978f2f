"""Figures as SVG text for a report that stands alone: lines with bands, and bars. Pure.

Lines are told apart by dash and by a label at their end, not by colour alone; a table says the same.
"""

from collections.abc import Sequence
from html import escape

from msgspec import Struct

WIDTH, HEIGHT = 640.0, 300.0
LEFT, RIGHT, TOP, FOOT = 44.0, 190.0, 14.0, 34.0
# Room between two labels at the ends of lines.
APART = 15.0


class Line(Struct, frozen=True, kw_only=True):
    label: str
    points: Sequence[tuple[float, float]]
    band: Sequence[tuple[float, float]] = ()
    style: int = 0


class Axes(Struct, frozen=True, kw_only=True):
    title: str
    across: str
    upward: str
    ticks: Sequence[tuple[float, str]]
    most: float = 1.0


class Bar(Struct, frozen=True, kw_only=True):
    label: str
    value: float
    error: float
    said: str


def lines(axes: Axes, drawn: Sequence[Line], marks: Sequence[tuple[float, str]] = ()) -> str:
    """marks: upright lines with a word, where something turns."""
    parts = [_frame(axes)]
    for at, word in marks:
        x = _x(axes, at)
        parts.append(
            f'<line class="turn" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP}" y2="{HEIGHT - FOOT}"/>'
            f'<text class="small" x="{x + 4:.1f}" y="{TOP + 10}">{escape(word)}</text>'
        )
    parts += [_band(axes, line) for line in drawn if line.band]
    parts += [_path(axes, line) for line in drawn]
    parts += _ends(axes, drawn)
    return _svg(axes.title, HEIGHT, parts)


def bars(title: str, drawn: Sequence[Bar], most: float) -> str:
    row, label = 28.0, 236.0
    height = row * len(drawn) + 8
    scale = (WIDTH - label - 110) / most
    parts = []
    for number, bar in enumerate(drawn):
        y, long = 4 + row * number, max(0.0, bar.value) * scale
        low, high = (label + max(0.0, bar.value + e) * scale for e in (-bar.error, bar.error))
        parts.append(
            f'<text x="{label - 8}" y="{y + 18:.1f}" text-anchor="end">{escape(bar.label)}</text>'
            f'<rect class="bar" x="{label}" y="{y + 4:.1f}" width="{long:.1f}" height="{row - 10}" rx="3"/>'
            f'<line class="error" x1="{low:.1f}" x2="{high:.1f}" y1="{y + 13:.1f}" y2="{y + 13:.1f}"/>'
            f'<text x="{max(long + label, high) + 6:.1f}" y="{y + 18:.1f}">{escape(bar.said)}</text>'
        )
    return _svg(title, height, parts)


def _svg(title: str, height: float, parts: Sequence[str]) -> str:
    return (
        f'<div class="wide"><svg viewBox="0 0 {WIDTH:g} {height:g}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg></div>"
    )


def _frame(axes: Axes) -> str:
    right, ground = WIDTH - RIGHT, HEIGHT - FOOT
    steps = [axes.most * n / 5 for n in range(6)]
    rules = "".join(
        f'<line class="rule" x1="{LEFT}" x2="{right}" y1="{_y(axes, s):.1f}" y2="{_y(axes, s):.1f}"/>'
        f'<text class="small" x="{LEFT - 6}" y="{_y(axes, s) + 4:.1f}" text-anchor="end">{s:.1f}</text>'
        for s in steps
    )
    ticks = "".join(
        f'<text class="small" x="{_x(axes, at):.1f}" y="{ground + 15}" text-anchor="middle">{escape(word)}</text>'
        for at, word in axes.ticks
    )
    return (
        f'{rules}{ticks}<text class="small" x="{(LEFT + right) / 2}" y="{HEIGHT - 4}" '
        f'text-anchor="middle">{escape(axes.across)}</text>'
    )


def _path(axes: Axes, line: Line) -> str:
    return f'<path class="line s{line.style}" d="{_d(axes, line.points)}"/>'


def _band(axes: Axes, line: Line) -> str:
    xs = [x for x, _ in line.points]
    upper = [(x, high) for x, (_, high) in zip(xs, line.band, strict=True)]
    lower = [(x, low) for x, (low, _) in zip(xs, line.band, strict=True)]
    return f'<path class="band s{line.style}" d="{_d(axes, [*upper, *lower[::-1]])}Z"/>'


def _ends(axes: Axes, drawn: Sequence[Line]) -> list[str]:
    """Labels at the ends of the lines, pushed apart from below so that none covers another."""
    places = sorted((_y(axes, line.points[-1][1]), n) for n, line in enumerate(drawn))
    found, before = [], TOP - APART
    room = HEIGHT - FOOT - APART * len(places)
    for number, (y, n) in enumerate(places):
        before = min(max(y, before + APART), room + APART * (number + 1))
        x = _x(axes, drawn[n].points[-1][0]) + 8
        found.append(
            f'<text class="end s{drawn[n].style}" x="{x:.1f}" y="{before + 4:.1f}">{escape(drawn[n].label)}</text>'
        )
    return found


def _d(axes: Axes, points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{_x(axes, x):.1f} {_y(axes, y):.1f}" for x, y in points)


def _x(axes: Axes, value: float) -> float:
    first, last = axes.ticks[0][0], axes.ticks[-1][0]
    return LEFT + (WIDTH - RIGHT - LEFT) * (value - first) / (last - first)


def _y(axes: Axes, value: float) -> float:
    share = min(max(value / axes.most, 0.0), 1.0)
    return HEIGHT - FOOT - (HEIGHT - FOOT - TOP) * share
