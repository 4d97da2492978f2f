"""`toward facts`: each claim with its figures, and first that they prove nothing."""

import re

import pytest

from toward.cli import main


def test_each_claim_of_the_paper_has_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["facts", "--couples", "10"]) == 0

    told = capsys.readouterr().out
    assert told.startswith("Virtual couples, built to behave so; nothing here is evidence")
    # F10 and F11 hold by construction and have no figures.
    numbers = {int(n) for n in re.findall(r"^F(\d+) ", told, re.MULTILINE)}
    assert numbers == set(range(1, 16)) - {10, 11}
    assert "alarm next day +0." in told
    assert "contempt stays from 0.328" in told


def test_too_few_couples_are_refused_kindly(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["facts", "--couples", "1"]) == 1
    assert "from 10 to" in capsys.readouterr().err
