"""The stage and the plan, made once a module; each run plays on it and is undone."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings

from tests.two_worlds import plan as plans
from tests.two_worlds.stage import Stage, set_stage
from tests.two_worlds.still import KeyedWorld, one_derivation_each


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Stage]:
    referee = tmp_path_factory.mktemp("referee") / "referee.sqlite3"
    with (
        django_db_blocker.unblock(),
        override_settings(TOWARD_REFEREE=referee),
        transaction.atomic(),
        one_derivation_each(),
        KeyedWorld().used() as world,
    ):
        yield set_stage(world)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def plan(stage: Stage) -> plans.Plan:
    return plans.read(stage)
