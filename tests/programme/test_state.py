"""The fold: the same from any snapshot, small for ever, last of the day counts."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.programme.small import (
    PARTNER,
    ZONE,
    calm,
    day,
    evening,
    on,
    state_after,
)
from tests.strategies import envelopes, histories
from toward.programme.codec import decode_state, encode_state
from toward.programme.days import day_of
from toward.programme.definition import HERE
from toward.programme.events import (
    AskedToShow,
    CheckedIn,
    EasyInDailyLife,
    Envelope,
    LimitSet,
    PairingLeft,
    PracticeNoted,
    Removed,
    RoomOpened,
    SoloDone,
    TonightAlarm,
    ZoneSet,
)
from toward.programme.fold import fold, fold_all
from toward.programme.folding.check_ins import DAYS_KEPT
from toward.programme.state import (
    LINE_LENGTH,
    Partner,
    Week,
    day_entry,
    empty,
    has_seen,
    limit_on,
    step_notes,
)

SNAPSHOT_LIMIT = 64 * 1024


@given(histories(), st.data())
def test_replay_from_any_snapshot_is_the_same(
    entries: tuple[Envelope, ...], data: st.DataObject
) -> None:
    cut = data.draw(st.integers(0, len(entries)))
    snapshot = encode_state(fold_all(empty(), entries[:cut]))

    assert fold_all(decode_state(snapshot), entries[cut:]) == fold_all(empty(), entries)


@given(st.lists(envelopes, max_size=20))
def test_any_envelopes_in_any_order_fold(entries: list[Envelope]) -> None:
    """Also another room's events, and days that jump: fold never refuses."""
    state = fold_all(empty(), entries)

    assert state.last_seq == (len(entries) or None)
    assert not state.has_gap
    assert [entry.day for entry in state.days] == sorted({entry.day for entry in state.days})
    assert [week.start for week in state.weeks] == sorted({week.start for week in state.weeks})


@given(histories(max_size=15), st.sets(st.integers(0, 14)))
def test_any_set_of_removals_folds(entries: tuple[Envelope, ...], gone: set[int]) -> None:
    left = [
        Envelope(at=entry.at, day=entry.day, command="", event=Removed()) if n in gone else entry
        for n, entry in enumerate(entries)
    ]

    assert fold_all(empty(), left).has_gap is False


@given(histories())
def test_weeks_are_the_sums_of_the_days(entries: tuple[Envelope, ...]) -> None:
    state = fold_all(empty(), [entry for entry in entries if not _is_moved(entry)])

    assert not state.days or (state.days[-1].day - state.days[0].day).days < DAYS_KEPT
    assert sum(week.days for week in state.weeks) == len(state.days)
    assert sum(week.heard for week in state.weeks) == sum(day.heard or 0 for day in state.days)
    assert sum(week.pushed for week in state.weeks) == sum(day.pushed or 0 for day in state.days)
    assert all(
        week.watched_days <= week.days and week.heard_days <= week.days for week in state.weeks
    )


def _is_moved(entry: Envelope) -> bool:
    """A confirmed quick check-in, which may lie anywhere."""
    event = entry.event
    return isinstance(event, CheckedIn) and (event.made_day or event.made_at) is not None


def test_missing_number_is_remembered() -> None:
    first, second = on(1, RoomOpened(zone=ZONE))[0], on(2, calm())[0]

    assert fold(fold(empty(), first, 1), second, 3).has_gap
    assert not fold(fold(empty(), first, 7), second, 8).has_gap


def test_second_check_in_of_a_day_corrects_the_first() -> None:
    state = state_after(
        *on(1, calm(7, heard=3, line="one"), hour=9), *on(1, calm(2, heard=1), hour=10)
    )

    assert [(entry.alarm, entry.heard, entry.noted) for entry in state.days] == [(2, 1, False)]
    assert state.weeks == (Week(start=day(1), days=1, heard=1, heard_days=1),)


def test_week_starts_on_monday() -> None:
    state = state_after(*on(7, calm(heard=1)), *on(8, calm(heard=2)))

    assert [(week.start, week.heard) for week in state.weeks] == [(day(1), 1), (day(8), 2)]


def test_quick_check_in_counts_on_the_day_it_was_made() -> None:
    quick = CheckedIn(
        alarm=6, direction="flat", quick=True, made_at=evening(2), made_day=day(2), pushed=1
    )
    state = state_after(*on(3, calm(1), hour=8), *on(3, quick, hour=9))

    assert [(entry.day, entry.alarm) for entry in state.days] == [(day(2), 6), (day(3), 1)]
    assert state.latest is not None
    assert state.latest.alarm == 1
    assert state.forced == (day(2),)


def test_quick_check_in_never_covers_a_later_one_of_its_day() -> None:
    quick = CheckedIn(alarm=1, quick=True, made_at=evening(2, 8), made_day=day(2))
    state = state_after(*on(2, calm(8), hour=9), *on(3, quick))

    assert [entry.alarm for entry in state.days] == [8]


def test_forced_day_stays_forced_after_a_correction() -> None:
    state = state_after(*on(1, calm(pushed=2), hour=9), *on(1, calm(pushed=0), hour=10))

    assert state.forced == (day(1),)
    assert state.days[0].pushed == 0


def test_moving_to_where_it_is_tomorrow_already_does_not_end_a_forced_day() -> None:
    moved = ZoneSet(zone="Pacific/Auckland")
    forced = state_after(*on(1, RoomOpened(zone=ZONE)), *on(1, calm(pushed=1), moved))
    calm_day = state_after(*on(1, RoomOpened(zone=ZONE)), *on(1, calm(), moved))

    assert day_of(evening(1), "Pacific/Auckland") == day(2)
    assert forced.forced == (day(1), day(2))
    assert calm_day.forced == ()


