"""How one set of functions serves three engines: each is made anew with other helpers beneath it."""

from collections.abc import Callable
from types import FunctionType
from typing import Any


def remade(
    function: Any,
    known: dict[Any, Any],
    finish: Callable[[FunctionType], Any] = lambda function: function,
) -> Any:
    """The function over the helpers in `known`, and so with every function that it names.

    `finish` is done to each, from the ground up; what was made is added to `known`.
    """
    if function not in known:
        named = {name: function.__globals__.get(name) for name in function.__code__.co_names}
        below = {
            name: remade(value, known, finish)
            for name, value in named.items()
            if isinstance(value, FunctionType)
        }
        inside = {**function.__globals__, **below}
        known[function] = finish(
            FunctionType(function.__code__, inside, function.__name__, function.__defaults__)
        )
    return known[function]
