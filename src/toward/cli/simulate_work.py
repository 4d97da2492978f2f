"""The work of `toward simulate`: parts counted on every core, kept, added up and written."""

import json
import os
import platform
from argparse import Namespace
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, as_completed
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

import toward.model
from toward.cli.parts import Parts
from toward.cli.processes import counting
from toward.cli.progress import Progress
from toward.cli.stop import StopError
from toward.content.load import programme
from toward.model import batch
from toward.model.product_study import PLANS, product_units, product_work
from toward.model.report import page
from toward.model.results import document
from toward.model.study import Engine, Settings, Sums, Unit, added, stages, units, work

PRODUCT_SWEPT = 300
# A day through the real gate takes about as long as so many days without.
_PRODUCT_WEIGHT = 1_500


def simulate(read: Namespace) -> None:
    """Raises StopError, and KeyboardInterrupt with everything finished kept."""
    settings, engine = settings_of(read), _engine_name(read.engine)
    versions = _versions(engine)
    parts = Parts(read.folder, {"settings": asdict(settings), "versions": versions})
    if read.fresh:
        parts.forget()
    wanted = list(_all_units(settings))
    missing = [unit for unit in wanted if parts.find(unit.key) is None]
    progress = Progress(
        sum(map(_weight, wanted)), sum(map(_weight, wanted)) - sum(map(_weight, missing))
    )
    _count(missing, settings, engine, parts, progress, read.jobs or os.cpu_count() or 1)
    _write(read.folder, document(settings, versions, _added_up(wanted, parts)))


def settings_of(read: Namespace) -> Settings:
    return Settings(
        seed=read.seed,
        days=read.days,
        couples=read.couples,
        swept=read.swept or max(100, read.couples // 5),
        product=read.product,
        product_swept=min(read.product, PRODUCT_SWEPT),
    )


def _all_units(settings: Settings) -> Iterator[Unit]:
    return chain(units(stages(settings)), product_units(settings))


def _is_product(unit: Unit) -> bool:
    return unit.stage.group.startswith("product")


def _weight(unit: Unit) -> int:
    slow = sum(policy in PLANS for policy in unit.stage.policies)
    return unit.couples * (len(unit.stage.policies) - slow + slow * _PRODUCT_WEIGHT)


def _engine_name(wanted: str) -> str:
    has_numba = find_spec("numba") is not None
    if wanted == "numba" and not has_numba:
        raise StopError("there is no Numba here. Without --engine NumPy counts, three times slower")
    return "numpy" if wanted == "numpy" or not has_numba else "numba"


def _versions(engine: str) -> dict[str, str]:
    """What the last bits of the numbers can depend on."""
    return {
        "toward": _version("toward"),
        "model": str(toward.model.VERSION),
        "programme": str(programme().version),
        "engine": engine,
        "python": platform.python_version(),
        "numpy": _version("numpy"),
        "numba": _version("numba") if engine == "numba" else "",
    }


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "unknown"


def _count(
    missing: list[Unit],
    settings: Settings,
    engine: str,
    parts: Parts,
    progress: Progress,
    jobs: int,
) -> None:
    """Numba spreads over the cores by itself; all else goes to processes, an engine in each."""
    for unit, sums in _sums(missing, settings, engine, jobs):
        parts.keep(unit.key, sums)
        progress.add(_weight(unit))


def _sums(
    missing: list[Unit], settings: Settings, engine: str, jobs: int
) -> Iterator[tuple[Unit, Sums]]:
    """As they are finished, in whatever order."""
    here = [unit for unit in missing if engine == "numba" and not _is_product(unit)]
    yield from ((unit, work(unit, settings, _numba())) for unit in here)
    elsewhere = [unit for unit in missing if unit not in here]
    if jobs == 1:
        yield from ((unit, _one(unit, settings)) for unit in elsewhere)
    elif elsewhere:
        yield from _in_processes(elsewhere, settings, jobs)


def _in_processes(
    elsewhere: list[Unit], settings: Settings, jobs: int
) -> Iterator[tuple[Unit, Sums]]:
    pool = counting(jobs)
    try:
        running: dict[Future[Sums], Unit] = {
            pool.submit(_one, unit, settings): unit for unit in elsewhere
        }
        for done in as_completed(running):
            yield running[done], done.result()
    finally:
        pool.shutdown(cancel_futures=True)


def _one(unit: Unit, settings: Settings) -> Sums:
    if _is_product(unit):
        return product_work(unit, settings, programme(), batch.run)
    return work(unit, settings, batch.run)


def _numba() -> Engine:
    from toward.model import kernel  # noqa: PLC0415 - Numba may not be there

    return kernel.run


def _added_up(wanted: list[Unit], parts: Parts) -> Mapping[str, Sums]:
    """Each stage's sums, always added in the same order."""
    found: dict[str, Any] = {}
    for unit in wanted:
        sums = parts.find(unit.key)
        known = found.get(unit.stage.key)
        found[unit.stage.key] = sums if known is None else added(known, sums)
    return found


def _write(folder: Path, told: dict[str, Any]) -> None:
    (folder / "report.html").write_text(page(told), "utf-8")
    (folder / "report.json").write_text(json.dumps(told, indent=1) + "\n", "utf-8")
