"""A line of one's own, looked at twice; a pattern on the map and small experiments beside it."""

from toward.cli.demo_parts.person import Person
from toward.programme.parts.lines import DrawLine, LookAtLine
from toward.programme.parts.patterns import BeginTry, EndTry, MapPattern
from toward.services import mine

LINE = DrawLine(
    will="I do not talk about it after nine in the evening",
    why="Sleep, and being able to listen the next day",
    crossed="I say “tomorrow”, and go to bed with a book",
    days=14,
)
DRAWN_ON, LOOKED_ON = 10, {26: "quieter", 60: "same"}
PATTERN = MapPattern(
    pattern="easy",
    learned=("easy_safe", "trouble"),
    where="At the long table, with five of us",
    protected="That the evening stayed quiet",
)
MAPPED_ON, BEGUN_ON, ENDED_ON = 20, {28, 49, 78}, {36, 57}
TRY = BeginTry(
    pattern="easy", what="Say what I would like to eat, before I ask what the other would."
)
ENDED = EndTry(outcome="did", happened="I wanted soup. It was soup.", alarm=2)


def live(person: Person, day: int) -> None:
    vault = person.vault
    if day == DRAWN_ON:
        mine.act(vault, LINE, mine.command_id())
    if day in LOOKED_ON:
        line = mine.look(vault).lines.kept[0].seq
        look = LookAtLine(
            line=line,
            alarm=LOOKED_ON[day],
            then="keep",
            wider=("sleep", "quiet"),
            narrower=("say",) if LOOKED_ON[day] == "quieter" else (),
        )
        mine.act(vault, look, mine.command_id())
    if day == MAPPED_ON:
        mine.act(vault, PATTERN, mine.command_id())
    if day in BEGUN_ON:
        mine.act(vault, TRY, mine.command_id())
    if day in ENDED_ON:
        mine.act(vault, ENDED, mine.command_id())
