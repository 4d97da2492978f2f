"""The gate against a second, slow reading of its rules, over whole lives of commands.

The model keeps every event as it was and reads consent's rules off the full history each time;
the fold keeps sums. They must agree after each act.
"""

from datetime import date, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.programme.small import SMALL
from tests.strategies import START, alarms, answers, check_ins, directions, step_ids
from toward.programme import commands, events
from toward.programme.base import Refused
from toward.programme.codec import decode_state, encode_state
from toward.programme.days import day_of
from toward.programme.decide import decide
from toward.programme.fold import fold, fold_all
from toward.programme.gate import Tonight, closes, is_gentle, limit_now, open_steps
from toward.programme.state import empty

ZONE = "Europe/Berlin"
type Log = list[events.Envelope]


def of[E: events.Event](log: Log, kind: type[E]) -> list[tuple[date, datetime, E]]:
    return [(one.day, one.at, one.event) for one in log if isinstance(one.event, kind)]


def model_open_steps(log: Log, now: datetime, *, asked_now: bool) -> set[str]:
    """asked_now: as if a settled alarm of 0 had been given together with the menu."""
    today = day_of(now, ZONE)
    if any(
        closed(log, today)
        for closed in (forced, asked_twice, resting, unsafe, stepped_back, floor_missing)
    ):
        return set()
    return model_steps(log) if asked_now or body_allows(log, now, today) else set()


def forcing(log: Log) -> set[date]:
    days = {day for day, _, _ in of(log, events.AskedToShow)}
    days |= {day for day, _, note in of(log, events.PracticeNoted) if note.went_along}
    for day, _, entry in of(log, events.CheckedIn):
        if entry.asked or (entry.pushed or 0) > 0 or "afraid" in entry.here:
            days.add(day)
    return days


def forced(log: Log, today: date) -> bool:
    return today in forcing(log)


def asked_twice(log: Log, today: date) -> bool:
    days = {day for day, _, _ in of(log, events.AskedToShow)}
    days |= {day for day, _, entry in of(log, events.CheckedIn) if entry.asked}
    return any(
        0 < (second - first).days < 14 and (today - second).days < 28
        for first in days
        for second in days
    )


def resting(log: Log, today: date) -> bool:
    pauses = of(log, events.PauseSet)
    found = of(log, events.FoundOutMore)
    paused = bool(pauses) and (today - pauses[-1][0]).days < pauses[-1][2].days
    return paused or any((today - day).days < 28 for day, _, _ in found)


def is_yes(answer: events.SafetyAnswered) -> bool:
    closing = (
        answer.afraid,
        answer.rape,
        answer.kick,
        answer.humiliation and answer.other_times,
        answer.pay_for_no,
        answer.controlled,
        answer.hurt_partner,
        answer.secret_contact,
    )
    return any(closing)


def flag_stands(log: Log, today: date) -> bool:
    given = of(log, events.SafetyAnswered)
    yes = max((day for day, _, answer in given if is_yes(answer)), default=None)
    if yes is None:
        return False
    noes = [day for day, _, answer in given if day > yes and not is_yes(answer)]
    two_apart = any((late - early).days >= 14 for early in noes for late in noes)
    return (today - yes).days < 60 or not two_apart


def unsafe(log: Log, today: date) -> bool:
    return not of(log, events.SafetyAnswered) or flag_stands(log, today)


def stepped_back(log: Log, today: date) -> bool:
    choices = of(log, events.QuietChoice)
    return bool(choices) and choices[-1][2].step_back and today >= choices[-1][0]


def floor_missing(log: Log, today: date) -> bool:
    done = [day for day, _, _ in of(log, events.SoloDone)]
    return len(done) < 6 or len(set(done)) < 4 or (today - log[0].day).days < 6


def body_allows(log: Log, now: datetime, today: date) -> bool:
    alarm: int | None = None
    direction, at = None, now
    for one in log:
        match one.event:
            case events.CheckedIn() | events.TonightAlarm():
                alarm, direction, at = one.event.alarm, one.event.direction, one.at
            case events.PracticeNoted() if alarm is not None:
                alarm = max(alarm, one.event.during or 0, one.event.after or 0)
                direction = "flat" if one.event.far_away else direction
    fresh = alarm is not None and now - at <= timedelta(hours=3)
    return fresh and direction in {"settled", "revved"} and (alarm or 0) <= limit(log, today)


def limit(log: Log, today: date) -> int:
    last = {day: entry.alarm for day, _, entry in of(log, events.CheckedIn)}
    before = [last.get(today - timedelta(days=back), 0) for back in range(1, 15)]
    for ceiling in (5, 4):
        # Eight of the fourteen days at or above it make it the usual level.
        if sum(alarm >= ceiling for alarm in before) >= 8:
            return min(ceiling, own_limit(log, today))
    return min(3, own_limit(log, today))


def own_limit(log: Log, today: date) -> int:
    """Down at once, up after seven days, unless another change came before that."""
    current, waiting, starts = 10, None, today
    for day, _, event in of(log, events.LimitSet):
        if waiting is not None and day >= starts:
            current = waiting
        waiting = None
        if event.limit <= current:
            current = event.limit
        else:
            waiting, starts = event.limit, day + timedelta(days=7)
    return waiting if waiting is not None and today >= starts else current


def is_good(note: events.PracticeNoted) -> bool:
    whole = not (note.far_away or note.went_along or note.stopped)
    return whole and note.during is not None and note.during <= note.limit + 1


