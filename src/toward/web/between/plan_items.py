"""Plans for places as one person sees them: one's own, and of the other's what arrives."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from msgspec import Struct

from toward.programme.arriving import arrives, arrives_whole, own_words_arrive
from toward.programme.parts.plans import (
    Plan,
    PlanAgreed,
    PlanAnswered,
    PlanChanged,
    PlanProposed,
    Said,
    own_wording,
)
from toward.programme.state import State
from toward.services import ours
from toward.services.ours import Opened
from toward.web.between.handles import handle
from toward.web.between.items import Item, Look, in_words
from toward.web.texts import choices

CHANNEL = "plans"
ABOUT = _("To a plan for a place")


class Answer(Struct, frozen=True, kw_only=True):
    is_own: bool
    words: str


class Shown(Struct, frozen=True, kw_only=True):
    """agreed: both said yes to the current wording, and all of it is shown. can_agree: it is the other's, and open."""

    seq: int
    version: str
    kind: str
    name: str
    keys: tuple[str, ...]
    changes: tuple[str, ...]
    words: str
    is_own: bool
    agreed: bool
    can_agree: bool
    answers: tuple[Answer, ...]

    @property
    def handle(self) -> str:
        return handle(self.seq)

    @property
    def title(self) -> str:
        return self.name or self.kind


class Words(Struct, frozen=True, kw_only=True):
    """Of each plan the entries that its state points to, by number."""

    events: dict[int, object]

    def name(self, plan: Plan) -> str:
        found = self.events.get(plan.seq)
        return found.name if isinstance(found, PlanProposed) else ""

    def kind(self, plan: Plan) -> str:
        found = self.events.get(plan.seq)
        return in_words("place_kinds", found.kind) if isinstance(found, PlanProposed) else ""

    def worded(self, said: Said) -> tuple[tuple[str, ...], str]:
        found = self.events.get(said.seq)
        if isinstance(found, PlanProposed | PlanChanged):
            return found.changes, found.words
        return (), ""

    def answer(self, said: Said) -> str:
        found = self.events.get(said.seq)
        return found.words if isinstance(found, PlanAnswered) else ""


def plans_of(opened: Opened, state: State, me: str) -> list[Shown]:
    """Newest first; without what this person keeps quiet, as if it had not been sent."""
    words = _words(opened)
    found = (_shown(plan, words, state, me) for plan in reversed(opened.state.plans.kept))
    return [one for one in found if one]


def came(look: Look) -> list[Item]:
    """What of the other's stands there now: the plan's page has their own words about it."""
    words = _words(look.opened)
    return [item for plan in look.opened.state.plans.kept for item in _came(plan, words, look.me)]


def sent(look: Look) -> list[Item]:
    """Only what one did oneself; each can be taken back."""
    words = _words(look.opened)
    return [item for plan in look.opened.state.plans.kept for item in _sent(plan, words, look.me)]


def _came(plan: Plan, words: Words, me: str) -> list[Item]:
    link, found = reverse("between-plan", args=[handle(plan.seq)]), list[Item]()
    if plan.current.member != me:
        said = line(words.kind(plan), words.worded(plan.current)[0])
        found.append(_item(plan.current, _("A plan for a place"), words=said, link=link))
    if plan.agreed and plan.agreed.member != me:
        found.append(_item(plan.agreed, ABOUT, words=gettext("Yes to this"), link=link))
    answers = [said for said in plan.answers if said.member != me]
    return found + [_item(said, ABOUT, own=words.answer(said)) for said in answers]


def _sent(plan: Plan, words: Words, me: str) -> list[Item]:
    found = list[Item]()
    wording = own_wording(plan, me)
    if plan.author == me:
        keys, own = words.worded(first := Said(me, plan.seq, plan.day))
        about = {"words": line(words.kind(plan), keys), "own": joined(words.name(plan), own)}
        found.append(_item(first, _("A plan for a place"), **about, takes=(PlanProposed,)))
    if wording and wording.seq != plan.seq:
        keys, own = words.worded(wording)
        about = {"words": line(words.kind(plan), keys), "own": own}
        found.append(_item(wording, ABOUT, **about, takes=(PlanChanged,)))
    if plan.agreed and plan.agreed.member == me:
        found.append(_item(plan.agreed, ABOUT, words=gettext("Yes to this"), takes=(PlanAgreed,)))
    answers = [said for said in plan.answers if said.member == me]
    return found + [
        _item(said, ABOUT, own=words.answer(said), takes=(PlanAnswered,)) for said in answers
    ]


def _item(said: Said, title: str | Promise, **more: Any) -> Item:
    return Item(seq=said.seq, day=said.day, channel=CHANNEL, title=title, **({"words": ""} | more))


def _words(opened: Opened) -> Words:
    numbers = {number for plan in opened.state.plans.kept for number in _numbers(plan)}
    reads = ours.entries(opened, numbers) if numbers else ()
    return Words(events={read.seq: read.envelope.event for read in reads})


def _numbers(plan: Plan) -> set[int]:
    return {plan.seq, *(said.seq for said in (*plan.worded, *plan.answers))}


def _shown(plan: Plan, words: Words, state: State, me: str) -> Shown | None:
    hears, reads = arrives(state, CHANNEL), own_words_arrive(state)
    wording = plan.current if hears else own_wording(plan, me)
    if wording is None or not (hears or plan.author == me):
        return None
    is_own = wording.member == me
    keys, own = words.worded(wording)
    texts = dict(choices("changes"))
    heard = [said for said in plan.answers if said.member == me or (hears and reads)]
    # Nobody says yes to what they do not see, nor reads that they did.
    is_whole = arrives_whole(state, CHANNEL, own_words=bool(own) and not is_own)
    agreed = is_whole and plan.agreed is not None
    return Shown(
        seq=plan.seq,
        version=handle(wording.seq),
        kind=words.kind(plan),
        name=words.name(plan) if plan.author == me or reads else "",
        keys=keys,
        changes=tuple(texts[key] for key in keys if key in texts),
        words=own if is_own or reads else "",
        is_own=is_own,
        agreed=agreed,
        can_agree=is_whole and not is_own and not agreed,
        answers=tuple(Answer(is_own=said.member == me, words=words.answer(said)) for said in heard),
    )


def joined(*words: str) -> str:
    """One's own words, each on a line."""
    return "\n".join(one for one in words if one)


def line(kind: str, changes: Iterable[str]) -> str:
    """What was chosen from lists, in one line: the same where it is seen before and where it comes."""
    texts = dict(choices("changes"))
    listed = "; ".join(texts[key] for key in changes if key in texts)
    return f"{kind}: {listed}" if listed else kind
