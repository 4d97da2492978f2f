"""The report's sections along a sweep: shares recovered at each point, and where the gate breaks even. Pure."""

from collections.abc import Iterator

from toward.model.figures import Axes, Line, lines
from toward.model.report_parts import STYLES, table, turn
from toward.model.results import RIVAL_POLICIES, SWEEPS, Document

SWEEP_WORDS = {
    "harm": (
        "How harmful a pressed touch is",
        "1 is what the model assumes; at 0 a pressed touch is as good as a wanted one. Nobody has measured it",
    ),
    "masked": (
        "How often somebody says yes and wants no",
        "The share of unwilling evenings on which a no is hidden; between 0 and .3 in the couples above",
    ),
    "missing": (
        "How many days have no answer",
        "The chance that somebody does not say how they are; more often on loud days",
    ),
}


def sweep(doc: Document, key: str) -> str:
    title, hint = SWEEP_WORDS[key]
    told = [doc["stages"][f"{key}-{point:g}"]["policies"] for point in SWEEPS[key]]
    axes = Axes(
        title=f"Share recovered: {title.lower()}",
        across=title.lower(),
        upward="recovered",
        ticks=[(point, f"{point:g}") for point in SWEEPS[key]],
    )
    head = (
        "recovered (tense touches) at",
        *(word for _, word in axes.ticks),
        "the gate is ahead",
    )
    return (
        f"<h2>{title}</h2><p>{hint}. {doc['settings']['swept']:,} couples at each point.</p>"
        f"{lines(axes, list(_drawn(doc, key, told)), _marks(doc, key))}{table(head, _rows(doc, key, told))}"
    )


def _drawn(doc: Document, key: str, told: list[Document]) -> Iterator[Line]:
    """told: at each point what came of each policy."""
    for policy in told[0]:
        recovered = [one[policy]["recovered"][0] for one in told]
        points = list(zip(SWEEPS[key], recovered, strict=True))
        yield Line(label=doc["names"][policy], points=points, style=STYLES[policy])


def _rows(doc: Document, key: str, told: list[Document]) -> Iterator[tuple[str, ...]]:
    for policy in told[0]:
        shares = (
            f"{one[policy]['recovered'][0]:.3f} ({one[policy]['tense'][0]:.2f})" for one in told
        )
        ahead = turn(doc["break_even"][key].get(policy)) if policy in RIVAL_POLICIES else ""
        yield doc["names"][policy], *shares, ahead


def _marks(doc: Document, key: str) -> list[tuple[float, str]]:
    """One upright line where the gate breaks even with the first of the others that it meets."""
    turns = sorted(found["at"] for found in doc["break_even"][key].values() if found["at"])
    return [(at, "break-even") for at in turns[-1:]]
