"""Several at once, as on two phones: threads with connections of their own, on SQLite and PostgreSQL.

The tests' SQLite lives in memory, where threads would meet a lock that no real file has; here it is
copied to a file, with the pragmas and IMMEDIATE transactions of the real one.
"""

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier, Thread, get_ident

from django.db import connections

from tests.people import Still


@contextmanager
def real_file(folder: Path) -> Iterator[None]:
    """Every connection made inside goes to a file of its own; PostgreSQL is left as it is."""
    memory = connections["default"]
    if memory.vendor != "sqlite":
        yield
        return
    path = folder / "several.sqlite3"
    with memory.cursor() as cursor:
        cursor.execute("vacuum into %s", [str(path)])
    name = memory.settings_dict["NAME"]
    on_file = type(memory)(copy.deepcopy(memory.settings_dict) | {"NAME": str(path)}, "default")
    connections["default"] = on_file
    connections.settings["default"]["NAME"] = str(path)
    try:
        yield
    finally:
        on_file.close()
        connections.settings["default"]["NAME"] = name
        connections["default"] = memory


def at_once(*acts: Callable[[], object]) -> list[object]:
    """Starts all at the same moment; answers with what each returned or raised, in their order."""
    gate, outcomes = Barrier(len(acts)), [None] * len(acts)  # type: list[object]

    def run(number: int, act: Callable[[], object]) -> None:
        try:
            gate.wait()
            outcomes[number] = act()
        except Exception as error:  # noqa: BLE001 - what was raised is the outcome
            outcomes[number] = error
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=one) for one in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads)
    return outcomes


class Between(Still):
    """A world in which something else happens at one reading of the clock of this thread.

    `reading` counts from 1. The other act runs in a thread of its own. It gets a moment, and may end
    later: where it has to wait for a lock of ours, that is as it should be.
    """

    def __init__(self, still: Still, reading: int, act: Callable[[], object]) -> None:
        super().__init__(still.at, still.dice)
        self.left, self.act = reading, act
        self.owner, self.other = get_ident(), None  # type: int, Thread | None
        self.raised: list[Exception] = []

    def now(self):  # type: ignore[no-untyped-def]
        if get_ident() == self.owner and self.other is None:
            self.left -= 1
            if self.left == 0:
                self.other = Thread(target=self._run)
                self.other.start()
                self.other.join(0.4)
        return super().now()

    def wait(self) -> bool:
        """Whether the moment ever came; the other act is over then."""
        if self.other is None:
            return False
        self.other.join(30)
        assert not self.other.is_alive()
        return True

    def _run(self) -> None:
        try:
            self.act()
        except Exception as error:  # noqa: BLE001 - kept for the test
            self.raised.append(error)
        finally:
            connections.close_all()
