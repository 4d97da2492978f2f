"""Places and things that carry it: a room that is changed and quieter since, a bench that is only listed."""

from toward.cli.demo_parts.person import Person
from toward.programme.parts.places import FeelPlace, NotePlace, PlaceCommands, PlanPlace
from toward.services import mine

ROOM = NotePlace(
    kind="room", name="The small room", carries="The light at two in the night", alarm=8
)
BENCH = NotePlace(kind="outside", name="The bench by the canal", alarm=6)
NOTED = {13: ROOM, 27: BENCH}
PLANNED_ON, FELT_ON = 19, {24: (False, 7), 40: (True, 5), 58: (True, 3)}
CHANGES = ("paint", "move", "daylight")


def live(person: Person, day: int) -> None:
    if day in NOTED:
        _keep(person, NOTED[day])
    kept = mine.look(person.vault).places.kept
    if not kept:
        return
    if day == PLANNED_ON:
        plan = "Green, and the desk at the window. By the end of the month."
        _keep(person, PlanPlace(place=kept[0].seq, changes=CHANGES, plan=plan))
    if day in FELT_ON:
        changed, alarm = FELT_ON[day]
        _keep(person, FeelPlace(place=kept[0].seq, changed=changed, alarm=alarm))


def _keep(person: Person, command: PlaceCommands) -> None:
    mine.act(person.vault, command, mine.command_id())
