"""`toward loop-benchmark`: how well the loop detector does among virtual couples, world by world.

`--train` counts its tables anew, into a file; what ships is the file in the package.
"""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import msgspec

from toward.cli.kind import KindParser, whole
from toward.cli.processes import counting
from toward.content.load import loop_tables
from toward.model import loop_questions
from toward.model.loop_file import as_toml
from toward.model.loop_life import life
from toward.model.loop_questions import Questions
from toward.model.loop_report import Report, Tried, text, tried
from toward.model.loop_train import calibrated_on, trained
from toward.model.loop_worlds import TRAINING, WORLDS, as_asked
from toward.programme.loop import LIMITS, Limits, Tables

COUPLES, TRAIN_COUPLES = 120, 600
SEED, TRAIN_SEED, CALIBRATE_SEED = 303, 101, 202
# Chosen where it was trained: some one false alert in a couple's year.
ASK = 0.4


def run(words: list[str]) -> int:
    read = _parse(words)
    if read.train:
        read.train.write_text(as_toml(_train(read.train_couples)), "utf-8")
        print(f"Written: {read.train}")
        return 0
    if read.questions:
        print(loop_questions.text(list(_in_each_world(partial(_asked, read), read.jobs))))
        return 0
    tables = loop_tables()
    report = Report(
        tables=tables.version,
        made_with=tables.made_with,
        seed=read.seed,
        worlds=tuple(_in_each_world(partial(_tried, read), read.jobs)),
    )
    print(text(report))
    if read.json:
        read.json.write_bytes(msgspec.json.format(msgspec.json.encode(report)))
    return 0


def _parse(words: list[str]) -> Namespace:
    parser = KindParser(
        prog="toward loop-benchmark",
        description="Try the loop detector on virtual couples, where it was trained and where not.",
    )
    add = parser.add_argument
    add("--couples", type=whole(4, 10_000), default=COUPLES, help=f"in each world ({COUPLES})")
    add("--seed", type=whole(0, 2**63), default=SEED, help=f"of all chance ({SEED})")
    add("--jobs", type=whole(1, 64), default=os.cpu_count() or 1, help="processes")
    add("--as-asked", action="store_true", help="only what Toward asks is noted")
    add(
        "--questions",
        action="store_true",
        help="what Toward would ask, with its rests, and no more",
    )
    add(
        "--turned-away",
        type=whole(1, 10),
        default=LIMITS.turned_away,
        help=f"the count’s limit for being turned away from ({LIMITS.turned_away})",
    )
    add("--json", type=Path, help="the numbers into this file too")
    add("--train", type=Path, help="count the tables anew, into this file, and try nothing")
    add("--train-couples", type=whole(10, 100_000), default=TRAIN_COUPLES, help="to count on")
    return parser.parse_args(words)


def _in_each_world[Found: (Tried, Questions)](
    one: Callable[[int], Found], jobs: int
) -> Iterator[Found]:
    with counting(jobs) as pool:
        for number, found in enumerate(pool.map(one, range(len(WORLDS))), 1):
            print(f"{number} of {len(WORLDS)}: {found.name}", file=sys.stderr)
            yield found


def _asked(read: Namespace, number: int) -> Questions:
    return loop_questions.questions(as_asked(WORLDS[number]), read.seed, read.couples)


def _tried(read: Namespace, number: int) -> Tried:
    world = as_asked(WORLDS[number]) if read.as_asked else WORLDS[number]
    limits = Limits(turned_away=read.turned_away)
    return tried(loop_tables(), world, read.seed, read.couples, limits)


def _train(couples: int) -> Tables:
    """Counted on two thirds of the couples, made honest on the others."""
    others = couples // 2
    print(f"{couples + others} couple-years …", file=sys.stderr)
    counted = [life(TRAINING, TRAIN_SEED, couple) for couple in range(couples)]
    made_with = (
        f"{couples} couple-years of seed {TRAIN_SEED}, "
        f"chances set on {others} of seed {CALIBRATE_SEED}"
    )
    tables = trained(counted, made_with, version=loop_tables().version + 1, ask=ASK)
    return calibrated_on(
        tables, [life(TRAINING, CALIBRATE_SEED, couple) for couple in range(others)]
    )
