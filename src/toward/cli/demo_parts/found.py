"""Something more that came to light (M34): in the sixth week, for the one on their own."""

from toward.cli.demo_parts.person import Person
from toward.programme.commands import SayFoundOutMore
from toward.services import mine

FOUND_ON = 40


def live(person: Person, day: int) -> None:
    """Alone only: for one of the two it would rest what they share."""
    if day == FOUND_ON and mine.look(person.vault).partner is None:
        mine.act(person.vault, SayFoundOutMore(), mine.command_id())
