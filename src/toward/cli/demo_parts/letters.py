"""A page on where somebody stands, given in the eighth week and readable the morning after."""

from toward.cli.demo_parts.person import Person
from toward.programme.parts.crossroads import WritePage
from toward.services import letters, mine

GIVEN_ON = 55
WORDS = """I am not where I was in spring.

I want to try, with somebody from outside, until the summer. I would like news before I have to ask.

On Sundays I would like us to sit on the balcony and not talk about it."""


def live(first: Person, _second: Person, day: int) -> None:
    if day == GIVEN_ON:
        mine.act(first.vault, WritePage(text=WORDS), mine.command_id())
        letters.give(first.vault, "page", WORDS, mine.command_id())
