"""Everything a person does that is nobody else's business, as Hypothesis may string it together."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

from django.test import Client
from hypothesis import strategies as st

from tests.people import PASSPHRASE
from tests.strategies import answers, check_ins, directions, part_commands
from tests.two_worlds.stage import ALL_STEPS, EVENING, MONDAY, Stage
from toward.accounts.sessions import Tier, begin
from toward.accounts.visit import COOKIES
from toward.content.load import programme
from toward.programme.commands import (
    AnswerSafety,
    CheckIn,
    ChooseQuiet,
    FinishSolo,
    HideStep,
    MineCommand,
    NameRole,
    NotePractice,
    OursCommand,
    SayEasy,
    SayFoundOutMore,
    SetLimit,
    SetPause,
)
from toward.programme.parts.letters import LetterGiven
from toward.programme.parts.questions import PutQuestion
from toward.services import evenings, letters, marks, mine, ours, people, practice, quick, recovery
from toward.services.attempts import WaitError

Act = Callable[[Stage], None]
# Each act has a place in time of its own, so that doing nothing there moves no clock.
BEFORE = tuple(
    MONDAY + timedelta(hours=2, days=day, minutes=minutes) for day in (0, 1) for minutes in (0, 90)
) + tuple(EVENING - timedelta(minutes=minutes) for minutes in (100, 60, 40))
AFTER = tuple(EVENING + timedelta(minutes=minutes) for minutes in (20, 50, 88))


@dataclass(frozen=True)
class Told:
    """An act with a name that says what it was when a run fails."""

    name: str
    do: Act = field(compare=False)

    def __repr__(self) -> str:
        return self.name


def command(made: MineCommand) -> Told:
    return Told(repr(made), lambda stage: _act(stage, made))


def _act(stage: Stage, made: MineCommand) -> None:
    mine.act(stage.anna, made, mine.command_id())


def tonight(steps: frozenset[str], *, nothing: bool, alarm: int, direction: str | None) -> Told:
    asked = marks.Asked(steps, nothing, alarm, direction)  # type: ignore[arg-type]

    def do(stage: Stage) -> None:
        try:
            evenings.mark(stage.anna, asked, mine.command_id())
        except evenings.TooLateError:
            return

    return Told(f"tonight({sorted(steps)}, nothing={nothing}, {alarm}, {direction})", do)


def asked_to_show() -> Told:
    return Told("asked_to_show", lambda stage: evenings.say_asked(stage.anna, mine.command_id()))


def quick_door(check_in: CheckIn) -> Told:
    return Told(f"quick({check_in})", lambda stage: _quick(stage, check_in))


def _quick(stage: Stage, check_in: CheckIn) -> None:
    quick.keep(stage.anna.person, check_in)


def draft(line: str) -> Told:
    """A check-in that finds the vault closed."""

    def do(stage: Stage) -> None:
        locked = Client()
        locked.cookies[COOKIES[Tier.SHELL]] = begin(Tier.SHELL, stage.anna.person)
        locked.post("/today/check-in/", {"alarm": "9", "line": line})

    return Told(f"draft({line!r})", do)


def wrong_sign_in(*, known: bool) -> Told:
    """A slip at her own device, which is counted for that device alone."""

    def do(stage: Stage) -> None:
        device = stage.anna.person if known else None
        name = stage.anna.name if known else "nobody-zzzz"
        try:
            people.sign_in(name, "not this passphrase at all", device=device)
        except (people.SignInError, WaitError):
            return

    return Told(f"wrong_sign_in(known={known})", do)


def sign_in() -> Told:
    def do(stage: Stage) -> None:
        client = Client()
        client.cookies[COOKIES[Tier.DEVICE]] = begin(Tier.DEVICE, stage.anna.person)
        answer = client.post("/unlock/", {"passphrase": PASSPHRASE})
        assert answer.status_code in {303, 429}, answer.status_code

    return Told("sign_in", do)


def recovery_made(hours: int) -> Told:
    def do(stage: Stage) -> None:
        offer = recovery.offer(stage.anna)
        groups = offer.code.split("-")
        first, second = offer.asked
        recovery.prove(stage.anna, offer.token, (groups[first], groups[second]), hours=hours)

    return Told(f"recovery_made({hours})", do)


def taken_back() -> Told:
    def do(stage: Stage) -> None:
        newest = mine.look(stage.anna).last_seq
        if newest:
            with suppress(mine.NotThereError):
                mine.take_back(stage.anna, newest)

    return Told("taken_back", do)


def letter(*, taken_back: bool) -> Told:
    """Given, and before its morning nobody else's business; taken back it never becomes that."""

    def do(stage: Stage) -> None:
        if letters.give(stage.anna, "impact", "a letter", mine.command_id()) is None and taken_back:
            newest = ours.get(stage.anna).seq
            assert ours.take_back(stage.anna, newest, LetterGiven)

    return Told(f"letter(taken_back={taken_back})", do)


