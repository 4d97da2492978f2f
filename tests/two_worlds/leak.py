"""How a leak is sown: a real function replaced by one that does the same and a little too much.

What a leak needs to remember between requests stands in `seen`, as a careless column or cache would.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import wraps
from typing import Any
from unittest.mock import patch

from tests.two_worlds.stage import MEMORIES

Around = Callable[..., Any]


@dataclass
class Leak:
    """`sow` replaces what it names; `seen` is what the leaking code remembers of both worlds' people."""

    seen: dict[Any, Any] = field(default_factory=dict)
    stack: ExitStack = field(default_factory=ExitStack)

    def around(self, owner: object, name: str, make: Callable[[Around], Around]) -> None:
        self.stack.enter_context(patch.object(owner, name, make(getattr(owner, name))))

    def written_under(self, views: object, says: Callable[[Any], str]) -> None:
        """Every page of these views ends with what `says` returns about the request."""

        def make(render: Around) -> Around:
            @wraps(render)
            def leaking(request, *args, **kwargs):
                page = render(request, *args, **kwargs)
                page.content += says(request).encode()
                return page

            return leaking

        self.around(views, "render", make)

    def after(self, owner: object, name: str, then: Around) -> None:
        """The real thing, and then something with its arguments."""

        def make(real: Around) -> Around:
            @wraps(real)
            def leaking(*args, **kwargs):
                found = real(*args, **kwargs)
                then(*args, **kwargs)
                return found

            return leaking

        self.around(owner, name, make)


@contextmanager
def sown(sow: Callable[[Leak], None]) -> Iterator[Leak]:
    leak = Leak()
    MEMORIES.append(leak.seen)
    try:
        with leak.stack:
            sow(leak)
            yield leak
    finally:
        MEMORIES.remove(leak.seen)
