"""Hypothesis profiles: "ci" repeats exactly and is quick, "deep" is for the long runs."""

import os

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
