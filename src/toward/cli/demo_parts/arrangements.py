"""What holds for now: who knows and where they sleep from early on, and a rest from touch in the hard week."""

from toward.cli.demo_parts.person import HARD_WEEK, Person
from toward.programme.parts.arrangements import (
    ArrangementCommands,
    EndArrangement,
    SetArrangement,
)
from toward.services import arrangements, mine

SAID: dict[int, ArrangementCommands] = {
    4: SetArrangement(about="knows", choice="one_each"),
    5: SetArrangement(about="sleep", choice="two_rooms"),
    33: SetArrangement(about="sleep", choice="one_room"),
    HARD_WEEK * 7 + 2: SetArrangement(about="truce", days=14),
    HARD_WEEK * 7 + 12: EndArrangement(about="truce"),
}


def live(first: Person, second: Person, day: int) -> None:
    if day in SAID:
        who = second if day % 2 else first
        arrangements.act(who.vault, SAID[day], mine.command_id())
