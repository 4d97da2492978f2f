"""A crowd at the sign-in must not take every thread: Help and open pages are served meanwhile."""

from toward.cli import serve
from toward.services import kdf


def test_threads_are_left_when_the_queue_of_passphrases_is_full() -> None:
    assert serve.THREADS >= kdf.DERIVING + kdf.WAITING + 2
