"""The stage of every run: a couple in their second block with steps open on both sides, and Charlie.

It is set once; a run plays inside a savepoint and is undone afterwards, the referee's file with it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from tests.people import NO_TO_ALL, Couple, check_in, couple, person
from tests.two_worlds.still import KeyedWorld
from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.programme.commands import FinishSolo, NotePractice, OursCommand, SayEasy
from toward.programme.parts.agreements import Give
from toward.programme.parts.arrangements import SetArrangement
from toward.programme.parts.letters import GiveLetter
from toward.programme.parts.needs import VoiceNeed
from toward.programme.parts.plans import ProposePlan
from toward.programme.parts.questions import (
    AgreeQuestionTime,
    ProposeQuestionTime,
    PutQuestion,
)
from toward.programme.parts.rituals import LayDownNormal, SetRitual
from toward.programme.parts.saying import SendSentence
from toward.services import host, mine, ours, tick

# A Tuesday in the second block; this couple's evenings are Tuesday and Friday at 20:00 in Berlin.
MONDAY = datetime(2026, 4, 13, 8, 0, tzinfo=UTC)
EVENING = datetime(2026, 4, 14, 18, 0, tzinfo=UTC)
ALL_STEPS = frozenset(step.id for step in programme().touch)
ROOTS = ("side-by-side", "squeeze-of-the-arm")


@dataclass(frozen=True)
class Stage:
    anna: Vault
    ben: Vault
    charlie: Vault
    setup_link: str
    world: KeyedWorld


# What code keeps in memory between requests, if any does: only sown leaks do.
MEMORIES: list[dict[Any, Any]] = []


@contextmanager
def undone() -> Iterator[None]:
    """What happens inside leaves nothing: in the database, in the referee's file, in anybody's memory."""
    remembered = [dict(memory) for memory in MEMORIES]
    referee = Path(settings.TOWARD_REFEREE)
    before = referee.read_bytes() if referee.exists() else None
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        if before is not None and referee.read_bytes() != before:
            referee.write_bytes(before)
        for memory, known in zip(MEMORIES, remembered, strict=True):
            memory.clear()
            memory.update(known)


def set_stage(world: KeyedWorld) -> Stage:
    world.turn("stage")
    both = couple(world)
    charlie = person("Charlie", world)
    world.at = datetime(2026, 3, 25, 8, 0, tzinfo=UTC)
    for day in range(19):
        for vault in (both.anna, both.ben, charlie):
            _ordinary_day(vault, day)
        world.pass_by(days=1)
    world.at = MONDAY
    for vault in (both.anna, both.ben, charlie):
        mine.act(vault, NO_TO_ALL, mine.command_id())
        ours.refresh(vault)
    _agree_on_questions(both)
    for vault in (both.anna, both.ben):
        _send(vault)
    tick.tick(world.at)
    return Stage(both.anna, both.ben, charlie, host.new_link(), world)


def _ordinary_day(vault: Vault, day: int) -> None:
    check_in(vault, 2, "settled", heard=1)
    if day < 8:
        mine.act(vault, FinishSolo(practice=programme().solo[0].id), mine.command_id())
    if day in {10, 12, 14}:
        for step in ROOTS:
            note = NotePractice(step=step, before=2, during=2, after=1)
            mine.act(vault, note, mine.command_id())
            mine.act(vault, SayEasy(step=step), mine.command_id())


def _send(vault: Vault) -> None:
    """Something of each kind lies there from the one to the other, so that the pages have it to show."""
    sent: tuple[OursCommand, ...] = (
        VoiceNeed(need="walk"),
        SendSentence(parts=("want_unknown", "body_guarded"), line="Thank you."),
        PutQuestion(kind="meaning", text="Since when?"),
        GiveLetter(kind="impact", text="how it was"),
        SetArrangement(about="sleep", choice="two_rooms"),
        Give(told="late", when="before", words="by a message"),
        SetRitual(moment="hello", key="cup"),
        LayDownNormal(text="quiet mornings"),
        ProposePlan(kind="room", name="the back room", changes=("paint",), words="blue"),
    )
    for command in sent:
        assert ours.act(vault, command, mine.command_id()) is None


def _agree_on_questions(both: Couple) -> None:
    """Tuesdays at noon: what is put on Monday lies there before anybody looks."""
    propose = ProposeQuestionTime(weekdays=(1,), hour=12, minute=0)
    assert ours.act(both.anna, propose, mine.command_id()) is None
    proposed = ours.get(both.ben).state.questions.proposed
    assert proposed is not None
    agree = AgreeQuestionTime(seq=proposed.seq)
    assert ours.act(both.ben, agree, mine.command_id()) is None
