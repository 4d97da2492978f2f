"""The stage, set anew for each test and undone after it; the plan, read once: the stage is always the same."""

from collections.abc import Iterator

import pytest

from tests.two_worlds import plan as plans
from tests.two_worlds.stage import Stage, set_stage
from tests.two_worlds.still import KeyedWorld, one_derivation_each

_read: list[plans.Plan] = []


@pytest.fixture
def stage(db, settings, tmp_path) -> Iterator[Stage]:
    settings.TOWARD_REFEREE = tmp_path / "referee.sqlite3"
    with one_derivation_each(), KeyedWorld().used() as world:
        yield set_stage(world)


@pytest.fixture
def plan(stage: Stage) -> plans.Plan:
    if not _read:
        _read.append(plans.read(stage))
    return _read[0]
