"""The report of a study as one HTML file that needs nothing else: words, tables, figures. Pure.

What the verdicts hang on comes first, and every figure has its table.
"""

from collections.abc import Iterable

from toward.model.figures import Axes, Bar, Line, bars, lines
from toward.model.findings import MOST_COST
from toward.model.policies import GATES, POLICIES
from toward.model.product_study import BESIDE, PLANS
from toward.model.report_parts import STYLES, plus_minus, table, turn
from toward.model.report_style import STYLE
from toward.model.report_sweep import SWEEP_WORDS, sweep
from toward.model.results import RIVAL_POLICIES, SHARE_WELL, SWEEPS, Document

HALF_A_YEAR = 180
_ALL = tuple(policy.key for policy in POLICIES)
_SHOWN_OVER_TIME = ("none", "force", "respectful", "gated", "practice")


def page(doc: Document) -> str:
    parts = (
        _head(doc),
        _hangs(doc),
        _headline(doc),
        _time(doc),
        *(sweep(doc, key) for key in SWEEPS),
        _worlds(doc),
        _product(doc),
        _gates(doc),
        _about(doc),
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Pacing touch: a simulation</title><style>{STYLE}</style></head>"
        f"<body><main>{''.join(parts)}</main></body></html>\n"
    )


def _head(doc: Document) -> str:
    settings = doc["settings"]
    return (
        "<h1>Pacing touch: a simulation</h1>"
        f"<p class=lead>{settings['couples']:,} virtual couples, {settings['days']} days each.</p>"
        "<p class=note>A teaching aid and a test bench. Not evidence about anybody. The model was built from the "
        "claims that it is asked about here, so it cannot confirm them; it can show what follows from them, and on "
        "what that hangs. The errors given are those of counting couples. How wrong the model itself is, nobody knows."
        "</p>"
    )


def _span(doc: Document) -> str:
    days = doc["settings"]["days"]
    return "half a year" if days == HALF_A_YEAR else f"{days} days"


def _hangs(doc: Document) -> str:
    rows = [
        (
            SWEEP_WORDS[key][0],
            *(turn(doc["break_even"][key].get(p)) for p in RIVAL_POLICIES),
        )
        for key in SWEEPS
    ]
    turns = table(
        ("break-even: the gate is ahead", *(doc["names"][p] for p in RIVAL_POLICIES)),
        rows,
    )
    return (
        "<h2>On what it hangs</h2><p>One number decides most of what follows: how harmful a pressed touch is. "
        "Each field says on which side of the break-even the gate is ahead of the other way, in shares recovered.</p>"
        f"{turns}"
    )


def _headline(doc: Document) -> str:
    told = doc["stages"]["main"]["policies"]
    drawn = [
        Bar(
            label=doc["names"][key],
            value=told[key]["recovered"][0],
            error=told[key]["recovered"][1],
            said=f"{told[key]['recovered'][0]:.3f}",
        )
        for key in _ALL
    ]
    return (
        f"<h2>Recovered after {_span(doc)}</h2>"
        "<p>Recovered: over the last fourteen days the hurt person’s alarm is under .35, both are closer than .5, and "
        "neither’s contempt is above .33. A tense touch is one at which a body braces above .7.</p>"
        f"{bars('Share recovered, by policy', drawn, 1.0)}"
        f"{_policy_table(doc, 'main', _ALL)}"
        "<h3>The same couples, two ways</h3>"
        f"{_pair_table(doc, 'main')}"
    )


def _policy_table(doc: Document, stage: str, keys: Iterable[str]) -> str:
    told = doc["stages"][stage]["policies"]
    rows = [
        (
            doc["names"][key],
            plus_minus(told[key]["recovered"], 3),
            plus_minus(told[key]["tense"], 2),
            f"{told[key]['touches'][0]:.1f}",
            f"{told[key]['refused'][0]:.1f}",
            f"{told[key]['end_alarm'][0]:.2f}",
            f"{told[key]['end_closeness'][0]:.2f}",
            f"{told[key]['end_known'][0]:.2f}",
            _weeks(told[key]),
        )
        for key in keys
    ]
    return table(
        (
            "policy", "recovered", "tense touches", "touches", "noes kept", "alarm", "closeness", "known",
            f"week by which {SHARE_WELL:.0%} had been well",
        ),
        rows,
    )  # fmt: skip


def _weeks(told: Document) -> str:
    if "weeks_to_well" not in told:
        return "not counted"
    week = told["weeks_to_well"]
    return "never" if week is None else str(week)


def _pair_table(doc: Document, stage: str) -> str:
    rows = []
    for key, pair in doc["stages"][stage]["pairs"].items():
        one, other = (doc["names"][name] for name in key.split("-"))
        rows.append(
            (
                f"{one}, against {other}",
                f"{pair['closer']:.1%}",
                plus_minus(pair["recovered"], 3),
                plus_minus(pair["touches"], 1),
            )
        )
    return table(("", "couples who end closer", "more recovered", "more touches"), rows)


