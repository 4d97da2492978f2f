"""A plan for a place, in the room of two (M24): what will be changed there, proposed by one, seen by the other.

What the place carries and how loud it is there stay in the private half (`parts.places`); here stand only
the words that somebody chose to send. The state keeps where they are. Either changes it, takes back what
is theirs, or lets it go for both; nothing is due, and nothing says whether it was read.
"""

from collections.abc import Callable
from datetime import date
from typing import assert_never

from msgspec import Struct
from msgspec.structs import asdict, replace

from toward.programme.base import Command, Made, Refused, SharedEvent
from toward.programme.parts.places import CHANGES, KINDS, NAME_LENGTH, TEXT_LENGTH
from toward.programme.parts.shared import last_of_each

PLANS_MAX = 4  # of each


class PlansEvent(SharedEvent, frozen=True, kw_only=True):
    pass


class PlanProposed(PlansEvent, frozen=True, kw_only=True, tag="plan_proposed.1"):
    """kind, changes: keys of `places.KINDS` and `places.CHANGES`; name, words: in one's own words."""

    kind: str
    name: str = ""
    changes: tuple[str, ...] = ()
    words: str = ""


class PlanChanged(PlansEvent, frozen=True, kw_only=True, tag="plan_changed.1"):
    """By either: from now on this is what is proposed, and nobody has said yes to it."""

    plan: int
    changes: tuple[str, ...] = ()
    words: str = ""


class PlanAgreed(PlansEvent, frozen=True, kw_only=True, tag="plan_agreed.1"):
    """version: the number of the wording that was seen."""

    plan: int
    version: int


class PlanAnswered(PlansEvent, frozen=True, kw_only=True, tag="plan_answered.1"):
    """Written back; the last of each stands."""

    plan: int
    words: str


class PlanLetGo(PlansEvent, frozen=True, kw_only=True, tag="plan_let_go.1"):
    """Done, or no longer wanted: gone for both."""

    plan: int


type PlansEvents = PlanProposed | PlanChanged | PlanAgreed | PlanAnswered | PlanLetGo


class PlansCommand(Command, frozen=True, kw_only=True):
    pass


class ProposePlan(PlansCommand, frozen=True, kw_only=True):
    kind: str
    name: str = ""
    changes: tuple[str, ...] = ()
    words: str = ""


class ChangePlan(PlansCommand, frozen=True, kw_only=True):
    plan: int
    changes: tuple[str, ...] = ()
    words: str = ""


class AgreeToPlan(PlansCommand, frozen=True, kw_only=True):
    plan: int
    version: int


class AnswerPlan(PlansCommand, frozen=True, kw_only=True):
    plan: int
    words: str


class LetPlanGo(PlansCommand, frozen=True, kw_only=True):
    plan: int


type PlansCommands = ProposePlan | ChangePlan | AgreeToPlan | AnswerPlan | LetPlanGo


class Said(Struct, frozen=True, array_like=True):
    """Where a member's words stand in the log, and since when."""

    member: str
    seq: int
    day: date


class Plan(Struct, frozen=True, kw_only=True, array_like=True):
    """worded: the last wording of each, the current one last; agreed: to that one, by who did not write it."""

    seq: int
    author: str
    day: date
    worded: tuple[Said, ...]
    agreed: Said | None = None
    answers: tuple[Said, ...] = ()

    @property
    def current(self) -> Said:
        return self.worded[-1]


class Plans(Struct, frozen=True, kw_only=True):
    kept: tuple[Plan, ...] = ()


def decide_plans(
    part: Plans, command: PlansCommands, made: Made
) -> tuple[PlansEvents, ...] | Refused:
    match command:
        case ProposePlan():
            reason = _wrong_proposal(part, command, made.author)
            return Refused(reason) if reason else (PlanProposed(**asdict(command)),)
        case ChangePlan():
            reason = _unknown(part, command.plan) or _wrong_words(command.changes, command.words)
            return Refused(reason) if reason else (PlanChanged(**asdict(command)),)
        case AgreeToPlan():
            return _agree(find_plan(part, command.plan), command, made.author)
        case AnswerPlan():
            fits = 0 < len(command.words.strip()) <= len(command.words) <= TEXT_LENGTH
            reason = _unknown(part, command.plan) or (None if fits else "words")
            return Refused(reason) if reason else (PlanAnswered(**asdict(command)),)
        case LetPlanGo():
            return (PlanLetGo(plan=command.plan),) if find_plan(part, command.plan) else ()
    assert_never(command)


def fold_plans(part: Plans, made: Made, event: PlansEvents) -> Plans:
    """What is said of a plan that is gone changes nothing."""
    said = Said(made.author, made.seq, made.day)
    match event:
        case PlanProposed():
            new = Plan(seq=made.seq, author=made.author, day=made.day, worded=(said,))
            return Plans(kept=last_of_each((*part.kept, new), PLANS_MAX, lambda one: one.author))
        case PlanChanged():
            return _with(part, event.plan, lambda plan: _worded(plan, said))
        case PlanAgreed():
            return _with(part, event.plan, lambda plan: _agreed(plan, said, event.version))
        case PlanAnswered():
            return _with(
                part, event.plan, lambda one: replace(one, answers=_last(one.answers, said))
            )
        case PlanLetGo():
            return Plans(kept=tuple(plan for plan in part.kept if plan.seq != event.plan))
    assert_never(event)


def find_plan(part: Plans, seq: int) -> Plan | None:
    return next((plan for plan in part.kept if plan.seq == seq), None)


def own_wording(plan: Plan, member: str) -> Said | None:
    return next((said for said in plan.worded if said.member == member), None)


def _agree(
    plan: Plan | None, command: AgreeToPlan, author: str
) -> tuple[PlansEvents, ...] | Refused:
    """To what was seen, and never to one's own."""
    if plan is None:
        return Refused("gone")
    if plan.agreed is not None or plan.current.member == author:
        return ()
    is_current = plan.current.seq == command.version
    return (
        (PlanAgreed(plan=plan.seq, version=command.version),) if is_current else Refused("changed")
    )


def _agreed(plan: Plan, said: Said, version: int) -> Plan:
    fits = version == plan.current.seq and said.member != plan.current.member
    return replace(plan, agreed=said) if fits else plan


def _worded(plan: Plan, said: Said) -> Plan:
    return replace(plan, worded=_last(plan.worded, said), agreed=None)


def _last(known: tuple[Said, ...], said: Said) -> tuple[Said, ...]:
    return (*(one for one in known if one.member != said.member), said)


def _with(part: Plans, seq: int, change: Callable[[Plan], Plan]) -> Plans:
    return Plans(kept=tuple(change(one) if one.seq == seq else one for one in part.kept))


def _wrong_proposal(part: Plans, command: ProposePlan, author: str) -> str | None:
    wrong = {
        "kind": command.kind not in KINDS,
        "name": len(command.name) > NAME_LENGTH,
        "many": sum(plan.author == author for plan in part.kept) >= PLANS_MAX,
    }
    reason = next((reason for reason, is_wrong in wrong.items() if is_wrong), None)
    return reason or _wrong_words(command.changes, command.words)


def _wrong_words(changes: tuple[str, ...], words: str) -> str | None:
    wrong = {
        "changes": len(set(changes)) < len(changes) or not set(changes) <= set(CHANGES),
        "words": len(words) > TEXT_LENGTH,
        "empty": not (changes or words.strip()),
    }
    return next((reason for reason, is_wrong in wrong.items() if is_wrong), None)


def _unknown(part: Plans, seq: int) -> str | None:
    return None if find_plan(part, seq) else "gone"
