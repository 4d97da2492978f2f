"""Where they are on the way: each names the day and their part, and one stays a season longer than the notes say."""

from datetime import timedelta

from toward.cli.demo_parts.person import Person
from toward.programme.commands import NameRole
from toward.programme.events import Role
from toward.programme.parts.way import ChooseSeason
from toward.services import days, mine

NAMED_ON, STAYED_ON = 10, 70
# By how loud it began: the first of the two, the other, and the one on their own.
SAID: dict[float, tuple[Role, int]] = {6.4: ("hurt", 24), 4.6: ("broke", 24), 5.8: ("hurt", 110)}


def live(person: Person, day: int) -> None:
    if day == NAMED_ON and person.start in SAID:
        role, before = SAID[person.start]
        since = days.today(mine.look(person.vault)) - timedelta(days=before)
        mine.act(person.vault, NameRole(role=role, since=since), mine.command_id())
    if day == STAYED_ON and person.start == max(SAID):
        mine.act(person.vault, ChooseSeason(season="truth"), mine.command_id())
