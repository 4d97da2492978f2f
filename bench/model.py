"""The simulator's speed beside Mesa's and a plain loop's, in one run: `python -m bench.model`.

Every one of them does the same arithmetic, `toward.model.couple.next_day`, under the gated policy.
Best of several, taken in turns, so that a slow moment hits all. Where others work on the machine, the
figure a second of processor time says what one core gives; it leaves out waiting, not crowded memory.
"""

import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import NamedTuple

import mesa
import numba

from toward.model import batch, kernel
from toward.model.couple import days_of, first_morning, next_day
from toward.model.policies import POLICIES, Rule
from toward.model.population import couple_values
from toward.model.stream import couple_key
from toward.model.tables import Table, draw_values

DAYS, SEED, ROUNDS = 180, 1, 5
FEW, MANY, CHUNK = 60, 20_000, 8_192
RULE: Rule = next(policy.rule for policy in POLICIES if policy.key == "gated")
TARGETS = {"Numba, all cores": 5.0e6, "NumPy, all cores": 2.0e6}


class Couple(mesa.Agent):
    """One virtual couple as an agent of Mesa's."""

    def __init__(self, model: "World", number: int) -> None:
        super().__init__(model)
        self.values, self.key = couple_values(SEED, number), couple_key(SEED, number)
        self.now = first_morning(self.values)

    def step(self) -> None:
        self.now = next_day(self.values, RULE, self.key, self.model.day, DAYS, self.now)


class World(mesa.Model):
    def __init__(self) -> None:
        super().__init__()
        self.day = 0
        for number in range(FEW):
            Couple(self, number)

    def one_day(self) -> None:
        self.agents.shuffle_do("step")
        self.day += 1


def main() -> None:
    cores = len(os.sched_getaffinity(0))
    print(f"\nVirtual couples, {DAYS} days each: couple-days a second, best of {ROUNDS}")
    print(f"  {cores} cores; load before: {_load()}")
    values = draw_values(SEED, 0, MANY, {})
    with ProcessPoolExecutor(cores, mp_context=get_context("spawn")) as pool:
        # The first of each compiles, imports and draws curves; that is not what is asked.
        kernel.run(draw_values(SEED, 0, 8, {}), RULE, SEED, 0, 8)
        list(pool.map(_numpy, [(0, 8)] * cores * 2))
        _mesa()
        best = _best(_contestants(values, pool, cores))
    plain = best["plain Python"].wall
    for name, (rate, own) in best.items():
        target = TARGETS.get(name)
        met = (
            ""
            if target is None
            else f"   wanted {target / 1e6:.0f}M: {'met' if rate >= target else 'MISSED'}"
        )
        print(
            f"  {name:<22}{rate / 1e6:8.3f}M   {own / 1e6:8.3f}M a processor second   "
            f"{rate / plain:7.1f} x plain, {rate / best['Mesa'].wall:7.1f} x Mesa{met}"
        )
    print(f"  load after: {_load()}")


type Contestant = tuple[int, Callable[[], object]]


def _contestants(values: Table, pool: ProcessPoolExecutor, cores: int) -> dict[str, Contestant]:
    chunk = {name: column[:CHUNK] for name, column in values.items()}
    pieces = [(n * CHUNK, CHUNK) for n in range(cores)]
    return {
        "Mesa": (FEW, _mesa),
        "plain Python": (FEW, _plain),
        "NumPy, one core": (CHUNK, lambda: batch.run(chunk, RULE, SEED, 0, DAYS)),
        "NumPy, all cores": (CHUNK * cores, lambda: list(pool.map(_numpy, pieces))),
        "Numba, one thread": (MANY, lambda: _numba(values, 1)),
        "Numba, all cores": (MANY, lambda: _numba(values, cores)),
    }


class Rate(NamedTuple):
    """Couple-days a second by the clock, and by this process's own processor time."""

    wall: float
    own: float


def _best(contestants: dict[str, Contestant]) -> dict[str, Rate]:
    best = dict.fromkeys(contestants, Rate(0.0, 0.0))
    for turn in range(ROUNDS):
        for name, (couples, work) in contestants.items():
            wall, own = time.perf_counter(), time.process_time()
            work()
            wall, own = time.perf_counter() - wall, time.process_time() - own
            # What other processes count is no time of ours.
            rate = Rate(couples * DAYS / wall, couples * DAYS / own if own > wall / 10 else 0.0)
            best[name] = Rate(max(best[name].wall, rate.wall), max(best[name].own, rate.own))
        print(f"  round {turn + 1} of {ROUNDS}", end="\r", file=sys.stderr)
    return best


def _mesa() -> None:
    world = World()
    for _ in range(DAYS):
        world.one_day()


def _plain() -> None:
    for number in range(FEW):
        for _ in days_of(couple_values(SEED, number), RULE, SEED, number, DAYS):
            pass


def _numpy(piece: tuple[int, int]) -> None:
    first, couples = piece
    days = DAYS if couples == CHUNK else 1
    batch.run(draw_values(SEED, first, couples, {}), RULE, SEED, first, days)


def _numba(values: Table, threads: int) -> None:
    numba.set_num_threads(threads)
    kernel.run(values, RULE, SEED, 0, DAYS)


def _load() -> str:
    return " ".join(f"{load:.1f}" for load in os.getloadavg())


if __name__ == "__main__":
    main()
