"""Opening the room of two costs the same after thousands of entries: a snapshot for each who unlocks."""

import pytest

from tests.people import Couple, Still
from toward.accounts.sessions import Vault
from toward.journal import store
from toward.journal.models import Snapshot
from toward.programme.parts.needs import NeedVoiced
from toward.services import mine, ours

pytestmark = pytest.mark.django_db
MANY = 80


@pytest.fixture
def full(pair: Couple, still: Still) -> Couple:
    opened = ours.get(pair.anna)
    for _ in range(MANY):
        still.pass_by(hours=5)
        event = NeedVoiced(need="walk")
        ours.append(pair.anna, opened.key, event, mine.command_id(), zone=opened.state.zone)
    return pair


def read_since(vault: Vault, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """From which number on a look reads entries."""
    seen: list[int] = []
    real = store.read

    def noted(room, *, after=0, **more):
        if more.get("authors"):
            seen.append(after)
        return real(room, after=after, **more)

    with monkeypatch.context() as patched:
        patched.setattr(store, "read", noted)
        ours.get(vault)
    return seen


def test_unlocking_leaves_a_snapshot_and_a_look_reads_only_what_came_after(
    full: Couple, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_since(full.anna, monkeypatch) == [0]
    before = ours.get(full.anna)

    ours.refresh(full.anna)

    after = ours.get(full.anna)
    assert after.state == before.state
    assert read_since(full.anna, monkeypatch) == [before.seq]
    assert read_since(full.ben, monkeypatch) == [0], "a snapshot is its reader's own"


def test_looking_writes_none(full: Couple) -> None:
    ours.get(full.anna)

    assert not Snapshot.objects.filter(room_id=ours.get(full.anna).key.room).exists()


def test_taking_back_folds_anew_and_keeps_ones_own_snapshot_at_once(
    full: Couple, monkeypatch: pytest.MonkeyPatch
) -> None:
    for vault in (full.anna, full.ben):
        ours.refresh(vault)
    newest = ours.get(full.anna).state.needs.voiced[-1].seq

    assert ours.take_back(full.anna, newest, NeedVoiced)

    assert read_since(full.anna, monkeypatch) == [ours.get(full.anna).seq]
    assert read_since(full.ben, monkeypatch) == [0]
    for vault in (full.anna, full.ben):
        assert newest not in [need.seq for need in ours.get(vault).state.needs.voiced]
    ours.refresh(full.ben)
    assert read_since(full.ben, monkeypatch) == [ours.get(full.ben).seq]
