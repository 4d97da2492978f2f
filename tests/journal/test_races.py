"""Several at once: nothing lost, nothing twice, one card, one room, and no closing act overtaken."""

import contextlib
from datetime import timedelta

import pytest

from tests.journal.several import Between, at_once
from tests.people import Couple, Still, couple, person, settle
from tests.web import client_of
from toward.content.load import programme
from toward.journal.errors import RoomError
from toward.journal.models import Entry, Membership, Room, Snapshot, Standing, Vote, Window
from toward.programme.commands import CheckIn, FinishSolo, SayAskedToShow, SetEvenings
from toward.programme.events import SoloDone
from toward.services import (
    evenings,
    mine,
    ours,
    pairing,
    practice,
    recovery,
    referee,
    referee_file,
    time_out,
    together,
)
from toward.services.marks import Asked
from toward.services.pairing import CodeError
from toward.services.together import PausedError

pytestmark = pytest.mark.usefixtures("several")
ALL = frozenset(step.id for step in programme().touch)
THREADS, APPENDS = 6, 12


def evenings_at(hour: int) -> SetEvenings:
    return SetEvenings(weekdays=(1, 4), hour=hour, minute=0, zone="Europe/Berlin")


def numbers(room) -> list[int]:
    return list(Entry.objects.filter(room_id=room).order_by("seq").values_list("seq", flat=True))


def tonight_window(vault, still: Still) -> Window:
    """The next evening, an hour before it is dealt."""
    ours.refresh(vault)
    window = Window.objects.filter(closed=False, closes_at__gt=still.at).order_by("closes_at")[0]
    still.at = window.closes_at - timedelta(hours=1)
    return window


def counted(vault, window: Window) -> frozenset[str]:
    """What the referee would read of this member's mark now."""
    with referee_file.opened() as file:
        keys = referee_file.window_keys(file, window.id)
    assert keys is not None
    return referee._mark(window, keys, vault.person, vault.identity.sign.public)


def test_many_appends_at_once_lose_none_and_leave_no_gap(still: Still) -> None:
    anna = person("Anna", still)

    def append(thread: int) -> None:
        for number in range(APPENDS):
            refused = mine.act(anna, CheckIn(alarm=number % 11), f"{thread} {number}")
            assert refused is None

    outcomes = at_once(*(lambda thread=n: append(thread) for n in range(THREADS)))

    assert outcomes == [None] * THREADS
    total = 1 + THREADS * APPENDS
    assert numbers(anna.mine.room) == list(range(1, total + 1))
    entries = mine.line_entries(anna, 1, total)
    kept = {read.envelope.command for read in entries[1:]}
    assert kept == {f"{thread} {number}" for thread in range(THREADS) for number in range(APPENDS)}
    assert Snapshot.objects.get().seq > mine.SNAPSHOT_EVERY
    assert mine.look(anna) == mine.refold(anna)


def test_same_form_sent_by_two_at_once_is_kept_once(still: Still) -> None:
    anna = person("Anna", still)
    for number in range(8):
        send = lambda number=number: mine.act(anna, CheckIn(alarm=2), f"form {number}")  # noqa: E731
        assert at_once(send, send) == [None, None]
        assert numbers(anna.mine.room) == list(range(1, number + 3))


def test_two_people_append_to_the_room_of_two_at_once(still: Still) -> None:
    pair = couple(still)
    before = len(numbers(ours.get(pair.anna).key.room))

    def set_hour(vault, hour: int) -> None:
        command = evenings_at(hour)
        assert ours.set_evenings(vault, command, mine.command_id()) is None

    outcomes = at_once(lambda: set_hour(pair.anna, 19), lambda: set_hour(pair.ben, 21))

    assert outcomes == [None, None]
    room = ours.get(pair.anna).key.room
    assert numbers(room) == list(range(1, before + 3))
    assert ours.get(pair.anna).state == ours.get(pair.ben).state


def test_window_closed_by_two_at_once_deals_one_card(still: Still) -> None:
    pair = couple(still)
    still.pass_by(days=7)
    for _ in range(4):
        window = tonight_window(pair.anna, still)
        still.at = window.closes_at + timedelta(minutes=1)
        close = lambda window=window: referee.close(window.id, still.at)  # noqa: E731

        assert at_once(close, close, lambda: evenings.tonight(pair.ben)).count(None) == 2

        first, second = evenings.tonight(pair.anna), evenings.tonight(pair.ben)
        assert first is not None
        assert first == second
        assert first.card is not None
        cards = [bytes(vote.card) for vote in Vote.objects.filter(window=window)]
        close()
        assert [bytes(vote.card) for vote in Vote.objects.filter(window=window)] == cards


