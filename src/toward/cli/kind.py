"""A parser of words that answers a wrong one in a sentence."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable
from typing import NoReturn

from toward.cli.stop import StopError


class KindParser(ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise StopError(f"{message}. “{self.prog} --help” says what it knows. Nothing was done.")


def whole(least: int, most: int) -> Callable[[str], int]:
    """A whole number within bounds, told kindly where it isn't."""

    def read(word: str) -> int:
        number = int(word) if word.isascii() and word.lstrip("-").isdigit() else None
        if number is None or not least <= number <= most:
            raise ArgumentTypeError(f"“{word}” must be a whole number from {least:,} to {most:,}")
        return number

    return read
