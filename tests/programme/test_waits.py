"""What waits to be come back to: letters begun, given or put off, a note for later. And for whom it does."""

from collections import Counter
from datetime import date
from itertools import groupby

import pytest

from tests.programme.small import AFRAID, SMALL, calm, day, evening, on, settled_past, state_after
from toward.content.load import programme as whole_programme
from toward.programme.base import Made
from toward.programme.events import Envelope, FoundOutMore, Mine
from toward.programme.guide import Guidance, Ref, guide
from toward.programme.ours import OursState
from toward.programme.parts.crossroads import CrossroadsNoted, SatDown
from toward.programme.parts.letters import Kind, LetterGiven, Letters, fold_letters
from toward.programme.parts.muting import MutingSet
from toward.programme.parts.reading import LetterPutOff
from toward.programme.parts.writing import PieceKept

ME, OTHER = "me", "the other"
WHOLE = whole_programme()
BEGUN = PieceKept(kind="impact", piece="moment", text="The kitchen.")


def given(author: str, number: int, seq: int = 1, kind: Kind = "impact") -> OursState:
    """In the evening of that day; it can be read from the next morning on."""
    event = LetterGiven(kind=kind, text="a letter", opens=evening(number + 1, 8))
    made = Made(at=evening(number), day=day(number), seq=seq, author=author)
    return OursState(letters=fold_letters(Letters(), made, event))


def guided(
    number: int, *past: Envelope, ours: OursState | None = None, **today: object
) -> Guidance:
    state = state_after(*settled_past(), *past, *on(number, calm(**today)))
    return guide(SMALL, state, evening(number, 19), ours or OursState(), ME)


def waits(found: Guidance) -> tuple[str, str]:
    return (found.one.id, found.reason[0].key) if found.one.kind == "page" else ("", "")


def test_letter_begun_is_come_back_to_after_four_weeks_and_not_for_long() -> None:
    begun = on(9, BEGUN)
    days = [number for number in range(10, 80) if waits(guided(number, *begun))[0] == "own-letters"]

    assert days == [37, 38, 39, 65, 66, 67]
    assert waits(guided(37, *begun)) == ("own-letters", "letter_begun")


def test_letter_given_taken_out_or_gone_on_with_does_not_wait() -> None:
    begun = on(9, BEGUN)

    assert waits(guided(37, *begun, ours=given(ME, 20)))[0] == ""
    assert waits(guided(37, *begun, ours=given(OTHER, 20)))[0] == "own-letters"
    assert (
        waits(guided(37, *begun, *on(12, PieceKept(kind="impact", piece="moment", text=""))))[0]
        == ""
    )
    assert waits(guided(37, *begun, *on(20, BEGUN)))[0] == ""
    assert waits(guided(37, *on(9, PieceKept(kind="path", piece="contact", text="x"))))[0] == ""


def test_letter_has_its_night_on_the_day_it_was_given_alone() -> None:
    assert waits(guided(10, ours=given(ME, 10))) == ("between-sent", "letter_night")
    assert waits(guided(11, ours=given(ME, 10)))[0] == ""
    assert waits(guided(10, ours=given(OTHER, 10)))[0] == "", (
        "nothing of the other's shows before its morning"
    )


def put_off(until: date | None) -> tuple[Envelope, ...]:
    return on(12, LetterPutOff(room="room", letter=1, until=until))


def test_letter_that_was_put_off_stands_there_again_on_its_day() -> None:
    lies = given(OTHER, 10)

    assert waits(guided(19, *put_off(day(20)), ours=lies))[0] == ""
    assert waits(guided(20, *put_off(day(20)), ours=lies)) == ("between-letters", "letter_rested")
    assert waits(guided(48, *put_off(day(20)), ours=lies))[0] == "", (
        "once: nothing says if it was read"
    )
    assert waits(guided(23, *put_off(day(20)), ours=lies))[0] == ""
    assert waits(guided(20, *put_off(None), ours=lies))[0] == ""
    assert waits(guided(20, *put_off(day(20))))[0] == "", "taken back by its writer meanwhile"


@pytest.mark.parametrize(
    "quiet", [MutingSet(channels=("letters",)), MutingSet(channels=("own_words",)), AFRAID]
)
def test_letter_waits_for_nobody_to_whom_letters_do_not_arrive(quiet: Mine) -> None:
    found = guided(20, *put_off(day(20)), *on(13, quiet), ours=given(OTHER, 10))

    assert found.one != Ref("page", "between-letters")


def test_lines_left_at_the_crossroads_come_back_a_week_later_if_weighing_may() -> None:
    note = on(9, CrossroadsNoted(text="The lease."))

    assert waits(guided(15, *note))[0] == ""
    assert waits(guided(16, *note)) == ("ways", "ways_note")
    assert waits(guided(16, *note, *on(11, SatDown(alarm=2))))[0] == ""
    assert waits(guided(17, *note, *on(12, FoundOutMore())))[0] == ""


def test_nothing_is_proposed_day_after_day() -> None:
    """Twelve weeks of quiet days with much that waits and nothing taken up: no page for more than three in a row."""
    past = (*on(9, BEGUN, CrossroadsNoted(text="The lease.")), *put_off(day(20)))
    ones = []
    for number in range(13, 97):
        state = state_after(*settled_past(), *past, *on(number, calm(1, heard=number % 2)))
        ones.append(guide(WHOLE, state, evening(number, 19), given(OTHER, 10), ME).one)

    runs = [len(list(run)) for one, run in groupby(ones) if one.kind in {"page", "read"}]
    assert max(runs) == 3
    assert Counter(ones).most_common(1)[0][1] <= 21, (
        "and none takes more than a quarter of the days"
    )
