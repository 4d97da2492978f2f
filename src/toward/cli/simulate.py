"""`toward simulate`: virtual couples under different ways to pace touch, and a report of what came of it.

Interrupted, it goes on where it stopped. The same words give the same report, byte for byte.
"""

from argparse import Namespace
from importlib.util import find_spec
from pathlib import Path

from toward.cli.kind import KindParser, whole
from toward.cli.stop import StopError

COUPLES, DAYS, PRODUCT = 100_000, 180, 1_000
MISSING = (
    "counting needs NumPy, which the server does without. “./run simulate” fetches it; elsewhere: "
    "pip install 'toward[model]'"
)


def run(words: list[str]) -> int:
    read = _parse(words)
    if find_spec("numpy") is None:
        raise StopError(MISSING)
    from toward.cli.simulate_work import simulate  # noqa: PLC0415 - needs NumPy

    try:
        simulate(read)
    except KeyboardInterrupt:
        message = f"stopped. What is done is kept in {read.folder}; the same words go on from there"
        raise StopError(message) from None
    print(f"The report: {read.folder / 'report.html'} (and report.json beside it)")
    return 0


def _parse(words: list[str]) -> Namespace:
    parser = KindParser(
        prog="toward simulate",
        description="Virtual couples under different ways to pace touch. A test bench, not evidence.",
    )
    add = parser.add_argument
    add("--couples", type=whole(100, 10_000_000), default=COUPLES, help=f"how many ({COUPLES:,})")
    add("--days", type=whole(14, 3_650), default=DAYS, help=f"of each ({DAYS})")
    add("--seed", type=whole(0, 2**63), default=1, help="of all chance (1)")
    add("--swept", type=whole(100, 10_000_000), help="at each point of a sweep (a fifth)")
    add(
        "--product",
        type=whole(0, 1_000_000),
        default=PRODUCT,
        help=f"through Toward’s own gate and menu, which is slow ({PRODUCT:,}; 0 leaves it out)",
    )
    add("--folder", type=Path, default=Path("toward-simulation"), help="where the report goes")
    add("--engine", choices=("auto", "numba", "numpy"), default="auto", help="what counts (auto)")
    add("--jobs", type=whole(1, 256), help="processes (as many as there are cores)")
    add("--fresh", action="store_true", help="begin anew, even if a run stopped half-way")
    return parser.parse_args(words)
