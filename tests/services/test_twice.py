"""Sent twice, or in two tabs at once: a yes counts for what it was asked about and no more."""

from datetime import timedelta

import pytest

from tests.people import Couple, Still, check_in, settle
from tests.services.test_evening import ALL, both_ready, counted_steps, open_to
from toward.journal.models import Window
from toward.programme.commands import SetEvenings
from toward.programme.events import SoloDone
from toward.services import evenings, mine, ours, practice

pytestmark = pytest.mark.django_db


def an_hour_before(pair: Couple, still: Still) -> Window:
    both_ready(pair, still)
    ours.refresh(pair.anna)
    window = Window.objects.filter(closed=False, closes_at__gt=still.at).earliest("closes_at")
    still.at = window.closes_at - timedelta(hours=1)
    return window


def test_menu_sent_again_after_a_loud_alarm_opens_nothing(pair: Couple, still: Still) -> None:
    window = an_hour_before(pair, still)
    evenings.mark(pair.anna, open_to(ALL), "one form")
    assert counted_steps(pair, window)
    check_in(pair.anna, 9)

    evenings.mark(pair.anna, open_to(ALL), "one form")

    assert counted_steps(pair, window) == frozenset()


def test_menu_sent_again_does_not_make_its_alarm_younger(pair: Couple, still: Still) -> None:
    window = an_hour_before(pair, still)
    still.at = window.closes_at - timedelta(hours=4)
    evenings.mark(pair.anna, open_to(ALL), "one form")
    still.at = window.closes_at - timedelta(hours=1, minutes=30)

    evenings.mark(pair.anna, open_to(ALL), "one form")

    assert counted_steps(pair, window) == frozenset()


def test_answer_sent_twice_is_no_yes_to_the_round_after(pair: Couple, still: Still) -> None:
    token = practice.begin(pair.anna, "side-by-side")
    practice.go_on(pair.anna, token, after=1, alarm=1, far_away=False)
    for _ in range(2):
        practice.go_on(pair.ben, token, after=1, alarm=1, far_away=False)
    assert practice.status(token).rounds == 2

    practice.go_on(pair.anna, token, after=2, alarm=1, far_away=False)

    assert practice.status(token).rounds == 2


def test_loud_between_rounds_takes_tonights_mark_back(pair: Couple, still: Still) -> None:
    window = an_hour_before(pair, still)
    evenings.mark(pair.anna, open_to(ALL), mine.command_id())
    token = practice.begin(pair.anna, "side-by-side")

    practice.go_on(pair.anna, token, after=1, alarm=9, far_away=False)

    assert practice.status(token).over
    assert counted_steps(pair, window) == frozenset()


def test_removed_entry_takes_tonights_mark_back(pair: Couple, still: Still) -> None:
    window = an_hour_before(pair, still)
    evenings.mark(pair.anna, open_to(ALL), mine.command_id())
    log = mine.line_entries(pair.anna, 1, 99)
    solo = next(kept.seq for kept in log if isinstance(kept.envelope.event, SoloDone))

    mine.take_back(pair.anna, solo)

    assert counted_steps(pair, window) == frozenset()


def test_old_evenings_of_another_zone_do_not_outlive_their_monday(
    pair: Couple, still: Still
) -> None:
    """Monday evening in Berlin is still Sunday's night, or nearly, far to the west."""
    monday = SetEvenings(weekdays=(0,), hour=5, minute=0, zone="Pacific/Auckland")
    ours.set_evenings(pair.anna, monday, mine.command_id())
    still.pass_by(days=9)  # Wednesday; the next Monday is in the rows
    ours.refresh(pair.anna)
    assert Window.objects.filter(zone="Pacific/Auckland", closes_at__gt=still.at).exists()

    west = SetEvenings(weekdays=(2,), hour=20, minute=0, zone="America/Los_Angeles")
    ours.set_evenings(pair.anna, west, mine.command_id())

    assert not Window.objects.filter(zone="Pacific/Auckland", closes_at__gt=still.at).exists()


def test_evening_at_eleven_is_there_until_four_and_not_after(pair: Couple, still: Still) -> None:
    late = SetEvenings(weekdays=(1,), hour=23, minute=30, zone="Europe/Berlin")
    ours.set_evenings(pair.anna, late, mine.command_id())
    still.pass_by(days=8)
    ours.refresh(pair.anna)
    window = Window.objects.filter(closes_at__gt=still.at).earliest("closes_at")

    still.at = window.closes_at + timedelta(hours=4, minutes=29)
    before = evenings.tonight(pair.anna)
    still.pass_by(minutes=1)

    assert before is not None
    assert before.card is not None
    assert evenings.tonight(pair.anna) is None


def test_settled_helper_leaves_the_gate_open(pair: Couple, still: Still) -> None:
    """The control of this file: without any of the above the same mark counts."""
    settle(pair.ben, still)
    window = an_hour_before(pair, still)

    evenings.mark(pair.anna, open_to(ALL), mine.command_id())

    assert counted_steps(pair, window)
