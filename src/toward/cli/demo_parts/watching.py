"""Urges to check: many in the first weeks, fewer later, more again in the hard one."""

from toward.cli.demo_parts.person import DAYS, Person
from toward.programme.parts.watching import FEARS, INSTEAD, NoteUrge
from toward.services import mine


def live(person: Person, day: int) -> None:
    dice = person.dice
    if dice.random() > 0.7 - 0.5 * day / DAYS:
        return
    strength = min(10, person.alarm(day) + dice.randrange(3))
    urge = NoteUrge(strength=strength, fear=dice.choice(FEARS), instead=dice.choice(INSTEAD))
    mine.act(person.vault, urge, mine.command_id())