def test_two_confirmations_at_once_make_one_room(still: Still) -> None:
    anna, ben = person("Anna", still), person("Ben", still)
    pairing.join(ben, pairing.invite(anna).code)

    outcomes = at_once(lambda: pairing.confirm(anna), lambda: pairing.confirm(ben))

    assert sorted(outcomes, key=str) == [False, True]
    room = Room.objects.get(kind=Room.Kind.OURS)
    assert Membership.objects.filter(room=room).count() == 2
    assert ours.get(anna).state == ours.get(ben).state
    assert ours.get(anna).key == ours.get(ben).key


def test_last_confirmation_tapped_twice_makes_one_room(still: Still) -> None:
    anna, ben = person("Anna", still), person("Ben", still)
    pairing.join(ben, pairing.invite(anna).code)
    pairing.confirm(anna)

    confirm = lambda: pairing.confirm(ben)  # noqa: E731
    outcomes = at_once(confirm, confirm)

    assert outcomes.count(True) == 1
    assert sum(isinstance(outcome, CodeError) for outcome in outcomes) == 1
    assert Room.objects.filter(kind=Room.Kind.OURS).count() == 1


def test_two_unlocks_at_once_make_each_window_once(still: Still) -> None:
    pair = couple(still)
    for _ in range(3):
        still.pass_by(days=7)
        outcomes = at_once(*(lambda v=v: ours.refresh(v) for v in (pair.anna, pair.ben) * 2))
        assert outcomes == [None] * 4
    windows = Window.objects.values_list("id", flat=True)
    assert Vote.objects.count() == 2 * len(windows)
    assert Standing.objects.count() == 2


def ready(still: Still) -> Couple:
    pair = couple(still)
    settle(pair.anna, still)
    mine.act(pair.ben, FinishSolo(practice=programme().solo[0].id), mine.command_id())
    return pair


CLOSING = {
    "asked": SayAskedToShow(),
    "pushed": CheckIn(alarm=1, direction="settled", pushed=1),
    "loud": CheckIn(alarm=9, direction="revved"),
}


@pytest.mark.parametrize("closing", [CLOSING["pushed"], CLOSING["asked"]], ids=["pushed", "asked"])
def test_closing_act_on_another_device_is_never_overtaken_by_a_mark(still: Still, closing) -> None:
    """At whatever moment of saving the menu it comes: afterwards nothing is marked."""
    pair = ready(still)
    moments = 0
    act = lambda: mine.act(pair.anna, closing, mine.command_id())  # noqa: E731
    for reading in range(1, 20):
        window = tonight_window(pair.anna, still)
        evenings.mark(pair.anna, Asked(ALL, False, 1, "settled"), mine.command_id())
        assert counted(pair.anna, window)
        with Between(still, reading, act).used() as world:
            evenings.mark(pair.anna, Asked(ALL, False, 1, "settled"), mine.command_id())
            came = world.wait()
        if not came:
            break
        moments += 1
        assert world.raised == []
        assert counted(pair.anna, window) == frozenset()
        still.pass_by(days=29)  # two asked would close four weeks
    assert moments >= 3


def test_taking_an_entry_back_takes_the_mark_back_too(still: Still) -> None:
    """What was taken back may be what made a step open."""
    pair = ready(still)
    window = tonight_window(pair.anna, still)
    evenings.mark(pair.anna, Asked(ALL, False, 1, "settled"), mine.command_id())
    assert counted(pair.anna, window)

    for read in mine.line_entries(pair.anna, 1, 9):
        if isinstance(read.envelope.event, SoloDone):
            mine.take_back(pair.anna, read.seq)

    assert counted(pair.anna, window) == frozenset()


def test_leaving_while_acting_on_another_device_ends_both(still: Still) -> None:
    """Whatever moment of leaving it is: neither waits for the other for ever."""
    pair = couple(still)
    still.pass_by(days=7)
    for reading in range(1, 20):
        ours.refresh(pair.anna)
        act = lambda: mine.act(pair.anna, CLOSING["loud"], mine.command_id())  # noqa: E731
        with Between(still, reading, act).used() as world:
            ours.leave(pair.anna)
            came = world.wait()
        assert world.raised == []
        assert ours.find(pair.ben) is None
        if not came:
            return
        pairing.join(pair.ben, pairing.invite(pair.anna).code)
        pairing.confirm(pair.anna)
        pairing.confirm(pair.ben)
        ours.set_evenings(pair.anna, evenings_at(20), mine.command_id())
        still.pass_by(days=7)
    pytest.fail("leaving reads the clock more often than this test looks")