def test_easy_counts_on_unforced_days_only() -> None:
    easy = EasyInDailyLife(step="hug")
    state = state_after(
        *on(1, easy),
        *on(2, easy, AskedToShow()),  # forced afterwards
        *on(3, calm(here=("afraid",)), easy),  # forced before
        *on(4, easy, easy),
    )

    assert step_notes(state, "hug").easy_days == (day(1), day(4))


def test_good_round_is_noted_by_the_limit_of_its_evening() -> None:
    def note(**fields: object) -> PracticeNoted:
        return PracticeNoted(**{"step": "hug", "during": 4, "limit": 3, **fields})  # type: ignore[arg-type]

    state = state_after(
        *on(1, note(), note(during=5), note(during=None), note(far_away=True)),
        *on(2, note(went_along=True), note(stopped=True), note(during=0)),
    )

    notes = step_notes(state, "hug")
    assert (notes.good, notes.good_days) == (2, (day(1), day(2)))
    assert [(last.good, last.stopped) for last in notes.last] == [
        (False, False),
        (False, True),
        (True, False),
    ]
    assert [(back.day, back.kind) for back in state.set_backs] == [
        (day(1), "far_away"),
        (day(2), "went_along"),
        (day(2), "stopped"),
    ]


def test_note_can_raise_the_last_alarm_but_neither_lower_nor_refresh_it() -> None:
    tonight = TonightAlarm(alarm=3, direction="settled")
    lower = PracticeNoted(step="hug", during=1, after=0)
    higher = PracticeNoted(step="hug", during=2, after=7, far_away=True)

    state = state_after(*on(1, tonight), *on(1, lower, hour=19))
    assert state.latest is not None
    assert (state.latest.alarm, state.latest.at) == (3, evening(1))

    state = state_after(*on(1, tonight), *on(1, higher, hour=19))
    assert state.latest is not None
    assert (state.latest.alarm, state.latest.direction) == (7, "flat")
    assert state.latest.at == evening(1)


def test_pending_limit_starts_on_its_day_and_a_lower_one_undoes_it() -> None:
    up = on(2, LimitSet(limit=5, starts=day(9)))
    state = state_after(*on(1, LimitSet(limit=2, starts=day(1))), *up)

    assert [limit_on(state, day(n)) for n in (2, 8, 9)] == [2, 2, 5]

    state = fold_all(state, on(3, LimitSet(limit=1, starts=day(3))))
    assert limit_on(state, day(30)) == 1


def test_solo_is_counted_by_practice_and_day() -> None:
    look, cup = SoloDone(practice="look"), SoloDone(practice="cup")
    state = state_after(*on(1, look, cup), *on(2, look))

    assert state.solo_times == 3
    assert state.solo_days == (day(1), day(2))
    assert {(notes.practice, notes.times) for notes in state.solo} == {("look", 2), ("cup", 1)}


def test_leaving_another_room_keeps_the_partner() -> None:
    state = state_after(*on(1, PARTNER, PairingLeft(room="other")))
    assert state.partner == Partner(room="room", box_key=bytes(32), sign_key=bytes(32), name="Kim")

    state = fold_all(state, on(2, PairingLeft(room="room")))
    assert state.partner is None
    assert state.pinned_on == day(1)


def test_zone_change_moves_no_day_that_was() -> None:
    state = state_after(*on(1, calm()), *on(2, ZoneSet(zone="Pacific/Auckland")))

    assert state.zone == "Pacific/Auckland"
    assert day_entry(state, day(1)) is not None


def test_last_64_commands_are_remembered_once_each() -> None:
    entries = [
        Envelope(at=evening(1), day=day(1), command=f"{n // 2}", event=SoloDone(practice="look"))
        for n in range(140)
    ]
    state = fold_all(empty(), entries)

    assert len(state.commands) == 64
    assert has_seen(state, "69")
    assert not has_seen(state, "5")
    assert not has_seen(state, "")


def test_months_know_their_first_number() -> None:
    state = state_after(*on(1, calm(), calm()), *on(27, calm()), *on(28, calm(), calm()))

    assert day(28).isoformat() == "2026-02-01"
    assert state.months == (("2026-01", 1), ("2026-02", 4))


def _ten_years(check_in: CheckedIn) -> bytes:
    state = fold_all(empty(), on(1, RoomOpened(zone=ZONE), PARTNER))
    seq = 2
    for number in range(1, 3653):
        at = evening(1) + timedelta(days=number)
        note = PracticeNoted(step=f"step-{number % 16}", during=9, stopped=True, far_away=True)
        solo = SoloDone(practice=f"practice-{number % 20}")
        for event in (check_in, solo, note, EasyInDailyLife(step="step-1")):
            seq += 1
            command = f"{seq:036}"
            envelope = Envelope(at=at, day=at.date(), command=command, event=event)
            state = fold(state, envelope, seq)
    assert len(state.days) == 120
    assert len(state.weeks) == 522
    return encode_state(state)


def test_ten_years_of_full_days_stay_under_64_kib() -> None:
    """Everything ticked and each line as long as it may be, in four-byte characters."""
    loud = CheckedIn(
        alarm=10,
        direction="unsure",
        heard=99,
        watched=99,
        pushed=99,
        asked=True,
        here=HERE,
        line="\N{FACE WITH OPEN MOUTH}" * LINE_LENGTH,
    )

    assert len(_ten_years(loud)) <= SNAPSHOT_LIMIT


def test_ten_years_of_ordinary_days_stay_small() -> None:
    ordinary = CheckedIn(alarm=3, direction="settled", heard=1, line="A quiet walk.")

    assert len(_ten_years(ordinary)) <= 40 * 1024
