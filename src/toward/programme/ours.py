"""The room of two: which evenings hold, whether it was left, and what either sent. Nothing of an evening is here.

Changed evenings start next Monday; the first ones too, so that a block always begins whole.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import assert_never

from msgspec import Struct
from msgspec.structs import asdict, replace

from toward.programme.base import Made, Refused
from toward.programme.commands import LeaveRoom, OursCommand, SetEvenings
from toward.programme.days import closes_at, is_zone, next_monday
from toward.programme.events import Envelope, EveningsSet, Ours, RoomLeft, RoomOpened
from toward.programme.parts.agreements import (
    Agreements,
    AgreementsCommand,
    AgreementsEvent,
    decide_agreements,
    fold_agreements,
)
from toward.programme.parts.arrangements import (
    ArrangementCommand,
    ArrangementEvent,
    Arrangements,
    decide_arrangements,
    fold_arrangements,
)
from toward.programme.parts.letters import (
    Letters,
    LettersCommand,
    LettersEvent,
    decide_letters,
    fold_letters,
)
from toward.programme.parts.needs import Needs, NeedsCommand, NeedsEvent, decide_needs, fold_needs
from toward.programme.parts.plans import Plans, PlansCommand, PlansEvent, decide_plans, fold_plans
from toward.programme.parts.questions import (
    Questions,
    QuestionsCommand,
    QuestionsEvent,
    decide_questions,
    fold_questions,
)
from toward.programme.parts.repair import (
    RepairCommand,
    RepairEvent,
    Repairs,
    decide_repair,
    fold_repair,
)
from toward.programme.parts.rituals import (
    Rituals,
    RitualsCommand,
    RitualsEvent,
    decide_rituals,
    fold_rituals,
)
from toward.programme.parts.saying import Said, SaidCommand, SaidEvent, decide_said, fold_said

EVENINGS_MAX = 3
LAST_WEEKDAY, LAST_MINUTE = 6, 59
# The hour stays inside one calendar day, so that "Monday evening" means one thing.
FIRST_HOUR, LAST_HOUR = 5, 23
# Of each: whether one's own is known again must not depend on how much the other did meanwhile, unseen.
COMMANDS_KEPT = 24


class Done(Struct, frozen=True, array_like=True):
    """The ids of what one of the two sent last: sent again, it is kept once."""

    author: str
    commands: tuple[str, ...] = ()


class OursState(Struct, frozen=True, kw_only=True):
    zone: str = "UTC"
    opened_on: date | None = None
    last_seq: int | None = None
    has_gap: bool = False
    done: tuple[Done, ...] = ()
    evenings: EveningsSet | None = None
    next_evenings: EveningsSet | None = None
    next_from: date | None = None
    left_on: date | None = None
    needs: Needs = Needs()
    letters: Letters = Letters()
    said: Said = Said()
    questions: Questions = Questions()
    arrangements: Arrangements = Arrangements()
    agreements: Agreements = Agreements()
    rituals: Rituals = Rituals()
    repairs: Repairs = Repairs()
    plans: Plans = Plans()


def empty_ours() -> OursState:
    return OursState()


def fold_ours(state: OursState, envelope: Envelope, seq: int, author: str = "") -> OursState:
    """author: the id of the member who signed it; "" where a rule does not ask who."""
    made = Made(at=envelope.at, day=envelope.day, seq=seq, author=author)
    return _evolve(_numbered(state, envelope, made), envelope, made)


def _evolve(state: OursState, envelope: Envelope, made: Made) -> OursState:  # noqa: C901, PLR0911, PLR0912 - one line per kind
    day, event = made.day, envelope.event
    match event:
        case RoomOpened():
            return replace(state, zone=event.zone, opened_on=state.opened_on or day)
        case EveningsSet():
            started = evenings_on(state, day)
            return replace(state, evenings=started, next_evenings=event, next_from=next_monday(day))
        case RoomLeft():
            return replace(state, left_on=state.left_on or day)
        case NeedsEvent():
            return replace(state, needs=fold_needs(state.needs, made, event))
        case LettersEvent():
            return replace(state, letters=fold_letters(state.letters, made, event))
        case SaidEvent():
            return replace(state, said=fold_said(state.said, made, event))
        case QuestionsEvent():
            return replace(state, questions=fold_questions(state.questions, made, event))
        case ArrangementEvent():
            new = fold_arrangements(state.arrangements, made, event)
            return replace(state, arrangements=new)
        case AgreementsEvent():
            return replace(state, agreements=fold_agreements(state.agreements, made, event))
        case RitualsEvent():
            return replace(state, rituals=fold_rituals(state.rituals, made, event))
        case PlansEvent():
            return replace(state, plans=fold_plans(state.plans, made, event))
        case RepairEvent():
            return replace(state, repairs=fold_repair(state.repairs, made, event))
    return state  # a tombstone, or what belongs to another room


def fold_all_ours(state: OursState, envelopes: Iterable[Envelope]) -> OursState:
    for seq, envelope in enumerate(envelopes, (state.last_seq or 0) + 1):
        state = fold_ours(state, envelope, seq)
    return state


def decide_ours(  # noqa: C901, PLR0911, PLR0912 - one line per kind
    state: OursState, command: OursCommand, made: Made, command_id: str = ""
) -> tuple[Ours, ...] | Refused:
    """made: now, the couple's day, the number to come, and who acts."""
    if command_id and command_id in done_by(state, made.author):
        return ()
    match command:
        case SetEvenings():
            return _set_evenings(state, command)
        case LeaveRoom():
            return (RoomLeft(),) if state.left_on is None else ()
        case NeedsCommand():
            return decide_needs(state.needs, command, made)
        case LettersCommand():
            return decide_letters(state.letters, command, made, state.zone)
        case SaidCommand():
            return decide_said(state.said, command, made)
        case QuestionsCommand():
            return decide_questions(state.questions, command, made, clock_on(state, made.day))
        case ArrangementCommand():
            return decide_arrangements(state.arrangements, command, made)
        case AgreementsCommand():
            return decide_agreements(state.agreements, command, made)
        case RitualsCommand():
            return decide_rituals(state.rituals, command, made)
        case RepairCommand():
            return decide_repair(state.repairs, command, made)
        case PlansCommand():
            return decide_plans(state.plans, command, made)
    assert_never(command)


