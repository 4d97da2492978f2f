"""Moments in two halves, closer together as the weeks go by; and a few things noticed, some of which turned out."""

from toward.cli.demo_parts.person import DAYS, HARD_WEEK, Person
from toward.programme.parts.landed import NoteLanded
from toward.programme.parts.noticed import NoteNoticed, TurnNoticed
from toward.services import mine

MOMENTS = (
    ("late", "Home twenty minutes after the time that was said", "Like the first evening"),
    ("tone", "A short answer at breakfast", "My stomach went"),
    ("look", "A laugh at the phone", "Outside, behind glass"),
    ("kind", "Flowers on the table", "I thought: what for?"),
)
NOTICED = {
    12: NoteNoticed(
        when="then",
        noticed="The answers came a little too quickly",
        told="That I was tired and looking for things",
        turned="so",
    ),
    30: NoteNoticed(when="now", noticed="Something about the weekend is not said"),
    58: NoteNoticed(when="now", noticed="A flat voice on the phone", told="It is me again"),
}
TURNED_ON = 41


def live(person: Person, day: int) -> None:
    dice = person.dice
    if day in NOTICED:
        mine.act(person.vault, NOTICED[day], mine.command_id())
    if day == TURNED_ON:
        _turn(person)
    if dice.random() < 0.3:
        kind, happened, felt = dice.choice(MOMENTS)
        itself = dice.randrange(1, 5)
        landed = min(10, itself + _space(day) + dice.randrange(2))
        note = NoteLanded(happened=happened, felt=felt, kind=kind, itself=itself, landed=landed)
        mine.act(person.vault, note, mine.command_id())


def _turn(person: Person) -> None:
    notice = mine.look(person.vault).noticed.kept[-1].seq
    turned = TurnNoticed(notice=notice, turned="other", turned_out="It was a birthday plan.")
    mine.act(person.vault, turned, mine.command_id())


def _space(day: int) -> int:
    return 5 - 3 * day // DAYS + 2 * (day // 7 == HARD_WEEK)
