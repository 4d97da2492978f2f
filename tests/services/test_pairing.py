"""Two become a room, compare six words, leave at once, and may pair again."""

import pytest

from tests.people import NO_TO_ALL, Couple, Still, person
from toward.journal.models import Entry, Room, Vote, Window
from toward.services import attempts, mine, ours, pairing, referee_file
from toward.services.pairing import AlreadyError, CodeError
from toward.vault.identity import identity

pytestmark = pytest.mark.django_db


def test_both_see_the_same_six_words(db, still: Still) -> None:
    anna, ben = person("Anna", still), person("Ben", still)
    pairing.join(ben, pairing.invite(anna).code)

    first, second = pairing.waiting(anna), pairing.waiting(ben)

    assert first is not None
    assert second is not None
    assert first.words == second.words
    assert len(first.words) == 6


def test_swapped_key_gives_other_words(db, still: Still) -> None:
    anna, ben = person("Anna", still), person("Ben", still)
    pairing.join(ben, pairing.invite(anna).code)
    before = pairing.waiting(anna)
    pairing.Person.objects.filter(id=ben.person).update(box_key=identity(bytes(32)).box.public)

    after = pairing.waiting(anna)

    assert before is not None
    assert after is not None
    assert before.words != after.words


def test_code_ends_after_fifteen_minutes(db, still: Still) -> None:
    anna, ben = person("Anna", still), person("Ben", still)
    code = pairing.invite(anna).code
    still.pass_by(minutes=16)

    with pytest.raises(CodeError):
        pairing.join(ben, code)


def test_code_may_be_typed_as_it_is_read(db, still: Still) -> None:
    anna, ben = person("Anna", still), person("Ben", still)
    code = pairing.invite(anna).code

    pairing.join(ben, code.lower().replace("-", " ").replace("0", "o").replace("1", "l"))

    assert pairing.waiting(ben) is not None


def test_sixth_wrong_code_has_to_wait(db, still: Still) -> None:
    ben = person("Ben", still)
    for _ in range(5):
        with pytest.raises(CodeError):
            pairing.join(ben, "AAAAA-AAAAA")

    with pytest.raises(attempts.WaitError):
        pairing.join(ben, "AAAAA-AAAAA")


def test_third_person_cannot_join_the_two(pair: Couple, still: Still) -> None:
    with pytest.raises(AlreadyError):
        pairing.invite(pair.anna)


def test_leaving_ends_it_for_both_at_once(pair: Couple, still: Still) -> None:
    still.pass_by(days=7)
    ours.refresh(pair.anna)
    windows = list(Window.objects.values_list("id", flat=True))
    assert windows

    ours.leave(pair.ben)

    assert ours.find(pair.anna) is None
    assert not Vote.objects.exists()
    with referee_file.opened() as file:
        assert not any(referee_file.window_keys(file, window) for window in windows)


def test_planted_event_in_the_room_of_two_is_refused(pair: Couple) -> None:
    """Whoever can write rows, and even holds the room's key, can't speak for a member."""
    opened = ours.get(pair.anna)
    last = Entry.objects.filter(room_id=opened.key.room).order_by("-seq").first()
    assert last is not None
    other = Entry.objects.filter(room_id=opened.key.room).exclude(id=last.id).first()
    assert other is not None
    Entry.objects.filter(id=last.id).update(author=pair.ben.person)

    with pytest.raises(ours.store.RoomError):
        ours.find(pair.anna)


def test_two_who_left_may_pair_again(pair: Couple) -> None:
    ours.leave(pair.ben)

    pairing.join(pair.anna, pairing.invite(pair.ben).code)
    pairing.confirm(pair.anna)

    assert pairing.confirm(pair.ben)
    assert ours.find(pair.anna) is not None
    assert Room.objects.filter(kind="ours").count() == 2


def test_lost_referee_file_is_pinned_anew_and_gentle(pair: Couple, still: Still, settings) -> None:
    settings.TOWARD_REFEREE.unlink()
    still.pass_by(days=40)

    ours.refresh(pair.anna)

    with referee_file.opened() as file:
        room = ours.get(pair.anna).key.room
        pinned, block = referee_file.pinned(file, room), referee_file.block(file, room)
    assert pinned is not None
    assert dict(pinned.members) == {
        vault.person: vault.identity.sign.public for vault in (pair.anna, pair.ben)
    }
    assert block is not None
    assert block.kind == "gentle"


def test_pairing_day_is_no_day_for_the_safety_questions(pair: Couple) -> None:
    refused = mine.act(pair.anna, NO_TO_ALL, "today")

    assert refused is not None
    assert refused.reason == "another_day"
