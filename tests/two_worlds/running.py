"""What runs between the two while somebody looks: begun by Ben, so that no private act of Anna's is in it."""

from datetime import timedelta

from tests.two_worlds.stage import Stage
from toward.services import live, ours, practice, time_out
from toward.services.live import Kind

KINDS: dict[str, Kind] = {"pause": time_out.TIME_OUT}


def begin(stage: Stage) -> str:
    """All there is, each as late as it may; the answer is the practice's token."""
    time_out.begin(stage.ben, stage.world.at + timedelta(hours=2))
    return practice.begin(stage.ben, "hug")


def begin_for(stage: Stage, look: str) -> str:
    """So that every page of theirs is seen once: before it runs, while it does, and when its time has come."""
    if look == "menu":
        return practice.begin(stage.ben, "hug")
    if look == "card":
        return begin(stage)
    now, stage.world.at = stage.world.at, stage.world.at - timedelta(hours=1)
    time_out.begin(stage.ben, stage.world.at + timedelta(minutes=20))
    stage.world.at = now
    return practice.begin(stage.ben, "hug")


def tokens(stage: Stage) -> dict[str, str]:
    """By the name of the gap in the address; "" for what does not run."""
    opened = ours.get(stage.ben)
    found = {name: live.find(opened, kind) for name, kind in KINDS.items()}
    return {name: one.token if one else "" for name, one in found.items()}
