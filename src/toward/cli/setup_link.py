"""Print a new one-time link for “who runs this server”; the one before stops working."""

from argparse import ArgumentParser

from django.urls import reverse

from toward.cli.database import bring_up_to_date
from toward.cli.doctor import served
from toward.cli.home import here
from toward.services import host


def run(words: list[str]) -> int:
    description = (
        "Print a new one-time link for “who runs this server”. The answer can be changed by it."
    )
    ArgumentParser(prog="toward setup-link", description=description).parse_args(words)
    bring_up_to_date()
    print(served(here()).url.rstrip("/") + reverse("setup", args=(host.new_link(),)))
    return 0
