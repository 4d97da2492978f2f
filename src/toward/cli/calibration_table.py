"""The table that `toward calibration` prints: yours, the model's, and what was published."""

from collections.abc import Sequence

from toward.model.calibration import Estimate, Figures, Row, figures
from toward.model.diary import diary
from toward.model.policies import POLICIES

SEED, COUPLES, DAYS, AFTER = 1, 150, 21, 14

# All on 0-1 within persons. Sources: docs/model.md, "Against real diaries".
PUBLISHED = {
    "alarm": ("", ".06 to .12", "", ".26 to .35", ".01 to .05", "", "", "", ".13 to .24"),
    "closeness": ("", ".10 to .20", "", ".34", ".03", "-.10 to -.22", "-.02 to .03", "", ".44"),
}


def table(rows: Sequence[Row], kind: str) -> str:
    """Raises TooFewError."""
    columns = (_column(figures(rows)), _column(_of_the_model(kind)), PUBLISHED[kind])
    head = ("", "yours", "the model’s", "published")
    lines = [head, *zip(_NAMES, *columns, strict=True)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(head))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
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


def _of_the_model(kind: str) -> Figures:
    rule = next(policy.rule for policy in POLICIES if policy.key == "unguided")
    written = list(diary(rule, SEED, COUPLES, DAYS, after=AFTER))
    if kind == "closeness":
        return figures([Row(e.couple, e.person, e.day, e.closeness, e.conflict) for e in written])
    return figures(
        [
            Row(e.couple, e.person, e.day, e.report / 10, e.conflict)
            for e in written
            if e.report is not None
        ]
    )