def test_leaving_in_the_moment_of_the_deal_ends_both(still: Still) -> None:
    pair = couple(still)
    for _ in range(6):
        still.pass_by(days=7)
        window = tonight_window(pair.anna, still)
        still.at = window.closes_at + timedelta(minutes=1)

        close = lambda window=window: referee.close(window.id, still.at)  # noqa: E731
        outcomes = at_once(close, lambda: ours.leave(pair.ben), close)

        assert outcomes == [None] * 3
        assert ours.find(pair.anna) is None
        assert not Vote.objects.exists()
        pairing.join(pair.ben, pairing.invite(pair.anna).code)
        pairing.confirm(pair.anna)
        pairing.confirm(pair.ben)
        ours.set_evenings(pair.anna, evenings_at(20), mine.command_id())


def test_both_leaving_in_the_same_moment_is_done_for_both(still: Still) -> None:
    for _ in range(3):
        pair = couple(still)
        room = ours.get(pair.anna).key.room

        outcomes = at_once(
            lambda pair=pair: ours.leave(pair.anna), lambda pair=pair: ours.leave(pair.ben)
        )

        assert outcomes == [None, None]
        assert Room.objects.get(id=room).closed
        assert (ours.find(pair.anna), ours.find(pair.ben)) == (None, None)


def test_room_that_can_not_be_read_is_not_taken_for_one_that_was_left(still: Still) -> None:
    """The calm answer above is for a room that is over, and for no other fault."""
    pair = couple(still)
    Entry.objects.filter(room_id=ours.get(pair.anna).key.room).update(blob=b"planted")

    with pytest.raises(RoomError):
        ours.leave(pair.anna)

    assert ours.is_paired(pair.anna.person)


def test_no_code_any_more_while_somebody_begins_to_use_it_is_met_calmly(still: Still) -> None:
    """Either there is no code, or its use is on its way and both are told."""
    for _ in range(4):
        anna = person("Anna", still)
        offer = recovery.offer(anna)
        groups = offer.code.split("-")
        recovery.prove(
            anna, offer.token, (groups[offer.asked[0]], groups[offer.asked[1]]), hours=24
        )
        client = client_of(anna)

        gone, used = at_once(
            lambda client=client: client.post("/settings/recovery/", {"step": "none"}),
            lambda anna=anna, code=offer.code: recovery.use(
                anna.name, code, "seven green boats on a lake"
            ),
        )

        assert gone.status_code == 303
        assert isinstance(used, recovery.Pending | recovery.RecoveryError)
        assert (recovery.pending(anna) is None) is isinstance(used, recovery.RecoveryError)


def calls_a_time_out(vault, still: Still) -> str:
    return time_out.begin(vault, still.at + timedelta(minutes=30))


def begins_a_practice(vault, _still: Still) -> str:
    return together.begin_practice(vault, "hug")


@pytest.mark.parametrize(
    ("begin", "is_over"),
    [
        (calls_a_time_out, lambda token: time_out.look(token).over),
        (begins_a_practice, lambda token: practice.status(token).over),
    ],
)
def test_both_beginning_at_once_are_in_the_same_one(still: Still, begin, is_over) -> None:
    """At whatever moment of the first tap the second comes, neither ends what the other began."""
    pair, moments = couple(still), 0
    for reading in range(1, 20):
        told: list[str] = []
        act = lambda told=told: told.append(begin(pair.ben, still))  # noqa: E731
        with Between(still, reading, act).used() as world:
            told.append(begin(pair.anna, still))
            if not world.wait():
                break
            assert world.raised == []
            assert len(set(told)) == 1
            assert not is_over(told[0])
        moments += 1
        still.pass_by(days=1)
    assert moments >= 2


def test_time_out_is_never_ended_by_what_begins_in_the_same_moment(still: Still) -> None:
    pair = couple(still)
    for reading in range(1, 20):
        act = lambda: calls_a_time_out(pair.ben, still)  # noqa: E731
        with Between(still, reading, act).used() as world:
            with contextlib.suppress(PausedError):
                begins_a_practice(pair.anna, still)
            came = world.wait()
            assert world.raised == []
            assert not came or time_out.holding(ours.get(pair.anna))
        if not came:
            return
        still.pass_by(days=1)
    pytest.fail("beginning reads the clock more often than this test looks")
