"""Closeness that the people of the demo had not planned: three words of one of them, weeks apart."""

from toward.cli.demo_parts.person import HARD_WEEK, Person
from toward.programme.parts.outside import NoteCloseness
from toward.services import mine

WORDS = {
    HARD_WEEK * 7 + 2: NoteCloseness(how="along"),
    HARD_WEEK * 7 + 24: NoteCloseness(how="mixed"),
    HARD_WEEK * 7 + 33: NoteCloseness(how="wanted"),
}


def live(person: Person, day: int) -> None:
    """Whose alarm began highest of the two."""
    if person.start >= 6 and day in WORDS:
        mine.act(person.vault, WORDS[day], mine.command_id())
