"""The room of two stays small for ever: both send as much as they may of everything, for years."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from toward.programme.base import Made, Refused
from toward.programme.codec import decode_ours_state, encode_state
from toward.programme.commands import OursCommand
from toward.programme.days import day_of
from toward.programme.events import Envelope, RoomOpened
from toward.programme.ours import OursState, decide_ours, empty_ours, fold_ours
from toward.programme.parts import agreements, arrangements, letters, places, plans, repair, rituals
from toward.programme.parts.needs import ThankForTurn, TurnToward, VoiceNeed
from toward.programme.parts.plans import AgreeToPlan, AnswerPlan, ChangePlan
from toward.programme.parts.questions import (
    AgreeQuestionTime,
    AnswerQuestion,
    ProposeQuestionTime,
    PutOffQuestion,
    PutQuestion,
)
from toward.programme.parts.saying import HearSentence, SendSentence

LIMIT = 32 * 1024
ENTRIES = 2000
START = datetime(2026, 1, 5, 8, tzinfo=UTC)
# As long as the id of a person really is.
AUTHORS = ("a" * 36, "b" * 36)
KEY = "k" * 40


def words(length: int) -> str:
    """As many signs as there may be, each of four bytes."""
    return "𝄞" * length


FULLEST: tuple[OursCommand, ...] = (
    VoiceNeed(need=KEY),
    SendSentence(parts=tuple(KEY[:-1] + str(n) for n in range(8)), line=words(280)),
    PutQuestion(kind="pictures", text=words(600)),
    arrangements.SetArrangement(about="knows", choice=KEY),
    arrangements.SetArrangement(about="sleep", choice=KEY),
    arrangements.SetArrangement(about="truce", days=28),
    *(
        agreements.Give(told=told, when="before", words=words(agreements.WORDS_LENGTH))
        for told in agreements.TOLD
    ),
    *(
        rituals.SetRitual(moment=moment, words=words(140), smaller=words(140))
        for moment in rituals.MOMENTS
    ),
    rituals.LayDownNormal(text=words(rituals.NORMAL_LENGTH)),
    plans.ProposePlan(
        kind="outside",
        name=words(places.NAME_LENGTH),
        changes=places.CHANGES,
        words=words(places.TEXT_LENGTH),
    ),
    letters.GiveLetter(kind="impact", text=words(letters.LETTER_LENGTH)),
)


def replies(state: OursState, now: datetime) -> Iterator[OursCommand]:
    """Whatever can be said to what lies there."""
    for need in state.needs.voiced:
        yield TurnToward(seq=need.seq, how=KEY)
        yield ThankForTurn(seq=need.seq)
    for sentence in state.said.sent:
        yield HearSentence(seq=sentence.seq, how=KEY)
    for question in state.questions.box:
        yield PutOffQuestion(seq=question.seq, until=now.date() + timedelta(days=9))
        yield AnswerQuestion(seq=question.seq, how="written", text=words(600))
    for plan in state.plans.kept:
        yield AgreeToPlan(plan=plan.seq, version=plan.current.seq)
        yield ChangePlan(plan=plan.seq, changes=places.CHANGES, words=words(300))
        yield AnswerPlan(plan=plan.seq, words=words(300))
    if state.questions.proposed:
        yield AgreeQuestionTime(seq=state.questions.proposed.seq)
    yield ProposeQuestionTime(weekdays=(0, 2, 4), hour=20, minute=now.minute)
    yield repair.SetRepair(id=KEY[:36], at=now + timedelta(hours=30))
    for step in repair.STEPS:
        yield repair.ShareStep(id=KEY[:36], step=step, text=words(repair.TEXT_MAX))


class Life:
    """Both in turn; what is decided is folded, as the service does it."""

    def __init__(self) -> None:
        opened = Envelope(at=START, day=START.date(), command="", event=RoomOpened(zone="UTC"))
        self.state, self.at, self.seq = fold_ours(empty_ours(), opened, 1), START, 1
        self.most = 0

    def say(self, author: str, command: OursCommand) -> None:
        day = day_of(self.at, "UTC")
        made = Made(at=self.at, day=day, seq=self.seq + 1, author=author)
        outcome = decide_ours(self.state, command, made)
        for event in () if isinstance(outcome, Refused) else outcome:
            self.seq += 1
            envelope = Envelope(at=self.at, day=day, command=f"{self.seq:036}", event=event)
            self.state = fold_ours(self.state, envelope, self.seq, author)

    def round(self) -> None:
        for author in AUTHORS:
            for command in (*FULLEST, *replies(self.state, self.at)):
                self.say(author, command)
        self.most = max(self.most, len(encode_state(self.state)))


@pytest.mark.parametrize("hours", [1, 7, 30])
def test_whatever_two_send_for_years_fits_a_snapshot(hours: int) -> None:
    life = Life()
    while life.seq < ENTRIES:
        life.at += timedelta(hours=hours, minutes=1)
        life.round()

    # if hardly anything was decided or kept, this would prove nothing
    assert 8 * 1024 < life.most <= LIMIT
    assert decode_ours_state(encode_state(life.state)) == life.state
