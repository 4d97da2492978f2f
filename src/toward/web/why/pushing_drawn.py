"""Half a year of two made-up people as lines a template can print, in the SVG's own units. Pure."""

from msgspec import Struct

from toward.model.explorer import Explored, Levels

WIDTH, HEIGHT = 320.0, 150.0
LEFT, RIGHT, TOP, GROUND = 2.0, 302.0, 8.0, 146.0
# Touch comes every third day: so many days together draw no saw.
TOGETHER = 6
END = 5.0

type Points = list[tuple[float, float]]


class Drawn(Struct, frozen=True, kw_only=True):
    """Path data. quiet, loud: where the same days lead from such beginnings; *_end: the mark there."""

    alarm: str
    closeness: str
    quiet: str
    loud: str
    quiet_end: str
    loud_end: str


def drawn(explored: Explored) -> Drawn:
    return Drawn(
        alarm=_line([one.alarm for one in explored.days]),
        closeness=_line([one.closeness for one in explored.days]),
        quiet=_line([one.alarm for one in explored.quiet]),
        loud=_line([one.alarm for one in explored.loud]),
        quiet_end=_ring(explored.quiet_end),
        loud_end=_square(explored.loud_end),
    )


def _line(values: list[float]) -> str:
    """From the beginning through the middle of each six days."""
    first, days = values[0], values[1:]
    spans = [days[n : n + TOGETHER] for n in range(0, len(days), TOGETHER)]
    levels = [first, *(sum(span) / len(span) for span in spans)]
    wide = (RIGHT - LEFT) / (len(levels) - 1)
    return "M" + "L".join(f"{_n(LEFT + n * wide)} {_n(_y(v))}" for n, v in enumerate(levels))


def _ring(end: Levels) -> str:
    x, y = RIGHT + 2 * END, _y(end.alarm)
    arc = f"A{END:g} {END:g} 0 1 1"
    return f"M{_n(x - END)} {_n(y)}{arc} {_n(x + END)} {_n(y)}{arc} {_n(x - END)} {_n(y)}Z"


def _square(end: Levels) -> str:
    x, y, side = RIGHT + END, _y(end.alarm) - END, 2 * END
    return f"M{_n(x)} {_n(y)}h{side:g}v{side:g}h{-side:g}Z"


def _y(value: float) -> float:
    return GROUND - (GROUND - TOP) * value


def _n(value: float) -> str:
    return f"{round(value, 1):g}"
