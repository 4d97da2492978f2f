"""Questionnaires: summed as published, whole sheets only, and silent below the noise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toward.content.load import instrument_scales as scales
from toward.content.load import instrument_text as words
from toward.content.load import instruments
from toward.programme.measures import (
    Answers,
    Difference,
    Instrument,
    difference,
    find,
    fits,
    is_past,
    kept_total,
    opens_help,
    part_total,
    total,
)

# As published: items, lowest and highest sum, the boundaries from which a next group begins.
PUBLISHED = {
    "phq-4": (4, 0, 12, (3, 6, 9)),
    "gad-7": (7, 0, 21, (5, 10, 15)),
    "phq-9": (9, 0, 27, (5, 10, 15, 20)),
    "pcl-5": (20, 0, 80, (31, 33)),
    "csi-4": (4, 0, 21, (13.5,)),
    "csi-16": (16, 0, 81, (51.5,)),
}
# Items of the CSI-16 whose first printed answer counts most.
TURNED = (2, 11, 13, 14, 16)


def the(instrument_id: str) -> Instrument:
    found = find(instruments(), instrument_id)
    assert found is not None
    return found


def sheet(instrument: Instrument, *, most: bool) -> Answers:
    """The answers that count least, or most, wherever they are printed."""
    best = max if most else min
    return tuple(points.index(best(points)) for points in instrument.points)


@st.composite
def sheets(draw: st.DrawFn, *, skips: bool = True) -> tuple[Instrument, Answers]:
    instrument = draw(st.sampled_from(instruments()))
    nothing = st.none() if skips else st.nothing()
    answers = tuple(draw(nothing | st.integers(0, len(points) - 1)) for points in instrument.points)
    return instrument, answers


def test_there_are_these_six() -> None:
    assert {instrument.id for instrument in instruments()} == set(PUBLISHED)


@pytest.mark.parametrize("name", PUBLISHED)
def test_items_sums_and_boundaries_are_the_published_ones(name: str) -> None:
    instrument = the(name)
    items, lowest, highest, boundaries = PUBLISHED[name]

    assert len(instrument.points) == items
    assert total(instrument, sheet(instrument, most=False)) == lowest == instrument.lowest
    assert total(instrument, sheet(instrument, most=True)) == highest == instrument.highest
    assert tuple(cut.at for cut in instrument.cuts if not cut.part) == boundaries


def test_boundaries_of_content_count_downwards_and_the_others_upwards() -> None:
    below = {i.id for i in instruments() for cut in i.cuts if cut.below}

    assert below == {"csi-4", "csi-16"}
    assert is_past(the("csi-4").cuts[0], 13)
    assert not is_past(the("csi-4").cuts[0], 14)
    assert is_past(the("gad-7").cuts[1], 10)
    assert not is_past(the("gad-7").cuts[1], 9)


def test_halves_and_clusters_hold_their_published_items() -> None:
    clusters = {part.id: part.items for part in the("pcl-5").parts}
    halves = {part.id: part.items for part in the("phq-4").parts}

    assert clusters == {
        "b": (1, 2, 3, 4, 5),
        "c": (6, 7),
        "d": (8, 9, 10, 11, 12, 13, 14),
        "e": (15, 16, 17, 18, 19, 20),
    }
    assert halves == {"anxiety": (1, 2), "mood": (3, 4)}


def test_clusters_add_up_to_the_whole() -> None:
    pcl = the("pcl-5")
    answers: Answers = tuple(n % 5 for n in range(20))

    parts = [part_total(pcl, part, answers) for part in pcl.parts]

    assert parts == [10, 1, 15, 14]
    assert sum(value or 0 for value in parts) == total(pcl, answers)


def test_turned_items_count_from_their_other_end() -> None:
    csi = the("csi-16")

    assert tuple(n for n, points in enumerate(csi.points, 1) if points[0] == 5) == TURNED
    assert total(csi, (0,) * 16) == 5 * len(TURNED)


def test_a_known_sheet_gives_its_known_sum() -> None:
    assert total(the("phq-9"), (2, 1, 3, 1, 0, 1, 2, 0, 0)) == 10
    assert total(the("csi-4"), (3, 2, 2, 2)) == 9
    # "Most of the time" is printed second and counts four.
    assert total(the("csi-16"), (3, 1, *(3,) * 8, *(0,) * 6)) == 3 + 4 + 24 + 20


@given(sheets())
def test_a_skipped_item_leaves_no_sum(given_: tuple[Instrument, Answers]) -> None:
    instrument, answers = given_

    assert (total(instrument, answers) is None) == (None in answers)
    for part in instrument.parts:
        skipped = any(answers[item - 1] is None for item in part.items)
        assert (part_total(instrument, part, answers) is None) == skipped


@given(sheets(skips=False))
def test_every_whole_sheet_stays_within_its_range(given_: tuple[Instrument, Answers]) -> None:
    instrument, answers = given_

    assert fits(instrument, answers)
    assert instrument.lowest <= (total(instrument, answers) or 0) <= instrument.highest


@given(st.tuples(*[st.integers(0, 3)] * 9))
def test_ninth_item_opens_help_and_leaves_no_sum(answers: tuple[int, ...]) -> None:
    phq = the("phq-9")

    assert opens_help(phq, answers) == (answers[8] > 0)
    assert kept_total(phq, answers) == (None if answers[8] else sum(answers))


def test_skipped_ninth_item_opens_nothing_and_no_other_sheet_does() -> None:
    assert not opens_help(the("phq-9"), (3,) * 8 + (None,))
    assert [i.id for i in instruments() if i.help_item] == ["phq-9"]


@pytest.mark.parametrize(
    "answers", [(), (0, 0, 0), (0,) * 5, (None,) * 4, (0, 0, 0, 4), (0, 0, 0, -1)]
)
def test_what_is_no_sheet_does_not_fit(answers: Answers) -> None:
    assert not fits(the("phq-4"), answers)


def test_small_differences_are_named_as_noise_and_keep_their_direction() -> None:
    gad = the("gad-7")

    assert difference(gad, 8, 8) == Difference("same", beyond_noise=False)
    assert difference(gad, 8, 11) == Difference("up", beyond_noise=False)
    assert difference(gad, 12, 8) == Difference("down", beyond_noise=True)


@given(st.integers(0, 80), st.integers(0, 80))
def test_pcl_says_nothing_below_fifteen(before: int, now: int) -> None:
    said = difference(the("pcl-5"), before, now)

    assert (said.direction != "same") == said.beyond_noise == (abs(now - before) >= 15)


@pytest.mark.parametrize("name", PUBLISHED)
def test_words_have_an_answer_for_each_point_and_where_they_are_from(name: str) -> None:
    said, points = words(name), the(name).points

    assert len(said.item) == len(points)
    for scale, values in zip(scales(name), points, strict=True):
        assert len(said.answers[scale]) == len(values)
    assert said.citation
    assert said.licence
    assert said.source.startswith("https://")


@pytest.mark.parametrize("name", PUBLISHED)
def test_shown_words_name_no_illness_and_no_mark(name: str) -> None:
    said = words(name)
    shown = (said.title, said.short, said.lead, said.up, said.credit, said.stem, said.late_stem)
    items = [item.text for item in said.item]

    for word in ("ptsd", "diagnos", "disorder", "score", "severe", "depression", "trauma"):
        assert word not in " ".join([*shown, *items]).lower()


def test_words_that_are_not_translated_are_shown_as_published() -> None:
    english, spanish = words("csi-16"), words("csi-16", "es")

    assert (spanish.item, spanish.stem) == (english.item, english.stem)
    assert (spanish.quoted, words("gad-7", "es").quoted) == ("en", "")


def test_short_sheets_are_the_only_ones_offered() -> None:
    assert {i.id for i in instruments() if i.offered == "fortnight"} == {"phq-4", "csi-4"}
