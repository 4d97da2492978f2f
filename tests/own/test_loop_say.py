"""The loop's evidence in words: one's own notes, no chance, nothing about the other."""

from datetime import date, timedelta

from hypothesis import given

from tests.programme.test_loop import lives
from toward.content.load import loop_tables
from toward.programme.loop import Evidence, LoopDay, Opinion, bad_days, opinion
from toward.web.own import loop_say

TUESDAY = date(2026, 3, 3)


def seen(item: str, value: int, above: int | None = None) -> list[str]:
    one = Evidence(day=TUESDAY, item=item, value=value, above=above, weight=1.0)
    return loop_say.evidence(
        Opinion(chance=0.9, counts=True, asks=True, missing=0, evidence=(one,))
    )


def test_each_note_is_said_with_its_day() -> None:
    assert seen("tension", 8) == ["Tuesday 3 March: tension 8"]
    assert seen("turned_away", 6) == ["Tuesday 3 March: felt turned away from 6"]
    assert seen("pressure", 7, 3) == ["Tuesday 3 March: pressure 7, 3 above your usual"]
    assert seen("alarm", 1, -2) == ["Tuesday 3 March: alarm 1, 2 below your usual"]
    assert seen("alarm", 4, 0) == ["Tuesday 3 March: alarm 4"]
    assert seen("avoided", 1) == ["Tuesday 3 March: you kept out of its way"]


def test_count_names_only_what_made_the_day_count() -> None:
    day = LoopDay(day=TUESDAY, tension=8, turned_away=3, pressure=9, alarm=9)

    assert loop_say.counted(bad_days([day], TUESDAY)) == ["Tuesday 3 March: tension 8"]


@given(lives())
def test_no_chance_is_said_and_every_number_is_ones_own(days: tuple[LoopDay, ...]) -> None:
    found = opinion(loop_tables(), days, days[-1].day)
    shown = " ".join([*loop_say.evidence(found), loop_say.missing(found)])

    assert "%" not in shown
    assert f"{found.chance:.2f}" not in shown
    assert len(loop_say.evidence(found)) == len(found.evidence)


def test_missing_days_are_said_and_none_is_silence() -> None:
    days = [LoopDay(day=TUESDAY + timedelta(days=n), alarm=3) for n in range(10)]

    whole = opinion(loop_tables(), days, days[-1].day)
    half = opinion(loop_tables(), days[:6], days[-1].day)

    assert loop_say.missing(whole) == ""
    assert loop_say.missing(half) == "On 4 of the last ten days nothing was noted."
