"""What every section of the report is put together from: tables, errors, and one look a policy. Pure."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from toward.model.results import Document

LONG = 18
# One look a policy in every figure; what is never drawn together may share one.
STYLES = {
    "none": 0, "force": 1, "calendar": 2, "unguided": 6, "respectful": 5, "gated": 3, "practice": 4,
    "gate_today": 1, "gate_no_rest": 2, "gate_missing": 2,
}  # fmt: skip


def turn(found: Document | None) -> str:
    """Where the gate is ahead of the other."""
    if found is None:
        return "it never asks"
    if found["at"] is None:
        return {"throughout": "everywhere", "never": "nowhere"}[found["gate_ahead"]]
    return f"{found['gate_ahead']} {found['at']:.2f}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    top = "".join(f"<th scope=col>{escape(word)}</th>" for word in head)
    body = "".join(
        f"<tr><th scope=row>{escape(row[0])}</th>{''.join(map(_cell, row[1:]))}</tr>"
        for row in rows
    )
    return (
        f'<div class=wide tabindex=0 role=region aria-label="{escape(head[0] or "table")}">'
        f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def plus_minus(told: Any, digits: int) -> str:
    return f"{told[0]:.{digits}f} ± {told[1]:.{digits}f}"


def _cell(text: str) -> str:
    long = " class=long" if len(text) > LONG else ""
    return f"<td{long}>{escape(text)}</td>"
