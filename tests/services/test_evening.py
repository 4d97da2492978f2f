"""An evening from marks to card, by the real referee: no yes, no touch."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.people import NO_TO_ALL, Couple, Still, check_in, settle
from toward.content.load import programme
from toward.journal.models import Vote, Window
from toward.programme.commands import FinishSolo
from toward.programme.marks import Card
from toward.programme.parts.arrangements import EndArrangement, SetArrangement
from toward.services import arrangements, evenings, mine, ours, referee, referee_file, tick
from toward.services.marks import Asked

pytestmark = pytest.mark.django_db
ALL = frozenset(step.id for step in programme().touch)


def open_to(steps: frozenset[str], *, alarm: int = 1, nothing: bool = False) -> Asked:
    return Asked(steps, nothing, alarm, "settled")


def settle_solo(vault, still: Still) -> None:
    mine.act(vault, FinishSolo(practice=programme().solo[0].id), mine.command_id())
    still.pass_by(days=1)


def hold(pair: Couple, still: Still, first: frozenset[str], second: frozenset[str]) -> Card | None:
    """The next evening: both mark an hour before, the tick deals, both look."""
    for vault in (pair.anna, pair.ben):
        ours.refresh(vault)
    window = (
        Window.objects.filter(closed=False, closes_at__gt=still.at).order_by("closes_at").first()
    )
    assert window is not None
    still.at = window.closes_at - timedelta(hours=1)
    evenings.mark(pair.anna, open_to(first), mine.command_id())
    evenings.mark(pair.ben, open_to(second), mine.command_id())
    still.at = window.closes_at + timedelta(minutes=1)
    tick.tick(still.at)
    anna, ben = evenings.tonight(pair.anna), evenings.tonight(pair.ben)
    assert anna is not None
    assert ben is not None
    assert anna.card == ben.card
    return anna.card


def both_ready(pair: Couple, still: Still) -> None:
    settle(pair.anna, still)
    for _ in range(6):
        settle_solo(pair.ben, still)
    assert mine.act(pair.ben, NO_TO_ALL, "answers") is None


def test_both_get_one_card_and_the_first_block_has_no_touch(pair: Couple, still: Still) -> None:
    still.pass_by(days=7)

    card = hold(pair, still, ALL, ALL)

    assert card is not None
    assert card.openly_words
    assert not card.is_touch


def test_touch_needs_both_marks(pair: Couple, still: Still) -> None:
    """Until two touch cards were dealt, so that the rule was really put to the test."""
    both_ready(pair, still)
    only = frozenset({programme().touch[0].id})
    touched = 0
    for number in range(200):
        other = frozenset() if number % 4 == 3 else only
        card = hold(pair, still, only, other)
        assert card is not None
        if card.is_touch:
            assert (card.card, other) == (*only, only)
            touched += 1
        if touched == 2:
            return
    pytest.fail("no touch was ever dealt")


def test_nothing_tonight_outranks_a_later_mark(pair: Couple, still: Still) -> None:
    both_ready(pair, still)
    ours.refresh(pair.anna)
    window = (
        Window.objects.filter(closed=False, closes_at__gt=still.at).order_by("closes_at").first()
    )
    assert window is not None
    still.at = window.closes_at - timedelta(hours=1)
    evenings.mark(pair.anna, open_to(frozenset(), nothing=True), "first")
    evenings.mark(pair.anna, open_to(ALL), "second")

    assert counted_steps(pair, window) == frozenset()


def test_marks_count_what_is_open_on_the_own_side(pair: Couple, still: Still) -> None:
    both_ready(pair, still)
    ours.refresh(pair.anna)
    window = (
        Window.objects.filter(closed=False, closes_at__gt=still.at).order_by("closes_at").first()
    )
    assert window is not None
    still.at = window.closes_at - timedelta(hours=1)
    evenings.mark(pair.anna, open_to(ALL), "first")
    assert counted_steps(pair, window)

    check_in(pair.anna, 2, pushed=1)

    assert counted_steps(pair, window) == frozenset()


def test_rest_from_touch_takes_away_what_either_marks_before_or_after(
    pair: Couple, still: Still
) -> None:
    both_ready(pair, still)
    ours.refresh(pair.anna)
    window = (
        Window.objects.filter(closed=False, closes_at__gt=still.at).order_by("closes_at").first()
    )
    assert window is not None
    still.at = window.closes_at - timedelta(hours=1)
    evenings.mark(pair.anna, open_to(ALL), "first")
    assert counted_steps(pair, window)

    rest = SetArrangement(about="truce", days=7)
    assert arrangements.act(pair.ben, rest, "a rest") is None
    assert counted_steps(pair, window) == frozenset()

    evenings.mark(pair.anna, open_to(ALL), "second")
    assert counted_steps(pair, window) == frozenset()

    # Its end brings no mark back: only what is marked anew counts.
    arrangements.act(pair.ben, EndArrangement(about="truce"), "its end")
    assert counted_steps(pair, window) == frozenset()
    evenings.mark(pair.anna, open_to(ALL), "third")
    assert counted_steps(pair, window)


def test_card_is_gone_at_four(pair: Couple, still: Still) -> None:
    still.pass_by(days=7)
    hold(pair, still, ALL, ALL)
    before = [bytes(vote.card) for vote in Vote.objects.filter(window__closed=True)]

    still.at = datetime(still.at.year, still.at.month, still.at.day, 4, 0, tzinfo=UTC) + timedelta(
        days=1
    )
    tick.tick(still.at)

    after = [bytes(vote.card) for vote in Vote.objects.filter(window__closed=True)]
    assert len(after) == len(before) == 2
    assert not set(before) & set(after)


def counted_steps(pair: Couple, window: Window) -> frozenset[str]:
    """What the referee would read of Anna's mark now."""
    with referee_file.opened() as file:
        pinned = referee_file.pinned(file, window.room_id)
        assert pinned is not None
        keys = referee_file.window_keys(file, window.id)
        assert keys is not None
        key = dict(pinned.members)[pair.anna.person]
        return referee._mark(window, keys, pair.anna.person, key)
