"""What a quiet day offers: never over the body, never what could expose, and the same on the same day."""

from datetime import date, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

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
from tests.strategies import histories
from toward.content.load import programme as whole_programme
from toward.programme import guide as guiding
from toward.programme import offers
from toward.programme.days import day_of
from toward.programme.definition import (
    DIRECTIONS,
    SEASONS,
    Needs,
    Offer,
    Programme,
    Season,
    SeasonId,
    Suits,
)
from toward.programme.events import Envelope, FoundOutMore, RoleNamed, RoomOpened, StepHidden
from toward.programme.gate import limit_now
from toward.programme.guide import Ref, guide
from toward.programme.offers import Due
from toward.programme.parts.watching import UrgeNoted, Watching
from toward.programme.reasons import Reason
from toward.programme.safety import is_flagged
from toward.programme.seasons import HOLDS, Seen, season_of, weeks_since
from toward.programme.state import State

TODAY = 10
ALL = SEASONS
ROWS: tuple[tuple[Suits, Needs, bool], ...] = tuple(
    product(("all", "hurt", "broke"), ("nobody", "pair", "alone"), (True, False))
)
# One offer of each kind, named by what it asks: "hurt pair False" and so on.
EACH = replace(
    SMALL,
    season=tuple(Season(id=name, weeks=4 * place) for place, name in enumerate(ALL)),
    offer=tuple(
        Offer(page=f"{suits} {needs} {flagged}", seasons=ALL, every=1, suits=suits, needs=needs, flagged=flagged)
        for suits, needs, flagged in ROWS
    ),
)  # fmt: skip
ROLES = (None, "hurt", "broke", "both", "told")


def alone_past() -> tuple[Envelope, ...]:
    return tuple(entry for entry in settled_past() if entry.event != PARTNER)


def seen(state: State, number: int = TODAY, programme: Programme = EACH) -> Seen:
    return Seen(programme=programme, state=state, day=day(number))


def life(role: str | None, *, paired: bool, flagged: bool, number: int = TODAY) -> State:
    past = settled_past() if paired else alone_past()
    told = on(8, RoleNamed(role=role))  # type: ignore[arg-type]
    return state_after(*past, *told, *(on(9, AFRAID) if flagged else ()), *on(number, calm()))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("paired", [True, False])
@pytest.mark.parametrize("flagged", [True, False])
def test_every_kind_of_offer_reaches_exactly_whom_it_is_for(
    role: str | None, paired: bool, flagged: bool
) -> None:
    may = {one.page for one in offers.of_season(seen(life(role, paired=paired, flagged=flagged)))}

    for suits, needs, for_flagged in ROWS:
        fits = suits == "all" or role in {suits, "both"}
        company = needs == "nobody" or (needs == "pair") is paired
        safe = for_flagged or not flagged
        assert (f"{suits} {needs} {for_flagged}" in may) is (fits and company and safe)


def test_a_loud_forced_or_turned_day_is_offered_nothing_but_steadying() -> None:
    """Every alarm, direction and kind of force, on 28 days: only a quiet body meets an offer."""
    met = 0
    forces: tuple[dict[str, object], ...] = ({}, {"pushed": 1}, {"asked": True})
    for number, alarm, way, force in product(range(10, 38), range(11), (None, *DIRECTIONS), forces):
        if number % 4:  # a few days are enough for each pair of alarm and way
            continue
        today = on(number, calm(alarm, direction=way, **force))
        state = state_after(*settled_past(), *today)
        one = guide(EACH, state, evening(number)).one

        quiet = alarm <= limit_now(EACH, state, day(number)) and way in {None, "settled"}
        assert one.kind not in {"page", "read"} or (quiet and not force)
        met += one.kind == "page"
    assert met > 20


def test_fear_found_out_and_the_floor_come_before_any_offer() -> None:
    for number in (10, 11):
        afraid = state_after(*settled_past(), *on(number, calm(here=("afraid",))))
        found = state_after(*settled_past(), *on(number, calm(), FoundOutMore()))
        new = state_after(*on(number - 2, RoomOpened(zone=ZONE)), *on(number, calm()))

        assert guide(EACH, afraid, evening(number)).one == Ref("help")
        assert guide(EACH, found, evening(number)).one == Ref("help")
        assert guide(EACH, new, evening(number)).one.kind == "solo"


def test_offers_and_words_take_turns() -> None:
    kinds = [
        guide(EACH, state_after(*settled_past(), *on(number, calm())), evening(number)).one.kind
        for number in range(10, 16)
    ]

    assert set(pairwise(kinds)) == {("words", "page"), ("page", "words")}


def test_what_waits_comes_before_the_seasons_offers(monkeypatch: pytest.MonkeyPatch) -> None:
    waits = Due(page="came later", since=lambda seen: seen.day - timedelta(days=1))
    longest = Due(page="came first", since=lambda seen: seen.day - timedelta(days=2))
    monkeypatch.setattr(guiding.offers, "DUE", (waits, longest))
    for number in (10, 11):
        found = guide(EACH, state_after(*settled_past(), *on(number, calm())), evening(number))

        assert (found.one, found.reason) == (Ref("page", "came first"), (Reason("due"),))

        loud = guide(EACH, state_after(*settled_past(), *on(number, calm(9))), evening(number))
        assert loud.one.kind == "solo"


