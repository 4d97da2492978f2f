"""One pace: the out-breath is longer, the counts fit the rhythm, another pace begins anew for both."""

from datetime import UTC, datetime, timedelta

import pytest

from toward.content import load
from toward.programme.live.breathing import RHYTHMS, Breathing, at_pace
from toward.web.live.say import counts

NOW = datetime(2026, 3, 2, 19, tzinfo=UTC)


@pytest.mark.parametrize("rhythm", RHYTHMS.values(), ids=RHYTHMS)
def test_out_is_longer_than_in_and_a_count_is_a_second(rhythm) -> None:
    assert rhythm.exhale > rhythm.inhale
    assert (rhythm.inhale, rhythm.exhale) == (1000 * rhythm.counts_in, 1000 * rhythm.counts_out)
    assert [len(part.split(" … ")) for part in counts(rhythm)] == [
        rhythm.counts_in,
        rhythm.counts_out,
    ]


def test_middle_is_about_six_a_minute_and_the_others_lie_on_its_sides() -> None:
    lengths = {pace: rhythm.inhale + rhythm.exhale for pace, rhythm in RHYTHMS.items()}

    assert lengths["middle"] == 10_000
    assert lengths["slower"] > lengths["middle"] > lengths["quicker"]
    assert [item.id for item in load.items("paces")] == list(RHYTHMS)


def test_another_pace_begins_anew_and_the_same_goes_on() -> None:
    held = Breathing(zone="UTC", start=NOW)
    later = NOW + timedelta(minutes=1)

    assert at_pace(held, "middle", later) == held
    assert at_pace(held, "slower", later) == Breathing(zone="UTC", start=later, pace="slower")
