"""Hypothesis strategies for what a person keeps alone: commands and events of these parts."""

from hypothesis import strategies as st

from toward.programme.definition import DIRECTIONS
from toward.programme.parts import body, landed, noticed, stirs

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

commands = st.one_of(
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
events = body_events | stir_events | landed_events | noticed_events
