"""What people write and weigh alone, as strategies; `tests.strategies` joins them to the rest."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from toward.programme.parts import crossroads, letters, reading, writing

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

letter_events = st.builds(
    letters.LetterGiven,
    kind=st.sampled_from(letters.KINDS),
    text=_lines,
    opens=st.datetimes(
        datetime(2026, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
        datetime(2027, 1, 1),  # noqa: DTZ001
        timezones=st.just(UTC),
    ),
)
_which = {"room": st.sampled_from(("one", "two")), "letter": st.integers(1, 20)}
_until = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))
_piece = {
    "kind": st.sampled_from(writing.KINDS),
    "piece": st.sampled_from(("moment", "act", "b")),
    "text": _lines,
}
writing_commands = st.builds(writing.KeepPiece, **_piece)
writing_events = st.builds(writing.PieceKept, **_piece)
reading_commands = st.one_of(
    st.builds(reading.PutOffLetter, **_which, until=_until),
    st.builds(reading.BringBackLetter, **_which),
)
reading_events = st.one_of(
    st.builds(reading.LetterPutOff, **_which, until=_until),
    st.builds(reading.LetterBroughtBack, **_which),
)
