"""Tables as the file that ships: one row a line, so that a change of version can be read."""

from toward.programme.loop import Item, Tables

HEAD = """\
# The eleven states of the loop's second opinion: how they follow each other and what is noted in each.
# Counted on labelled virtual couples by `toward loop-benchmark --train`; not edited by hand.
# What it is worth, and in which worlds, is in docs/measures.md.
"""


def as_toml(tables: Tables) -> str:
    return "\n".join(
        (
            HEAD,
            f"version = {tables.version}",
            f'made_with = "{tables.made_with}"',
            f"ask = {tables.ask}",
            f"turned_away = {tables.turned_away}",
            f"slope = {tables.slope}",
            f"counted = {tables.counted}",
            f"shift = {tables.shift}",
            f"start = {_numbers(tables.start)}",
            f"steps = {_rows(tables.steps)}",
            *(_item(one) for one in tables.item),
            "",
        )
    )


def _item(item: Item) -> str:
    name = f'\n[[item]]\nname = "{item.name}"\nkind = "{item.kind}"'
    return f"{name}\ntable = {_rows(item.table)}"


def _rows(rows: tuple[tuple[float, ...], ...]) -> str:
    return "\n".join(("[", *(f"  {_numbers(row)}," for row in rows), "]"))


def _numbers(row: tuple[float, ...]) -> str:
    return f"[{', '.join(str(value) for value in row)}]"
