"""A sitting at the crossroads now and then, from the third week on; a note on a loud evening."""

from toward.cli.demo_parts.person import Person
from toward.programme.parts.crossroads import (
    CrossroadsCommands,
    ImagineWays,
    NoteCrossroads,
    NoteFelt,
    SayNeeded,
    SayOwnPart,
    SayThreads,
    SitDown,
)
from toward.services import mine

DAYS = (20, 34, 62)
LOUD_DAY = 44
WORDS = (
    NoteFelt(felt=("angry_done", "missing", "afraid_again")),
    SayOwnPart(own="I went quiet for years when it got hard.", tried="Talking at night."),
    SayNeeded(
        apart="Two places near the school. Sundays shared.",
        as_is="That I can sleep in the small room without having to explain it.",
        trying="Somebody from outside, every week, and news before I have to ask.",
    ),
    SayThreads(forgiving="pieces", reconciling="not_yet"),
)


def live(person: Person, day: int) -> None:
    if day == LOUD_DAY:
        _keep(person, NoteCrossroads(text="Not tonight. Ask somebody about the lease, by day."))
    if day not in DAYS:
        return
    _keep(person, SitDown(alarm=min(6, person.alarm(day))))
    dice = person.dice
    _keep(
        person,
        ImagineWays(apart=dice.randrange(8), as_is=dice.randrange(8), trying=dice.randrange(8)),
    )
    for said in WORDS:
        _keep(person, said)


def _keep(person: Person, said: CrossroadsCommands) -> None:
    mine.act(person.vault, said, mine.command_id())
