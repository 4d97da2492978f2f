"""A half hour for questions that both chose; a few of them, most answered, some said aloud, some put off."""

from datetime import timedelta

from toward import world
from toward.cli.demo_parts.person import Person
from toward.programme.parts.asking import KeepQuestion, QuestionKind
from toward.programme.parts.questions import (
    AgreeQuestionTime,
    AnswerQuestion,
    ProposeQuestionTime,
    PutOffQuestion,
    Question,
    questions_on,
)
from toward.services import days, mine, ours, questions

AGREED_ON = 10
TIMES = ProposeQuestionTime(weekdays=(1, 4), hour=19, minute=0)
ASKED: tuple[tuple[QuestionKind, str], ...] = (
    ("safe", "Is there anybody who knows of it and whom I meet?"),
    ("safe", "Have you been to a doctor since?"),
    ("meaning", "When did you begin to say less to me?"),
    ("meaning", "What did you want to keep away from me?"),
    ("pictures", "What did the flat look like?"),
)
ANSWERS = (
    "Yes, one person. I have asked for it to stay there.",
    "In spring. I noticed it, and said nothing.",
    "I have no whole answer to that yet. This is what I know so far.",
)


def live(first: Person, second: Person, day: int) -> None:
    if day == AGREED_ON:
        ours.act(first.vault, TIMES, mine.command_id())
        proposed = ours.get(second.vault).state.questions.proposed
        if proposed:
            ours.act(second.vault, AgreeQuestionTime(seq=proposed.seq), mine.command_id())
    if day > AGREED_ON:
        _ask(first)
        _answer(second)


def _ask(person: Person) -> None:
    if person.dice.random() < 0.12:
        kind, text = person.dice.choice(ASKED)
        mine.act(person.vault, KeepQuestion(kind=kind, text=text), mine.command_id())
    for kept in mine.look(person.vault).asking.kept:
        if person.dice.random() < 0.4:
            questions.put(person.vault, kept.seq, mine.command_id())


def _answer(person: Person) -> None:
    state, me = ours.get(person.vault).state, str(person.vault.person)
    for one in questions_on(state.questions, days.today(mine.look(person.vault))):
        is_here = one.author != me and one.arrives <= world.now() and not one.answer
        if is_here and person.dice.random() < 0.5:
            ours.act(person.vault, _said(person, one), mine.command_id())


def _said(person: Person, one: Question) -> AnswerQuestion | PutOffQuestion:
    chance = person.dice.random()
    if chance < 0.2 and one.until is None:
        until = days.today(mine.look(person.vault)) + timedelta(days=5)
        return PutOffQuestion(seq=one.seq, until=until)
    if chance < 0.5:
        return AnswerQuestion(seq=one.seq, how="aloud")
    return AnswerQuestion(seq=one.seq, how="written", text=person.dice.choice(ANSWERS))
