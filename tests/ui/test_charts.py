"""Chart geometry: gaps stay gaps, none is not a gap, and nothing leaves the picture."""

import re

from hypothesis import given
from hypothesis import strategies as st

from toward.ui import charts
from toward.ui.charts import Week

values = st.none() | st.floats(min_value=0, max_value=10)


def week(value: float | None, noted: str = "", spread: float = 1.0) -> Week:
    low, high = (None, None) if value is None else (value - spread, value + spread)
    return Week(label="1", said="Week 1", value=value, low=low, high=high, noted=noted)


def bars(*found: float | None) -> charts.Bars:
    weeks = tuple(week(value) for value in found)
    return charts.bars(weeks, title="t", summary="s", column="c")


def level(*found: Week) -> charts.Level:
    return charts.level(found, title="t", summary="s", column="c")


def test_bars_tell_nothing_written_from_none() -> None:
    assert [bar.kind for bar in bars(2, 0, None).bars] == ["bar", "none", "gap"]


def test_bar_heights_are_in_proportion() -> None:
    low, high = bars(2, 4).bars

    assert float(high.height) == 2 * float(low.height) == charts.HEIGHT - charts.TOP


def test_level_breaks_at_a_gap_and_keeps_a_single_week_as_a_dot() -> None:
    drawn = level(week(3), week(4), week(None), week(5), week(None), week(6), week(7))

    assert (len(drawn.lines), len(drawn.bands), len(drawn.dots)) == (2, 2, 1)


def test_level_marks_only_noted_weeks() -> None:
    drawn = level(week(3), week(4, noted="felt pushed"))

    assert [mark.text for mark in drawn.noted] == ["felt pushed"]


def test_charts_of_nothing_are_empty() -> None:
    assert bars().bars == ()
    assert level().lines == ()


@given(st.lists(values, max_size=60))
def test_nothing_leaves_the_picture(found: list[float | None]) -> None:
    drawn = level(*(week(value, spread=9) for value in found))

    for path in (*drawn.lines, *drawn.bands):
        for x, y in re.findall(r"([\d.]+) ([\d.]+)", path):
            assert 0 <= float(x) <= charts.WIDTH
            assert 0 <= float(y) <= charts.HEIGHT
    for bar in bars(*found).bars:
        assert 0 <= float(bar.y) <= charts.HEIGHT
        assert 0 <= float(bar.x) <= charts.WIDTH


@given(st.integers(min_value=1, max_value=520))
def test_labels_name_the_last_week_and_never_crowd(count: int) -> None:
    named = [n for n in range(count) if charts._is_named(n, count)]

    assert named[-1] == count - 1
    assert len(named) <= 7