def done_by(state: OursState, author: str) -> tuple[str, ...]:
    return next((one.commands for one in state.done if one.author == author), ())


def evenings_on(state: OursState, day: date) -> EveningsSet | None:
    """The evenings that hold on this day; None before the first Monday and after leaving."""
    if state.left_on is not None or state.has_gap:
        return None
    if state.next_from is not None and day >= state.next_from:
        return state.next_evenings
    return state.evenings


def clock_on(state: OursState, day: date) -> str:
    """The zone that the two live by: that of their evenings, before these that of their pairing."""
    held = evenings_on(state, day)
    return held.zone if held else state.zone


def evenings_between(
    state: OursState, first: date, last: date
) -> tuple[tuple[date, datetime], ...]:
    """Each evening from first to last, both included, with the UTC time at which it closes."""
    days = (first + timedelta(days=offset) for offset in range((last - first).days + 1))
    return tuple(
        (day, closes_at(day, held.hour, held.minute, held.zone))
        for day in days
        if (held := evenings_on(state, day)) and day.weekday() in held.weekdays
    )


def _set_evenings(state: OursState, command: SetEvenings) -> tuple[Ours, ...] | Refused:
    if state.left_on is not None:
        return Refused("left")
    reason = _wrong_evenings(command)
    return Refused(reason) if reason else (EveningsSet(**asdict(command)),)


def _wrong_evenings(command: SetEvenings) -> str | None:
    weekdays = set(command.weekdays)
    wrong = {
        "weekdays": not 1 <= len(weekdays) <= EVENINGS_MAX
        or len(weekdays) < len(command.weekdays)
        or not all(0 <= weekday <= LAST_WEEKDAY for weekday in weekdays),
        "hour": not FIRST_HOUR <= command.hour <= LAST_HOUR,
        "minute": not 0 <= command.minute <= LAST_MINUTE,
        "zone": not is_zone(command.zone),
    }
    return next((reason for reason, is_wrong in wrong.items() if is_wrong), None)


def _numbered(state: OursState, envelope: Envelope, made: Made) -> OursState:
    return replace(
        state,
        last_seq=made.seq,
        has_gap=state.has_gap or (state.last_seq is not None and made.seq != state.last_seq + 1),
        done=_done(state, made.author, envelope.command),
    )


def _done(state: OursState, author: str, command: str) -> tuple[Done, ...]:
    known = done_by(state, author)
    if command == "" or command in known:
        return state.done
    others = tuple(one for one in state.done if one.author != author)
    return (*others, Done(author, (*known, command)[-COMMANDS_KEPT:]))
