"""What the couple of the demo holds to: an agreement in its second run, three rituals, an hour, two texts."""

from toward.cli.demo_parts.person import Person
from toward.programme.commands import OursCommand
from toward.programme.parts import agreements
from toward.programme.parts.agreements import EndAgreement, Give, SayTold, Sign
from toward.programme.parts.felt import Felt, NoteFelt
from toward.programme.parts.plans import AgreeToPlan, AnswerPlan, ChangePlan, ProposePlan
from toward.programme.parts.rituals import LayDownNormal, SetRitual, SetWeeklyHour
from toward.services import days, mine, ours

FIRST, SECOND = 14, 62
PLAN, OTHERWISE, YES = 24, 26, 27
RITUALS = {20: ("hello", "cup"), 31: ("goodbye", "look"), 45: ("other", "walk")}
NORMAL = 70
WISHES = (
    "We sleep. You tell me things before I ask, and I no longer listen for the door. On Sundays we cook, and the radio is on.",
    "I come home and say what the day was, also the bad parts. We laugh about the neighbour. It is all right to be quiet.",
)


def live(first: Person, second: Person, day: int) -> None:
    both = (first, second)
    if day in {FIRST, SECOND}:
        _agree(both)
    if day in RITUALS:
        moment, key = RITUALS[day]
        _act(first, SetRitual(moment=moment, key=key))
    if day == FIRST:
        _act(second, SetWeeklyHour(weekday=6, hour=10))
    if day == NORMAL:
        for person, words in zip(both, WISHES, strict=True):
            _act(person, LayDownNormal(text=words))
    _plan(both, day)
    _tell(both)


def _plan(both: tuple[Person, Person], day: int) -> None:
    """The bed at home: proposed by one, put otherwise by the other, and a yes to that."""
    first, second = both
    if day == PLAN:
        _act(first, ProposePlan(kind="bed", changes=("sheets", "move"), words="Under the window?"))
    kept = ours.get(first.vault).state.plans.kept
    if day == OTHERWISE and kept:
        words = "And the lamp from the flea market."
        _act(second, ChangePlan(plan=kept[0].seq, changes=("sheets", "move", "light"), words=words))
    if day == YES and kept:
        _act(first, AgreeToPlan(plan=kept[0].seq, version=kept[0].current.seq))
        _act(second, AnswerPlan(plan=kept[0].seq, words="On Saturday, if you like, with coffee."))


def _agree(both: tuple[Person, Person]) -> None:
    first, second = both
    _act(first, EndAgreement())
    _act(first, Give(told="mood", when="at_dinner", replaces="asking"))
    _act(second, Give(told="contact", when="same_day", replaces="phone"))
    _act(second, Give(told="late", when="before", replaces="waiting"))
    shown = agreements.numbers(ours.get(first.vault).state.agreements)
    for person in both:
        _act(person, Sign(gifts=shown))


def _tell(both: tuple[Person, Person]) -> None:
    opened = ours.get(both[0].vault)
    held = opened.state.agreements
    if agreements.holds_until(held, days.today_of_two(opened)) is None:
        return
    for person in both:
        for gift in held.gifts:
            if gift.giver == str(person.vault.person) and person.dice.random() < 0.3:
                _act(person, SayTold(gift=gift.number))
        if person.dice.random() < 0.3:
            felt: Felt = "partly" if person.dice.random() < 0.3 else "kept"
            mine.act(person.vault, NoteFelt(felt=felt), mine.command_id())


def _act(person: Person, command: OursCommand) -> None:
    ours.act(person.vault, command, mine.command_id())
