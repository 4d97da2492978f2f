"""The two short questionnaires every two weeks, one of the long ones twice; easing as the weeks go on."""

from toward.cli.demo_parts.person import DAYS, Person
from toward.content.load import programme
from toward.programme.measures import Instrument
from toward.programme.parts.measuring import AnswerMeasure
from toward.services import mine

EVERY_TWO_WEEKS, TWICE = ("phq-4", "csi-4"), "gad-7"
FIRST, BETWEEN, LONG = 12, 14, (20, 76)


def live(person: Person, day: int) -> None:
    short = EVERY_TWO_WEEKS if day >= FIRST and (day - FIRST) % BETWEEN == 0 else ()
    for name in (*short, *((TWICE,) if day in LONG else ())):
        instrument = next(one for one in programme().instruments if one.id == name)
        made = AnswerMeasure(instrument=name, answers=_answers(person, instrument, day))
        mine.act(person.vault, made, mine.command_id())


def _answers(person: Person, instrument: Instrument, day: int) -> tuple[int, ...]:
    """Heavy at first and lighter later; for the two of them the same, turned round."""
    share = 0.75 - 0.5 * day / DAYS
    share = 1 - share if instrument.id.startswith("csi") else share
    return tuple(
        min(len(points) - 1, max(0, round(share * (len(points) - 1) + person.dice.gauss(0, 0.4))))
        for points in instrument.points
    )
