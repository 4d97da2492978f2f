"""One thing for now, why, two gentler ones and rest: from the person's own entries alone.

The body outranks the plan. Nothing here is stored, and nobody else's state is ever read.
"""

from datetime import date, datetime, timedelta
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from toward.programme import offers
from toward.programme.days import day_of, is_late, week_start
from toward.programme.definition import (
    Direction,
    Offer,
    Programme,
    QuietCard,
    QuietKind,
    SoloPractice,
    TouchStep,
)
from toward.programme.gate import (
    OPEN_DIRECTIONS,
    is_easy,
    is_floor_met,
    is_step_open,
    limit_now,
    standing_reasons,
)
from toward.programme.loop_found import asked_about, is_in_one
from toward.programme.ours import OursState
from toward.programme.parts.arrangements import TRUCE
from toward.programme.parts.outside import how_on
from toward.programme.reasons import Reason, ReasonKey
from toward.programme.safety import is_flagged
from toward.programme.seasons import Seen, may_propose_near, season_of
from toward.programme.state import Alarm, Day, State, StepNotes, day_entry, step_notes
from toward.programme.waits import stands_since

type RefKind = Literal["solo", "near", "words", "micro", "calm", "rest", "help", "page", "read"]
BAD_DAYS = 2  # so many loud days in a row, and rest is the one thing
STOPS = 2
WEEKS_PER_DEPTH = 4
FIRST_WEEKS = timedelta(weeks=4)  # so long the pieces of the first week can wait for quieter days
LOOP_PAGE = "own-turns-look"


class Ref(Struct, frozen=True):
    """id "" is the kind's own page: Help, or rest without a card. A page's id is its address's name."""

    kind: RefKind
    id: str = ""


class Guidance(Struct, frozen=True, kw_only=True):
    one: Ref
    reason: tuple[Reason, ...]
    gentler: tuple[Ref, Ref]
    rest: Ref
    read: Ref | None = None


type Found = tuple[Ref, tuple[Reason, ...]] | None


def guide(
    programme: Programme,
    state: State,
    now: datetime,
    ours: OursState | None = None,
    me: str = "",
    *,
    notes: bool = True,
) -> Guidance:
    """ours: the room of two, where there is one; all that stands in it is known to both. me: one's id there.

    notes: False where one of the two runs the server. The pages that keep notes are off there, and not proposed.
    """
    if not notes:
        programme = replace(programme, offer=tuple(one for one in programme.offer if one.text))
    day = day_of(now, state.zone)
    alarm = _today(state, day)
    late = is_late(now, state.zone)
    seen = Seen(programme=programme, state=state, day=day, alarm=alarm, ours=ours, me=me, late=late)
    fear, body = _fear(state, day), _body(programme, state, day)
    floor = _floor(programme, state, day)
    one, reason = (
        fear
        or body
        or (_loop(state, day) if notes else None)
        or (None if _is_free(seen) else floor)
        or (_waiting(seen) if notes else None)
        or _by_turns(seen)
        or floor
        or _quiet(programme, state, day)
    )
    rest = _rest(programme, state, day)
    gentler = _gentler(programme, state, day, apart_from=(one, rest))
    read = None if fear else _first_week(programme, state, day, is_loud=body is not None)
    return Guidance(one=one, reason=reason, gentler=gentler, rest=rest, read=read)


def _fear(state: State, day: date) -> Found:
    entry = day_entry(state, day)
    if entry and "afraid" in entry.here:
        return Ref("help"), (Reason("afraid"),)
    if how_on(state.outside, day) == "unwanted":
        return Ref("help"), (Reason("unwanted"),)
    if state.found_out_on == day:
        return Ref("help"), (Reason("found_out"),)
    return None


def _body(programme: Programme, state: State, day: date) -> Found:
    """Loud, revved, flat or unsure comes before every plan; on a second loud day, rest."""
    alarm, is_forced = _today(state, day), day in state.forced
    if alarm is None:
        return (_steady(programme, state), (Reason("forced"),)) if is_forced else None
    loud = alarm.alarm > limit_now(programme, state, day)
    if loud and (days := _loud_days(programme, state, day)) >= BAD_DAYS:
        held = Reason("bad_days", days), Reason("alarm_high", alarm.alarm)
        return _rest(programme, state, day), held
    if is_forced:
        return _steady(programme, state, alarm.direction), (Reason("forced"),)
    if loud:
        return _steady(programme, state, alarm.direction), (Reason("alarm_high", alarm.alarm),)
    if alarm.direction is not None and alarm.direction != "settled":
        return _steady(programme, state, alarm.direction), (Reason("direction", alarm.direction),)
    return None


def _is_free(seen: Seen) -> bool:
    """After its days the solo floor takes turns with all else: it holds back touch, and nothing besides."""
    opened, floor = seen.state.opened_on, seen.programme.floor
    is_young = opened is None or (seen.day - opened).days < floor.from_day
    return not is_young and offers.is_turn(seen.day)


