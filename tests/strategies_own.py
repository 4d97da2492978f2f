"""What people write and weigh alone, as strategies; `tests.strategies` joins them to the rest."""

from hypothesis import strategies as st

from toward.programme.parts import crossroads

_alarms = st.integers(0, 10)
_maybe_alarms = st.none() | _alarms
_lines = st.text(max_size=12)
_felt = st.lists(st.sampled_from(crossroads.FELT), unique=True, min_size=1).map(tuple)
_ways = dict.fromkeys(crossroads.WAYS, _maybe_alarms)
_texts = {way: st.text(max_size=8) for way in crossroads.WAYS}
_threads = {
    "forgiving": st.sampled_from(("", *crossroads.FORGIVING)),
    "reconciling": st.sampled_from(("", *crossroads.RECONCILING)),
}
crossroads_commands = st.one_of(
    st.builds(crossroads.SitDown, alarm=_alarms),
    st.builds(crossroads.ImagineWays, **_ways),
    st.builds(crossroads.NoteFelt, felt=_felt),
    st.builds(crossroads.SayOwnPart, own=_lines, tried=_lines),
    st.builds(crossroads.SayNeeded, **_texts),
    st.builds(crossroads.SayThreads, **_threads),
    st.builds(crossroads.NoteCrossroads, text=_lines),
    st.builds(crossroads.WritePage, text=_lines),
)
crossroads_events = st.one_of(
    st.builds(crossroads.SatDown, alarm=_alarms),
    st.builds(crossroads.WaysImagined, **_ways),
    st.builds(crossroads.FeltNoted, felt=_felt),
    st.builds(crossroads.OwnPartSaid, own=_lines, tried=_lines),
    st.builds(crossroads.NeededSaid, **_texts),
    st.builds(crossroads.ThreadsSaid, **_threads),
    st.builds(crossroads.CrossroadsNoted, text=_lines),
    st.builds(crossroads.PageWritten, text=_lines),
)
