"""Hypothesis profiles: "ci" repeats exactly and is quick, "deep" is for the long runs. The longest come first."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile("ci", max_examples=100, derandomize=True, deadline=None)
settings.register_profile(
    "deep",
    max_examples=5000,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile(os.environ.get("TOWARD_TEST_PROFILE", "ci"))

pytest_plugins = ["tests.fixtures"]

TESTS = Path(__file__).parent
LONGEST = ("two_worlds", "browser", "canary", "model", "rules")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Or one core would still walk the two worlds when the other has long nothing left to do."""
    items.sort(key=lambda item: _place(item.path.relative_to(TESTS).parts[0]))


def _place(folder: str) -> int:
    return LONGEST.index(folder) if folder in LONGEST else len(LONGEST)
