"""The `toward` command: finds the module of the first word and runs it with the rest.

No words at all start the server on this computer only. Django is set up here, once, after the words
that change its settings have been read.
"""

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import django
from django.core.exceptions import ImproperlyConfigured

from toward.cli import address, demo_home
from toward.cli.stop import StopError
from toward.config import home

COMMANDS = {
    "serve": "start the server; without words: on this computer only",
    "demo": "fill a separate demo with twelve weeks, and serve it",
    "doctor": "say what is unsafe or missing here",
    "backup": "copy the entries, and the keys apart from them",
    "restore": "put a checked backup back",
    "setup-link": "print a new one-time link for “who runs this server”",
    "programme": "programme check: look over the programme and its texts",
    "simulate": "virtual couples under different ways to pace touch, and a report",
    "calibration": "figures of a couples’ diary that you have, beside the model’s",
    "facts": "what the model says of each claim, in figures",
    "loop-benchmark": "try the loop detector on virtual couples, in seven worlds",
    "tick": "do now what is due now (a running server does it by itself)",
}
# They read files only, and must work where there is no database.
WITHOUT_DJANGO = {"programme", "simulate", "calibration", "facts", "loop-benchmark"}


def main(words: Sequence[str] | None = None) -> int:
    # Whatever is written here is for this user alone.
    os.umask(0o077)
    name, rest = _split(sys.argv[1:] if words is None else words)
    if name not in COMMANDS:
        print(_usage(), file=sys.stdout if name == "help" else sys.stderr)
        return 0 if name == "help" else 2
    try:
        return _run(name, rest)
    except (StopError, ImproperlyConfigured) as error:
        print(f"toward {name}: {error}", file=sys.stderr)
        return 1


def _split(words: Sequence[str]) -> tuple[str, list[str]]:
    if not words:
        return "serve", []
    if words[0] in {"-h", "--help", "help"}:
        return "help", []
    if words[0].startswith("-"):
        return "serve", list(words)
    return words[0], list(words[1:])


def _run(name: str, rest: list[str]) -> int:
    if name == "serve":
        os.environ.update(address.environment(address.parse(rest)))
    if name == "demo":
        os.environ.update(demo_home.environment(home.folder()))
    if name not in WITHOUT_DJANGO:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "toward.config.settings")
        django.setup()
    run = import_module(f"toward.cli.{name.replace('-', '_')}").run
    return int(run(rest))


def _usage() -> str:
    lines = (f"  {name:<16}{text}" for name, text in COMMANDS.items())
    return "\n".join(
        ("toward [command] [options]", "", *lines, "", "toward COMMAND --help says more.")
    )


if __name__ == "__main__":
    sys.exit(main())
