"""The safety answers: what closes one's own side, how long it stands, when they may be asked."""

from datetime import date, timedelta

from toward.programme.definition import Limits
from toward.programme.events import SafetyAnswered
from toward.programme.state import State


def closes_for_safety(answers: SafetyAnswered) -> bool:
    """HARK: Humiliation alone closes only with 'other times too'; each other yes closes."""
    hark = answers.afraid or answers.rape or answers.kick
    ours = answers.pay_for_no or answers.controlled or answers.hurt_partner
    other = answers.secret_contact or (answers.humiliation and answers.other_times)
    return hark or ours or other


def is_answered(state: State) -> bool:
    return state.safety is not None


def is_flagged(state: State, day: date, limits: Limits) -> bool:
    """A yes stands 60 days and ends only by two later noes at least 14 days apart."""
    if state.safety is None or state.safety.last_yes is None:
        return False
    if day < state.safety.last_yes + timedelta(days=limits.flag_days):
        return True
    first, last = state.safety.first_no, state.safety.last_no
    if first is None or last is None:
        return True
    return last - first < timedelta(days=limits.flag_no_gap_days)


def is_another_day(state: State, day: date) -> bool:
    """Role, date and the questions never come on the day of sign-up nor of pairing."""
    return state.opened_on is not None and day not in {state.opened_on, state.pinned_on}