def speaks(language: str) -> Told:
    """The language of one's own pages, on every phone of one's own."""
    return Told(
        f"speaks({language!r})", lambda stage: people.set_language(stage.anna.person, language)
    )


def question() -> Told:
    """Put into the box of two: before its half hour nobody else's business."""
    put = PutQuestion(kind="meaning", text="Who else was there?")
    return Told("question", lambda stage: _ours(stage, put))


def _ours(stage: Stage, made: OursCommand) -> None:
    assert ours.act(stage.anna, made, mine.command_id()) is None


def unlocked_elsewhere() -> Told:
    return Told("unlocked_elsewhere", lambda stage: ours.refresh(stage.anna))


def goes_on() -> Told:
    """One's own answer between two rounds, if a practice runs: until the other says so nothing moves."""

    def do(stage: Stage) -> None:
        opened = ours.find(stage.anna)
        running = practice.find(opened) if opened else None
        if running:
            practice.go_on(stage.anna, running.token, after=1, alarm=0, far_away=False)

    return Told("goes_on", do)


_steps = st.sampled_from(sorted(ALL_STEPS))
_marks = st.frozensets(_steps) | st.just(ALL_STEPS)
_solo = st.sampled_from([solo.id for solo in programme().solo])
_alarms = st.integers(0, 10)
_notes = st.builds(
    NotePractice,
    step=_steps,
    during=_alarms,
    after=_alarms,
    far_away=st.booleans(),
    went_along=st.booleans(),
    stopped=st.booleans(),
    line=st.text(max_size=8),
)
_commands = st.one_of(
    check_ins,
    part_commands,
    _notes,
    st.builds(FinishSolo, practice=_solo, before=_alarms, after=_alarms),
    st.builds(SayEasy, step=_steps),
    st.builds(HideStep, step=_steps, hidden=st.booleans()),
    st.builds(SetLimit, limit=_alarms),
    st.builds(SetPause, days=st.integers(0, 30)),
    st.builds(SayFoundOutMore),
    st.builds(NameRole, role=st.sampled_from(("hurt", "broke", "both", "told", None))),
    answers.map(lambda fields: AnswerSafety(**fields)),
    st.builds(ChooseQuiet, step_back=st.booleans()),
).map(command)
_tonight = st.builds(
    tonight, _marks, nothing=st.booleans(), alarm=_alarms, direction=directions
) | st.just(tonight(ALL_STEPS, nothing=False, alarm=1, direction="settled"))
_others = st.one_of(
    st.builds(asked_to_show),
    check_ins.map(quick_door),
    st.text(max_size=8).map(draft),
    st.booleans().map(lambda known: wrong_sign_in(known=known)),
    st.builds(sign_in),
    st.sampled_from((0, 24, 72)).map(recovery_made),
    st.builds(taken_back),
    st.builds(unlocked_elsewhere),
    st.sampled_from(("", "en", "es")).map(speaks),
    st.just(letter(taken_back=True)),
    st.builds(goes_on),
)
private_act = st.one_of(_commands, _tonight, _tonight, _others)
_lives = st.dictionaries(st.sampled_from(BEFORE + AFTER), private_act, max_size=6)
# A quiet life that says yes in time, so that now and then a card with touch is dealt.
SAYS_YES = tonight(ALL_STEPS, nothing=False, alarm=1, direction="settled")
_quiet = st.dictionaries(st.sampled_from(BEFORE[:4]), _others, max_size=2)
private_acts = _lives | _quiet.map(lambda acts: {**acts, BEFORE[-2]: SAYS_YES})
