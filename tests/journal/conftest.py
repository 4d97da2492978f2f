"""A database that several threads can use at once."""

import pytest

from tests.journal.several import real_file


@pytest.fixture
def several(transactional_db, still, tmp_path):
    with real_file(tmp_path):
        yield
