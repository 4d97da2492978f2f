"""One thing with its reason; the body outranks the plan; rest is always there."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.programme.small import (
    AFRAID,
    PARTNER,
    SMALL,
    ZONE,
    calm,
    day,
    evening,
    on,
    settled_past,
    state_after,
)
from tests.strategies import START, histories
from toward.content.load import programme as whole_programme
from toward.programme.definition import DIRECTIONS, Direction, Floor, Programme
from toward.programme.events import (
    CheckedIn,
    EasyInDailyLife,
    Envelope,
    FoundOutMore,
    Mine,
    PracticeNoted,
    RoomOpened,
    SoloDone,
)
from toward.programme.gate import limit_now
from toward.programme.guide import Guidance, Ref, guide
from toward.programme.offers import is_turn
from toward.programme.parts.loop import TurnNoted
from toward.programme.reasons import Reason
from toward.programme.state import State

TODAY = 10
NOW = evening(TODAY, 19)
OUTWARD = {practice.id for practice in SMALL.solo if practice.outward}


def guided(*entries: Envelope) -> Guidance:
    return guide(SMALL, state_after(*settled_past(), *entries), NOW)


def checked_in(*events: CheckedIn) -> Guidance:
    return guided(*on(TODAY, *events))


def test_fear_of_someone_leads_to_help() -> None:
    guidance = checked_in(calm(0, here=("afraid", "calm")))

    assert (guidance.one, guidance.reason) == (Ref("help"), (Reason("afraid"),))


def test_found_out_more_leads_to_help_that_day() -> None:
    guidance = guided(*on(TODAY, calm(), FoundOutMore()))

    assert (guidance.one, guidance.reason) == (Ref("help"), (Reason("found_out"),))


def test_loud_day_gets_an_outward_practice_by_direction() -> None:
    revved = checked_in(CheckedIn(alarm=8, direction="revved"))
    assert (revved.one, revved.reason) == (Ref("solo", "look"), (Reason("alarm_high", 8),))

    flat = checked_in(CheckedIn(alarm=8, direction="flat"))
    assert flat.one == Ref("solo", "cup")


def test_flat_day_gets_a_practice_for_flat_whatever_the_number() -> None:
    guidance = checked_in(CheckedIn(alarm=0, direction="flat"))

    assert guidance.one == Ref("solo", "cup")
    assert guidance.reason == (Reason("direction", "flat"),)


def test_second_loud_day_running_gets_rest() -> None:
    loud = CheckedIn(alarm=9, direction="revved")
    guidance = guided(*on(TODAY - 1, loud), *on(TODAY, loud))

    assert guidance.one == Ref("rest", "early-night")
    assert guidance.reason == (Reason("bad_days", 2), Reason("alarm_high", 9))

    gap = guided(*on(TODAY - 2, loud), *on(TODAY, loud))
    assert gap.one == Ref("solo", "look")


def test_pushed_day_gets_steadying() -> None:
    guidance = checked_in(calm(1, pushed=1))

    assert guidance.one == Ref("solo", "cup")
    assert guidance.reason == (Reason("forced"),)


def early(number: int, *more: Envelope, programme: Programme = SMALL) -> Guidance:
    """So many days after a sign-up, with one practice done and a settled body."""
    begun = (*on(1, RoomOpened(zone=ZONE), PARTNER, hour=8), *on(2, SoloDone(practice="scan")))
    state = state_after(*begun, *more, *on(number, calm(heard=2)))
    return guide(programme, state, evening(number, 19))


def test_solo_floor_comes_before_words_and_touch() -> None:
    for number in range(2, 8):
        guidance = early(number)

        assert guidance.one in {Ref("solo", "look"), Ref("solo", "cup")}  # "scan" was done
        assert guidance.reason == (Reason("solo_floor", 1),)


def test_practices_that_nobody_noted_do_not_stay_the_same_for_ever() -> None:
    assert {early(number).one.id for number in range(2, 8)} == {"look", "cup"}


def test_after_its_days_the_floor_holds_back_touch_and_nothing_else() -> None:
    """Whoever notes no practice is still offered what the season has, on every other day."""
    whole = whole_programme()
    found = [(number, early(number, programme=whole)) for number in range(8, 40)]

    kinds = {number: one.one.kind for number, one in found}
    assert set(kinds.values()) == {"solo", "page", "read"}
    assert {kinds[number] for number in kinds if not is_turn(day(number))} == {"solo"}
    assert list(kinds.values()).count("solo") < len(kinds) * 2 / 3


def test_the_loop_is_asked_about_before_the_floor_is_met() -> None:
    tense = TurnNoted(tried="me", tension=7)
    guidance = early(5, *on(3, tense), *on(4, tense))

    assert guidance.one == Ref("page", "own-turns-look")


def test_day_without_an_answer_gets_no_touch() -> None:
    guidance = guided(*on(TODAY - 1, calm(heard=2)))

    assert guidance.one.kind == "words"


def test_heard_little_this_week_gets_words() -> None:
    for check_in in (calm(), calm(heard=0)):
        guidance = checked_in(check_in)

        assert guidance.one == Ref("words", "small-thing")
        assert guidance.reason == (Reason("heard_little"),)


def test_heard_and_settled_gets_the_next_way_to_be_near() -> None:
    guidance = checked_in(calm(heard=1))
    assert (guidance.one, guidance.reason) == (
        Ref("near", "hands"),
        (Reason("near_next", "hands"),),
    )

    good = PracticeNoted(step="hands", during=1)
    guidance = guided(*on(8, good, good), *on(9, good), *on(TODAY, calm(heard=1)))
    assert guidance.one == Ref("near", "hug")


def _hug_noted(*notes: PracticeNoted) -> Guidance:
    good = PracticeNoted(step="hands", during=1)
    opened = (*on(8, good, good), *on(9, good))
    return guided(*opened, *on(9, *notes), *on(TODAY, calm(heard=1)))


def test_two_stops_in_a_row_get_the_way_before() -> None:
    stop, fine = PracticeNoted(step="hug", stopped=True), PracticeNoted(step="hug", during=2)

    assert _hug_noted(stop).one == Ref("near", "hug")
    assert _hug_noted(stop, fine, stop).one == Ref("near", "hug")
    guidance = _hug_noted(stop, stop)
    assert (guidance.one, guidance.reason) == (Ref("near", "hands"), (Reason("two_stops", "hug"),))


def test_rise_gets_the_way_before_until_a_round_without() -> None:
    rise = PracticeNoted(step="hug", before=1, during=2, after=3)
    fine = PracticeNoted(step="hug", before=2, during=2, after=2)

    assert _hug_noted(rise).one == Ref("near", "hands")
    assert _hug_noted(rise).reason == (Reason("rise", "hug"),)
    assert _hug_noted(rise, fine).one == Ref("near", "hug")


def test_two_stops_at_the_first_way_get_its_quiet_twin() -> None:
    stop = PracticeNoted(step="hands", stopped=True)
    guidance = guided(*on(9, stop, stop), *on(TODAY, calm(heard=1)))

    assert (guidance.one, guidance.reason) == (Ref("calm", "walk"), (Reason("two_stops", "hands"),))


def test_flag_gets_nothing_that_needs_the_other() -> None:
    guidance = guided(*on(9, AFRAID), *on(TODAY, calm(heard=1)))

    assert guidance.one.kind == "solo"
    assert {ref.kind for ref in guidance.gentler} <= {"solo", "calm"}


def test_person_on_their_own_gets_solo_after_the_floor() -> None:
    alone = [entry for entry in settled_past() if entry.event != PARTNER]
    guidance = guide(SMALL, state_after(*alone, *on(TODAY, calm(heard=1))), NOW)

    assert guidance.one.kind == "solo"
    assert guidance.reason == (Reason("alone"),)


def test_practices_take_turns() -> None:
    done = on(9, SoloDone(practice="cup"), SoloDone(practice="cup"))
    guidance = guided(*done, *on(TODAY, CheckedIn(alarm=2, direction="flat")))

    assert guidance.one == Ref("solo", "name")


EMPTY = Programme(
    version=1, touch=(), quiet=(), solo=(), floor=Floor(practices=0, days=0, from_day=1)
)


def _now(entries: tuple[Envelope, ...], hours: int) -> tuple[State, timedelta]:
    return state_after(*on(1, RoomOpened(zone=ZONE), hour=7), *entries), timedelta(hours=hours)


@given(histories(), st.integers(0, 72), st.sampled_from((SMALL, EMPTY, whole_programme())))
def test_there_is_always_one_thing_two_gentler_and_rest(
    entries: tuple[Envelope, ...], hours: int, programme: Programme
) -> None:
    state, later = _now(entries, hours)
    guidance = guide(programme, state, (entries[-1].at if entries else START) + later)

    first, second = guidance.gentler
    assert len({guidance.one, first, second}) == 3
    assert guidance.rest.kind == "rest"
    assert guidance.reason
    assert not {first.kind, second.kind} & {"near", "words"}


kind_events = st.one_of(
    st.builds(calm, alarm=st.integers(0, 10), heard=st.integers(0, 3)),
    st.builds(PracticeNoted, step=st.sampled_from(["hands", "hug"]), during=st.integers(0, 3)),
    st.builds(EasyInDailyLife, step=st.sampled_from(["hands", "hug", "kiss"])),
    st.builds(SoloDone, practice=st.sampled_from(["look", "cup"])),
)


@given(
    st.lists(st.tuples(st.integers(2, 19), kind_events), max_size=20),
    st.integers(0, 10),
    st.sampled_from((None, *DIRECTIONS)),
    st.sampled_from(({}, {"pushed": 1}, {"asked": True}, {"here": ("afraid",)})),
)
def test_body_outranks_the_plan(
    past: list[tuple[int, Mine]],
    alarm: int,
    direction: Direction | None,
    forced: dict[str, object],
) -> None:
    """With all else in favour of touch, exactly a settled and unforced body is offered it."""
    entries = [e for number, event in sorted(past, key=_number) for e in on(number, event)]
    tonight = on(20, calm(alarm, heard=1, direction=direction, **forced))
    state = state_after(*settled_past(), *entries, *tonight)

    one = guide(SMALL, state, evening(20)).one

    settled = direction == "settled" and alarm <= limit_now(SMALL, state, day(20))
    assert (one.kind == "near") is (settled and not forced)


def _number(made: tuple[int, Mine]) -> int:
    return made[0]


def test_flagged_people_never_get_words_from_the_whole_programme() -> None:
    for number in range(10, 40):
        state = state_after(*settled_past(), *on(9, AFRAID), *on(number, calm(heard=number % 3)))

        assert guide(whole_programme(), state, evening(number, 19)).one.kind not in {
            "words",
            "near",
        }


def test_guide_names_only_what_the_programme_has() -> None:
    whole = whole_programme()
    known = (
        {("near", step.id) for step in whole.touch}
        | {(card.kind, card.id) for card in whole.quiet}
        | {("solo", practice.id) for practice in whole.solo}
        | {("page", one.page) for one in whole.offer}
        | {("read", one.text) for one in whole.offer}
    )
    for number in range(9, 60):
        for direction in ("settled", "revved", "flat", "unsure"):
            entry = calm(number % 6, direction=direction, heard=number % 2)
            guidance = guide(
                whole, state_after(*settled_past(), *on(number, entry)), evening(number)
            )

            for ref in (guidance.one, *guidance.gentler, guidance.rest):
                assert (ref.kind, ref.id) in known


def test_what_speaks_to_two_is_offered_neither_as_gentler_nor_to_somebody_alone() -> None:
    whole = whole_programme()
    speaks_to_two = {card.id for card in whole.quiet if card.two}
    assert speaks_to_two >= {"same-room", "own-corner"}
    alone = on(1, RoomOpened(zone=ZONE))
    for number in range(9, 60):
        for start, entry in ((settled_past(), calm(here=("afraid",))), (alone, calm(9))):
            guidance = guide(whole, state_after(*start, *on(number, entry)), evening(number))

            assert speaks_to_two.isdisjoint(ref.id for ref in guidance.gentler)
            assert start is not alone or guidance.rest.id not in speaks_to_two
