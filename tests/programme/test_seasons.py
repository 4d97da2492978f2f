"""Where touch is proposed, and where not; and that nothing which is dealt ever asks for a season."""

import ast
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.programme.small import ZONE, calm, day, evening, on, settled_past, state_after
from tests.strategies import histories
from toward import programme as package
from toward.content.load import programme as whole_programme
from toward.programme import gate, offers
from toward.programme.days import day_of
from toward.programme.definition import SEASONS, SeasonId
from toward.programme.events import Envelope, FoundOutMore, RoleNamed, RoomOpened
from toward.programme.guide import Guidance, guide
from toward.programme.ours import OursState
from toward.programme.parts.arrangements import Arrangement, Arrangements
from toward.programme.parts.way import SeasonChosen
from toward.programme.seasons import Seen, begun, may_propose_near, season_of

WHOLE = whole_programme()
WITHOUT_TOUCH: tuple[SeasonId, ...] = ("ground", "truth")
NAMED = on(9, RoleNamed(role="hurt", since=day(9 - 7 * 40)))
# Whatever is dealt, marked or held back on an evening is decided in these.
BLIND = ("gate.py", "deck.py", "marks.py", "factors.py")


def life(number: int, *more: Envelope) -> tuple[Envelope, ...]:
    """With all in favour of touch: floor met, screening answered, settled, felt heard this week."""
    return (*settled_past(), *NAMED, *more, *on(number, calm(1, heard=2)))


def guided(number: int, *more: Envelope, ours: OursState | None = None) -> Guidance:
    return guide(WHOLE, state_after(*life(number, *more)), evening(number), ours)


def chosen(season: SeasonId) -> tuple[Envelope, ...]:
    return on(9, SeasonChosen(season=season))


def seen(number: int, *entries: Envelope) -> Seen:
    state = state_after(*settled_past(), *NAMED, *entries)
    return Seen(programme=WHOLE, state=state, day=day(number))


def test_who_chose_to_stay_stays_though_nothing_is_noted_for_weeks() -> None:
    heard = on(10, calm(1, heard=2))
    assert season_of(seen(12, *heard)) == "closeness"
    assert season_of(seen(40, *heard)) == "deciding"

    stayed = (*heard, *on(12, SeasonChosen(season="closeness")))
    assert season_of(seen(40, *stayed)) == "closeness"
    assert begun(seen(40, *stayed)) == SEASONS
    assert begun(seen(40, *heard)) == SEASONS[:-1]


def test_a_find_leads_to_steady_ground_also_from_where_one_chose_to_stay() -> None:
    stayed = (*on(10, calm(1, heard=2)), *on(12, SeasonChosen(season="closeness")))
    found = (*stayed, *on(20, FoundOutMore()))

    assert season_of(seen(21, *found)) == "ground"
    assert begun(seen(21, *found)) == SEASONS[:1]


@pytest.mark.parametrize("season", SEASONS)
def test_the_first_two_seasons_propose_no_touch_and_the_others_do(season: SeasonId) -> None:
    kinds = {guided(number, *chosen(season)).one.kind for number in range(12, 40)}

    assert ("near" in kinds) is (season not in WITHOUT_TOUCH)
    assert "page" in kinds, "and each has something of its own"


def test_a_way_to_be_near_comes_on_one_day_in_eight_at_most() -> None:
    kinds = [guided(number).one.kind for number in range(12, 52)]
    near = [number for number, kind in enumerate(kinds, 12) if kind == "near"]

    assert WHOLE.near_every == 8
    assert len(near) == len(kinds) // 8
    assert all(offers.is_turn(day(number)) for number in near)


def test_what_the_season_offers_loses_no_turn_to_a_way_to_be_near() -> None:
    """Every other day, or a day later where something near came first."""
    found = [(number, guided(number)) for number in range(12, 52)]
    by_season = [number for number, one in found if one.reason[-1].key == "season"]
    after_near = {number + 1 for number, one in found if one.one.kind == "near"}

    turns = {number for number in range(12, 52) if offers.is_turn(day(number))}
    assert set(by_season) <= (turns - {number - 1 for number in after_near}) | after_near
    assert set(by_season) & after_near


def test_while_touch_rests_for_both_none_is_proposed() -> None:
    rests = Arrangement(about="truce", since=day(10), until=day(24))
    ours = OursState(arrangements=Arrangements(standing=(rests,)))
    always = {number for number in range(12, 40) if guided(number).one.kind == "near"}
    near = {number for number in range(12, 40) if guided(number, ours=ours).one.kind == "near"}

    assert near == {number for number in always if number >= 24} != set()
    assert near != always


@given(histories(), st.integers(0, 400))
def test_no_life_in_the_first_two_seasons_is_proposed_touch(
    entries: tuple[Envelope, ...], later: int
) -> None:
    state = state_after(*on(1, RoomOpened(zone=ZONE), hour=7), *entries)
    now = (entries[-1].at if entries else evening(1)) + timedelta(days=later)
    here = Seen(programme=WHOLE, state=state, day=day_of(now, state.zone))

    if season_of(here) in WITHOUT_TOUCH:
        assert not may_propose_near(here)
        assert guide(WHOLE, state, now).one.kind != "near"


@given(histories(), st.sampled_from(SEASONS))
def test_the_gate_is_the_same_in_every_season(
    entries: tuple[Envelope, ...], season: SeasonId
) -> None:
    start = (*settled_past(), *NAMED)
    last = max((one.at for one in entries), default=evening(9))
    one, other = (state_after(*start, *more, *entries) for more in ((), chosen(season)))

    assert gate.open_steps(WHOLE, one, last) == gate.open_steps(WHOLE, other, last)
    assert gate.why_closed(WHOLE, one, last) == gate.why_closed(WHOLE, other, last)


def test_what_is_dealt_knows_no_season() -> None:
    """Read from the sources: a gate that asked for it would let the card tell of it."""
    folder = Path(package.__path__[0])
    for name in BLIND:
        tree = ast.parse((folder / name).read_text())
        imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

        assert not imported & {
            f"toward.programme.{one}" for one in ("seasons", "offers", "guide", "waits")
        }