def _time(doc: Document) -> str:
    told = doc["stages"]["main"]["policies"]
    weeks = len(told["none"]["weeks"]["alarm"])
    ticks = [(n, str(n)) for n in (*range(1, weeks - 1, 5), weeks)]
    parts = []
    for name in ("alarm", "closeness"):
        drawn = [
            Line(
                label=doc["names"][key],
                points=list(enumerate(told[key]["weeks"][name], 1)),
                band=told[key]["bands"][name] if key == "gated" else (),
                style=STYLES[key],
            )
            for key in _SHOWN_OVER_TIME
        ]
        axes = Axes(title=f"Mean {name}, week by week", across="week", upward=name, ticks=ticks)
        rows = [
            (
                doc["names"][key],
                *(f"{told[key]['weeks'][name][w - 1]:.2f}" for w, _ in ticks),
            )
            for key in _SHOWN_OVER_TIME
        ]
        parts.append(
            f"<h3>{name.capitalize()}</h3>{lines(axes, drawn)}"
            f"{table((f'mean {name} in week', *(word for _, word in ticks)), rows)}"
        )
    return (
        "<h2>Week by week</h2><p>Means over all couples; the band holds eight of ten couples under the gate. No "
        f"couple is the mean, and none of this is about a couple that reads it.</p>{''.join(parts)}"
    )


def _worlds(doc: Document) -> str:
    rows = [
        (
            f"{world['name']}: {world['claim']}",
            *(
                f"{world['against'][p]['verdict']} ({world['against'][p]['gain'][0]:+.3f})"
                for p in ("none", *RIVAL_POLICIES)
            ),
        )
        for world in doc["worlds"]
    ]
    shares = [
        (
            world["name"],
            *(f"{doc['stages'][_stage(world)]['policies'][p]['recovered'][0]:.3f}" for p in _ALL),
        )
        for world in doc["worlds"]
    ]
    return (
        "<h2>If the world works otherwise</h2>"
        "<p>The same couples where a rival explanation is true. Sturdy is only what holds in all of them but "
        f"the world of mere habit, where the gate may cost at most {MOST_COST:.2f}. The difference in shares "
        "recovered, gate less other, stands in brackets.</p>"
        f"{table(('world', *(f'gate against: {doc["names"][p]}' for p in ('none', *RIVAL_POLICIES))), rows)}"
        "<h3>Shares recovered</h3>"
        f"{table(('world', *(doc['names'][p] for p in _ALL)), shares)}"
    )


def _stage(world: Document) -> str:
    return "main" if world["world"] == "main" else f"world-{world['world']}"


def _product(doc: Document) -> str:
    if "product" not in doc["stages"]:
        return "<h2>Toward’s own gate and menu</h2><p>Left out of this run (--product 0).</p>"
    told = doc["stages"]["product"]["policies"]
    cards = [
        (
            doc["names"][key],
            *(
                f"{told[key]['cards'][name]:.1f}"
                for name in ("evenings", "touch", "covered", "stopped")
            ),
        )
        for key in PLANS
    ]
    swept = [
        (key.removeprefix("product-").replace("-", " "), *(
            f"{stage['policies'][p]['recovered'][0]:.3f} ({stage['policies'][p]['tense'][0]:.2f})"
            for p in ("blind", "gated", "none")))
        for key, stage in doc["stages"].items() if key.startswith("product-")
    ]  # fmt: skip
    settings = doc["settings"]
    return (
        "<h2>Toward’s own gate and menu</h2>"
        f"<p>Here {settings['product']:,} couples (and {settings['product_swept']:,} at each point of the sweep) live "
        "with the real thing: their check-ins are decided and folded by the programme, the gate is asked, the "
        "evening’s card is dealt by the deck. It is slow, hence fewer couples. What the covers cost is the row "
        "“without covers”, against the row above it.</p>"
        f"{_product_table(doc)}<h3>Cards in {_span(doc)}</h3>"
        f"{table(('', 'evenings', 'cards with touch', 'both had marked, and got another card', 'stopped'), cards)}"
        f"<h3>The same couples, two ways</h3>{_pair_table(doc, 'product')}"
        "<h3>Along the sweeps, and if the world works otherwise</h3>"
        f"{table(('recovered (tense touches)', *(doc['names'][p] for p in ('blind', 'gated', 'none'))), swept)}"
    )


def _product_table(doc: Document) -> str:
    return _policy_table(doc, "product", (*PLANS, *BESIDE))


def _gates(doc: Document) -> str:
    keys = ("gated", *(policy.key for policy in GATES))
    return (
        "<h2>Other gates</h2><p>The gate of the model with one thing changed.</p>"
        f"{_policy_table(doc, 'main', keys)}"
    )


def _about(doc: Document) -> str:
    rows = [
        (
            p["key"],
            f"{p['default']:g}",
            f"{p['low']:g} to {p['high']:g}",
            p["footing"],
            p["source"],
        )
        for p in doc["parameters"]
    ]
    told = [*doc["settings"].items(), *doc["versions"].items()]
    return (
        "<h2>How this was made</h2>"
        f"{table(('', ''), [(str(name), str(value)) for name, value in told])}"
        "<p>Chance is counted from the seed: the same seed and settings give the same numbers, on any number of "
        "threads and after any interruption.</p>"
        "<details><summary>Every number of the model, with its range and footing</summary>"
        "<p>V: read at its source. M: from memory of a source. A: assumed.</p>"
        f"{table(('', 'likeliest', 'range', 'footing', 'source'), rows)}</details>"
    )
