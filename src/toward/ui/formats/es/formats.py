"""How days are written in Spanish, by the format that the pages name: "j F" is "3 de marzo"."""

DE = {"j F": r"j \d\e F", "F Y": r"F \d\e Y"}


def __getattr__(name: str) -> str:
    """Django looks here for each format by its name; what has no day in it is its own affair."""
    said = name
    for short, whole in DE.items():
        said = said.replace(short, whole)
    if said == name:
        raise AttributeError(name)
    return said
