"""`toward calibration`: a diary of one's own beside the model's; whatever is wrong with it is named."""

import random
from pathlib import Path

import pytest

from toward.cli import main

COLUMNS = ["--couple", "pair", "--person", "who", "--day", "day", "--value", "fear"]
SCALE = ["--scale", "0", "10"]


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
    code, table, _ = said(capsys, str(diary), *COLUMNS, "--event", "quarrel", *SCALE)

    assert code == 0
    assert row(table, "people, rows")[0] == "80,"
    assert float(row(table, "on a day with the event")[0]) == pytest.approx(0.2, abs=0.02)
    assert 0.4 < float(row(table, "partners on the same day")[0]) < 0.9
    assert abs(float(row(table, "yesterday’s own")[0])) < 0.12


def test_dates_and_semicolons_are_read_too(diary: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = said(capsys, str(diary), *COLUMNS, *SCALE)[1]
    head, *lines = diary.read_text("utf-8").replace(",", ";").splitlines()
    cells = [line.split(";") for line in lines]
    dated = [";".join([p, w, f"2026-03-{int(d) + 1:02}", f, q]) for p, w, d, f, q in cells]
    diary.write_text("\n".join([head, *dated]), "utf-8-sig")

    assert said(capsys, str(diary), *COLUMNS, *SCALE)[1] == plain


@pytest.mark.parametrize(
    ("change", "words", "told"),
    [
        ("", ["--value", "anger"], "no column anger. It has: pair, who, day, fear, quarrel"),
        ("0,a,20,much,0\n", [], "line 1602: “much” is not a number"),
        ("0,a,soon,3,0\n", [], "“soon” is neither a whole number nor a date"),
        ("0,a,inf,3,0\n", [], "“inf” is neither a whole number nor a date"),
        ("0,a,1.5,3,0\n", [], "“1.5” is neither a whole number nor a date"),
        ("0,a,20,11,0\n", [], "line 1602: 11 lies outside the scale 0 to 10; name its ends"),
        ("0,a,20,inf,0\n", [], "outside the scale"),
        ("0,a,20,3,7\n", ["--event", "quarrel"], "line 1602: 7 in quarrel is neither 0 nor 1"),
        ("0,a,20,3,5,0\n", [], "line 1602: more cells than there are names"),
        ("0,a,20,3,0\n0,a,20,4,0\n", [], "line 1603: this person has a row for this day already"),
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

    code, out, err = said(capsys, str(diary), *COLUMNS, *SCALE, *words)

    assert (code, out) == (1, "")
    assert told in err
    assert "Traceback" not in err


def test_a_file_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = said(capsys, str(tmp_path / "none.csv"), *COLUMNS)

    assert code == 1
    assert "none.csv can't be read" in err


@pytest.mark.parametrize(
    ("kept", "told"), [(b"", "is empty"), (b"\x9e\x00\xff", "no table of text in UTF-8")]
)
def test_what_is_no_table_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kept: bytes, told: str
) -> None:
    path = tmp_path / "diary.csv"
    path.write_bytes(kept)
    code, out, err = said(capsys, str(path), *COLUMNS)

    assert (code, out) == (1, "")
    assert told in err


def test_columns_are_asked_for_where_there_is_a_file(
    diary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = said(capsys, str(diary), "--couple", "pair", "--day", "day")

    assert code == 1
    assert "--person, --value" in err


def test_who_answered_always_the_same_has_no_yesterday(
    diary: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [line.split(",") for line in diary.read_text("utf-8").splitlines()]
    same = [",".join([p, w, d, "5", q]) for p, w, d, _, q in lines[1:]]
    diary.write_text("\n".join([",".join(lines[0]), *same]), "utf-8")
    table = said(capsys, str(diary), *COLUMNS, *SCALE)[1]

    assert row(table, "yesterday’s own")[:3] == ["can’t", "be", "said"]


def test_without_a_file_it_prints_what_the_paper_says_of_the_model(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """docs/model.md, "Against real diaries": each figure of its third column."""
    tables = {kind: said(capsys, "--kind", kind)[1] for kind in ("alarm", "level", "closeness")}

    def first(kind: str, name: str) -> float:
        return float(row(tables[kind], name)[0])

    assert first("alarm", "yesterday’s own") == 0.11
    assert first("level", "  … with its pull taken out") == 0.38
    assert first("alarm", "yesterday’s of the other") == 0.04
    assert first("level", "yesterday’s of the other") == -0.01
    assert first("alarm", "partners on the same day") == 0.16
    assert first("closeness", "partners on the same day") == 0.47
    assert first("closeness", "  … with its pull taken out") == 0.29
    assert first("closeness", "on a day with the event") == -0.12
    assert first("closeness", "on the day after it") == -0.03
    assert first("closeness", "spread within a person") == 0.09
    assert first("alarm", "spread within a person") == 0.15


def test_too_few_rows_say_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "few.csv"
    path.write_text("pair,who,day,fear\n1,a,1,3\n1,b,1,4\n", "utf-8")

    code, out, err = said(capsys, str(path), *COLUMNS, *SCALE)

    assert (code, out) == (1, "")
    assert "too few" in err
