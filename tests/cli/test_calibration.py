"""`toward calibration`: a diary of one's own beside the model's; whatever is wrong with it is named."""

import random
from pathlib import Path

import pytest

from toward.cli import main

COLUMNS = ["--couple", "pair", "--person", "who", "--day", "day", "--value", "fear"]


@pytest.fixture
def diary(tmp_path: Path) -> Path:
    """Forty couples, twenty days, on 0-10; every tenth answer missing."""
    dice = random.Random(3)
    lines = ["pair,who,day,fear,quarrel"]
    for pair in range(40):
        for day in range(20):
            shared, quarrel = dice.gauss(0, 1), int(dice.random() < 0.2)
            for who in ("a", "b"):
                fear = 5 + 0.7 * shared + 0.7 * dice.gauss(0, 1) + 2 * quarrel
                said = "NA" if dice.random() < 0.1 else f"{fear:.2f}"
                lines.append(f"{pair},{who},{day},{said},{quarrel}")
    path = tmp_path / "diary.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = main.main(["calibration", *words])
    out, err = capsys.readouterr()
    return code, out, err


def row(table: str, name: str) -> list[str]:
    line = next(line for line in table.splitlines() if line.startswith(name))
    return line.removeprefix(name).split()


def test_a_diary_is_read_and_its_figures_printed(
    diary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, table, _ = said(capsys, str(diary), *COLUMNS, "--event", "quarrel", "--scale", "0", "10")

    assert code == 0
    assert row(table, "people, rows")[0] == "80,"
    assert float(row(table, "on a day with the event")[0]) == pytest.approx(0.2, abs=0.02)
    assert 0.4 < float(row(table, "partners on the same day")[0]) < 0.9
    assert abs(float(row(table, "yesterday’s own")[0])) < 0.12


def test_dates_and_semicolons_are_read_too(diary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = said(capsys, str(diary), *COLUMNS)[1]
    head, *lines = diary.read_text("utf-8").replace(",", ";").splitlines()
    cells = [line.split(";") for line in lines]
    dated = [";".join([p, w, f"2026-03-{int(d) + 1:02}", f, q]) for p, w, d, f, q in cells]
    diary.write_text("\n".join([head, *dated]), "utf-8-sig")

    assert said(capsys, str(diary), *COLUMNS)[1] == plain


@pytest.mark.parametrize(
    ("change", "words", "told"),
    [
        ("", ["--value", "anger"], "no column anger. It has: pair, who, day, fear, quarrel"),
        ("0,a,20,much,0\n", [], "line 1602: “much” is not a number"),
        ("0,a,soon,3,0\n", [], "“soon” is neither a number nor a date"),
        ("", ["--scale", "7", "1"], "low end first"),
        ("", ["--colour", "red"], "--colour"),
    ],
)
def test_what_is_wrong_is_named(
    diary: Path,
    capsys: pytest.CaptureFixture[str],
    change: str,
    words: list[str],
    told: str,
) -> None:
    diary.write_text(diary.read_text("utf-8") + change, "utf-8")

    code, out, err = said(capsys, str(diary), *COLUMNS, *words)

    assert (code, out) == (1, "")
    assert told in err
    assert "Traceback" not in err


def test_a_file_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = said(capsys, str(tmp_path / "none.csv"), *COLUMNS)

    assert code == 1
    assert "none.csv can't be read" in err


def test_too_few_rows_say_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "few.csv"
    path.write_text("pair,who,day,fear\n1,a,1,3\n1,b,1,4\n", "utf-8")

    code, out, err = said(capsys, str(path), *COLUMNS)

    assert (code, out) == (1, "")
    assert "too few" in err
