"""What parts of the room of two have in common: how much of each of the two is kept."""

from collections.abc import Callable


def last_of_each[T](things: tuple[T, ...], most: int, author: Callable[[T], str]) -> tuple[T, ...]:
    """The last so many of each of the two, in their order, whatever somebody wrote."""
    kept: list[T] = []
    seen: dict[str, int] = {}
    for thing in reversed(things):
        who = author(thing)
        seen[who] = seen.get(who, 0) + 1
        if seen[who] <= most:
            kept.append(thing)
    return tuple(reversed(kept))
