"""The papers name what is there: files, links, decisions, settings and the floors as they are."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
ADRS = DOCS / "adr"
PAPERS = (
    *sorted(DOCS.rglob("*.md")),
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")),
)
# A path in backquotes that begins like one of ours is a promise that it is there.
PATH = re.compile(r"`((?:src|tests|docs|scripts|bench)/[\w./-]+)`")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
# How the settings read the environment: env.text("NAME"), env.flag("NAME"), os.environ.get("NAME") …
READ = re.compile(
    r"""(?:env\.(?:text|flag|number)|environ\.get|environ\.setdefault)\(\s*"([A-Z_]+)\""""
)
SECRET = re.compile(r"""env\.secret\(\s*"([A-Z_]+)\"""")
REQUIREMENTS = tuple(f"S{number}" for number in range(1, 45))


def paths_in(text: str) -> Iterator[str]:
    yield from PATH.findall(text)


def links_in(text: str) -> Iterator[str]:
    for link in LINK.findall(FENCED.sub("", text)):
        if "://" not in link and not link.startswith("mailto:"):
            yield link


def anchors_of(paper: Path) -> set[str]:
    """As hosts of repositories make them: lower case, spaces to dashes, other signs dropped."""
    titles = HEADING.findall(FENCED.sub("", paper.read_text("utf-8")))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def is_dead(paper: Path, link: str) -> bool:
    name, _, anchor = link.partition("#")
    target = (paper.parent / name) if name else paper
    if not target.exists():
        return True
    return bool(anchor) and anchor not in anchors_of(target)


def settings_read() -> set[str]:
    """Every variable that the package reads, secrets by the name of their file."""
    sources = [path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py")]
    named = {name for source in sources for name in READ.findall(source)}
    secret = {f"{name}_FILE" for source in sources for name in SECRET.findall(source)}
    home = (ROOT / "src/toward/config/home.py").read_text("utf-8")
    kept = re.search(r"^SECRETS = \{(.+)\}$", home, re.MULTILINE)
    assert kept is not None
    made = {f"TOWARD_{name.upper()}_FILE" for name in re.findall(r'"(\w+)":', kept[1])}
    return named | secret | made


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper.relative_to(ROOT)))
def test_paper_names_only_files_that_are_there(paper: Path) -> None:
    gone = [path for path in paths_in(paper.read_text("utf-8")) if not (ROOT / path).exists()]

    assert gone == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: str(paper.relative_to(ROOT)))
def test_links_between_papers_lead_somewhere(paper: Path) -> None:
    dead = [link for link in links_in(paper.read_text("utf-8")) if is_dead(paper, link)]

    assert dead == []


def test_dead_paths_and_links_would_be_noticed(tmp_path: Path) -> None:
    paper = tmp_path / "paper.md"
    paper.write_text("# A head\n`src/toward/nowhere.py` [a](gone.md) [b](#a-head) [c](#no-head)\n")
    text = paper.read_text()

    assert list(paths_in(text)) == ["src/toward/nowhere.py"]
    assert [link for link in links_in(text) if is_dead(paper, link)] == ["gone.md", "#no-head"]


def test_every_decision_stands_in_the_index_with_its_title() -> None:
    index = (ADRS / "README.md").read_text("utf-8")
    listed = re.findall(r"^\| \[(\d{4})\]\(([\w-]+\.md)\) \| (.+?) \|$", index, re.MULTILINE)
    there = []
    for path in sorted(ADRS.glob("[0-9]*.md")):
        title = path.read_text("utf-8").splitlines()[0]
        there.append((path.name[:4], path.name, title.removeprefix(f"# {path.name[:4]}. ")))

    assert there == listed
    assert [int(number) for number, _, _ in listed] == list(range(1, len(listed) + 1))


@pytest.mark.parametrize("path", sorted(ADRS.glob("[0-9]*.md")), ids=lambda path: path.stem)
def test_decision_names_its_price(path: Path) -> None:
    text = path.read_text("utf-8")

    assert text.index("**Context.**") < text.index("**Decision.**") < text.index("**Price.**")


def test_every_setting_is_on_the_hosts_page() -> None:
    hosting = (DOCS / "hosting.md").read_text("utf-8")
    told = set(re.findall(r"^\| `([A-Z_]+)` \|", hosting, re.MULTILINE))

    assert settings_read() == told


def test_settings_are_really_found() -> None:
    assert {"TOWARD_HOME", "DATABASE_URL", "TOWARD_PEPPER_FILE", "TOWARD_BOOT_KEY_FILE"} <= (
        settings_read()
    )


def test_every_dependency_has_its_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = [
        *project["project"]["dependencies"],
        *project["project"]["optional-dependencies"]["postgresql"],
        *project["dependency-groups"]["dev"],
        *project["build-system"]["requires"],
    ]
    names = {re.split(r"[\[><=~! ]", one)[0] for one in asked}
    decision = (ADRS / "0002-dependencies.md").read_text("utf-8")
    rows = [line.split("|")[1] for line in decision.splitlines() if line.startswith("| ")]
    told = {word for row in rows for word in re.findall(r"[a-z][\w-]+", row)}

    assert names - told == set()


def test_floors_on_the_page_are_those_that_are_enforced() -> None:
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    layers = next(one for one in tool["contracts"] if one["type"] == "layers")["layers"]
    enforced = [re.findall(r"\w+", layer) for layer in layers]
    page = (DOCS / "architecture.md").read_text("utf-8")
    table = page[page.index("| floor |") : page.index("Four more contracts")]
    told = [re.findall(r"`(\w+)`", line.split("|")[1]) for line in table.splitlines()[2:] if line]

    assert [sorted(floor) for floor in told] == [sorted(floor) for floor in enforced]


def test_every_requirement_has_its_row() -> None:
    page = (DOCS / "threats.md").read_text("utf-8")
    rows = re.findall(r"^\| (S\d+(?:, S\d+)*) \| .+ \| (.+) \|$", page, re.MULTILINE)
    told = [name for names, _ in rows for name in names.split(", ")]

    assert tuple(told) == REQUIREMENTS
    assert [names for names, now in rows if now.startswith("holds:") and "tests/" not in now] == []


def test_pictures_say_what_they_show() -> None:
    for path in DOCS.rglob("*.svg"):
        picture = ET.parse(path).getroot()  # noqa: S314 - our own file
        said = [
            picture.findtext(f"{{http://www.w3.org/2000/svg}}{tag}") for tag in ("title", "desc")
        ]

        assert all(said), path.name