def model_steps(log: Log) -> set[str]:
    hidden = {event.step: event.hidden for _, _, event in of(log, events.StepHidden)}
    easy: set[str] = set()
    for step in SMALL.touch:
        good = [d for d, _, n in of(log, events.PracticeNoted) if n.step == step.id and is_good(n)]
        said = {d for d, _, e in of(log, events.EasyInDailyLife) if e.step == step.id}
        if (len(good) >= 3 and len(set(good)) >= 2) or len(said - forcing(log)) >= 3:
            easy.add(step.id)
    return {
        step.id
        for step in SMALL.touch
        if not hidden.get(step.id) and (not step.after or easy & {step.id, *step.after})
    }


# One rule for all of these: each as a rule of its own would keep nearly every life closed.
closers: st.SearchStrategy[commands.MineCommand] = st.one_of(
    check_ins,
    st.builds(commands.NoteTonightAlarm, alarm=alarms, direction=directions),
    st.builds(commands.SayAskedToShow),
    st.builds(commands.SayFoundOutMore),
    st.builds(commands.SetLimit, limit=alarms),
    st.builds(commands.SetPause, days=st.integers(1, 20)),
    st.builds(commands.ChooseQuiet, step_back=st.booleans()),
    answers.map(lambda fields: commands.AnswerSafety(**fields)),
)


class GateMachine(RuleBasedStateMachine):
    @initialize(is_settled=st.integers(0, 5).map(bool))
    def begin(self, is_settled: bool) -> None:
        self.now, self.state = START, empty()
        self.log: Log = []
        self.act(commands.OpenRoom(zone=ZONE))
        if is_settled:  # most lives would end before anything ever opens
            for _ in range(6):
                self.now += timedelta(days=1)
                self.act(commands.FinishSolo(practice="look"))
            self.act(commands.AnswerSafety(humiliation=True, afraid=False, rape=False, kick=False))

    def act(self, command: commands.MineCommand) -> None:
        before = open_steps(SMALL, self.state, self.now)
        made = decide(SMALL, self.state, command, self.now)
        if isinstance(made, Refused):
            return
        for event in made:
            day = day_of(self.now, ZONE)
            entry = events.Envelope(at=self.now, day=day, command="", event=event)
            self.log.append(entry)
            self.state = fold(self.state, entry, len(self.log))
            own = limit_now(SMALL, self.state, day)
            lost = before - open_steps(SMALL, self.state, self.now)
            assert not lost or (closes(event) and closes(event, own))

    @rule(minutes=st.integers(1, 600))
    def wait(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule(days=st.integers(1, 20))
    def let_days_pass(self, days: int) -> None:
        self.now += timedelta(days=days)

    @rule(alarm=st.integers(0, 4))
    def check_in_settled(self, alarm: int) -> None:
        self.act(commands.CheckIn(alarm=alarm, direction="settled"))

    @rule(alarm=st.integers(3, 6), days=st.integers(8, 14))
    def check_in_for_days(self, alarm: int, days: int) -> None:
        for _ in range(days):
            self.now += timedelta(days=1)
            self.act(commands.CheckIn(alarm=alarm, direction="revved"))

    @rule(command=closers)
    def close_somehow(self, command: commands.MineCommand) -> None:
        self.act(command)

    @rule()
    def finish_solo(self) -> None:
        self.act(commands.FinishSolo(practice="cup"))

    @rule(step=step_ids, during=st.none() | alarms, after=alarms, spoilt=st.integers(0, 9))
    def note_practice(self, step: str, during: int | None, after: int, spoilt: int) -> None:
        command = commands.NotePractice(
            step=step,
            during=during,
            after=after,
            far_away=spoilt == 0,
            went_along=spoilt == 1,
            stopped=spoilt == 2,
        )
        self.act(command)

    @rule(step=step_ids, days=st.integers(1, 3))
    def note_good_rounds(self, step: str, days: int) -> None:
        for _ in range(days):
            self.now += timedelta(days=1)
            self.act(commands.NotePractice(step=step, before=1, during=1, after=1))

    @rule(step=step_ids, days=st.integers(1, 3))
    def say_easy(self, step: str, days: int) -> None:
        for _ in range(days):
            self.now += timedelta(days=1)
            self.act(commands.SayEasy(step=step))

    @rule(step=step_ids, hidden=st.booleans())
    def hide(self, step: str, hidden: bool) -> None:
        self.act(commands.HideStep(step=step, hidden=hidden))

    @rule()
    def take_back(self) -> None:
        """What one may end at once, so that a life does not stay closed for its whole length."""
        self.act(commands.SetPause(days=0))
        self.act(commands.ChooseQuiet(step_back=False))
        self.act(commands.AnswerSafety(humiliation=False, afraid=False, rape=False, kick=False))

    @rule(limit=st.integers(2, 10))
    def set_limit(self, limit: int) -> None:
        self.act(commands.SetLimit(limit=limit))

    @rule()
    def pair(self) -> None:
        pin = commands.PinPartner(room="r", box_key=bytes(32), sign_key=bytes(32), name="Kim")
        self.act(pin)

    @invariant()
    def gate_is_what_the_rules_say(self) -> None:
        if self.log:
            for tonight in (None, Tonight(alarm=0, direction="settled")):
                found = open_steps(SMALL, self.state, self.now, tonight)
                expected = model_open_steps(self.log, self.now, asked_now=tonight is not None)
                assert found == expected
            assert is_gentle(self.state, self.now) == flag_stands(self.log, day_of(self.now, ZONE))

    def teardown(self) -> None:
        if self.log:
            assert fold_all(empty(), self.log) == self.state
            assert decode_state(encode_state(self.state)) == self.state


TestGateMachine = GateMachine.TestCase
TestGateMachine.settings = settings(stateful_step_count=30)
