"""What the made-up people of the demo do besides checking in: one file a concern, called once a day.

`ALONE` is called for each person, `TOGETHER` for the couple once they are paired.
"""

from collections.abc import Callable

from toward.cli.demo_parts import (
    arrangements,
    body,
    crossroads,
    found,
    holds,
    letters,
    lines,
    loop,
    measuring,
    needs,
    noticing,
    outside,
    part,
    places,
    questions,
    repair,
    saying,
    watching,
    way,
)
from toward.cli.demo_parts.person import Person

ALONE: tuple[Callable[[Person, int], None], ...] = (
    watching.live,
    way.live,
    body.live,
    noticing.live,
    lines.live,
    measuring.live,
    crossroads.live,
    found.live,
    letters.live,
    saying.live,
    loop.live,
    outside.live,
    part.live,
    places.live,
)
TOGETHER: tuple[Callable[[Person, Person, int], None], ...] = (
    needs.live,
    saying.together,
    arrangements.live,
    holds.live,
    letters.together,
    part.together,
    questions.live,
    repair.live,
)
