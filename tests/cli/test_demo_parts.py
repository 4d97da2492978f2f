"""The made-up lives leave something on the pages of letters, the path and places; nothing of it is refused."""

import random

import pytest

from tests.people import Couple, Still
from toward.accounts.sessions import Vault
from toward.cli.demo_parts import found, letters, part, places
from toward.cli.demo_parts.person import DAYS, Person
from toward.cli.demo_parts.way import SAID
from toward.services import mine, ours, writing

pytestmark = pytest.mark.django_db
STARTS = {role: start for start, (role, _) in SAID.items()}


def person(vault: Vault, role: str) -> Person:
    return Person(vault, random.Random(1), STARTS[role], ease=2.0)


def test_each_has_the_letter_and_the_path_of_their_own_part(pair: Couple, still: Still) -> None:
    hurt, broke = person(pair.anna, "hurt"), person(pair.ben, "broke")
    for day in range(DAYS):
        for one in (hurt, broke):
            letters.live(one, day)
            part.live(one, day)
            places.live(one, day)
        part.together(hurt, broke, day)
        still.pass_by(days=1)

    kept = {who: set(writing.pieces(pair.ben, who)) for who in ("path", "owning", "impact")}
    assert (len(kept["path"]), len(kept["owning"]), len(kept["impact"])) == (7, 4, 0)
    assert len(writing.pieces(pair.anna, "impact")) == len(letters.PIECES)
    assert writing.pieces(pair.anna, "path") == {}
    assert [letter.kind for letter in ours.get(pair.anna).state.letters.given] == ["owning"]
    first, second = mine.look(pair.anna).places.kept
    assert (len(first.felt), first.changed_on is not None, second.felt) == (3, True, ())


def test_something_more_comes_to_light_for_the_one_alone(anna: Vault, still: Still) -> None:
    for day in range(DAYS):
        found.live(person(anna, "hurt"), day)
        still.pass_by(days=1)

    assert mine.look(anna).found_out_on is not None


def test_nothing_more_comes_to_light_for_one_of_the_two(pair: Couple) -> None:
    found.live(person(pair.anna, "hurt"), found.FOUND_ON)

    assert mine.look(pair.anna).found_out_on is None
