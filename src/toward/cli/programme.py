"""`toward programme check [folder]`: each fault of the programme or its texts, with file and line."""

from argparse import ArgumentParser
from pathlib import Path

from toward import world
from toward.content.check import check
from toward.content.load import DATA


def run(words: list[str]) -> int:
    parser = ArgumentParser(
        prog="toward programme", description="Look over the programme and its texts."
    )
    parser.add_argument("what", choices=("check",))
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        default=DATA,
        help="another folder of texts than Toward's own",
    )
    read = parser.parse_args(words)
    problems = check(read.folder, world.now().date())
    for problem in problems:
        print(read.folder / str(problem))
    print(f"{len(problems)} problems." if problems else "The programme and its texts are in order.")
    return int(bool(problems))
