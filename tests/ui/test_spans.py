"""How long is left is rounded up, so that nobody comes back too early."""

from datetime import timedelta

import pytest

from toward.web.spans import about


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (timedelta(seconds=1), "about 1 minute"),
        (timedelta(minutes=59, seconds=1), "about 60 minutes"),
        (timedelta(hours=1, minutes=1), "about 2 hours"),
        (timedelta(hours=23), "about 23 hours"),
        (timedelta(hours=48), "about 48 hours"),
        (timedelta(hours=48, minutes=1), "about 3 days"),
        (timedelta(hours=72), "about 3 days"),
        (timedelta(), "about 1 minute"),
    ],
)
def test_about(left: timedelta, said: str) -> None:
    assert about(left) == said
