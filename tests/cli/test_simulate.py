"""`toward simulate`: goes on where it stopped, names what its verdicts hang on, and refuses kindly."""

import json
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from toward.cli import main, simulate, simulate_work
from toward.cli.parts import Parts
from toward.cli.stop import StopError
from toward.model.study import Sums, Unit
from toward.model.worlds import MAIN, RIVALS, WORLDS

SMALL = ["--couples", "100", "--days", "28", "--product", "0", "--engine", "numpy", "--jobs", "1"]


def words(folder: Path, *more: str) -> list[str]:
    return [*SMALL, "--folder", str(folder), *more]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole")
    assert main.main(["simulate", *words(folder)]) == 0
    return folder


def documents(folder: Path) -> tuple[str, str]:
    page = (folder / "report.html").read_text("utf-8")
    return page, (folder / "report.json").read_text("utf-8")


def test_an_interrupted_run_goes_on_to_the_same_report(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Five parts are kept, then the power goes; the second run counts only the rest."""
    keep = Parts.keep

    def keep_five(parts: Parts, key: str, sums: Sums) -> None:
        if len(list(parts.folder.glob("*.json"))) == 5:
            raise KeyboardInterrupt
        keep(parts, key, sums)

    monkeypatch.setattr(Parts, "keep", keep_five)
    assert main.main(["simulate", *words(tmp_path)]) == 1
    assert "go on from there" in capsys.readouterr().err
    assert not (tmp_path / "report.json").exists()
    kept = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "parts").iterdir()}
    monkeypatch.setattr(Parts, "keep", keep)
    assert main.main(["simulate", *words(tmp_path)]) == 0

    assert len(kept) == 5
    assert all((tmp_path / "parts" / name).stat().st_mtime_ns == at for name, at in kept.items())
    assert documents(tmp_path) == documents(whole)


def test_two_processes_write_the_same_report(whole: Path, tmp_path: Path) -> None:
    assert simulate.run(words(tmp_path, "--jobs", "2")) == 0

    assert documents(tmp_path) == documents(whole)


def test_another_seed_gives_another_report_and_mixes_nothing(whole: Path, tmp_path: Path) -> None:
    with pytest.raises(StopError, match="other settings"):
        simulate.run(words(whole, "--seed", "2"))

    assert simulate.run(words(tmp_path, "--seed", "2")) == 0
    assert documents(tmp_path)[1] != documents(whole)[1]


def test_fresh_begins_anew(whole: Path, tmp_path: Path) -> None:
    assert simulate.run(words(tmp_path, "--seed", "2")) == 0
    assert simulate.run(words(tmp_path, "--fresh")) == 0

    assert documents(tmp_path) == documents(whole)


def test_the_report_says_first_what_it_is_and_on_what_it_hangs(whole: Path) -> None:
    page, _ = documents(whole)
    text = re.sub(r"<[^>]+>", " ", page)

    assert "Not evidence about anybody" in text
    assert text.index("Not evidence") < text.index("break-even") < text.index("Recovered after")
    assert "Recovered after 28 days" in text
    assert "How harmful a pressed touch is" in text[: text.index("Recovered after")]
    for title in ("How often somebody says yes and wants no", "How many days have no answer"):
        assert title in text


def test_the_document_holds_the_break_even_row_worlds_seed_and_versions(whole: Path) -> None:
    told = json.loads(documents(whole)[1])

    assert set(told["break_even"]["harm"]) == {"force", "calendar", "unguided", "respectful"}
    assert len(told["worlds"]) == len(WORLDS) >= 4
    assert told["settings"]["seed"] == 1
    assert told["versions"]["engine"] == "numpy"
    assert told["stages"]["main"]["policies"]["gated"]["couples"] == 100


def test_the_report_fetches_nothing(whole: Path) -> None:
    page, _ = documents(whole)

    assert not re.search(r"(src|href)=|url\(|@import|<script", page)
    assert page.count("<svg") == 6


def test_the_product_is_counted_beside_the_others(tmp_path: Path) -> None:
    read = simulate._parse([*words(tmp_path), "--product", "26"])
    settings = simulate_work.settings_of(read)
    small = [unit for unit in simulate_work._all_units(settings) if unit.stage.group == "product"]
    sums = simulate_work._one(Unit(stage=small[1].stage, number=1, first=25, couples=1), settings)

    assert [unit.couples for unit in small] == [25, 1]
    assert sums["policies"]["blind"]["cards"]["evenings"] == 8
    assert sums["pairs"]["open-blind"]["couples"] == 1


def test_the_product_lives_in_each_rival_world_too(tmp_path: Path) -> None:
    read = simulate._parse([*words(tmp_path), "--product", "2"])
    settings = simulate_work.settings_of(read)
    units = [u for u in simulate_work._all_units(settings) if u.stage.group == "product-world"]
    lines = next(unit for unit in units if unit.stage.world == "linear")
    there, here = (simulate_work._one(one, settings) for one in (lines, _in_main(lines)))

    assert [unit.stage.world for unit in units] == [world.key for world in RIVALS]
    assert there["policies"]["blind"]["sums"] != here["policies"]["blind"]["sums"]


def _in_main(unit: Unit) -> Unit:
    return replace(unit, stage=replace(unit.stage, world=MAIN.key))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--people", "5"], "--people"),
        (["--couples", "lots"], "“lots” must be a whole number"),
        (["--couples", "0"], "from 100 to"),
        (["--engine", "abacus"], "abacus"),
        (["please"], "please"),
    ],
)
def test_a_wrong_word_is_answered_kindly(
    given: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["simulate", *given]) == 1

    said = capsys.readouterr().err
    assert told in said
    assert "--help" in said
    assert "Traceback" not in said


def test_without_numpy_it_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(simulate, "find_spec", lambda name: None)

    assert main.main(["simulate"]) == 1
    assert "toward[model]" in capsys.readouterr().err


def test_a_part_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    parts = Parts(tmp_path, {"seed": 1})
    parts.keep("a", {"x": 1})
    (tmp_path / "parts" / "b.json").write_text("{", "utf-8")

    assert parts.find("a") == {"x": 1}
    assert parts.find("c") is None
    with pytest.raises(StopError, match=r"b\.json"):
        parts.find("b")
