"""Do now what is due now: close evenings, blank cards, purge. For a host who runs it by a timer."""

from argparse import ArgumentParser

from toward import world
from toward.cli.database import bring_up_to_date
from toward.services import tick


def run(words: list[str]) -> int:
    ArgumentParser(prog="toward tick", description="Do now what is due now.").parse_args(words)
    bring_up_to_date()
    tick.tick(world.now())
    return 0
