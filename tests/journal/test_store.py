"""The store: a row opens in its own place, by its own room, number, revision, author and epoch, or not at all."""

from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.people import Couple, Still, check_in, person
from toward import world
from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.journal import store
from toward.journal.errors import RoomError
from toward.journal.models import Entry, Room, Snapshot
from toward.journal.store import Author
from toward.programme.codec import encode_state
from toward.programme.commands import AnswerSafety, CheckIn, FinishSolo, NotePractice, SetLimit
from toward.programme.events import CheckedIn, Envelope, RoomOpened, TakenBack
from toward.programme.fold import fold_all
from toward.programme.state import empty
from toward.services import mine, ours, people
from toward.vault.identity import identity, subkey
from toward.vault.room import RoomKey

pytestmark = pytest.mark.django_db
ENTRIES = 5


@pytest.fixture
def kept(anna: Vault, still: Still) -> Vault:
    """Anna with five entries: the room opened, then four check-ins."""
    for alarm in range(1, ENTRIES):
        check_in(anna, alarm, line=f"line {alarm}")
        still.pass_by(hours=1)
    return anna


def envelopes(vault: Vault) -> list[Envelope]:
    return [read.envelope for read in store.read(vault.mine)]


def rows(vault: Vault):
    return Entry.objects.filter(room_id=vault.mine.room)


def test_what_is_appended_is_read_in_order_and_by_range(kept: Vault) -> None:
    read = list(store.read(kept.mine))

    assert [one.seq for one in read] == [1, 2, 3, 4, 5]
    assert [one.envelope.event.alarm for one in read[1:]] == [1, 2, 3, 4]
    assert list(store.read(kept.mine, after=2, upto=4)) == read[2:4]
    assert list(store.read(kept.mine, after=5)) == []


def test_nothing_of_an_entry_can_be_read_from_its_row(kept: Vault) -> None:
    for row in rows(kept):
        assert b"line" not in bytes(row.blob)
    # All of one size class: what was written can't be told by length.
    assert len({len(bytes(row.blob)) for row in rows(kept)}) == 1


def _swap(vault: Vault) -> None:
    second, third = rows(vault).filter(seq__in=(2, 3)).order_by("seq")
    rows(vault).filter(id=second.id).update(blob=third.blob)
    rows(vault).filter(id=third.id).update(blob=second.blob)


def _swap_numbers(vault: Vault) -> None:
    for old, new in ((2, 99), (3, 2), (99, 3)):
        rows(vault).filter(seq=old).update(seq=new)


def _replay(vault: Vault) -> None:
    row = rows(vault).get(seq=3)
    Entry.objects.create(
        id=world.new_id(), room_id=row.room_id, seq=6, author=row.author, blob=row.blob
    )


def _plant(vault: Vault) -> None:
    """Sealed well, but under a key that is not the room's."""
    event = CheckedIn(alarm=0, direction="settled")
    foreign = RoomKey(vault.mine.room, bytes(32))
    _append(foreign, Author(vault.person), event)


def _append(key: RoomKey, author: Author, event: CheckedIn, command: str = "c") -> int:
    made = Envelope(at=world.now(), day=world.now().date(), command=command, event=event)
    return store.append(key, author, made, entry_id=world.new_id(), nonce24=world.random_bytes(24))