def test_what_waits_comes_before_touch(monkeypatch: pytest.MonkeyPatch) -> None:
    lives = [(n, state_after(*settled_past(), *on(n, calm(heard=1)))) for n in (10, 11)]
    kinds = {guide(SMALL, state, evening(number)).one.kind for number, state in lives}
    assert "near" in kinds

    waits = Due(page="a change", since=lambda seen: seen.day)
    monkeypatch.setattr(guiding.offers, "DUE", (waits,))

    for number, state in lives:
        assert guide(SMALL, state, evening(number)).one == Ref("page", "a change")


def test_nothing_waits_before_its_day_nor_for_whom_it_could_expose() -> None:
    def kept(found: date | None, **more: bool) -> Due | None:
        waiting = (Due(page="x", since=lambda _: found, **more),)
        return offers.due(seen(life(None, paired=False, flagged=True)), waiting)

    assert kept(None) is None
    assert kept(day(TODAY + 1)) is None
    assert kept(day(TODAY)) is not None
    assert kept(day(TODAY), flagged=False) is None
    assert kept(day(TODAY), needs_two=True) is None


def offered(state: State, programme: Programme, first: int, last: int) -> list[tuple[int, str]]:
    """Each day's offer from first to last, on a life that stands still."""
    days = (number for number in range(first, last) if offers.is_turn(day(number)))
    found = ((number, offers.offer(seen(state, number, programme))) for number in days)
    return [(number, one.id) for number, one in found if one]


def test_what_was_done_comes_back_after_its_days_and_after_all_others() -> None:
    rows = (
        Offer(page="own-watching", seasons=ALL, every=7),
        Offer(page="other", seasons=ALL, every=2),
        Offer(page="third", seasons=ALL, every=2),
    )
    programme = replace(EACH, offer=rows)
    noted = state_after(*settled_past(), *on(8, UrgeNoted(strength=3)))
    days = [number for number, page in offered(noted, programme, 8, 60) if page == "own-watching"]

    assert days[0] >= 15
    assert {later - before for before, later in pairwise(days)} == {8}


@pytest.mark.parametrize(("every", "span"), [(1, 2), (2, 2), (5, 6), (14, 14)])
def test_nothing_comes_more_often_than_it_may(every: int, span: int) -> None:
    programme = replace(EACH, offer=(Offer(text="a", seasons=ALL, every=every),))
    days = [number for number, _ in offered(state_after(*settled_past()), programme, 10, 80)]

    assert {later - before for before, later in pairwise(days)} == {span}


def test_offers_take_turns_and_what_the_day_does_not_ask_for_is_passed_over() -> None:
    rows = (
        Offer(text="a", seasons=ALL, every=2),
        Offer(text="b", seasons=ALL, every=2, after=("found_out_lately",)),
        Offer(text="c", seasons=ALL, every=2, before=("floor_met",)),
        Offer(text="d", seasons=ALL, every=2),
    )
    found = offered(state_after(*settled_past()), replace(EACH, offer=rows), 10, 60)

    assert {text for _, text in found} == {"a", "d"}
    days = [number for number, text in found if text == "a"]
    assert {later - before for before, later in pairwise(days)} == {8}


@pytest.mark.parametrize(
    ("hour", "minute", "late"),
    [(20, 29, False), (20, 30, True), (26, 59, True), (27, 0, False)],
)
def test_large_talks_are_offered_by_day_and_not_after_half_past_nine(
    hour: int, minute: int, late: bool
) -> None:
    """In Berlin it is an hour later than here; at four a day begins."""
    talk = replace(EACH, offer=(Offer(page="a talk", seasons=ALL, every=1, before=("late",)),))
    now = evening(10, hour) + timedelta(minutes=minute)
    now += timedelta(days=not offers.is_turn(day_of(now, ZONE)))
    found = guide(talk, state_after(*settled_past()), now)

    assert (found.one == Ref("page", "a talk")) is not late


def test_a_question_and_a_note_left_for_later_wait_for_daylight() -> None:
    named = {"between-questions", "ways"}
    assert {one.page for one in offers.DUE if not one.late} == named

    for late in (False, True):
        waits = (Due(page="x", since=lambda _: day(TODAY), late=False),)
        assert (offers.due(replace(seen(State()), late=late), waits) is None) is late


@pytest.mark.parametrize("page", ["between-questions", "turns-begin", "between-repair", "ways"])
def test_what_is_talked_over_or_weighed_is_nothing_for_the_late_evening(page: str) -> None:
    row = next(one for one in whole_programme().offer if one.page == page)

    assert "late" in row.before


