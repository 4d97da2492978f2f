"""The way: said in plain words behind the passphrase, chosen in private, and no sign of it anywhere else."""

import re

import pytest
from msgspec.structs import replace

from tests.people import NO_TO_ALL, Couple, Still, check_in, settle
from tests.web import client_of, masked
from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.programme.commands import MineCommand, NameRole, SayFoundOutMore
from toward.programme.definition import SEASONS
from toward.programme.parts.way import ChooseSeason
from toward.services import host, mine, way

pytestmark = pytest.mark.django_db
OUTSIDE = ("/own/", "/own/read/", "/today/", "/path/", "/between/")


def fresh(vault: Vault, still: Still) -> Vault:
    return replace(vault, passphrase_at=still.now())


@pytest.fixture
def far(anna: Vault, still: Still) -> Vault:
    """Half a year after the day she named: two of the seasons after the first have begun."""
    settle(anna, still)
    still.pass_by(days=10)
    named = NameRole(role="hurt", since=still.now().date())
    assert mine.act(anna, named, mine.command_id()) is None
    still.pass_by(weeks=13)
    return fresh(anna, still)


def test_new_person_stands_on_steady_ground_and_reads_all_five(anna: Vault) -> None:
    page = client_of(anna).get("/own/way/").content.decode()

    assert "Your first day here was this week." in page
    assert [f"/path/season-{season}/" in page for season in SEASONS] == [True] * 5
    assert way.look(anna).season == "ground"


def test_weeks_since_the_named_day_lead_on(far: Vault) -> None:
    page = client_of(far).get("/own/way/").content.decode()

    assert way.look(far).season == "meaning"
    assert "The day that you named is 13 weeks ago." in page
    assert "What it meant" in page


def test_one_may_go_back_and_follow_again(far: Vault) -> None:
    client = client_of(far)
    answer = client.post("/own/way/", {"season": "ground", "command": "one"})
    assert (answer.status_code, answer["Location"]) == (303, "/own/kept/")
    assert way.look(far).season == "ground"
    assert b"You chose to be here." in client.get("/own/way/").content

    client.post("/own/way/", {"season": "", "command": "two"})
    assert way.look(far).season == "meaning"


def test_season_that_has_not_begun_is_neither_offered_nor_kept(far: Vault) -> None:
    client = client_of(far)
    assert b'value="closeness"' not in client.get("/own/way/").content

    answer = client.post("/own/way/", {"season": "closeness", "command": "one"})

    assert answer.status_code == 422
    assert mine.act(far, ChooseSeason(season="closeness"), "two") is not None
    assert way.look(far).chosen is None


def test_found_out_more_begins_anew_and_what_was_chosen_comes_back(
    far: Vault, still: Still
) -> None:
    mine.act(far, ChooseSeason(season="truth"), mine.command_id())
    told = client_of(far).get("/today/more/").content.decode()
    assert "What is offered to you alone begins with steady ground again." in told
    mine.act(far, SayFoundOutMore(), mine.command_id())
    assert way.look(far).season == "ground"
    page = client_of(far).get("/own/way/").content.decode()
    assert "You found out more this week; the weeks count from there." in page

    still.pass_by(weeks=4)
    assert way.look(far).season == "truth"


def test_nothing_outside_changes_with_where_one_is(pair: Couple, still: Still) -> None:
    client = client_of(pair.anna)
    before = [masked(client.get(page)) for page in OUTSIDE]
    other = [masked(client_of(pair.ben).get(page)) for page in OUTSIDE]
    mine.act(pair.anna, SayFoundOutMore(), mine.command_id())
    mine.act(pair.anna, ChooseSeason(season="ground"), mine.command_id())

    assert [masked(client.get(page)) for page in OUTSIDE] == before
    assert [masked(client_of(pair.ben).get(page)) for page in OUTSIDE] == other


def test_page_asks_for_the_passphrase_and_is_off_where_the_host_could_read(
    anna: Vault, still: Still
) -> None:
    still.pass_by(minutes=6)
    assert client_of(anna).get("/own/way/")["Location"].startswith("/unlock/?fresh=1")

    host.Host.objects.update_or_create(id=1, defaults={"answer": host.Answer.ONE_OF_US})
    client = client_of(fresh(anna, still))
    assert b"Not here" in client.get("/own/way/").content
    assert client.post("/own/way/", {"season": "", "command": "one"}).status_code == 409


