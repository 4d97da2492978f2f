"""One's own room: what is kept can be read again, by its owner and in its place only."""

import pytest
from django.db import connection

from tests.people import PASSPHRASE, Still, check_in, person
from toward.accounts.sessions import Vault
from toward.journal.errors import RoomError
from toward.journal.models import Entry, Snapshot
from toward.programme.commands import CheckIn
from toward.services import mine, people
from toward.services.people import SignInError

pytestmark = pytest.mark.django_db


def test_check_in_is_folded_at_the_next_look(anna: Vault) -> None:
    check_in(anna, 4, heard=2)

    assert mine.look(anna).days[-1].alarm == 4


def test_form_sent_twice_is_kept_once(anna: Vault) -> None:
    for _ in range(2):
        mine.act(anna, CheckIn(alarm=3), "the same form")

    assert Entry.objects.filter(room_id=anna.mine.room).count() == 2  # room opened, check-in


def test_sign_in_opens_the_same_room(anna: Vault) -> None:
    check_in(anna, 5)

    again = people.sign_in(anna.name, PASSPHRASE)

    assert mine.look(again) == mine.look(anna)


@pytest.mark.parametrize("name", ["Anna-aaaa", "nobody"])
def test_sign_in_refuses_unknown_name_like_a_wrong_passphrase(anna: Vault, name: str) -> None:
    with pytest.raises(SignInError) as unknown:
        people.sign_in(name, PASSPHRASE)
    with pytest.raises(SignInError) as wrong:
        people.sign_in(anna.name, PASSPHRASE + "!")

    assert str(unknown.value) == str(wrong.value)


def test_snapshot_gives_the_state_that_the_whole_log_gives(anna: Vault, still: Still) -> None:
    for day in range(40):
        check_in(anna, day % 11)
        still.pass_by(days=1)

    assert Snapshot.objects.get().seq >= 32
    assert mine.look(anna) == mine.refold(anna)


def test_swapped_rows_are_refused(anna: Vault) -> None:
    check_in(anna, 1)
    check_in(anna, 9)
    second, third = Entry.objects.filter(seq__in=(2, 3)).order_by("seq")
    Entry.objects.filter(id=second.id).update(blob=third.blob)

    with pytest.raises(RoomError):
        mine.look(anna)


def test_row_of_another_person_is_refused(anna: Vault, still: Still) -> None:
    ben = person("Ben", still)
    check_in(anna, 1)
    check_in(ben, 1)
    theirs = Entry.objects.get(room_id=ben.mine.room, seq=2)
    Entry.objects.filter(room_id=anna.mine.room, seq=2).update(blob=theirs.blob)

    with pytest.raises(RoomError):
        mine.look(anna)


def test_missing_row_is_refused(anna: Vault) -> None:
    check_in(anna, 1)
    check_in(anna, 2)
    Entry.objects.filter(seq=2).delete()

    with pytest.raises(RoomError):
        mine.look(anna)


def test_replayed_row_is_refused(anna: Vault) -> None:
    check_in(anna, 1)
    first = Entry.objects.get(seq=2)
    Entry.objects.create(
        id=mine.world.new_id(), room_id=first.room_id, seq=3, author=first.author, blob=first.blob
    )

    with pytest.raises(RoomError):
        mine.look(anna)


def test_removed_entry_keeps_its_number_and_folds(anna: Vault) -> None:
    check_in(anna, 1, line="not any more")
    check_in(anna, 2)

    mine.take_back(anna, 2)

    assert mine.look(anna).last_seq == 3
    with connection.cursor() as cursor:
        cursor.execute("select revision from journal_entry where seq = 2")
        assert cursor.fetchone()[0] == 1
