"""What stands between two is called by names that count nothing, each reader's their own."""

import re

import pytest

from tests.people import Couple
from tests.web import client_of
from toward.programme.parts.agreements import Give
from toward.programme.parts.needs import VoiceNeed
from toward.programme.parts.rituals import SetRitual
from toward.services import mine, ours
from toward.web.between.handles import handle, named_for, number_of

PAGES = ("/between/came/", "/between/sent/", "/between/told/", "/between/rituals/")
NAMED = re.compile(r'name="(?:seq|gift|gifts|ritual)" value="([^"]+)"')


@pytest.fixture
def sent(pair: Couple) -> Couple:
    for vault in (pair.anna, pair.ben):
        for command in (
            VoiceNeed(need="walk"),
            Give(told="late", when="before"),
            SetRitual(moment="hello", key="cup"),
        ):
            assert ours.act(vault, command, mine.command_id()) is None
    return pair


@pytest.mark.django_db
@pytest.mark.parametrize("page", PAGES)
def test_no_page_shows_a_number_of_the_room(sent: Couple, page: str) -> None:
    names = NAMED.findall(client_of(sent.ben).get(page).content.decode())

    assert names
    assert all(re.fullmatch(r"[0-9a-f]{32}( [0-9a-f]{32})*", name) for name in names)


@pytest.mark.django_db
def test_a_name_leads_back_to_its_entry_for_its_reader_alone(pair: Couple) -> None:
    with named_for(pair.anna):
        names = [handle(number) for number in (1, 7, 300)]
        assert [number_of(name) for name in names] == [1, 7, 300]
        assert number_of("0" * 32) is None

    with named_for(pair.ben):
        assert [number_of(name) for name in names] == [None, None, None]
    assert number_of(names[0]) is None


@pytest.mark.django_db
def test_taken_back_by_its_name(sent: Couple) -> None:
    client = client_of(sent.anna)
    [name] = NAMED.findall(client.get("/between/sent/").content.decode())[:1]
    client.post("/between/sent/", {"seq": name})

    assert [one.author for one in ours.get(sent.anna).state.needs.voiced] == [str(sent.ben.person)]


@pytest.mark.django_db
def test_name_that_leads_nowhere_takes_nothing_away(sent: Couple) -> None:
    client_of(sent.anna).post("/between/sent/", {"seq": "0" * 32})

    assert len(ours.get(sent.anna).state.needs.voiced) == 2


@pytest.mark.django_db
def test_a_number_is_no_name(sent: Couple) -> None:
    """Or whoever counts up finds where something stands that does not show yet."""
    voiced = next(
        one for one in ours.get(sent.anna).state.needs.voiced if one.author == str(sent.anna.person)
    )
    client_of(sent.anna).post("/between/sent/", {"seq": str(voiced.seq)})

    assert len(ours.get(sent.anna).state.needs.voiced) == 2
