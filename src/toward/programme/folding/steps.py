"""What was done: a step of the two, its rounds and set-backs, and what one did alone."""

from datetime import date

from msgspec.structs import replace

from toward.programme.definition import Direction
from toward.programme.events import PracticeNoted, SoloDone, TakenBack
from toward.programme.folding.closing import raised, with_day, with_forced
from toward.programme.parts.loop import with_round
from toward.programme.state import (
    Round,
    SetBack,
    SetBackKind,
    SoloNotes,
    State,
    StepNotes,
    step_notes,
)

STEP_DAYS_KEPT = 12
ROUNDS_KEPT = 3
SET_BACKS_KEPT = 120


def practised(state: State, day: date, event: PracticeNoted) -> State:
    state = with_step(state, _with_round(step_notes(state, event.step), day, event))
    loudest = max(event.during or 0, event.after or 0)
    direction: Direction | None = "flat" if event.far_away else None
    state = replace(state, latest=raised(state.latest, loudest, direction))
    state = replace(state, loop=with_round(state.loop, day, event.during))
    if event.went_along:
        state = with_forced(state, day)
    kinds: dict[SetBackKind, bool] = {
        "stopped": event.stopped,
        "far_away": event.far_away,
        "went_along": event.went_along,
    }
    for kind, happened in kinds.items():
        if happened:
            state = with_set_back(state, SetBack(day=day, kind=kind, step=event.step))
    return state


def is_good(event: PracticeNoted) -> bool:
    """Numb or far away is never a good round; unknown is not good either."""
    spoilt = event.far_away or event.went_along or event.stopped
    return not spoilt and event.during is not None and event.during <= event.limit + 1


def has_risen(event: PracticeNoted) -> bool:
    return event.before is not None and event.after is not None and event.after > event.before


def _with_round(notes: StepNotes, day: date, event: PracticeNoted) -> StepNotes:
    good = is_good(event)
    this = Round(day=day, good=good, stopped=event.stopped, rose=has_risen(event))
    return replace(
        notes,
        good=notes.good + good,
        good_days=with_day(notes.good_days, day, STEP_DAYS_KEPT) if good else notes.good_days,
        last=(*notes.last, this)[-ROUNDS_KEPT:],
    )


def with_spoilt(notes: StepNotes, day: date, event: TakenBack) -> StepNotes:
    round_ = Round(day=day, good=False, stopped=event.stopped, rose=event.rose)
    return replace(notes, last=(*notes.last, round_)[-ROUNDS_KEPT:])


def found_easy(state: State, day: date, step: str) -> State:
    if day in state.forced:
        return state
    notes = step_notes(state, step)
    return with_step(
        state, replace(notes, easy_days=with_day(notes.easy_days, day, STEP_DAYS_KEPT))
    )


def with_step(state: State, notes: StepNotes) -> State:
    others = tuple(kept for kept in state.steps if kept.step != notes.step)
    return replace(state, steps=(*others, notes))


def with_set_back(state: State, set_back: SetBack) -> State:
    return replace(state, set_backs=(*state.set_backs, set_back)[-SET_BACKS_KEPT:])


def done_alone(state: State, day: date, event: SoloDone) -> State:
    known = next((notes for notes in state.solo if notes.practice == event.practice), None)
    before = known or SoloNotes(practice=event.practice, times=0, last=day)
    others = tuple(notes for notes in state.solo if notes.practice != event.practice)
    return replace(
        state,
        solo=(*others, _paired(replace(before, times=before.times + 1, last=day), event)),
        solo_times=state.solo_times + 1,
        solo_days=with_day(state.solo_days, day),
        latest=raised(state.latest, event.after),
    )


def _paired(notes: SoloNotes, event: SoloDone) -> SoloNotes:
    if event.before is None or event.after is None:
        return notes
    return replace(
        notes,
        pairs=notes.pairs + 1,
        quieter=notes.quieter + (event.after < event.before),
        louder=notes.louder + (event.after > event.before),
        before=notes.before + event.before,
        after=notes.after + event.after,
    )