def _flip(vault: Vault) -> None:
    row = rows(vault).get(seq=3)
    blob = bytearray(bytes(row.blob))
    blob[len(blob) // 2] ^= 1
    rows(vault).filter(id=row.id).update(blob=bytes(blob))


MISDEEDS: dict[str, Callable[[Vault], object]] = {
    "a gap": lambda vault: rows(vault).filter(seq=3).delete(),
    "the first one gone": lambda vault: rows(vault).filter(seq=1).delete(),
    "all gone": lambda vault: rows(vault).delete(),
    "two payloads swapped": _swap,
    "two numbers swapped": _swap_numbers,
    "one replayed at the end": _replay,
    "one planted": _plant,
    "one bit flipped": _flip,
    "a foreign author": lambda vault: rows(vault).filter(seq=3).update(author=UUID(int=1)),
    "another epoch": lambda vault: rows(vault).filter(seq=3).update(epoch=2),
    "another revision": lambda vault: rows(vault).filter(seq=3).update(revision=1),
    "an empty payload": lambda vault: rows(vault).filter(seq=3).update(blob=b""),
}


@pytest.mark.parametrize("misdeed", MISDEEDS)
def test_room_that_was_tampered_with_is_refused_whole(kept: Vault, misdeed: str) -> None:
    mine.look(kept)
    MISDEEDS[misdeed](kept)

    with pytest.raises(RoomError):
        mine.look(kept)
    before = rows(kept).count()
    with pytest.raises(RoomError):
        mine.act(kept, CheckIn(alarm=1), "more")
    assert rows(kept).count() == before


def test_another_persons_room_does_not_open(kept: Vault, still: Still) -> None:
    ben = person("Ben", still)
    for key in (RoomKey(kept.mine.room, ben.mine.key), replace(kept.mine, epoch=2)):
        with pytest.raises(RoomError):
            list(store.read(key))


def test_closed_or_missing_room_takes_nothing_more(kept: Vault) -> None:
    Room.objects.filter(id=kept.mine.room).update(closed=True)
    with pytest.raises(RoomError):
        mine.act(kept, CheckIn(alarm=1), "more")
    with pytest.raises(RoomError):
        store.lock(RoomKey(UUID(int=5), bytes(32)))
    assert mine.look(kept).last_seq == ENTRIES  # what was there still opens


# The room of two: the key alone doesn't let anybody speak for a member.


def test_holder_of_the_rooms_key_cannot_speak_for_a_member(pair: Couple) -> None:
    opened = ours.get(pair.anna)
    event = RoomOpened(zone="UTC")
    for author in (
        Author(pair.ben.person, pair.anna.identity.sign),  # signed by the wrong one of the two
        Author(UUID(int=9), identity(bytes(32)).sign),  # nobody's name
        Author(pair.ben.person),  # not signed at all
    ):
        last = _append(opened.key, author, event)  # type: ignore[arg-type]
        with pytest.raises(RoomError):
            ours.find(pair.anna)
        Entry.objects.filter(room_id=opened.key.room, seq=last).delete()
    assert ours.get(pair.anna).state == opened.state


def test_signed_entry_counts_in_its_own_place_only(pair: Couple) -> None:
    """Anna's own signature, opened and sealed again by a holder of the key at another number."""
    opened = ours.get(pair.anna)
    authors = {
        pair.anna.person: pair.anna.identity.sign.public,
        pair.ben.person: opened.partner.sign_key,
    }
    row = Entry.objects.filter(room_id=opened.key.room).order_by("seq").last()
    assert row is not None
    place = store._place(opened.key, row.seq, 0, row.author)
    body = store.open_sealed(opened.key.key, bytes(row.blob), ad=place)
    there = store._place(opened.key, row.seq + 1, 0, row.author)
    blob = store.seal(opened.key.key, body, ad=there, nonce24=bytes(24))
    assert len(list(store.read(opened.key, authors=authors))) == row.seq
    Entry.objects.create(
        id=world.new_id(), room_id=opened.key.room, seq=row.seq + 1, author=row.author, blob=blob
    )

    with pytest.raises(RoomError):
        list(store.read(opened.key, authors=authors))


# Taking back.


def test_tombstone_keeps_number_and_time_and_nothing_that_was_said(kept: Vault) -> None:
    still_there = bytes(rows(kept).get(seq=1).blob)
    before, told = bytes(rows(kept).get(seq=3).blob), envelopes(kept)[2]
    mine.take_back(kept, 3)

    row, left = rows(kept).get(seq=3), envelopes(kept)[2]
    assert (row.revision, bytes(row.blob) == before) == (1, False)
    assert left == replace(told, event=TakenBack(said=True))
    assert bytes(rows(kept).get(seq=1).blob) == still_there
    mine.take_back(kept, 3)  # sent twice: as it was
    assert rows(kept).get(seq=3).revision == 1


@pytest.mark.parametrize("seq", [0, 1, 6, 99], ids=["none", "the room itself", "next", "far"])
def test_what_can_not_be_taken_back_stays_as_it_is(kept: Vault, seq: int) -> None:
    before = envelopes(kept)

    with pytest.raises(mine.NotThereError):
        mine.take_back(kept, seq)

    assert envelopes(kept) == before


def test_old_payload_put_back_under_the_new_revision_is_refused(kept: Vault) -> None:
    before = bytes(rows(kept).get(seq=3).blob)
    mine.take_back(kept, 3)
    rows(kept).filter(seq=3).update(blob=before)

    with pytest.raises(RoomError):
        mine.look(kept)


LIFE = (
    AnswerSafety(humiliation=False, afraid=True, rape=False, kick=False),
    CheckIn(alarm=3, direction="settled", heard=2, line="one"),
    CheckIn(alarm=8, direction="flat", pushed=1, asked=True),
    FinishSolo(practice="PRACTICE"),
    NotePractice(step="STEP", before=1, during=1, after=1),
    SetLimit(limit=2),
    SetLimit(limit=4),
    CheckIn(alarm=1, direction="settled"),
)
# The room itself, the safety answers and the two limits are not.
TAKEABLE = {3, 4, 5, 6, 9}


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(chosen=st.lists(st.integers(1, len(LIFE) + 1), max_size=12))
def test_any_set_of_removals_in_any_order_folds(lived: Vault, chosen: list[int]) -> None:
    """To what a log folds to in which these were tombstones from the beginning."""
    with transaction.atomic():
        for seq in chosen:
            with suppress(mine.NotThereError):
                mine.take_back(lived, seq)

        log = envelopes(lived)
        state = mine.look(lived)

        gone = {n for n, one in enumerate(log, 1) if isinstance(one.event, TakenBack)}
        assert {seq for seq in chosen if seq in TAKEABLE} <= gone <= TAKEABLE
        assert state == fold_all(empty(), log) == mine.refold(lived)
        assert state.last_seq == len(LIFE) + 1
        assert not state.has_gap
        assert mine.act(lived, CheckIn(alarm=2), mine.command_id()) is None
        transaction.set_rollback(True)


@pytest.fixture
def lived(anna: Vault, still: Still) -> Vault:
    still.pass_by(days=1)
    for command in LIFE:
        if isinstance(command, FinishSolo):
            command = replace(command, practice=programme().solo[0].id)  # noqa: PLW2901
        if isinstance(command, NotePractice):
            command = replace(command, step=programme().touch[0].id)  # noqa: PLW2901
        assert mine.act(anna, command, mine.command_id()) is None
        still.pass_by(hours=5)
    return anna


# Snapshots: a help that is never believed more than the log.


@pytest.fixture
def folded(anna: Vault, still: Still) -> Vault:
    for number in range(mine.SNAPSHOT_EVERY + 5):
        check_in(anna, number % 11)
        still.pass_by(hours=9)
    assert Snapshot.objects.get().seq == mine.SNAPSHOT_EVERY
    return anna


def refused(vault: Vault) -> bool:
    key = subkey(vault.key, "snapshot")
    return store.read_snapshot(vault.mine, vault.person, key) is None


def test_snapshot_of_another_number_is_refused_and_folded_anew(folded: Vault) -> None:
    state = mine.look(folded)
    for seq in (1, mine.SNAPSHOT_EVERY - 1, mine.SNAPSHOT_EVERY + 1, 10_000):
        Snapshot.objects.update(seq=seq)
        assert refused(folded)
        assert mine.look(folded) == state


def test_snapshot_of_another_reader_or_room_is_refused_and_folded_anew(
    folded: Vault, still: Still
) -> None:
    state = mine.look(folded)
    ben = person("Ben", still)
    for number in range(mine.SNAPSHOT_EVERY + 5):
        check_in(ben, number % 3)
    theirs = Snapshot.objects.get(reader=ben.person)
    Snapshot.objects.filter(reader=folded.person).update(blob=theirs.blob, seq=theirs.seq)

    assert refused(folded)
    assert mine.look(folded) == state
    # Not even with the reader's own key, made for another room or reader.
    key, nonce = subkey(folded.key, "snapshot"), bytes(24)
    for room, reader in ((ben.mine, folded.person), (folded.mine, ben.person)):
        store.write_snapshot(
            room, reader, key, seq=theirs.seq, state=encode_state(empty()), nonce24=nonce
        )
        blob = Snapshot.objects.get(room_id=room.room, reader_id=reader).blob
        Snapshot.objects.filter(room_id=folded.mine.room, reader=folded.person).update(blob=blob)
        assert refused(folded)
        assert mine.look(folded) == state


def test_snapshot_that_is_garbled_or_of_another_fold_is_folded_anew(folded: Vault) -> None:
    state, key = mine.look(folded), subkey(folded.key, "snapshot")
    Snapshot.objects.update(blob=b"\x01garbled")
    assert refused(folded)
    assert mine.look(folded) == state

    for other in (b"\xff" + encode_state(state)[1:], b"", encode_state(state)[:-1]):
        store.write_snapshot(
            folded.mine, folded.person, key, seq=32, state=other, nonce24=bytes(24)
        )
        assert not refused(folded)
        assert mine.look(folded) == state


def test_snapshot_is_used_and_never_hides_a_gap_after_it(folded: Vault) -> None:
    rows(folded).filter(seq=3).delete()
    assert mine.look(folded).last_seq == mine.SNAPSHOT_EVERY + 6  # folded from the snapshot on
    with pytest.raises(RoomError):
        mine.refold(folded)

    rows(folded).filter(seq=mine.SNAPSHOT_EVERY + 2).delete()
    with pytest.raises(RoomError):
        mine.look(folded)


def test_taking_back_drops_snapshots_that_hold_what_was_taken_back(folded: Vault) -> None:
    mine.take_back(folded, mine.SNAPSHOT_EVERY + 2)
    assert Snapshot.objects.get().seq == mine.SNAPSHOT_EVERY  # it never held that one

    mine.take_back(folded, mine.SNAPSHOT_EVERY)
    assert Snapshot.objects.get().seq == mine.SNAPSHOT_EVERY + 6  # another, of what is left
    assert mine.look(folded) == mine.refold(folded)


def test_looking_writes_nothing(folded: Vault, django_assert_num_queries) -> None:
    Snapshot.objects.all().delete()
    before = list(rows(folded).values_list("id", "seq", "revision"))
    with django_assert_num_queries(2):
        mine.look(folded)

    assert not Snapshot.objects.exists()
    assert list(rows(folded).values_list("id", "seq", "revision")) == before


def test_every_reader_gets_bytes(kept: Vault) -> None:
    """PostgreSQL gives memoryviews; past the journal's edge there are bytes only."""
    again = people.sign_in(kept.name, "quiet river under five lamps")
    assert isinstance(again.mine.key, bytes)
    assert mine.look(again) == mine.look(kept)
