"""Whoever broke what was agreed: a piece of their path each week or so, and a letter given yesterday."""

from toward.cli.demo_parts.person import DAYS, Person
from toward.cli.demo_parts.way import SAID
from toward.programme.parts.writing import KeepPiece, WritingKind
from toward.services import letters, mine

GIVEN_ON = DAYS - 1  # so that it can be read since this morning
PATH = {
    12: ("shame_and_guilt", "“I am bad” closes me. “I did this” leaves me something to do."),
    17: ("ground_first", "The floor held best. Then the fridge, humming."),
    22: ("twenty_minutes", "Said it on Tuesday. It was nineteen, and the door stayed open."),
    30: ("contact", "Three sentences, sent with somebody beside me. The number is gone."),
    39: ("answering", "I began with “yes”. No “but” until the end."),
    52: ("when_it_comes_back", "I stayed where I was and said: I see it. I believe it."),
    66: ("own_grief", "I told my brother that I miss who I thought I was."),
}
OWNING = {
    33: (
        "act",
        "I wrote to somebody else for seven months, met them eleven times, and said I was at work.",
    ),
    46: (
        "did",
        "You stopped trusting your own eyes. You were right, and I told you that you were not.",
    ),
    61: (
        "moves",
        "I am ashamed, and I stay here. I was lonely, and there were many other doors; I took this one.",
    ),
    75: (
        "changes",
        "I say where I am before you wonder. When I want to hide something, I say that first.",
    ),
}


def live(person: Person, day: int) -> None:
    if broke(person):
        _keep(person, "path", PATH.get(day))
        _keep(person, "owning", OWNING.get(day))


def together(_first: Person, second: Person, day: int) -> None:
    if day == GIVEN_ON:
        text = "\n\n".join(words for _, words in OWNING.values())
        letters.give(second.vault, "owning", text, mine.command_id())


def broke(person: Person) -> bool:
    return SAID[person.start][0] == "broke"


def _keep(person: Person, kind: WritingKind, said: tuple[str, str] | None) -> None:
    if said is not None:
        piece, text = said
        mine.act(person.vault, KeepPiece(kind=kind, piece=piece, text=text), mine.command_id())