def _floor(programme: Programme, state: State, day: date) -> Found:
    if is_floor_met(programme, state, day) or not programme.solo:
        return None
    alarm = _today(state, day)
    direction = alarm.direction if alarm else None
    practice = _pick(state, _rotated(_fitting(programme, direction or "unsure"), day))
    return Ref("solo", practice.id), (Reason("solo_floor", state.solo_times),)


def _loop(state: State, day: date) -> Found:
    """While a loop in one's own notes is not looked at, no touch is proposed."""
    return (Ref("page", LOOP_PAGE), (Reason("loop"),)) if asked_about(state, day) else None


def _by_turns(seen: Seen) -> Found:
    """What the season offers, every other day; a way to be near, where one fits, takes few of these turns.

    On a turn that it or its quiet twin takes, the season's comes a day later, so that nothing falls out.
    """
    near, is_turn = _near(seen), offers.is_turn(seen.day)
    if near and _may_take_turn(seen, near[0]):
        return near if is_turn else _season(seen)
    return _season(seen) if is_turn else None


def _may_take_turn(seen: Seen, near: Ref) -> bool:
    return near.kind != "near" or offers.is_near_turn(seen.day, seen.programme.near_every)


def _near(seen: Seen) -> Found:
    """Only in a season that has it, with today's alarm known and nothing of one's own or agreed against it."""
    programme, state, day, alarm = seen.programme, seen.state, seen.day, seen.alarm
    if state.partner is None or alarm is None or alarm.direction not in OPEN_DIRECTIONS:
        return None
    if standing_reasons(programme, state, day) or _words_turn(state, day):
        return None
    if not may_propose_near(seen) or _touch_rests(seen) or is_in_one(state, day):
        return None
    step = _frontier(programme, state)
    return _near_or_gentler(programme, state, step) if step else None


def _touch_rests(seen: Seen) -> bool:
    """For both, as either set it: known to both, and not the gate's."""
    return stands_since(seen.ours, TRUCE, seen.day) is not None


def _near_or_gentler(programme: Programme, state: State, step: TouchStep) -> Found:
    """After two stops in a row or a rise: the way before it, or the twin without touch."""
    reason = _slower(step_notes(state, step.id))
    if reason is None:
        return Ref("near", step.id), (Reason("near_next", step.id),)
    before = [
        other.id
        for other in programme.touch
        if other.id in step.after
        and is_step_open(programme, state, other)
        and _slower(step_notes(state, other.id)) is None
    ]
    one = Ref("near", before[0]) if before else _card_ref(programme, step.twin)
    return one, (Reason(reason, step.id),)


def _slower(notes: StepNotes) -> Literal["two_stops", "rise"] | None:
    last = notes.last[-STOPS:]
    if len(last) == STOPS and all(one.stopped for one in last):
        return "two_stops"
    return "rise" if last and last[-1].rose else None


def _frontier(programme: Programme, state: State) -> TouchStep | None:
    """The first open way that is not easy yet, else the last open one."""
    open_now = [step for step in programme.touch if is_step_open(programme, state, step)]
    new = [step for step in open_now if not is_easy(programme, state, step)]
    return new[0] if new else (open_now[-1] if open_now else None)


def _waiting(seen: Seen) -> Found:
    """What was to be come back to."""
    found = offers.due(seen, offers.DUE)
    return (Ref("page", found.leads or found.page), (Reason(found.reason),)) if found else None


def _season(seen: Seen) -> Found:
    if (one := offers.offer(seen)) is None:
        return None
    season = season_of(seen)
    key: ReasonKey = "season_chosen" if seen.state.way.chosen == season else "season"
    said = tuple(Reason("held", condition) for condition in one.after)
    return ref_of(one), (*said, Reason(key, season))


def ref_of(offer: Offer) -> Ref:
    return Ref("page", offer.page) if offer.page else Ref("read", offer.text)


def _quiet(programme: Programme, state: State, day: date) -> tuple[Ref, tuple[Reason, ...]]:
    """Words to read for two; something for oneself where there is no other or it could expose."""
    if state.partner is not None and not is_flagged(state, day, programme.limits):
        depth = 1 + _weeks_paired(state, day) // WEEKS_PER_DEPTH
        words = [card for card in _cards(programme, "words") if card.depth <= depth]
        if words:
            key: ReasonKey = "heard_little" if _words_turn(state, day) else "quiet_now"
            return Ref("words", _turn(words, day).id), (Reason(key),)
    key = "alone" if state.partner is None else "quiet_now"
    if programme.solo:
        direction = alarm.direction if (alarm := _today(state, day)) else None
        practice = _pick(state, _rotated(_fitting(programme, direction or "unsure"), day))
        return Ref("solo", practice.id), (Reason(key),)
    return _rest(programme, state, day), (Reason(key),)


def _words_turn(state: State, day: date) -> bool:
    """Felt heard on none of this week's answered days: words come before touch."""
    week = next((week for week in reversed(state.weeks) if week.start == week_start(day)), None)
    return week is None or week.heard == 0


