"""What runs between the two while somebody looks: begun by Ben, so that no private act of Anna's is in it."""

from datetime import datetime, timedelta

from msgspec import Struct

from tests.people import BERLIN
from tests.two_worlds.stage import Stage
from toward.programme.live.breathing import Breathing
from toward.programme.live.listening import Listening
from toward.programme.live.time_out import TimeOut
from toward.programme.parts.own_repair import NoteChange, SayRepairAlarm
from toward.programme.parts.repair import ShareStep
from toward.services import live, mine, ours, practice, repair, time_out, together
from toward.services.live import Kind

KINDS: dict[str, Kind] = {
    "pause": time_out.TIME_OUT,
    "floor": together.LISTENING,
    "breath": together.BREATHING,
}


def everything(now: datetime, back: datetime) -> list[tuple[Kind, Struct]]:
    """One of each kind, whatever would end what in life."""
    turns = Listening(zone=BERLIN, began=now, since=now, names=("Ben", "Anna"), prompt="small_good")
    return [
        (time_out.TIME_OUT, TimeOut(zone=BERLIN, back=back)),
        (together.LISTENING, turns),
        (together.BREATHING, Breathing(zone=BERLIN, start=now)),
    ]


def begin(stage: Stage) -> str:
    """All there is, each as late as it may; the answer is the practice's token."""
    repair_of(stage)
    now = stage.world.at
    for kind, what in everything(now, now + timedelta(hours=2)):
        live.begin(stage.ben, kind, what)
    return practice.begin(stage.ben, "hug")


def begin_for(stage: Stage, look: str) -> str:
    """So that every page of theirs is seen once: before it runs, while it does, and when its time has come."""
    if look == "menu":
        return practice.begin(stage.ben, "hug")
    if look == "card":
        goes_in(stage)
        return begin(stage)
    now, stage.world.at = stage.world.at, stage.world.at - timedelta(hours=1)
    time_out.begin(stage.ben, stage.world.at + timedelta(minutes=20))
    stage.world.at = now
    return practice.begin(stage.ben, "hug")


def repair_of(stage: Stage) -> None:
    """A repair whose time has come, with something that each chose to share."""
    at = stage.world.at
    assert repair.set_at(stage.ben, at, mine.command_id()) is None
    held = repair.find(ours.get(stage.ben))
    assert held is not None
    for vault in (stage.anna, stage.ben):
        stage.world.turn(f"shares {vault.name}")
        assert ours.act(vault, share(held.id), mine.command_id()) is None


def share(repair_id: str) -> ShareStep:
    return ShareStep(id=repair_id, step="happened", text="The door.")


def goes_in(stage: Stage) -> None:
    """Ben's own body lets him in, and a change of his is old enough to be asked about."""
    now, stage.world.at = stage.world.at, stage.world.at - timedelta(days=8)
    mine.act(stage.ben, NoteChange(side="gave", text="I ring at six."), mine.command_id())
    stage.world.at = now
    said = SayRepairAlarm(alarm=1, direction="settled")
    mine.act(stage.ben, said, mine.command_id())


def tokens(stage: Stage) -> dict[str, str]:
    """By the name of the gap in the address; "" for what does not run."""
    opened = ours.get(stage.ben)
    found = {name: live.find(opened, kind) for name, kind in KINDS.items()}
    return {name: one.token if one else "" for name, one in found.items()}
