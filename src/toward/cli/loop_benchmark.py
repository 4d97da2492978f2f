"""`toward loop-benchmark`: how well the loop detector does among made-up couples, world by world.

`--train` counts its tables anew and prints them; what ships is the file in the package.
"""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

import msgspec

from toward.content.load import loop_tables
from toward.model.loop_file import as_toml
from toward.model.loop_life import life
from toward.model.loop_report import Report, text, tried
from toward.model.loop_train import calibrated_on, trained
from toward.model.loop_worlds import TRAINING, WORLDS
from toward.programme.loop import Tables

COUPLES, TRAIN_COUPLES = 120, 600
SEED, TRAIN_SEED, CALIBRATE_SEED = 303, 101, 202
ASK = 0.4


def run(words: list[str]) -> int:
    read = _parser().parse_args(words)
    if read.train:
        read.train.write_text(as_toml(_train(read)), "utf-8")
        print(f"Written: {read.train}")
        return 0
    report = _report(read)
    print(text(report))
    if read.json:
        read.json.write_bytes(msgspec.json.format(msgspec.json.encode(report)))
    return 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(
        prog="toward loop-benchmark",
        description="Try the loop detector on made-up couples, in the world of its training and in others.",
    )
    parser.add_argument("--couples", type=int, default=COUPLES, help="couple-years in each world")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--worlds", nargs="*", default=[world.key for world in WORLDS])
    parser.add_argument("--json", type=Path, help="write the numbers to this file too")
    parser.add_argument("--train", type=Path, help="count the tables anew, into this file")
    parser.add_argument("--train-couples", type=int, default=TRAIN_COUPLES)
    return parser


def _report(read: Namespace) -> Report:
    tables, worlds = loop_tables(), [world for world in WORLDS if world.key in read.worlds]
    found = []
    for number, world in enumerate(worlds, 1):
        print(f"{number} of {len(worlds)}: {world.name} …", file=sys.stderr)
        found.append(tried(tables, world, read.seed, read.couples))
    return Report(
        tables=tables.version, made_with=tables.made_with, seed=read.seed, worlds=tuple(found)
    )


def _train(read: Namespace) -> Tables:
    """Counted on two thirds of the couples, made honest on the others."""
    count, half = read.train_couples, read.train_couples // 2
    print(f"{count + half} couple-years …", file=sys.stderr)
    lives = [life(TRAINING, TRAIN_SEED, couple) for couple in range(count)]
    made_with = (
        f"{count} couple-years of seed {TRAIN_SEED}, chances set on {half} of seed {CALIBRATE_SEED}"
    )
    tables = trained(lives, made_with, version=loop_version(), ask=ASK)
    return calibrated_on(tables, [life(TRAINING, CALIBRATE_SEED, couple) for couple in range(half)])


def loop_version() -> int:
    """One more than what ships."""
    return loop_tables().version + 1
