"""Hypothesis strategies for what a person keeps alone: commands and events of these parts."""

from datetime import date

from hypothesis import strategies as st

from toward.programme.definition import DIRECTIONS
from toward.programme.parts import body, landed, noticed, outside, patterns, places, stirs
from toward.programme.parts import lines as own_lines

alarms = st.integers(0, 10)
maybe_alarms = st.none() | alarms
directions = st.sampled_from((None, *DIRECTIONS))
lines = st.text(max_size=12)
numbers = st.integers(1, 40)


def some(keys: tuple[str, ...], most: int = 4) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(keys), unique=True, max_size=most).map(tuple)


where = some(body.REGIONS)
body_note = {"where": where, "direction": directions, "alarm": maybe_alarms}
stir_note = {
    "kind": st.sampled_from(stirs.KINDS),
    "what": st.text(min_size=1, max_size=12),
    "helps": some(stirs.HELPS),
    "line": lines,
}
stir_helps = {"stir": numbers, "helps": some(stirs.HELPS), "line": lines}
landed_note = {
    "happened": st.text(min_size=1, max_size=12),
    "felt": lines,
    "kind": st.sampled_from(("", *landed.KINDS)),
    "itself": maybe_alarms,
    "landed": maybe_alarms,
}
notice = {
    "when": st.sampled_from(noticed.WHEN),
    "noticed": st.text(min_size=1, max_size=12),
    "told": lines,
    "turned": st.sampled_from(noticed.TURNED),
    "turned_out": lines,
}
turn = {"notice": numbers, "turned": st.sampled_from(noticed.TURNED), "turned_out": lines}

mapping = {
    "pattern": st.sampled_from(patterns.PATTERNS),
    "learned": some(patterns.LEARNED),
    "where": lines,
    "protected": lines,
}
trying = {
    "pattern": st.sampled_from(patterns.PATTERNS),
    "what": st.text(min_size=1, max_size=12),
}
tried = {
    "outcome": st.sampled_from(patterns.OUTCOMES),
    "happened": lines,
    "alarm": maybe_alarms,
}
line = {"will": st.text(min_size=1, max_size=12), "why": lines, "crossed": lines}
look = {
    "line": numbers,
    "alarm": st.sampled_from(own_lines.ALARMS),
    "then": st.sampled_from(own_lines.THEN),
    "wider": some(own_lines.LIFE),
    "narrower": some(own_lines.LIFE),
    "words": lines,
}
waits = st.sampled_from(own_lines.LOOK_AFTER)
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))

place = {
    "kind": st.sampled_from(places.KINDS),
    "name": st.text(min_size=1, max_size=12),
    "carries": lines,
    "alarm": maybe_alarms,
}
planned = {"place": numbers, "changes": some(places.CHANGES), "plan": lines}
felt = {"place": numbers, "changed": st.booleans(), "alarm": maybe_alarms}

hows = st.sampled_from(outside.HOWS)

commands = st.one_of(
    st.builds(outside.NoteCloseness, how=hows),
    st.builds(places.NotePlace, **place),
    st.builds(places.PlanPlace, **planned),
    st.builds(places.FeelPlace, **felt),
    st.builds(places.LetPlaceGo, place=numbers),
    st.builds(patterns.MapPattern, **mapping),
    st.builds(patterns.BeginTry, **trying),
    st.builds(patterns.EndTry, **tried),
    st.builds(own_lines.DrawLine, **line, days=waits),
    st.builds(own_lines.LookAtLine, **look, days=waits),
    st.builds(own_lines.RewordLine, line=numbers, **line),
    st.builds(landed.NoteLanded, **landed_note),
    st.builds(noticed.NoteNoticed, **notice),
    st.builds(noticed.TurnNoticed, **turn),
    st.builds(body.NoteBody, **body_note),
    st.builds(stirs.NoteStir, **stir_note),
    st.builds(stirs.MeetStir, stir=numbers, alarm=maybe_alarms),
    st.builds(stirs.EaseStir, **stir_helps),
    st.builds(stirs.LetStirGo, stir=numbers),
)
body_events = st.builds(body.BodyNoted, **body_note)
stir_events = st.one_of(
    st.builds(stirs.StirNoted, **stir_note),
    st.builds(stirs.StirMet, stir=numbers, alarm=maybe_alarms),
    st.builds(stirs.StirEased, **stir_helps),
    st.builds(stirs.StirLetGo, stir=numbers),
)
landed_events = st.builds(landed.LandedNoted, **landed_note)
noticed_events = st.builds(noticed.NoticedNoted, **notice) | st.builds(
    noticed.NoticedTurned, **turn
)
pattern_events = st.one_of(
    st.builds(patterns.PatternMapped, **mapping),
    st.builds(patterns.TryBegun, **trying),
    st.builds(patterns.TryEnded, **tried),
)
line_events = st.one_of(
    st.builds(own_lines.LineDrawn, **line, look_on=days),
    st.builds(own_lines.LineLookedAt, **look, look_on=st.none() | days),
    st.builds(own_lines.LineReworded, line=numbers, **line),
)
place_events = st.one_of(
    st.builds(places.PlaceNoted, **place),
    st.builds(places.PlacePlanned, **planned),
    st.builds(places.PlaceFelt, **felt),
    st.builds(places.PlaceLetGo, place=numbers),
)
closeness_events = st.builds(outside.ClosenessNoted, how=hows)
events = (
    place_events
    | closeness_events
    | pattern_events
    | line_events
    | body_events
    | stir_events
    | landed_events
    | noticed_events
)
