"""The geometry of the charts, as plain numbers a template can print. Pure.

A week nobody wrote in is a gap, drawn as a dotted line; it is never drawn as none. The level is
drawn with its band, and broken where there is nothing to say. Units are those of the SVG's own
viewBox, 320 wide; the page scales it.
"""

from dataclasses import dataclass
from itertools import groupby

WIDTH = 320.0
HEIGHT = 120.0
TOP = 16.0
FOOT = 18.0
ALARM_MOST = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    label: str  # short, under the chart: "7"
    said: str  # whole, in the table: "Week 7"
    value: float | None
    low: float | None = None
    high: float | None = None
    noted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    x: str
    y: str
    width: str
    height: str
    kind: str  # "bar", "none" (a zero) or "gap"
    middle: str
    above: str  # where the value stands
    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    title: str
    summary: str
    column: str
    bars: tuple[Bar, ...]
    weeks: tuple[Week, ...]
    width: str = f"{WIDTH:g}"
    height: str = f"{HEIGHT + FOOT:g}"
    ground: str = f"{HEIGHT:g}"
    foot: str = f"{HEIGHT + FOOT - 3:g}"

    @property
    def is_said(self) -> bool:
        """Whether any week holds an answer; without one there is nothing to draw."""
        return any(week.value is not None for week in self.weeks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    x: str
    y: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    title: str
    summary: str
    column: str
    lines: tuple[str, ...]  # path data, one for each unbroken stretch
    bands: tuple[str, ...]
    dots: tuple[Mark, ...]  # stretches of a single week
    noted: tuple[Mark, ...]
    labels: tuple[Mark, ...]
    rules: tuple[Mark, ...]
    weeks: tuple[Week, ...]
    width: str = f"{WIDTH:g}"
    height: str = f"{HEIGHT + FOOT:g}"
    ground: str = f"{HEIGHT:g}"
    foot: str = f"{HEIGHT + FOOT - 3:g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One week of two values of 0-10: where each stands, and both as they are said."""

    x: str
    first: str  # the height of the first, a ring
    second: str  # and of the second, a dot
    said: str  # whole, in the table: "Week 7"
    one: float
    other: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    title: str
    summary: str
    pairs: tuple[Pair, ...]
    labels: tuple[Mark, ...]
    rules: tuple[Mark, ...]
    width: str = f"{WIDTH:g}"
    height: str = f"{HEIGHT + FOOT:g}"
    ground: str = f"{HEIGHT:g}"
    foot: str = f"{HEIGHT + FOOT - 3:g}"


def bars(weeks: tuple[Week, ...], *, title: str, summary: str, column: str) -> Bars:
    most = max((week.value or 0 for week in weeks), default=0) or 1
    slot = WIDTH / max(len(weeks), 1)
    drawn = tuple(_bar(week, n, slot, most) for n, week in enumerate(weeks))
    return Bars(title=title, summary=summary, column=column, bars=drawn, weeks=weeks)


def level(weeks: tuple[Week, ...], *, title: str, summary: str, column: str) -> Level:
    stretches = _stretches(weeks)
    long = [s for s in stretches if len(s) > 1]
    count = len(weeks)
    return Level(
        title=title,
        summary=summary,
        column=column,
        lines=tuple(_path([(_x(n, count), _y(w.value)) for n, w in s]) for s in long),
        bands=tuple(_band(s, count) for s in long),
        dots=tuple(_mark(n, w, count) for s in stretches if len(s) == 1 for n, w in s),
        noted=tuple(_mark(n, w, count) for s in stretches for n, w in s if w.noted),
        rules=tuple(_rule(value) for value in (5, 10)),
        labels=tuple(_label(n, w, count) for n, w in enumerate(weeks) if _is_named(n, count)),
        weeks=weeks,
    )


def pairs(
    weeks: tuple[Week, ...],
    values: tuple[tuple[float, float] | None, ...],
    *,
    title: str,
    summary: str,
) -> Pairs:
    """Two values a week, and a gap where there are none."""
    count = len(weeks)
    return Pairs(
        title=title,
        summary=summary,
        pairs=tuple(_pair(n, weeks[n], both, count) for n, both in enumerate(values) if both),
        labels=tuple(_label(n, w, count) for n, w in enumerate(weeks) if _is_named(n, count)),
        rules=tuple(_rule(value) for value in (5, 10)),
    )


def _pair(n: int, week: Week, both: tuple[float, float], count: int) -> Pair:
    one, other = both
    return Pair(
        x=_n(_x(n, count)),
        first=_n(_y(one)),
        second=_n(_y(other)),
        said=week.said,
        one=one,
        other=other,
    )


def _bar(week: Week, n: int, slot: float, most: float) -> Bar:
    tall = (HEIGHT - TOP) * (week.value or 0) / most
    kind = "gap" if week.value is None else "bar" if week.value else "none"
    width = min(slot * 0.68, 30.0)
    middle = slot * (n + 0.5)
    return Bar(
        x=_n(middle - width / 2),
        y=_n(HEIGHT - tall),
        width=_n(width),
        height=_n(tall),
        kind=kind,
        middle=_n(middle),
        above=_n(HEIGHT - tall - 4),
        label=week.label,
        value="" if week.value is None else f"{week.value:g}",
    )


type Stretch = list[tuple[int, Week]]


def _stretches(weeks: tuple[Week, ...]) -> list[Stretch]:
    runs = groupby(enumerate(weeks), key=lambda pair: pair[1].value is not None)
    return [list(run) for known, run in runs if known]


def _x(n: int, count: int) -> float:
    return WIDTH / 2 if count == 1 else 6 + (WIDTH - 30) * n / (count - 1)


def _y(value: float | None) -> float:
    return HEIGHT - (HEIGHT - TOP) * min(max(value or 0.0, 0.0), ALARM_MOST) / ALARM_MOST


def _path(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


def _band(stretch: Stretch, count: int) -> str:
    upper = [(_x(n, count), _y(w.value if w.high is None else w.high)) for n, w in stretch]
    lower = [(_x(n, count), _y(w.value if w.low is None else w.low)) for n, w in stretch]
    return _path(upper + lower[::-1]) + "Z"


def _mark(n: int, week: Week, count: int) -> Mark:
    return Mark(x=_n(_x(n, count)), y=_n(_y(week.value)), text=week.noted)


def _rule(value: int) -> Mark:
    """A faint line at a value; its numeral stands just above the line's end."""
    return Mark(x=_n(_y(value) - 3), y=_n(_y(value)), text=str(value))


def _label(n: int, week: Week, count: int) -> Mark:
    return Mark(x=_n(_x(n, count)), y="", text=week.label)


def _is_named(n: int, count: int) -> bool:
    """First, last and a few between: more would not fit at 360 px."""
    every = max(1, -(-count // 6))
    return (n % every == 0 and (count - 1 - n >= every or n == count - 1)) or n == count - 1


def _n(value: float) -> str:
    """At most one decimal: SVG numbers must not follow the page's language."""
    return f"{round(value, 1):g}"
