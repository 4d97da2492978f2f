"""A line of one's own: looked at on the day that was chosen, told apart by where life went, closing nothing."""

from datetime import timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.own.lives import line_events
from tests.programme.parts.moment import FIRST, made
from toward.programme.base import Refused
from toward.programme.gate import closes
from toward.programme.parts.lines import (
    LIFE,
    LINES_MAX,
    LOOKS_KEPT,
    TEXT_LENGTH,
    DrawLine,
    LineCommands,
    LineDrawn,
    LineEvents,
    LineLookedAt,
    Lines,
    LookAtLine,
    RewordLine,
    decide_lines,
    due_line,
    fold_lines,
    leads,
)

DRAWN = LineDrawn(will="no talk after nine", look_on=FIRST + timedelta(days=14))


@given(st.lists(line_events, max_size=40))
def test_lines_stand_until_they_are_let_go(events: list[LineEvents]) -> None:
    part, looks = Lines(), dict[int, int]()
    for seq, event in enumerate(events, 1):
        part = fold_lines(part, made(seq, seq), event)
        match event:
            case LineDrawn():
                looks[seq] = 0
            case LineLookedAt() if event.then == "let_go":
                looks.pop(event.line, None)
            case LineLookedAt() if event.line in looks:
                looks[event.line] += 1

    newest = dict(list(looks.items())[-LINES_MAX:])
    if len(looks) <= LINES_MAX:
        kept = {line.seq: len(line.looks) for line in part.kept}
        assert kept == {seq: min(times, LOOKS_KEPT) for seq, times in newest.items()}


def test_it_stays_small_when_full() -> None:
    part = Lines()
    for seq in range(30_000, 30_020):
        part = fold_lines(part, made(0, seq), DRAWN)
        for _ in range(5):
            part = fold_lines(part, made(0, seq), LineLookedAt(line=seq, alarm="same", then="keep"))

    assert len(part.kept) == LINES_MAX
    assert len(msgspec.msgpack.encode(part)) < 768


def test_it_is_come_back_to_on_the_day_that_was_chosen() -> None:
    (drawn,) = decide_lines(Lines(), DrawLine(will="x", days=14), FIRST)  # type: ignore[misc]
    part = fold_lines(Lines(), made(0, 7), drawn)
    assert due_line(part) == FIRST + timedelta(days=14)

    look = LookAtLine(line=7, alarm="quieter", then="keep", days=28)
    (looked,) = decide_lines(part, look, FIRST + timedelta(days=15))  # type: ignore[misc]
    part = fold_lines(part, made(15, 8), looked)
    assert due_line(part) == FIRST + timedelta(days=43)

    (reworded,) = decide_lines(part, RewordLine(line=7, will="y"), FIRST)  # type: ignore[misc]
    part = fold_lines(part, made(15, 9), reworded)
    assert due_line(part) == FIRST + timedelta(days=43)

    gone = LineLookedAt(line=7, alarm="same", then="let_go")
    assert due_line(fold_lines(part, made(16, 9), gone)) is None


lives = st.lists(st.sampled_from(LIFE), unique=True, max_size=3).map(tuple)


@given(lives, lives, st.sampled_from(("quieter", "same", "louder", "unsure")))
def test_where_life_went_says_which_way_it_leads(
    wider: tuple[str, ...], narrower: tuple[str, ...], alarm: str
) -> None:
    """A quieter alarm alone says nothing of the direction: a wall is quiet too."""
    look = LineLookedAt(line=1, alarm=alarm, then="keep", wider=wider, narrower=narrower)
    found = leads(look)

    assert (found == "both") == (bool(wider) and bool(narrower))
    assert (found == "unsaid") == (not wider and not narrower)
    assert found != "wider" or not narrower
    assert found != "narrower" or not wider


ONE = fold_lines(Lines(), made(0, 7), DRAWN)
LOOK = {"line": 7, "alarm": "same", "then": "keep"}


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (DrawLine(will=" "), "will"),
        (DrawLine(will="x" * (TEXT_LENGTH + 1)), "will"),
        (DrawLine(will="x", why="x" * (TEXT_LENGTH + 1)), "why"),
        (DrawLine(will="x", crossed="x" * (TEXT_LENGTH + 1)), "crossed"),
        (DrawLine(will="x", days=3), "days"),
        (LookAtLine(**LOOK | {"line": 8}), "unknown"),
        (LookAtLine(**LOOK | {"alarm": "fine"}), "alarm"),
        (LookAtLine(**LOOK | {"then": "test it"}), "then"),
        (LookAtLine(**LOOK, wider=("tail",)), "life"),
        (LookAtLine(**LOOK, narrower=("work", "work")), "life"),
        (LookAtLine(**LOOK, words="x" * (TEXT_LENGTH + 1)), "words"),
        (LookAtLine(**LOOK, days=0), "days"),
    ],
)
def test_what_does_not_fit_is_refused(command: LineCommands, reason: str) -> None:
    assert decide_lines(ONE, command, FIRST) == Refused(reason)


def test_a_full_list_takes_no_more_and_loses_nothing() -> None:
    part = Lines()
    for seq in range(1, LINES_MAX + 1):
        part = fold_lines(part, made(0, seq), DRAWN)

    assert decide_lines(part, DrawLine(will="x"), FIRST) == Refused("full")


@given(line_events)
def test_a_line_closes_nothing(event: LineEvents) -> None:
    assert not closes(event)
