"""A QR picture as plain path data: the page needs no style, script or image file for it. Pure."""

import segno
from msgspec import Struct

QUIET = 4  # the white edge that readers need, in modules


class Picture(Struct, frozen=True, kw_only=True):
    """`path` is drawn in a square of `size` modules, quiet edge included."""

    size: int
    path: str


def picture(content: str) -> Picture:
    rows = segno.make(content, micro=False).matrix
    runs = (
        f"M{x + QUIET} {y + QUIET}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for x, length in _runs(bytes(row))
    )
    return Picture(size=len(rows) + 2 * QUIET, path="".join(runs))


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Where each unbroken dark stretch begins and how long it is."""
    found: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if not dark:
            continue
        if found and sum(found[-1]) == x:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        else:
            found.append((x, 1))
    return found
