"""Pieces of a letter, some weeks apart; a page on where somebody stands, given and read the morning after."""

from toward.cli.demo_parts.part import broke
from toward.cli.demo_parts.person import Person
from toward.programme.parts.crossroads import WritePage
from toward.programme.parts.writing import KeepPiece
from toward.services import letters, mine

GIVEN_ON = 55
PAGE = """I am not where I was in spring.

I want to try, with somebody from outside, until the summer. I would like news before I have to ask.

On Sundays I would like us to sit on the balcony and not talk about it."""
PIECES = {
    18: ("moment", "The kitchen, a Tuesday. The light over the stove was on, and the phone rang."),
    25: ("body", "I could not eat. I drove past the turning twice."),
    47: ("meant", "That I could not trust my own eyes. That was almost the worst of it."),
    70: ("now", "That you tell me first, before I have to ask."),
}


def live(person: Person, day: int) -> None:
    if day in PIECES and not broke(person):
        piece, text = PIECES[day]
        mine.act(person.vault, KeepPiece(kind="impact", piece=piece, text=text), mine.command_id())


def together(first: Person, _second: Person, day: int) -> None:
    if day == GIVEN_ON:
        mine.act(first.vault, WritePage(text=PAGE), mine.command_id())
        letters.give(first.vault, "page", PAGE, mine.command_id())
