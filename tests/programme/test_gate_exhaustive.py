"""The gate over every combination of what it hangs on, and two sides walked through whole evenings.

First: real states made by real events, held against a plain reading of the rules that knows only which
case it is, not how a fold keeps it. Second: all that two sides can come to within an evening, by the real
decide, fold, gate, mark and deal: no yes, no touch; a withdrawal closes at once; something can be done.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from itertools import product

import msgspec

from tests.programme.small import AFRAID, NO, PARTNER, SMALL, ZONE, calm, day, evening
from toward.programme import commands as say
from toward.programme.base import Refused
from toward.programme.codec import encode_state
from toward.programme.days import day_of
from toward.programme.decide import decide
from toward.programme.deck import Block, deal, newest_first
from toward.programme.definition import DIRECTIONS
from toward.programme.events import (
    AskedToShow,
    EasyInDailyLife,
    Envelope,
    FoundOutMore,
    LimitSet,
    Mine,
    PauseSet,
    PracticeNoted,
    RoomOpened,
    SoloDone,
    StepHidden,
    TonightAlarm,
)
from toward.programme.fold import fold, fold_all
from toward.programme.gate import Tonight, closes, is_gentle, limit_now, open_steps
from toward.programme.guide import guide
from toward.programme.marks import Mark, counted, decode_mark, encode
from toward.programme.state import State, empty

TODAY = 120
NOW = evening(TODAY, 19)
STEPS = tuple(step.id for step in SMALL.touch)

type Past = tuple[tuple[int, Mine], ...]

GOOD = PracticeNoted(step="hands", before=1, during=1, after=1)
WENT_ALONG = PracticeNoted(step="hands", during=1, went_along=True)
LOUD_WEEKS: Past = tuple((TODAY - back, calm(9)) for back in range(1, 15))

# Each table: what it is called in the rules -> the events, by day, that make it so.
FORCED: dict[str, Past] = {"no": (), "today": ((TODAY, WENT_ALONG),)}
ASKED: dict[str, Past] = {
    "never": (),
    "once in 14": ((TODAY - 15, AskedToShow()), (TODAY - 1, AskedToShow())),
    "twice": ((TODAY - 14, AskedToShow()), (TODAY - 1, AskedToShow())),
}
PAUSE: dict[str, Past] = {
    "over": ((TODAY - 5, PauseSet(days=5)),),
    "on": ((TODAY - 5, PauseSet(days=6)),),
}
FOUND_OUT: dict[str, Past] = {
    "over": ((TODAY - 28, FoundOutMore()),),
    "on": ((TODAY - 27, FoundOutMore()),),
}
SCREENING: dict[str, Past] = {
    "unanswered": (),
    "no": ((2, NO),),
    "flag": ((TODAY - 59, AFRAID), (TODAY - 40, NO), (TODAY - 20, NO)),
    "expired": ((TODAY - 60, AFRAID), (TODAY - 34, NO), (TODAY - 20, NO)),
}
FLOOR: dict[str, Past] = {
    "met": tuple((number, SoloDone(practice="look")) for number in (3, 3, 4, 4, 5, 6)),
    "not met": tuple((number, SoloDone(practice="look")) for number in (3, 3, 4, 4, 5, 5)),
}
EASY: dict[str, Past] = {
    "nothing": ((50, GOOD), (50, GOOD), (50, GOOD)),  # three rounds, but one day
    "hands": ((50, GOOD), (50, GOOD), (51, GOOD)),
    "hug": tuple((number, EasyInDailyLife(step="hug")) for number in (50, 51, 52)),
}
HIDDEN: dict[str, Past] = {"nothing": (), "hands": ((53, StepHidden(step="hands", hidden=True)),)}
LIMIT: dict[str, Past] = {
    "usual quiet": (),
    "usual loud": LOUD_WEEKS,
    "raised too lately": (
        *LOUD_WEEKS,
        (60, LimitSet(limit=1, starts=day(60))),
        (TODAY - 6, LimitSet(limit=4, starts=day(TODAY + 1))),
    ),
}
TABLES = (FORCED, ASKED, PAUSE, FOUND_OUT, SCREENING, FLOOR, EASY, HIDDEN, LIMIT)

ALARMS = tuple(product(range(11), (*DIRECTIONS, None)))


@dataclass(frozen=True)
class Case:
    forced: str
    asked: str
    pause: str
    found_out: str
    screening: str
    floor: str
    easy: str
    hidden: str
    limit: str


def cases() -> Iterator[tuple[Case, State]]:
    for names in product(*TABLES):
        past = [made for table, name in zip(TABLES, names, strict=True) for made in table[name]]
        yield Case(*names), _state(past)


def _state(past: list[tuple[int, Mine]]) -> State:
    opening: list[tuple[int, Mine]] = [(1, RoomOpened(zone=ZONE)), (1, PARTNER)]
    made = sorted([*opening, *past], key=lambda one: one[0])
    return fold_all(empty(), [_entry(evening(number, 8), event) for number, event in made])


def _entry(at: datetime, event: Mine) -> Envelope:
    return Envelope(at=at, day=day_of(at, ZONE), command="", event=event)


def _tonight(ago: timedelta) -> dict[tuple[int, str | None], Envelope]:
    return {one: _entry(NOW - ago, TonightAlarm(alarm=one[0], direction=one[1])) for one in ALARMS}


FRESH, OLD = _tonight(timedelta(hours=3)), _tonight(timedelta(hours=3, seconds=1))


# The rules, read slowly from the page that describes them.


def may_be_near(case: Case) -> bool:
    """No forced act today, not asked twice in 14 days, no pause, no flag, answered, the floor met."""
    if case.forced == "today" or case.asked == "twice":
        return False
    if case.pause == "on" or case.found_out == "on":
        return False
    return case.screening in {"no", "expired"} and case.floor == "met"


def body_allows(case: Case, alarm: int, direction: str | None) -> bool:
    """At or under one's own usual, counted from 3 to 5, or a lower limit of one's own."""
    highest = {"usual quiet": 3, "usual loud": 5, "raised too lately": 1}[case.limit]
    return direction in {"settled", "revved"} and alarm <= highest


def ways(case: Case) -> frozenset[str]:
    """Hands need nothing; hug needs hands; kiss needs hug; back needs either. Easy itself is open."""
    unlocked = {
        "nothing": {"hands"},
        "hands": {"hands", "hug", "back"},
        "hug": {"hands", "hug", "kiss", "back"},
    }[case.easy]
    return frozenset(unlocked - {case.hidden})


def test_every_combination_opens_what_the_rules_open_and_nothing_else() -> None:
    """573,696 evenings; the counts at the end show that no table made all others idle."""
    opened = dict.fromkeys(("fresh", "tonight"), 0)
    for case, state in cases():
        near, wide, seq = may_be_near(case), ways(case), (state.last_seq or 0) + 1
        assert open_steps(SMALL, state, NOW) == frozenset(), (case, "no alarm tonight")
        for alarm, direction in ALARMS:
            allowed = near and body_allows(case, alarm, direction)
            expected = wide if allowed else frozenset()
            fresh = fold(state, FRESH[alarm, direction], seq)
            old = fold(state, OLD[alarm, direction], seq)
            tonight = Tonight(alarm=alarm, direction=direction)

            assert open_steps(SMALL, fresh, NOW) == expected, (case, alarm, direction, "fresh")
            assert open_steps(SMALL, old, NOW) == frozenset(), (case, alarm, direction, "old")
            assert open_steps(SMALL, state, NOW, tonight) == expected, (case, alarm, "tonight")
            opened["fresh"] += bool(expected)
            opened["tonight"] += bool(expected)
    # 2 asked × 2 answered × 3 easy × 2 hidden (one leaves nothing) × 2 directions × (4 + 6 + 2)
    assert opened == {"fresh": 480, "tonight": 480}


# The walk of two.

WINDOW, MEMBERS = b"w" * 16, (b"a" * 16, b"b" * 16)
HOURS = (17, 18, 20)
ACTS_MOST = 3
CLOSE = evening(TODAY, HOURS[-1])
QUIET = {"alarm": 1, "direction": "settled"}

NO_AGAIN = {"humiliation": False, "afraid": False, "rape": False, "kick": False}
ACTS: tuple[say.MineCommand, ...] = (
    say.CheckIn(alarm=1, direction="settled", heard=1),
    say.CheckIn(alarm=8, direction="settled"),
    say.CheckIn(alarm=1, direction="flat"),
    say.CheckIn(alarm=1, direction="settled", pushed=1),
    say.CheckIn(alarm=1, direction="settled", here=("afraid",)),
    say.SayAskedToShow(),
    say.NotePractice(step="hands", before=1, during=1, after=1),
    say.NotePractice(step="hands", before=1, during=1, after=1, stopped=True),
    say.NotePractice(step="hands", before=1, during=1, after=9),
    say.NotePractice(step="hands", during=1, far_away=True),
    say.HideStep(step="hands", hidden=True),
    say.HideStep(step="hands", hidden=False),
    say.SetLimit(limit=0),
    say.SetLimit(limit=3),
    say.SetPause(days=3),
    say.SetPause(days=0),
    say.SayFoundOutMore(),
    say.AnswerSafety(**{**NO_AGAIN, "afraid": True}),
    say.AnswerSafety(**NO_AGAIN),
    say.ChooseQuiet(step_back=True),
    say.ChooseQuiet(step_back=False),
)
# All other acts can take away what was open.
KEEPERS = {
    ACTS[0],
    ACTS[6],
    ACTS[7],
    say.HideStep(step="hands", hidden=False),
    say.SetLimit(limit=3),
    say.SetPause(days=0),
    say.AnswerSafety(**NO_AGAIN),
    say.ChooseQuiet(step_back=False),
}
MENUS = (frozenset[str](), frozenset({"hands"}), frozenset({"hands", "hug"}))


@dataclass(frozen=True)
class Side:
    """One person between two acts. `wants`: what they last said yes to and took nothing back of."""

    state: State
    row: bytes = b""
    wants: frozenset[str] = frozenset()
    nothing: bool = False

    @property
    def key(self) -> tuple[bytes, bytes, frozenset[str], bool]:
        """All that anything later can depend on; numbers that only count on are left out."""
        steps = tuple(
            msgspec.structs.replace(notes, good=min(notes.good, 3), last=notes.last[-2:])
            for notes in self.state.steps
        )
        same = msgspec.structs.replace(self.state, last_seq=1, steps=steps, set_backs=())
        return encode_state(same), self.row, self.wants, self.nothing


def acted(side: Side, command: say.MineCommand, now: datetime) -> Side:
    """As the service does it: decide, fold, and a mark that something closed is blanked with it."""
    made = decide(SMALL, side.state, command, now)
    assert not isinstance(made, Refused)
    state = side.state
    for event in made:
        state = fold(state, _entry(now, event), (state.last_seq or 0) + 1)
    limit = limit_now(SMALL, state, day_of(now, ZONE))
    blanked = any(closes(event, limit) for event in made)
    nothing = side.nothing or isinstance(command, say.SayAskedToShow)
    wants = frozenset[str]() if nothing else side.wants
    return replace(
        side, state=state, row=b"" if blanked else side.row, nothing=nothing, wants=wants
    )


def marked(side: Side, member: bytes, steps: frozenset[str], now: datetime) -> Side:
    """The menu saved with a quiet alarm. No step is 'nothing tonight', which outranks all of the day."""
    side = acted(side, say.NoteTonightAlarm(**QUIET), now)
    nothing = side.nothing or not steps
    mine = open_steps(SMALL, side.state, now, Tonight(**QUIET))
    mark = Mark(
        window=WINDOW,
        member=member,
        steps=() if nothing else tuple(sorted(steps & mine)),
        alarm_at=now,
    )
    wants = frozenset[str]() if nothing else steps
    return replace(side, row=encode(mark), nothing=nothing, wants=wants)


def worth(side: Side, member: bytes) -> frozenset[str]:
    if not side.row:
        return frozenset()
    mark = decode_mark(side.row)
    return counted(mark, window=WINDOW, member=member, at=CLOSE, fresh_hours=3)


def next_sides(side: Side, member: bytes, now: datetime) -> Iterator[Side]:
    for steps in MENUS:
        yield marked(side, member, steps, now)
    for command in ACTS:
        yield acted(side, command, now)


def settled_side() -> Side:
    past = [made for table, name in ((FLOOR, "met"), (SCREENING, "no")) for made in table[name]]
    rounds = [(50, GOOD), (51, GOOD)]  # one more opens what comes after hands
    return Side(_state([*past, *rounds]))


@cache
def reached(member: bytes) -> tuple[tuple[int, Side], ...]:
    """Every side that up to three acts of the evening lead to, with the hour it is then."""
    found: dict[tuple[int, object], Side] = {}
    todo = deque([(0, 0, settled_side())])
    while todo:
        hour, acts, side = todo.popleft()
        # First in, first out: whoever comes to a side first at this hour came with the fewest acts.
        if (hour, side.key) in found:
            continue
        found[hour, side.key] = side
        if hour + 1 < len(HOURS):
            todo.append((hour + 1, acts, side))
            if acts < ACTS_MOST:
                now = evening(TODAY, HOURS[hour])
                todo += [(hour, acts + 1, after) for after in next_sides(side, member, now)]
    return tuple((hour, side) for (hour, _), side in found.items())


def test_in_every_state_something_can_be_done() -> None:
    kinds = set()
    for hour, side in reached(MEMBERS[0]):
        shown = guide(SMALL, side.state, evening(TODAY, HOURS[hour]))
        kinds.add(shown.one.kind)
        assert shown.reason
        assert shown.rest.kind == "rest"
        assert len({*shown.gentler, shown.rest}) == 3
        assert not any(ref.kind == "near" for ref in (*shown.gentler, shown.rest))
    assert kinds >= {"near", "solo", "help"}


def test_what_is_left_of_a_mark_is_wanted_and_open_now() -> None:
    """At the deal, whatever came before: never more than the last yes, never more than is open."""
    worths: set[frozenset[str]] = set()
    for hour, side in reached(MEMBERS[0]):
        if HOURS[hour] == HOURS[-1]:
            left = worth(side, MEMBERS[0])
            worths.add(left)
            assert left <= side.wants
            assert left <= open_steps(SMALL, side.state, CLOSE)
    assert worths == {
        frozenset(),
        frozenset({"hands"}),
        frozenset({"hug"}),
        frozenset({"hands", "hug"}),
    }


def test_withdrawal_closes_at_once() -> None:
    """From every state with a mark: each act after which less is open leaves nothing of the mark."""
    lost = set()
    for hour, side in reached(MEMBERS[0]):
        now = evening(TODAY, HOURS[hour])
        if HOURS[hour] != HOURS[-2] or not worth(side, MEMBERS[0]):
            continue
        nothing = marked(side, MEMBERS[0], frozenset(), now)
        assert worth(nothing, MEMBERS[0]) == frozenset()
        assert worth(marked(nothing, MEMBERS[0], MENUS[-1], now), MEMBERS[0]) == frozenset()
        for command in ACTS:
            after = acted(side, command, now)
            if not worth(side, MEMBERS[0]) <= open_steps(SMALL, after.state, now):
                lost.add(command)
                assert worth(after, MEMBERS[0]) == frozenset()
    assert lost == set(ACTS) - KEEPERS


def test_no_deal_of_two_sides_has_touch_without_both_current_yeses() -> None:
    """Every pair of sides at the hour, every block, every turn of the draws that touch hangs on."""
    ends = [_ends(member) for member in MEMBERS]
    touched = 0
    for one, other in product(*ends):
        for block, lots in product(BLOCKS, product((0.0, 0.99), repeat=4)):
            gentle = one.gentle or other.gentle
            order = newest_first(SMALL)
            card, after = deal(
                SMALL, block, one.worth, other.worth, gentle, order, iter((*lots, 0.5)).__next__
            )
            assert card.card
            assert after.kind != "full" or block.kind == "full"
            if card.is_touch:
                touched += 1
                assert card.card in one.wants & other.wants & one.open & other.open
                assert card.card in block.deck
                assert block.kind == "full"
                assert not block.turned
                assert not gentle
    assert touched


@dataclass(frozen=True)
class End:
    """All of a side that can matter at the hour: to the deal (worth, gentle) or to this test."""

    worth: frozenset[str]
    gentle: bool
    wants: frozenset[str]
    open: frozenset[str]


def _ends(member: bytes) -> frozenset[End]:
    return frozenset(
        End(
            worth(side, member),
            is_gentle(side.state, CLOSE),
            side.wants,
            open_steps(SMALL, side.state, CLOSE),
        )
        for hour, side in reached(member)
        if HOURS[hour] == HOURS[-1]
    )


BLOCKS = (
    Block(index=0, kind="words", openly_words=True),
    *(
        Block(index=1, kind=kind, deck=in_deck, turned=turned, begun=begun)
        for kind in ("gentle", "words", "full")
        for in_deck in (("hands",), STEPS)
        for turned in (False, True)
        for begun in (False, True)
    ),
)
