"""What a page calls an entry of the room of two: a name for one reader that counts nothing.

Numbers would: a gap between two of them tells that the other kept something in between that does not
show yet. A name is a keyed digest, the same on every page of one person and another for the other.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from toward.accounts.sessions import Vault
from toward.vault.digest import digest
from toward.vault.identity import subkey

SIZE = 16
# More than two people write in a lifetime; looking for a name that is none costs some milliseconds.
MOST = 20_000

_key: ContextVar[bytes | None] = ContextVar("handle_key", default=None)


@contextmanager
def named_for(vault: Vault) -> Iterator[None]:
    """While one request of this person is answered."""
    token = _key.set(subkey(vault.key, "handles"))
    try:
        yield
    finally:
        _key.reset(token)


def handle(number: int) -> str:
    key = _key.get()
    return _name(key, number) if key else ""


def number_of(name: str) -> int | None:
    return next(iter(numbers_of((name,))), None)


def numbers_of(names: Iterable[str]) -> tuple[int, ...]:
    """In the order of the names; one that leads nowhere is passed over. One search, however many there are."""
    key, wanted = _key.get(), list(names)
    if key is None:
        return ()
    left = {name for name in wanted if len(name) == 2 * SIZE}
    found: dict[str, int] = {}
    for number in range(1, MOST):
        if not left:
            break
        if (name := _name(key, number)) in left:
            left.remove(name)
            found[name] = number
    return tuple(found[name] for name in wanted if name in found)


def _name(key: bytes, number: int) -> str:
    return digest(number.to_bytes(8, "big"), purpose="handle", key=key, size=SIZE).hex()


class HandleInput(forms.HiddenInput):
    def format_value(self, value: Any) -> Any:
        return handle(value) if isinstance(value, int) else value


class HandleField(forms.IntegerField):
    """A number inside, a name outside. A number from outside is none: one could count on until it fits."""

    widget = HandleInput

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str) and value not in self.empty_values:
            found = number_of(value)
            if found is None:
                raise ValidationError(self.error_messages["invalid"], code="invalid")
            return found
        return super().to_python(value)
