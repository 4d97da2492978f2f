"""Why pushing backfires: a picture of two made-up people that everybody sees alike, and that blames nobody."""

import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import toward
from toward.model.explorer import Sliders, explore
from toward.web.why import pushing_say
from toward.web.why.pushing import BEGINS
from toward.web.why.pushing_drawn import HEIGHT, WIDTH, drawn

PAGE, ANEW = "/why-pushing/", "/why-pushing/anew"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
places = st.fixed_dictionaries(dict.fromkeys(BEGINS, st.integers(0, pushing_say.MOST)))
# What could be held against one of two, or taken for what will come.
LEVERAGE = re.compile(
    r"\b(you|your|should|must|need|because of|fault|will|predict\w*|likely|chance|recover\w*|heal\w*)\b|%|\d%",
    re.IGNORECASE,
)


def explored_at(chosen: dict[str, int]):
    one = Sliders(**{name: place / pushing_say.MOST for name, place in chosen.items()})
    return one, explore(one)


def test_anybody_can_look_without_the_database_or_a_cookie(client) -> None:
    """No `db` fixture: a query would raise."""
    answer = client.get(PAGE)

    assert "Why pushing backfires" in answer.content.decode()
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]


def test_five_sliders_begin_alike_for_everybody(client) -> None:
    page = client.get(PAGE).content.decode()

    found = re.findall(
        r'<input type="range" id="(\w+)" name="\1" min="0" max="4" step="1" value="(\d)"', page
    )
    assert {name: int(value) for name, value in found} == BEGINS
    assert re.findall(r'<label for="(\w+)">', page) == list(BEGINS)


def test_without_script_the_form_draws_what_was_chosen(client) -> None:
    often = client.post(PAGE, BEGINS).content.decode()
    never = client.post(PAGE, BEGINS | {"pressing": 0}).content.decode()

    assert 'name="pressing" min="0" max="4" step="1" value="0"' in never
    assert line(often, "alarm") != line(never, "alarm")
    assert "brought neither of them closer" in often
    assert "Nothing goes on against A’s no." in never


@pytest.mark.parametrize("junk", ["5", "-1", "", "9" * 5000, "٣", "1.5", "nan", "<b>"])
def test_anything_else_begins_as_always(client, junk) -> None:
    assert client.post(PAGE, {"alarm": junk}).content == client.get(PAGE).content


def test_script_gets_what_the_page_shows(client) -> None:
    chosen = BEGINS | {"free": 4}
    page, anew = client.post(PAGE, chosen).content.decode(), client.get(ANEW, chosen).json()

    for key, path in anew["lines"].items():
        assert line(page, key) == path
    said = dict(re.findall(r'data-say="([\w-]+)">([^<]*)<', page))
    assert said == anew["words"]


@settings(max_examples=25)
@given(places)
def test_every_line_stays_inside_the_picture(chosen) -> None:
    picture = drawn(explored_at(chosen)[1])

    for path in (picture.alarm, picture.closeness, picture.quiet, picture.loud):
        numbers = [float(one) for one in NUMBER.findall(path)]
        assert all(0 <= x <= WIDTH for x in numbers[::2])
        assert all(0 <= y <= HEIGHT for y in numbers[1::2])
    assert picture.quiet_end[1:].startswith(f"{float(NUMBER.findall(picture.quiet_end)[0]):g}")


@settings(max_examples=40)
@given(places)
def test_no_sentence_can_be_held_out_to_anybody(chosen) -> None:
    one, explored = explored_at(chosen)
    said = list(pushing_say.said(one, explored).values())

    for words in said:
        assert not LEVERAGE.search(words), words
        assert not re.search(r"\bB\b", words), words
    if one.goes_on:
        assert "neither of them closer" in said[2] or "It brought nothing" in said[2]


def test_who_is_still_on_guard_where_nothing_is_pushed_is_not_blamed() -> None:
    one, explored = explored_at(BEGINS | {"old_fear": 4, "pressing": 0, "heard": 0})

    said = pushing_say.said(one, explored)

    assert "loud" in said["end"]
    assert "nobody’s doing" in said["pushed"]
    assert "A kept no buys nothing" in said["pushed"]


def test_two_places_are_told_apart_where_there_are_two() -> None:
    two = pushing_say.said(*explored_at(BEGINS))["places"]
    one = pushing_say.said(
        *explored_at({"alarm": 0, "old_fear": 0, "pressing": 0, "free": 4, "heard": 4})
    )["places"]

    assert "two places" in two
    assert "ends quiet" in two
    assert "loud one" in two
    assert "one place" in one


def test_table_says_what_the_lines_say() -> None:
    _one, explored = explored_at(BEGINS)
    rows = pushing_say.table(explored)

    assert len(rows) == 1 + 6 + 2
    assert rows[0].alarm == "rather loud"
    assert rows[6].alarm == pushing_say.table(explored)[-1].alarm == "loud"
    assert rows[-2].alarm == "quiet"


def test_page_says_what_it_is_and_on_what_it_hangs(client) -> None:
    page = client.get(PAGE).content.decode()

    for words in (
        "A and B are made up, and so is every number behind them",
        "It knows nothing of you",
        "can’t prove it",
        "Two numbers nobody has measured: how much harm such a touch does",
        "nothing in here is a bargain",
        "it is being turned against what it was made for",
    ):
        assert words in page, words


def test_it_names_every_place_of_every_slider_in_words() -> None:
    for place, one in product(range(5), pushing_say.sliders(BEGINS)):
        assert one.words[place]
        assert not re.search(r"\d", one.words[place])


def test_texts_that_say_why_lead_to_it(client) -> None:
    assert f'href="{PAGE}"' in client.get("/why-quiet/").content.decode()
    templates = Path(toward.__file__).parent / "web" / "templates"
    for name in ("way/look.html", "way/rest.html", "path/step.html"):
        text = (templates / name).read_text()
        assert "why-pushing" in text or "why/_pushing.html" in text, name


def test_what_was_drawn_stands_in_no_address(client) -> None:
    """Or a browser's history would tell it."""
    assert client.get(PAGE, {"pressing": 0}).content == client.get(PAGE).content
    assert client.post(ANEW).status_code == 405


def line(page: str, key: str) -> str:
    return re.findall(rf'data-line="{key}" d="([^"]*)"', page)[0]
