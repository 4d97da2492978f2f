"""The claims in figures, one line each, as docs/model.md has them. `toward facts` prints them."""

from collections.abc import Iterator
from itertools import product

from toward.model.explorer import Explored, Sliders, explore
from toward.model.facts import (
    Effects,
    couples,
    felt_heard_lowers_alarm,
    loop_feeds_itself,
    micro_connections_help,
    override_filters_good_acts,
    place_keeps_the_alarm,
    pressed_touch_backfires,
    small_free_touch_helps,
    watching_lowers_desire,
    words_and_touch_are_two_channels,
)
from toward.model.parameters import DEFAULTS
from toward.model.season_facts import (
    avoiding_does_not_heal,
    contempt_is_hard_to_come_back_from,
    two_steps_forward_one_back,
    two_worlds_from_one_couple,
)
from toward.model.tipping import TIPPING_GAIN, contempt_threshold, loop_gain

GAPS = (1, 2, 4, 7, 14, 28)
STARTS = (0.05, 0.15, 0.25, 0.30, 0.35, 0.45)
PLACES = (0.0, 0.25, 0.5, 0.75, 1.0)
QUIET_END = 0.2
PRESSED, FREE = 0.0, 1.0


def lines(count: int) -> Iterator[str]:
    """Of so many couples; those that live day by day in plain Python, of a fifth of them."""
    fewer = max(1, count // 5)
    yield f"F1  pressed touch: {_told(pressed_touch_backfires(count))}"
    yield f"F2  {_weeks(count)}"
    yield f"F3  being heard: {_told(felt_heard_lowers_alarm(count))}"
    yield f"F4  watching: {_told(watching_lowers_desire(count))}"
    yield f"F5  well after a year, by contempt at the start: {_contempt(count)}"
    yield f"F6  the next try: {_told(loop_feeds_itself(fewer, GAPS))}"
    yield f"F7  a small wanted touch: {_told(small_free_touch_helps(count))}"
    yield f"F8  a small turning toward: {_told(micro_connections_help(count))}"
    for name, effects in override_filters_good_acts(count).items():
        yield f"F9  heard, {name}: {_told(effects)}"
    yield f"F12 {_without_touch(count)}"
    yield f"F13 {_apart(count)}"
    yield f"F14 {_told(place_keeps_the_alarm(fewer))}"
    yield f"F15 {_told(words_and_touch_are_two_channels(fewer))}"


def tipping(count: int) -> Iterator[str]:
    """Of how many couples the loop of touch and fear, and contempt, can hold by themselves."""
    values = couples(count)
    pressed = [
        sum(loop_gain(v, rung / 8, PRESSED) > TIPPING_GAIN for v in values) / count
        for rung in range(1, 9)
    ]
    easing = sum(contempt_threshold(v) is None for v in values) / count
    yield "gain above 4, pressed, rungs 1 to 8: " + " ".join(f"{share:.2f}" for share in pressed)
    yield f"highest gain, free to stop: {max(loop_gain(v, 1.0, FREE) for v in values):.2f}"
    yield f"contempt stays from {contempt_threshold(DEFAULTS):.3f}; always eases in {easing:.2f}"


def pictures() -> Iterator[str]:
    """Of every setting of the explorer's sliders."""
    drawn = [
        explore(Sliders(**dict(zip(_SLIDERS, at, strict=True)))) for at in product(PLACES, repeat=5)
    ]
    quiet = sum(one.days[-1].alarm < QUIET_END for one in drawn) / len(drawn)
    yield f"{len(drawn)} settings: {quiet:.2f} end with alarm under {QUIET_END}"
    yield f"closer by pressing, at most {max(map(_closer, drawn)):.3f}"
    yield f"less afraid by pressing, at most {max(map(_less_afraid, drawn)):.2f}"


_SLIDERS = ("alarm", "old_fear", "pressing", "free", "heard")


def _closer(one: Explored) -> float:
    return one.days[-1].closeness - one.kept[-1].closeness


def _less_afraid(one: Explored) -> float:
    return one.kept[-1].fear - one.days[-1].fear


def _told(effects: Effects) -> str:
    """Each difference, and in what share of couples it is above 0."""
    return ", ".join(f"{name} {one.mean:+.3f} ({one.above:.0%})" for name, one in effects.items())


def _weeks(count: int) -> str:
    weeks = two_steps_forward_one_back(count)
    return (
        f"weeks up {weeks.up:.1f}, down {weeks.down:.1f}; with a week down {weeks.with_setback:.0%}"
    )


def _contempt(count: int) -> str:
    found = contempt_is_hard_to_come_back_from(count, STARTS)
    return ", ".join(f"{start:.2f}: {share:.2f}" for start, share in found.items())


def _without_touch(count: int) -> str:
    one = avoiding_does_not_heal(count)
    return (
        f"without touch: fear {one.fear_before:.2f} to {one.fear_after:.2f}, "
        f"alarm {one.alarm:.2f}, closeness {one.closeness:.2f}"
    )


def _apart(count: int) -> str:
    one = two_worlds_from_one_couple(count)
    return f"a year's end: quiet {one.quiet:.0%}, between {one.between:.0%}, loud {one.loud:.0%}"
