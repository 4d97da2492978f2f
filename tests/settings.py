"""Settings of the tests: a home of their own, and the cheapest derivation the vault allows."""

import os
import tempfile

os.environ.setdefault("TOWARD_HOME", tempfile.mkdtemp(prefix="toward-test-"))

from toward.config.settings import *  # noqa: F403
from toward.config.settings import HOME

TOWARD_KDF = {"ops": 3, "mem_mib": 64}
TOWARD_REFEREE = HOME / "referee.sqlite3"
