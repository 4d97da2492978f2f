"""What Toward would really ask: the product's own question, lived through a year of made-up notes."""

from collections.abc import Iterable
from datetime import timedelta

import pytest

from toward.model.loop_bench import at, scored
from toward.model.loop_life import FIRST_DAY, Life, Truth, life
from toward.model.loop_questions import NEIGHBOURS, Answering, asked, days_asked, questions, text
from toward.model.loop_rivals import counted
from toward.model.loop_worlds import TRAINING, as_asked
from toward.programme.loop import LIMITS, LoopDay

NOBODY = (0.0, 0.0)
QUIET = Truth(False, NOBODY, NOBODY, NOBODY, NOBODY, NOBODY, NOBODY)
PRESSED = QUIET._replace(tried=True, tension=(0.9, 0.0), forced=(1.0, 0.0))


def one_who_notes(
    days: Iterable[int], *, turned_away: int = 9, pressed: tuple[int, ...] = ()
) -> Life:
    """The other notes nothing."""
    notes = tuple(
        LoopDay(day=FIRST_DAY + timedelta(days=day), turned_away=turned_away) for day in days
    )
    return Life(
        truth=tuple(PRESSED if day in pressed else QUIET for day in range(365)), notes=(notes, ())
    )


@pytest.mark.parametrize(
    ("way", "days"),
    [("truly", [1, 29, 57]), ("no", [1, 29, 57]), ("never", [1])],
)
def test_a_no_rests_four_weeks_and_what_stands_is_one_question(
    way: Answering, days: list[int]
) -> None:
    every_day = one_who_notes(range(60))

    assert days_asked(every_day, [False] * 365, LIMITS, way) == days


def test_a_yes_asks_again_about_what_comes_later() -> None:
    every_day = one_who_notes(range(10))

    assert days_asked(every_day, [True] * 365, LIMITS, "truly") == [1, 3, 5, 7, 9]
    assert days_asked(every_day, [True] * 365, LIMITS, "no") == [1]


def test_what_is_asked_is_less_than_alerts_that_repeat() -> None:
    """Every day of a year, and never a loop."""
    lives = [one_who_notes(range(365))]
    found = asked(lives, LIMITS, "truly")

    assert found.a_year == found.found.false_a_year == 13
    assert at(1.0, scored(counted(2), lives)).false_a_year == 53


def test_a_question_for_nothing_is_told_apart_by_a_pressed_touch_before_it() -> None:
    none, one = one_who_notes((20, 24)), one_who_notes((20, 24), pressed=(15,))
    old = one_who_notes((20, 24), pressed=(14,))

    assert [asked([life], LIMITS, "truly").after_pressed for life in (none, one, old)] == [0, 1, 0]


def test_a_loop_is_found_by_the_question() -> None:
    turns = one_who_notes((100, 104, 108), pressed=(100, 104, 108))
    found = asked([turns], LIMITS, "truly").found

    assert (found.sensitivity, found.before_third, found.false_a_year) == (1, 1, 0)
    assert (
        asked([one_who_notes((), pressed=(100, 104, 108))], LIMITS, "truly").found.sensitivity == 0
    )


def test_each_neighbour_is_another_rule() -> None:
    by_name = dict(NEIGHBOURS)
    hurt = one_who_notes((1, 2, 3), turned_away=4)

    assert by_name["as written"] == LIMITS
    assert [bool(days_asked(hurt, [False] * 365, one, "no")) for one in by_name.values()] == [
        True, False, False, False, False,
    ]  # fmt: skip


def test_real_virtual_lives_are_asked_no_more_often_than_alerted() -> None:
    lives = [life(as_asked(TRAINING), 303, couple) for couple in range(12)]
    alerts = at(1.0, scored(counted(2), lives))

    for way in ("truly", "no", "never"):
        found = asked(lives, LIMITS, way).found  # type: ignore[arg-type]
        assert found.false_a_year <= alerts.false_a_year
        assert found.sensitivity <= alerts.sensitivity


def test_the_table_names_every_rule_and_world() -> None:
    told = text([questions(as_asked(TRAINING), 303, 1)])

    assert all(name in told for name, _ in NEIGHBOURS)
    assert told.count("only what Toward asks") == 2