def test_first_week_brings_one_piece_a_day_and_all_can_be_read(anna: Vault, still: Still) -> None:
    shelf = client_of(anna).get("/own/read/").content.decode()
    for name in programme().first_week:
        assert f"/path/{name}/" in shelf
        offered = client_of(fresh(anna, still)).get("/today/one/").content.decode()
        assert [one for one in programme().first_week if one in offered] == [name]
        still.pass_by(days=1)

    assert "first-week" not in client_of(fresh(anna, still)).get("/today/one/").content.decode()


def test_pieces_for_some_lives_lie_on_the_shelf_and_no_day_proposes_them(anna: Vault) -> None:
    shelf = client_of(anna).get("/own/read/").content.decode()
    proposed = {one.text for one in programme().offer} | set(programme().first_week)

    assert programme().also_read
    for name in programme().also_read:
        assert f"/path/{name}/" in shelf
        assert name not in proposed


def test_after_a_find_the_pieces_come_once_more(anna: Vault, still: Still) -> None:
    still.pass_by(days=30)
    mine.act(anna, SayFoundOutMore(), mine.command_id())
    offered = []
    for _ in range(9):
        page = client_of(fresh(anna, still)).get("/today/one/").content.decode()
        offered += [name for name in programme().first_week if name in page]
        still.pass_by(days=1)

    # On the day itself there is Help, and nothing to read.
    assert offered == list(programme().first_week)


def test_on_loud_days_only_what_has_a_clock_lies_there_and_the_others_wait(
    anna: Vault, still: Still
) -> None:
    offered = []
    for alarm, direction in [(9, "revved"), (2, "flat"), *[(2, "settled")] * 3]:
        check_in(anna, alarm, direction)
        page = client_of(fresh(anna, still)).get("/today/one/").content.decode()
        offered.append([name for name in programme().first_week if name in page])
        still.pass_by(days=1)

    clock = ["first-week-bodies-first"]
    assert offered == [clock, clock, *([name] for name in programme().first_week[:3])]


def test_on_a_day_of_fear_there_is_help_and_nothing_to_read(anna: Vault) -> None:
    check_in(anna, 9, "revved", here=("afraid",))

    assert "first-week" not in client_of(anna).get("/today/one/").content.decode()


def test_what_waited_for_four_weeks_is_offered_no_more(anna: Vault, still: Still) -> None:
    for number in range(29):
        check_in(anna, 9)
        page = client_of(fresh(anna, still)).get("/today/one/").content.decode()
        assert ("first-week" in page) is (number < 7)
        still.pass_by(days=1)

    check_in(anna, 1)
    assert "first-week" not in client_of(fresh(anna, still)).get("/today/one/").content.decode()


def days_of(vault: Vault, still: Still, days: int) -> list[str]:
    """What Today answers on each of so many quiet days."""
    pages = []
    for _ in range(days):
        check_in(vault, 1)
        pages.append(client_of(fresh(vault, still)).get("/today/one/").content.decode())
        still.pass_by(days=1)
    return pages


@pytest.mark.parametrize(
    ("row", "first_day", "answer"),
    [
        ('href="/settings/safety/"', 7, NO_TO_ALL),
        ('href="/settings/about/"', 10, NameRole(role="hurt")),
    ],
    ids=["the eight", "one's own part, once these had their days"],
)
def test_what_everybody_is_asked_comes_by_itself_until_it_is_answered(
    anna: Vault, still: Still, row: str, first_day: int, answer: MineCommand
) -> None:
    asked = [
        number for number, page in enumerate(days_of(anna, still, first_day + 4)) if row in page
    ]
    assert asked != []
    assert min(asked) >= first_day

    mine.act(anna, answer, mine.command_id())
    assert not [page for page in days_of(anna, still, 40) if row in page]


def test_where_the_host_could_read_nothing_is_proposed_that_is_off_there(
    anna: Vault, still: Still
) -> None:
    settle(anna, still)
    host.Host.objects.update_or_create(id=1, defaults={"answer": host.Answer.ONE_OF_US})
    host.say_known(anna.person)
    leads = set()
    for page in days_of(anna, still, 14):
        leads |= set(re.findall(r'class="button full" href="([^"]+)"', page))

    client = client_of(fresh(anna, still))
    found = {path: client.get(path) for path in sorted(leads)}
    assert {answer.status_code for answer in found.values()} == {200}
    assert [path for path, answer in found.items() if b"Not here" in answer.content] == []
