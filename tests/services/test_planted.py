"""What somebody who can write to the database might plant: an old card, other keys, one room's fault."""

from datetime import timedelta

import pytest

from tests.people import Couple, Still, person
from toward.accounts.models import Person
from toward.journal.models import Standing, Vote, Window
from toward.programme.commands import AnswerSafety
from toward.services import evenings, mine, ours, pairing, referee, referee_file, tick
from toward.vault.identity import identity

pytestmark = pytest.mark.django_db


def deal_next(pair: Couple, still: Still) -> Window:
    """Deals the next evening's card and stands a minute after its hour."""
    ours.refresh(pair.anna)
    window = Window.objects.filter(closed=False, closes_at__gt=still.at).earliest("closes_at")
    still.at = window.closes_at + timedelta(minutes=1)
    tick.tick(still.at)
    return window


def test_card_of_another_evening_is_not_shown(pair: Couple, still: Still) -> None:
    still.pass_by(days=7)
    first = deal_next(pair, still)
    old = bytes(Vote.objects.get(window=first, member_id=pair.anna.person).card)
    second = deal_next(pair, still)
    shown = evenings.tonight(pair.anna)
    assert shown is not None
    assert shown.card is not None

    Vote.objects.filter(window=second, member_id=pair.anna.person).update(card=old)

    shown = evenings.tonight(pair.anna)
    assert shown is not None
    assert shown.card is None


@pytest.mark.parametrize("name", ["box_key", "sign_key"])
def test_own_key_swapped_in_the_database_shows_in_the_words(still: Still, name: str) -> None:
    """Each phone takes its own keys from its own vault, so the two no longer read the same."""
    anna, ben = person("Anna", still), person("Ben", still)
    pairing.join(ben, pairing.invite(anna).code)
    foreign = identity(bytes(32))
    key = foreign.box.public if name == "box_key" else foreign.sign.public

    Person.objects.filter(id=anna.person).update(**{name: key})

    hers, his = pairing.waiting(anna), pairing.waiting(ben)
    assert hers is not None
    assert his is not None
    assert hers.words != his.words


def test_one_room_that_can_not_be_dealt_holds_up_no_other(pair: Couple, still: Still) -> None:
    still.pass_by(days=7)
    ours.refresh(pair.anna)
    first, second = Window.objects.order_by("closes_at")[:2]
    Window.objects.filter(id=first.id).update(zone="Nowhere/Nothing")
    still.at = second.closes_at + timedelta(minutes=1)

    tick.tick(still.at)

    assert not Window.objects.get(id=first.id).closed
    assert Window.objects.get(id=second.id).closed


def gentle(pair: Couple) -> bool:
    """What the standing rows are worth to the referee as they lie there."""
    room = ours.get(pair.anna).key.room
    with referee_file.opened() as file:
        pinned, keys = referee_file.pinned(file, room), referee_file.keys(file)
        assert pinned is not None
        return any(
            referee._standing(file, room, keys.box, member, key) for member, key in pinned.members
        )


def test_older_standing_put_back_does_not_end_the_gentle_deck(pair: Couple, still: Still) -> None:
    """Somebody who writes to the database may not undo what a safety answer did."""
    for vault in (pair.anna, pair.ben):
        ours.refresh(vault)
    before = bytes(Standing.objects.get(member_id=pair.anna.person).blob)
    assert not gentle(pair)
    still.pass_by(days=1)
    afraid = AnswerSafety(humiliation=False, afraid=True, rape=False, kick=False)
    assert mine.act(pair.anna, afraid, mine.command_id()) is None
    ours.refresh(pair.anna)
    assert gentle(pair)

    Standing.objects.filter(member_id=pair.anna.person).update(blob=before)

    assert gentle(pair)


def test_standing_that_the_referee_knows_nothing_of_is_gentle_until_the_next_unlock(
    pair: Couple,
) -> None:
    for vault in (pair.anna, pair.ben):
        ours.refresh(vault)
    with referee_file.opened() as file:
        file.execute("delete from standings")
    assert gentle(pair)

    for vault in (pair.anna, pair.ben):
        ours.refresh(vault)

    assert not gentle(pair)
