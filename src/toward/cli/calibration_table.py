"""The table that `toward calibration` prints: yours, the model's, and what was published."""

from collections.abc import Sequence
from functools import cache

from toward.model.calibration import Estimate, Figures, Row, figures
from toward.model.diary import Entry, diary
from toward.model.policies import POLICIES

SEED, COUPLES, DAYS, AFTER = 1, 150, 21, 14

# All on 0-1 within persons, in the order of _NAMES. Sources: docs/model.md, "Against real diaries".
PUBLISHED = {
    "alarm": ("", ".16 to .23", ".08 to .12", "", ".01 to .05", "", "", ".16 to .22", ".13 to .24"),
    "level": ("", "", "", ".26 to .35", "", "", "", ".04 to .14", ""),
    "closeness": ("", ".10", "", ".34", ".03", "-.10 to -.22", "-.02 to .03", ".09", ".44"),
}


def table(rows: Sequence[Row] | None, kind: str) -> str:
    """None: no diary, the model's own column alone. Raises TooFewError."""
    yours = [("yours", *_column(figures(rows)))] if rows is not None else []
    columns = (
        ("", *_NAMES),
        *yours,
        ("the model’s", *_column(_of_the_model(kind))),
        ("published", *PUBLISHED[kind]),
    )
    widths = [max(map(len, column)) for column in columns]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in zip(*columns, strict=True)
    )


_NAMES = (
    "people, rows",
    "spread within a person",
    "yesterday’s own",
    "  … with its pull taken out",
    "yesterday’s of the other",
    "on a day with the event",
    "on the day after it",
    "spread that is left",
    "partners on the same day",
)


def _column(found: Figures) -> tuple[str, ...]:
    return (
        f"{found.persons}, {found.rows}",
        f"{found.within_sd:.2f}",
        _told(found.lag_own),
        "" if found.lag_own_corrected is None else f"{found.lag_own_corrected:.2f}",
        _told(found.lag_other),
        _told(found.event_same_day),
        _told(found.event_next_day),
        "" if found.residual_sd is None else f"{found.residual_sd:.2f}",
        _told(found.same_day_correlation),
    )


def _told(one: Estimate | None) -> str:
    return "can’t be said" if one is None else f"{one.value:.2f} ({one.error:.2f})"


@cache
def _of_the_model(kind: str) -> Figures:
    rule = next(policy.rule for policy in POLICIES if policy.key == "unguided")
    written = diary(rule, SEED, COUPLES, DAYS, after=AFTER)
    valued = ((entry, _value(entry, kind)) for entry in written)
    return figures(
        [
            Row(entry.couple, entry.person, entry.day, value, entry.conflict)
            for entry, value in valued
            if value is not None
        ]
    )


def _value(entry: Entry, kind: str) -> float | None:
    if kind == "alarm":
        return None if entry.report is None else entry.report / 10
    return entry.closeness if kind == "closeness" else entry.alarm
