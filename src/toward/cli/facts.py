"""`toward facts`: what the model says of each claim, in figures. It was built to say so; nothing is proved."""

from argparse import Namespace
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import chain

from toward.cli.kind import KindParser, whole
from toward.cli.simulate import MISSING
from toward.cli.stop import StopError

COUPLES = 400


def run(words: list[str]) -> int:
    read = _parse(words)
    if find_spec("numpy") is None:
        raise StopError(MISSING)
    print("Virtual couples, built to behave so; nothing here is evidence about anybody.\n")
    for line in _lines(read):
        print(line, flush=True)
    return 0


def _lines(read: Namespace) -> Iterator[str]:
    from toward.model import facts_told  # noqa: PLC0415 - needs NumPy

    pictures = facts_told.pictures() if read.pictures else ()
    return chain(facts_told.lines(read.couples), facts_told.tipping(read.couples), pictures)


def _parse(words: list[str]) -> Namespace:
    parser = KindParser(
        prog="toward facts",
        description="The claims of the model in figures: each difference, and in how many couples it is above 0.",
    )
    add = parser.add_argument
    add("--couples", type=whole(10, 100_000), default=COUPLES, help=f"how many ({COUPLES})")
    add("--pictures", action="store_true", help="every setting of the explorer too: some minutes")
    return parser.parse_args(words)
