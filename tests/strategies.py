"""Hypothesis strategies for whole lives of entries, commands and programmes."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from tests.own import lives
from tests.programme.small import SMALL, ZONE
from tests.strategies_own import (
    crossroads_commands,
    crossroads_events,
    letter_events,
    reading_commands,
    reading_events,
    writing_commands,
    writing_events,
)
from toward.programme import commands, events
from toward.programme.days import day_of
from toward.programme.definition import DIRECTIONS, HERE, SEASONS
from toward.programme.parts import (
    arrangements,
    asking,
    felt,
    loop,
    measuring,
    muting,
    needs,
    own_repair,
    places,
    plans,
    questions,
    repair,
    saying,
    watching,
    way,
)

START = datetime(2026, 1, 5, 8, tzinfo=UTC)

alarms = st.integers(0, 10)
maybe_alarms = st.none() | alarms
counts = st.none() | st.integers(0, 9)
directions = st.sampled_from((None, *DIRECTIONS))
here = st.lists(st.sampled_from(HERE), unique=True, max_size=4).map(tuple)
lines = st.text(max_size=12)
zones = st.sampled_from((ZONE, "UTC", "America/New_York", "Pacific/Auckland"))
step_ids = st.sampled_from([step.id for step in SMALL.touch])
practice_ids = st.sampled_from([practice.id for practice in SMALL.solo])
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))
moments = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(2027, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)

check_ins = st.builds(
    commands.CheckIn,
    alarm=alarms,
    direction=directions,
    heard=counts,
    watched=counts,
    pushed=counts,
    asked=st.booleans(),
    here=here,
    where=lives.where,
    line=lines,
)
answers = st.fixed_dictionaries(
    {name: st.booleans() for name in commands.AnswerSafety.__struct_fields__}
)
notes = {
    "step": step_ids,
    "before": maybe_alarms,
    "during": maybe_alarms,
    "after": maybe_alarms,
    "far_away": st.booleans(),
    "went_along": st.booleans(),
    "stopped": st.booleans(),
    "line": lines,
}
pins = {
    "room": st.sampled_from(("one", "two")),
    "box_key": st.just(bytes(32)),
    "sign_key": st.just(bytes(32)),
    "name": st.just("Kim"),
}

turns = {
    "tried": st.sampled_from(("", *loop.TRIED)),
    "why": st.sampled_from(("", *loop.WHYS)),
    "tension": maybe_alarms,
    "turned_away": maybe_alarms,
    "pressure": maybe_alarms,
    "went_along": st.booleans(),
    "avoided": st.booleans(),
}
sheets = st.tuples(*[st.none() | st.integers(0, 3)] * 4)
numbers = st.integers(1, 12)
kinds = st.sampled_from(asking.KINDS)
channels = st.lists(st.sampled_from(muting.CHANNELS), unique=True, max_size=3).map(tuple)
sentences = {
    "parts": st.lists(
        st.sampled_from(("want_close", "body_flat", "here_angry")), unique=True, min_size=1
    ).map(tuple),
    "line": lines,
}

words = st.text(min_size=1, max_size=12)
repairs = st.sampled_from(("a", "b"))
repair_steps = st.sampled_from(repair.STEPS)
sides = st.sampled_from(("gave", "heard"))
followed = st.sampled_from(own_repair.KEPT)
own_repair_events = st.one_of(
    st.builds(own_repair.RepairAlarm, alarm=alarms, direction=st.sampled_from(DIRECTIONS)),
    st.builds(own_repair.RepairWritten, repair=repairs, step=repair_steps, text=words),
    st.builds(own_repair.ChangeNoted, side=sides, text=lines),
    st.builds(own_repair.ChangeFollowed, change=st.integers(1, 20), kept=followed),
)
own_repair_commands = st.one_of(
    st.builds(own_repair.SayRepairAlarm, alarm=alarms, direction=st.sampled_from(DIRECTIONS)),
    st.builds(own_repair.WriteStep, repair=repairs, step=repair_steps, text=words),
    st.builds(own_repair.NoteChange, side=sides, text=lines),
    st.builds(own_repair.FollowChange, change=st.integers(1, 20), kept=followed),
)
repair_events = st.one_of(
    st.builds(repair.RepairSet, id=repairs, at=moments),
    st.builds(repair.RepairMoved, id=repairs, at=moments),
    st.builds(repair.RepairShared, id=repairs, step=repair_steps, text=words),
    st.builds(repair.RepairAnswered, id=repairs, received=st.booleans()),
    st.builds(repair.RepairPutAway, id=repairs),
)

# What the parts of the programme bring; two worlds and the fold take both lists as they are.
part_commands = st.one_of(
    crossroads_commands,
    reading_commands,
    writing_commands,
    st.builds(saying.KeepSentence, **sentences),
    st.builds(muting.SetMuting, channels=channels),
    lives.commands,
    st.builds(felt.NoteFelt, felt=st.sampled_from(felt.FELT)),
    own_repair_commands,
    st.builds(asking.KeepQuestion, kind=kinds, text=st.text(min_size=1, max_size=12)),
    st.builds(asking.MoveQuestion, seq=numbers),
    st.builds(
        watching.NoteUrge,
        strength=alarms,
        fear=st.sampled_from(("", *watching.FEARS)),
        instead=st.sampled_from(("", *watching.INSTEAD)),
    ),
    st.builds(measuring.AnswerMeasure, instrument=st.just("phq-4"), answers=sheets),
    st.builds(measuring.PutOffMeasures),
    st.builds(way.ChooseSeason, season=st.sampled_from(("", *SEASONS))),
    st.builds(loop.NoteTurn, **turns),
    st.builds(loop.AnswerLoop, fits=st.sampled_from(loop.FITS)),
)
part_events = st.one_of(
    crossroads_events,
    reading_events,
    writing_events,
    st.builds(saying.SentenceKept, **sentences),
    st.builds(muting.MutingSet, channels=channels),
    lives.events,
    st.builds(felt.AgreementFelt, felt=st.sampled_from(felt.FELT)),
    own_repair_events,
    st.builds(asking.QuestionKept, kind=kinds, text=lines),
    st.builds(asking.QuestionMoved, seq=numbers),
    st.builds(
        watching.UrgeNoted,
        strength=alarms,
        fear=st.sampled_from(("", *watching.FEARS)),
        instead=st.sampled_from(("", *watching.INSTEAD)),
    ),
    st.builds(
        measuring.MeasureAnswered,
        instrument=st.sampled_from(("phq-4", "pcl-5")),
        answers=sheets,
        total=st.none() | st.integers(0, 12),
    ),
    st.builds(measuring.MeasuresPutOff),
    st.builds(way.SeasonChosen, season=st.sampled_from(("", *SEASONS))),
    st.builds(loop.TurnNoted, **turns),
    st.builds(loop.LoopAnswered, fits=st.sampled_from(loop.FITS)),
)

mine_commands = st.one_of(
    part_commands,
    st.builds(commands.OpenRoom, zone=zones),
    st.builds(commands.SetZone, zone=zones),
    check_ins,
    st.builds(commands.ConfirmQuick, at=moments, day=days, check_in=check_ins),
    st.builds(commands.NoteTonightAlarm, alarm=alarms, direction=directions),
    st.builds(commands.SayAskedToShow),
    st.builds(commands.FinishSolo, practice=practice_ids, before=maybe_alarms, after=maybe_alarms),
    st.builds(commands.NotePractice, **notes),
    st.builds(commands.SayEasy, step=step_ids),
    st.builds(commands.HideStep, step=step_ids, hidden=st.booleans()),
    st.builds(commands.SetLimit, limit=alarms),
    st.builds(commands.SetPause, days=st.integers(0, 30)),
    st.builds(commands.SayFoundOutMore),
    st.builds(commands.NameRole, role=st.sampled_from(("hurt", "broke", "both", "told", None))),
    answers.map(lambda fields: commands.AnswerSafety(**fields)),
    st.builds(commands.ChooseQuiet, step_back=st.booleans()),
    st.builds(commands.PinPartner, **pins),
    st.builds(commands.LeavePairing, room=st.sampled_from(("one", "two"))),
    st.builds(commands.NoteRecovery),
)

check_in_events = st.builds(
    events.CheckedIn,
    alarm=alarms,
    direction=directions,
    heard=counts,
    watched=counts,
    pushed=counts,
    asked=st.booleans(),
    here=here,
    where=lives.where,
    line=lines,
    quick=st.booleans(),
    made_at=st.none() | moments,
    made_day=st.none() | days,
)
mine_events = st.one_of(
    part_events,
    st.builds(events.RoomOpened, zone=zones),
    st.builds(events.ZoneSet, zone=zones),
    check_in_events,
    st.builds(events.TonightAlarm, alarm=alarms, direction=directions),
    st.builds(events.AskedToShow),
    st.builds(events.SoloDone, practice=practice_ids, before=maybe_alarms, after=maybe_alarms),
    st.builds(events.PracticeNoted, **notes, limit=alarms),
    st.builds(events.EasyInDailyLife, step=step_ids),
    st.builds(events.StepHidden, step=step_ids, hidden=st.booleans()),
    st.builds(events.LimitSet, limit=alarms, starts=days),
    st.builds(events.PauseSet, days=st.integers(0, 30)),
    st.builds(events.FoundOutMore),
    st.builds(events.RoleNamed, role=st.sampled_from(("hurt", "broke", "both", "told", None))),
    answers.map(lambda fields: events.SafetyAnswered(**fields)),
    st.builds(events.QuietChoice, step_back=st.booleans()),
    st.builds(events.PartnerPinned, **pins),
    st.builds(events.PairingLeft, room=st.sampled_from(("one", "two"))),
    st.builds(events.RecoveryUsed),
    st.builds(events.Removed),
    st.builds(
        events.TakenBack,
        said=st.booleans(),
        raised=st.booleans(),
        forced=st.booleans(),
        asked=st.booleans(),
        found_out=st.booleans(),
        step=st.just("") | step_ids,
        stopped=st.booleans(),
        rose=st.booleans(),
        made_at=st.none() | moments,
        made_day=st.none() | days,
    ),
)
evenings_set = st.builds(
    events.EveningsSet,
    weekdays=st.lists(st.integers(0, 6), unique=True, min_size=1, max_size=3).map(tuple),
    hour=st.integers(5, 23),
    minute=st.integers(0, 59),
    zone=zones,
    shared_phone=st.booleans(),
)
# What the parts keep in the room of two.
question_times = {
    "weekdays": st.lists(st.integers(0, 6), unique=True, min_size=1, max_size=3).map(tuple),
    "hour": st.integers(8, 20),
    "minute": st.integers(0, 59),
}
questions_events = st.one_of(
    st.builds(questions.QuestionTimeProposed, **question_times),
    st.builds(questions.QuestionTimeAgreed, seq=numbers),
    st.builds(questions.QuestionTimeEnded),
    st.builds(questions.QuestionPut, kind=kinds, text=lines, arrives=moments),
    st.builds(
        questions.QuestionAnswered,
        seq=numbers,
        how=st.sampled_from(("written", "aloud")),
        text=lines,
        arrives=moments,
    ),
    st.builds(questions.QuestionPutOff, seq=numbers, until=days),
)
plan_words = {"changes": lives.some(places.CHANGES), "words": lines}
plan_events = st.one_of(
    st.builds(plans.PlanProposed, kind=st.sampled_from(places.KINDS), name=lines, **plan_words),
    st.builds(plans.PlanChanged, plan=numbers, **plan_words),
    st.builds(plans.PlanAgreed, plan=numbers, version=numbers),
    st.builds(plans.PlanAnswered, plan=numbers, words=words),
    st.builds(plans.PlanLetGo, plan=numbers),
)
shared_events = st.one_of(
    plan_events,
    repair_events,
    letter_events,
    questions_events,
    st.builds(needs.NeedVoiced, need=st.sampled_from(("walk", "meal"))),
    st.builds(needs.TurnedToward, seq=numbers, how=st.sampled_from(("soon", "heard"))),
    st.builds(needs.ThankedForTurn, seq=numbers),
    st.builds(saying.SentenceSent, **sentences),
    st.builds(saying.SentenceHeard, seq=numbers, how=st.sampled_from(("heard", "moment"))),
    st.builds(arrangements.ArrangementSet, about=st.just("sleep"), choice=st.just("two_rooms")),
    st.builds(arrangements.ArrangementSet, about=st.just("truce"), until=days),
    st.builds(arrangements.ArrangementEnded, about=st.sampled_from(("sleep", "truce"))),
)
ours_events = st.one_of(
    shared_events,
    st.builds(events.RoomOpened, zone=zones),
    evenings_set,
    st.builds(events.RoomLeft),
    st.builds(events.Removed),
)
envelopes = st.builds(
    events.Envelope,
    at=moments,
    day=days,
    command=st.text(max_size=8),
    event=mine_events | ours_events,
)


@st.composite
def histories(
    draw: st.DrawFn, event: st.SearchStrategy[events.Mine] = mine_events, max_size: int = 25
) -> tuple[events.Envelope, ...]:
    """Entries in the order of their time, minutes to days apart, in one zone."""
    at, entries = START, []
    hours = st.floats(0.1, 60)
    for made in draw(st.lists(event, max_size=max_size)):
        at += timedelta(hours=draw(hours))
        command = draw(st.sampled_from(("", "a", "b", "c")))
        entries.append(events.Envelope(at=at, day=day_of(at, ZONE), command=command, event=made))
    return tuple(entries)
