"""A world that stands still, and two people in it."""

import pytest
from django.utils import translation

from tests.people import Couple, Still, couple, person


@pytest.fixture(autouse=True)
def _english():
    """Each begins in English: Django keeps a thread's language after a request; the next one sets its own."""
    yield
    translation.deactivate()


@pytest.fixture
def still(settings, tmp_path):
    settings.TOWARD_REFEREE = tmp_path / "referee.sqlite3"
    with Still().used() as world:
        yield world


@pytest.fixture
def anna(db, still):
    return person("Anna", still)


@pytest.fixture
def pair(db, still) -> Couple:
    return couple(still)