def _first_week(programme: Programme, state: State, day: date, *, is_loud: bool) -> Ref | None:
    """One short piece a day in the first days, and again after a find.

    On a loud day they wait for the next; only what has a clock of its own lies there meanwhile.
    """
    start, pieces = _pieces_from(state), programme.first_week
    since = (day - start).days if start else -1
    if start is None or not 0 <= since < FIRST_WEEKS.days:
        return None
    if is_loud:
        clock = programme.cannot_wait
        return Ref("read", clock) if clock and since < len(pieces) else None
    place = since - sum(_is_hard(programme, state, start + timedelta(days=n)) for n in range(since))
    return Ref("read", pieces[place]) if place < len(pieces) else None


def _pieces_from(state: State) -> date | None:
    """On the day of a find itself there is Help, and nothing to read."""
    found, opened = state.found_out_on, state.opened_on
    return found + timedelta(days=1) if found and opened and found >= opened else opened


def _is_hard(programme: Programme, state: State, day: date) -> bool:
    """Loud or away, by that day's check-in, or forced."""
    entry = day_entry(state, day)
    away = entry is not None and entry.direction not in {None, "settled"}
    return day in state.forced or away or (entry is not None and _is_loud(programme, state, entry))


def _gentler(
    programme: Programme, state: State, day: date, *, apart_from: tuple[Ref, ...]
) -> tuple[Ref, Ref]:
    """Two without touch that need nobody else, least-done first."""
    alarm = _today(state, day)
    direction: Direction = (alarm.direction if alarm else None) or "unsure"
    solo = [
        Ref("solo", practice.id) for practice in _by_least(state, _outward(programme, direction))
    ]
    cards = [card for card in _cards(programme, "calm") if not card.two]
    calm = [Ref("calm", card.id) for card in _rotated(cards, day)]
    offers = [*solo[:1], *calm[:1], *solo[1:], *calm[1:], Ref("help"), Ref("calm"), Ref("solo")]
    first, second, *_ = [ref for ref in offers if ref not in apart_from]
    return first, second


def _rest(programme: Programme, state: State, day: date) -> Ref:
    return Ref("rest", rest_card(programme, state, day))


def rest_card(programme: Programme, state: State, day: date) -> str:
    """By the public calendar; to somebody alone none that speaks to two. "": rest without a card."""
    alone = state.partner is None
    cards = [card for card in _cards(programme, "rest") if not (alone and card.two)]
    return _turn(cards, day).id if cards else ""


def _steady(programme: Programme, state: State, direction: Direction | None = None) -> Ref:
    """Outward, eyes open, by where the body went."""
    practices = _outward(programme, direction or "unsure")
    return Ref("solo", _pick(state, practices).id) if practices else Ref("help")


def _today(state: State, day: date) -> Alarm | None:
    latest = state.latest
    return latest if latest and latest.day == day and not latest.taken_back else None


def _loud_days(programme: Programme, state: State, day: date) -> int:
    """How many days up to this one were answered without a gap and all loud."""
    count = 0
    while (entry := day_entry(state, day - timedelta(days=count))) and _is_loud(
        programme, state, entry
    ):
        count += 1
    return count


def _is_loud(programme: Programme, state: State, entry: Day) -> bool:
    return entry.alarm > limit_now(programme, state, entry.day)


def _weeks_paired(state: State, day: date) -> int:
    return (day - state.pinned_on).days // 7 if state.pinned_on else 0


def _outward(programme: Programme, direction: Direction) -> list[SoloPractice]:
    outward = [practice for practice in programme.solo if practice.outward]
    return [practice for practice in outward if direction in practice.directions] or outward


def _fitting(programme: Programme, direction: Direction) -> list[SoloPractice]:
    fitting = [practice for practice in programme.solo if direction in practice.directions]
    return fitting or list(programme.solo)


def _pick(state: State, practices: list[SoloPractice]) -> SoloPractice:
    return _by_least(state, practices)[0]


def _by_least(state: State, practices: list[SoloPractice]) -> list[SoloPractice]:
    times = {notes.practice: notes.times for notes in state.solo}
    return sorted(practices, key=lambda practice: times.get(practice.id, 0))


def _cards(programme: Programme, kind: QuietKind) -> list[QuietCard]:
    return [card for card in programme.quiet if card.kind == kind]


def _card_ref(programme: Programme, card_id: str) -> Ref:
    kinds: dict[str, QuietKind] = {card.id: card.kind for card in programme.quiet}
    return Ref(kinds[card_id], card_id) if card_id in kinds else Ref("rest")


def _turn(cards: list[QuietCard], day: date) -> QuietCard:
    return cards[day.toordinal() % len(cards)]


def _rotated[T](every: list[T], day: date) -> list[T]:
    start = day.toordinal() % len(every) if every else 0
    return [*every[start:], *every[:start]]