@pytest.mark.parametrize("season", SEASONS)
def test_everything_a_season_has_gets_its_turn(season: SeasonId) -> None:
    """Half a year of quiet days, nothing of it taken up: each offer of the real programme comes at least once."""
    whole = whole_programme()
    only = replace(whole, season=(Season(id=season),))
    met = set()
    for number in range(10, 190):
        noted = on(number, calm(1, heard=1, watched=1))
        state = state_after(*settled_past(), *on(9, RoleNamed(role="both")), *noted)
        here = seen(replace(state, watching=Watching(last=day(9))), number, only)
        found = offers.offer(replace(here, alarm=state.latest))
        met |= {found.id} if found and offers.is_turn(here.day) else set()

    wanted = {one.id for one in whole.offer if season in one.seasons and one.needs != "alone"}
    asks = {
        one.id
        for one in whole.offer
        if set(one.after) & {"pushed_lately", "found_out_lately", "date_named"}
    }
    assert wanted - met - asks == set()


def test_a_season_offers_what_belongs_to_it() -> None:
    programme = replace(EACH, offer=(Offer(page="x", seasons=("truth",), every=1),))
    state = state_after(*settled_past())

    days = {number for number, _ in offered(state, programme, 10, 90)}
    assert days == {number for number in range(29, 57) if offers.is_turn(day(number))}
    assert {season_of(seen(state, number)) for number in days} == {"truth"}


def test_seasons_count_from_the_named_day_and_anew_from_a_find() -> None:
    state = state_after(*settled_past())
    assert weeks_since(seen(state, 30)) == 4

    named = state_after(*settled_past(), *on(8, RoleNamed(role="hurt", since=day(-27))))
    assert weeks_since(seen(named, 30)) == 8

    found = state_after(*settled_past(), *on(20, FoundOutMore()))
    assert weeks_since(seen(found, 30)) == 1
    assert season_of(seen(found, 47)) == "ground"
    assert weeks_since(Seen(programme=EACH, state=State(), day=day(9))) == 0


def test_a_condition_that_does_not_hold_keeps_a_season_and_all_after_it_away() -> None:
    asks = tuple(
        replace(one, after=("watched_lately",)) if one.id == "truth" else one for one in EACH.season
    )
    programme = replace(EACH, season=asks)
    state = state_after(*settled_past())
    assert season_of(seen(state, 100, programme)) == "ground"

    noted = state_after(*settled_past(), *on(95, UrgeNoted(strength=3)))
    assert season_of(seen(noted, 100, programme)) == "deciding"


def test_nothing_missing_counts_as_held() -> None:
    empty = Seen(programme=whole_programme(), state=State(), day=day(1))

    assert [name for name, holds in HOLDS.items() if holds(empty)] == []


def test_a_hidden_way_is_nowhere_proposed() -> None:
    hidden = [StepHidden(step=step.id, hidden=True) for step in EACH.touch]
    seen_kinds = set()
    for number in range(10, 40):
        today = on(number, calm(1, heard=2))
        state = state_after(*settled_past(), *on(9, *hidden), *today)
        found = guide(EACH, state, evening(number))
        seen_kinds |= {ref.kind for ref in (found.one, *found.gentler, found.rest)}

    assert "near" not in seen_kinds
    assert "page" in seen_kinds


@given(histories(), st.integers(0, 400))
def test_the_same_day_gives_the_same_answer(entries: tuple[Envelope, ...], later: int) -> None:
    """Whatever the life, a second look answers as the first, and an offer is one of the programme's own."""
    start = (*on(1, RoomOpened(zone=ZONE), hour=7), *entries)
    now = (entries[-1].at if entries else evening(1)) + timedelta(days=later)
    first = guide(EACH, state_after(*start), now)

    assert guide(EACH, state_after(*start), now) == first
    if first.one.kind == "page":
        waiting = {one.page: one.reason for one in offers.DUE} | {guiding.LOOP_PAGE: "loop"}
        season = dict.fromkeys((one.page for one in EACH.offer), "season")
        key = first.reason[-1].key
        assert key.removesuffix("_chosen") == (season | waiting)[first.one.id]


@given(histories(), st.integers(0, 400))
def test_who_is_flagged_is_never_offered_sending(entries: tuple[Envelope, ...], later: int) -> None:
    sends = replace(EACH, offer=tuple(replace(one, flagged=False) for one in EACH.offer))
    state = state_after(*on(1, RoomOpened(zone=ZONE), hour=7), *entries)
    now = (entries[-1].at if entries else evening(1)) + timedelta(days=later)

    if is_flagged(state, day_of(now, state.zone), sends.limits):
        assert guide(sends, state, now).one.kind not in {"page", "read"}


def waits_on(since: date, span: int) -> list[int]:
    """On which days after it something waits that nobody takes up."""
    waiting = (Due(page="x", since=lambda _: since),)
    life_alone = life(None, paired=False, flagged=False)
    days = (replace(seen(life_alone), day=since + timedelta(days=later)) for later in range(span))
    return [number for number, here in enumerate(days) if offers.due(here, waiting)]


def test_what_is_put_aside_stays_away_for_weeks() -> None:
    assert waits_on(day(TODAY), 60) == [0, 1, 2, 28, 29, 30, 56, 57, 58]
