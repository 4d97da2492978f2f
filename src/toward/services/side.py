"""What a person's own side looks like to themselves: for the pages behind a fresh passphrase only."""

from datetime import date

from msgspec import Struct

from toward import world
from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.programme import gate
from toward.programme.commands import HideStep
from toward.programme.days import day_of
from toward.programme.events import SafetyAnswered
from toward.programme.safety import is_another_day, is_flagged
from toward.programme.state import PendingLimit, State, limit_on, step_notes
from toward.services import mine, ours


class Side(Struct, frozen=True, kw_only=True):
    """`reasons` are keys of why touch rests here now; empty means that nothing holds it."""

    today: date
    is_paired: bool
    is_another_day: bool
    is_flagged: bool
    step_back: bool
    reasons: tuple[str, ...]
    answers: SafetyAnswered | None
    limit: int | None
    pending_limit: PendingLimit | None
    pause_until: date | None
    hidden: frozenset[str]
    recovered_on: date | None


def look(vault: Vault) -> Side:
    state, now = mine.look(vault), world.now()
    today = day_of(now, state.zone)
    pending, paused = state.pending_limit, state.pause_until
    return Side(
        today=today,
        is_paired=ours.is_paired(vault.person),
        is_another_day=is_another_day(state, today),
        is_flagged=is_flagged(state, today, programme().limits),
        step_back=state.step_back,
        reasons=gate.why_closed(programme(), state, now),
        answers=state.safety.answers if state.safety else None,
        limit=limit_on(state, today),
        pending_limit=pending if pending and pending.starts > today else None,
        pause_until=paused if paused and paused > today else None,
        hidden=_hidden(state),
        recovered_on=state.recovered_on,
    )


def hide_only(vault: Vault, wanted: frozenset[str], command_id: str) -> None:
    """These steps are left out from now on and no others; only what changes is kept."""
    hidden = _hidden(mine.look(vault))
    for step in sorted(hidden ^ wanted):
        mine.act(vault, HideStep(step=step, hidden=step in wanted), f"{command_id} {step}")


def _hidden(state: State) -> frozenset[str]:
    steps = (step.id for step in programme().touch)
    return frozenset(step for step in steps if step_notes(state, step).hidden)
