"""The explorer: quick, the same for the same sliders, and showing what the model says and no more."""

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.model.explorer import DAYS, Sliders, explore

shares = st.floats(0, 1)
sliders = st.builds(
    Sliders, alarm=shares, old_fear=shares, pressing=shares, free=shares, heard=shares
)


@given(sliders)
def test_every_level_of_every_evening_is_within_bounds(given_sliders: Sliders) -> None:
    explored = explore(given_sliders, days=20)
    evenings = [*explored.days, *explored.quiet, *explored.loud, *explored.kept]

    assert len(explored.days) == 21
    for evening in evenings:
        assert all(0 <= getattr(evening, name) <= 1 for name in evening.__struct_fields__)


def test_the_same_sliders_draw_the_same_lines() -> None:
    assert explore(Sliders(pressing=0.4)) == explore(Sliders(pressing=0.4))


def test_pressing_backfires() -> None:
    gentle, pressed = (
        explore(Sliders(pressing=pressing, free=0.0)).days[-1] for pressing in (0.0, 1.0)
    )

    assert pressed.alarm > gentle.alarm + 0.2
    assert pressed.fear > gentle.fear + 0.2
    assert pressed.closeness < gentle.closeness - 0.1


def test_being_free_to_stop_takes_most_of_it_back() -> None:
    held, free = (explore(Sliders(pressing=1.0, free=free)).days[-1] for free in (0.0, 1.0))

    assert free.alarm < held.alarm - 0.2


fifths = st.sampled_from([0, 0.25, 0.5, 0.75, 1])


@given(
    st.builds(Sliders, alarm=fifths, old_fear=fifths, pressing=fifths, free=fifths, heard=fifths)
)
def test_pressing_never_brings_anybody_closer(drawn: Sliders) -> None:
    """Else the picture could be held out as a reason to go on. .02: a hair, of an alarm that is low either way."""
    explored = explore(drawn)

    assert explored.days[-1].closeness <= explored.kept[-1].closeness + 1e-9
    assert explored.days[-1].alarm >= explored.kept[-1].alarm - 0.02


def test_who_can_stop_at_any_moment_lives_as_if_every_no_were_kept() -> None:
    explored = explore(Sliders(alarm=0.9, old_fear=0.9, pressing=1.0, free=1.0, heard=0.1))

    assert explored.days == explored.kept


def test_being_heard_helps_without_any_touch_pressed() -> None:
    seldom, often = (explore(Sliders(heard=heard)).days[-1] for heard in (0.0, 0.6))

    assert often.alarm < seldom.alarm
    assert often.closeness > seldom.closeness


def test_where_pressing_is_held_the_beginning_decides() -> None:
    trapped = explore(Sliders(pressing=1.0, free=0.0, heard=0.4))
    free = explore(Sliders(pressing=0.0, heard=0.6))

    assert trapped.has_two_ends
    assert trapped.can_trap
    assert trapped.loud_end.alarm > trapped.quiet_end.alarm
    assert not free.can_trap


def test_half_a_year_takes_a_moment() -> None:
    best = min(_seconds() for _ in range(5))

    assert len(explore(Sliders()).days) == DAYS + 1
    assert best < 0.2


def _seconds() -> float:
    began = time.process_time()
    explore(Sliders())
    return time.process_time() - began


@pytest.mark.parametrize("wrong", [{"alarm": 1.5}, {"heard": -0.1}, {"free": float("nan")}])
def test_a_slider_beyond_its_end_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        Sliders(**wrong)


def test_it_brings_no_numpy() -> None:
    """The server imports it, and must not need what the simulator needs."""
    script = (
        "import sys, toward.model.explorer; print(sorted({'numpy', 'numba'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "[]"
