"""When an event of a part is made, for tests that fold it alone."""

from datetime import UTC, date, datetime, timedelta

from toward.programme.base import Made

FIRST = date(2026, 1, 5)


def made(offset: int = 0, seq: int = 1) -> Made:
    """So many days after a Monday."""
    return Made(at=datetime(2026, 1, 5, tzinfo=UTC), day=FIRST + timedelta(days=offset), seq=seq)
