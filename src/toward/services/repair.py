"""A repair of two: its time in the room of two, drafts in one's own, and words that go from the one to the other.

Whether one's own body lets one go in is asked of one's own entries only.
"""

from collections.abc import Iterable
from datetime import datetime

from msgspec import Struct

from toward import world
from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.journal import store
from toward.programme.arriving import arrives, arrives_whole
from toward.programme.base import Refused
from toward.programme.parts.own_repair import NoteChange, RepairWritten, drafts_of
from toward.programme.parts.repair import (
    STEPS,
    AnswerRepair,
    MoveRepair,
    PutRepairAway,
    Repair,
    RepairShared,
    SetRepair,
    ShareStep,
    open_repair,
    shared_by,
)
from toward.programme.repairing import is_asked, may_go_in
from toward.services import mine, ours
from toward.services.ours import Opened

CHANNEL = "repair"


class Step(Struct, frozen=True, kw_only=True):
    """One step as its reader sees it: own draft, own words as shared, the other's words; "" where there are none."""

    step: str
    draft: str = ""
    shared: str = ""
    theirs: str = ""


class Inside(Struct, frozen=True, kw_only=True):
    """What stands in the repair. `answer` is one's own to the other's words, `answered` the other's."""

    repair: Repair
    partner: str
    has_begun: bool
    steps: tuple[Step, ...]
    answer: bool | None
    answered: bool | None


def find(opened: Opened) -> Repair | None:
    return open_repair(opened.state.repairs)


def newest(opened: Opened) -> Repair | None:
    """The last one, put away or not: words written for it meanwhile have a place."""
    kept = opened.state.repairs.kept
    return kept[-1] if kept else None


def set_at(vault: Vault, at: datetime, command_id: str) -> Refused | None:
    return ours.act(vault, SetRepair(id=str(world.new_id()), at=at), command_id)


def move(vault: Vault, at: datetime, command_id: str) -> Refused | None:
    """Later, without a word; where it was put away meanwhile there is nothing to move."""
    held = find(ours.get(vault))
    return ours.act(vault, MoveRepair(id=held.id, at=at), command_id) if held else None


def put_away(vault: Vault, command_id: str) -> None:
    if held := find(ours.get(vault)):
        ours.act(vault, PutRepairAway(id=held.id), command_id)


def asks(vault: Vault) -> bool:
    """Whether one's own alarm is to be said first."""
    return is_asked(mine.look(vault), world.now())


def may_enter(vault: Vault) -> bool:
    return may_go_in(programme(), mine.look(vault), world.now())


def look(vault: Vault) -> Inside | None:
    opened = ours.get(vault)
    held = find(opened)
    if held is None:
        return None
    me, other = str(vault.person), str(opened.partner.id)
    answers = held.answers if arrives(mine.look(vault), CHANNEL) else {}
    return Inside(
        repair=held,
        partner=opened.partner.name,
        has_begun=world.now() >= held.at,
        steps=_steps(vault, opened, held),
        answer=held.answers.get(me),
        answered=answers.get(other),
    )


def share(vault: Vault, held: Repair, step: str, text: str, command_id: str) -> Refused | None:
    """One's own words for a step, in the room of two. The one change is looked at again later, privately."""
    refused = ours.act(vault, ShareStep(id=held.id, step=step, text=text), command_id)
    if refused is None and step == "change":
        noted = NoteChange(side="gave", text=text, repair=held.id)
        mine.act(vault, noted, f"{command_id} change")
    return refused


def take_back(vault: Vault, held: Repair, step: str) -> None:
    own = shared_by(held, str(vault.person)).get(step)
    if own is not None:
        ours.take_back(vault, own.seq, RepairShared)


def answer(vault: Vault, held: Repair, *, received: bool, command_id: str) -> Refused | None:
    """Received or not yet; either way the other's change is asked about later, by oneself."""
    refused = ours.act(vault, AnswerRepair(id=held.id, received=received), command_id)
    heard = any(one.step == "change" for one in held.shared if one.author != str(vault.person))
    if refused is None and heard and not _has_noted(vault, held):
        mine.act(vault, NoteChange(side="heard", repair=held.id), command_id)
    return refused


def _has_noted(vault: Vault, held: Repair) -> bool:
    changes = mine.look(vault).own_repair.changes
    return any(one.repair == held.id and one.side == "heard" for one in changes)


def _steps(vault: Vault, opened: Opened, held: Repair) -> tuple[Step, ...]:
    state = mine.look(vault)
    drafts = drafts_of(state.own_repair, held.id)
    heard = arrives_whole(state, CHANNEL)
    own, theirs = (shared_by(held, str(one)) for one in (vault.person, opened.partner.id))
    kept = _texts(mine.entries(vault, tuple(drafts.values())))
    said = _texts(ours.entries(opened, tuple(one.seq for one in held.shared)))
    return tuple(
        Step(
            step=step,
            draft=kept.get(drafts.get(step, 0), ""),
            shared=said.get(own[step].seq, "") if step in own else "",
            theirs=said.get(theirs[step].seq, "") if step in theirs and heard else "",
        )
        for step in STEPS
    )


def _texts(reads: Iterable[store.Read]) -> dict[int, str]:
    """What was taken back has no text any more."""
    found = ((read.seq, read.envelope.event) for read in reads)
    return {
        seq: event.text for seq, event in found if isinstance(event, RepairWritten | RepairShared)
    }
