"""A time-out on two phones: one page for both, moved by either, silent about who came back."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from tests.people import Couple, Still
from tests.web import client_of
from toward.accounts.models import SessionRow
from toward.accounts.sessions import Vault
from toward.services import practice, time_out

pytestmark = pytest.mark.django_db
START = "/between/time-out/"
AFRAID = "If you are going because you are afraid, you owe no return time"


@pytest.fixture(autouse=True)
def evening(pair: Couple, still: Still) -> None:
    """Seventeen past seven in Berlin."""
    still.at = datetime(2026, 3, 2, 18, 17, tzinfo=UTC)


def at(clock: str, *, day: int = 2) -> str:
    """A time of that day in Berlin, as a button holds it."""
    return f"2026-03-{day:02d}T{clock}:00+01:00"


def begun(vault: Vault, back: str = "19:40") -> str:
    return str(client_of(vault).post(START, {"back": at(back)})["Location"])


def page(address: str) -> str:
    """As anybody who holds the address sees it, the vault locked."""
    return masked_page(Client().get(address).content.decode())


def masked_page(html: str) -> str:
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html)


def test_one_tap_names_the_time_on_both_phones(pair: Couple) -> None:
    address = begun(pair.anna)

    for vault in (pair.anna, pair.ben):
        for hub in ("/today/", "/between/"):
            found = client_of(vault).get(hub).content.decode()
            assert "A time-out, back at 19:40" in found
            assert address in found
    assert ">19:40</span>" in page(address)


def test_first_line_is_for_whoever_is_afraid(pair: Couple) -> None:
    address = begun(pair.anna)
    for html in (client_of(pair.ben).get(START, follow=True).content.decode(), page(address)):
        main = html[html.index("<main") :]
        assert main.index(AFRAID) < main.index("<form")
        assert main.index(AFRAID) < main.index("<button")


def test_it_asks_for_no_place_and_no_words(pair: Couple) -> None:
    html = client_of(pair.anna).get(START).content.decode()

    assert "<textarea" not in html
    assert 'type="text"' not in html


def test_either_moves_it_later_and_nothing_says_who(pair: Couple) -> None:
    address = begun(pair.anna)
    pages = []
    for vault in (pair.anna, pair.ben):
        client_of(vault).post(address + "move", {"back": at("20:05")})
        pages.append(page(address))

    assert ">20:05</span>" in pages[0]
    assert pages[0] == pages[1]
    assert "Anna" not in pages[0]
    assert "Ben" not in pages[0]


def test_moving_sooner_changes_nothing(pair: Couple) -> None:
    address = begun(pair.anna, "20:20")
    client_of(pair.ben).post(address + "move", {"back": at("19:40")})

    assert ">20:20</span>" in page(address)


def test_tomorrow_in_daylight(pair: Couple, still: Still) -> None:
    address = str(client_of(pair.anna).post(START, {"back": at("10:00", day=3)})["Location"])
    assert "Back tomorrow at" in page(address)

    still.pass_by(hours=12)

    assert ">10:00</span>" in page(address)
    assert "tomorrow at" not in page(address).split("<details")[0]


def test_late_in_the_evening_daylight_comes_first(pair: Couple, still: Still) -> None:
    still.pass_by(hours=3)
    html = client_of(pair.anna).get(START).content.decode()

    assert html.index(">09:00</button>") < html.index(">22:40<")


@pytest.mark.parametrize(
    "back", ["", "soon", "2026-03-02T19:40:00", at("19:10"), at("20:00", day=5)]
)
def test_time_that_can_not_be_taken_is_answered_kindly(pair: Couple, back: str) -> None:
    address = begun(pair.anna)
    for client, where in ((client_of(pair.ben), START), (Client(), address + "move")):
        answer = client.post(where, {"back": back})

        assert answer.status_code == 422
        assert "Nothing was changed" in answer.content.decode()
    assert ">19:40</span>" in page(address)


def test_page_that_says_no_looks_again_at_its_own_address(pair: Couple) -> None:
    """The address that was posted to can't be looked at: looking there again would be a mistake page."""
    address = begun(pair.anna)
    answer = Client().post(address + "move", {"back": "soon"})

    assert f'<meta http-equiv="refresh" content="60; url={address}">' in answer.content.decode()


def test_there_is_no_later_than_the_last(pair: Couple) -> None:
    """No fold to open that holds nothing."""
    address = begun(pair.anna, "20:05")
    assert "Later than that" in page(address)
    Client().post(address + "move", {"back": at("15:00", day=3)})

    assert "Back tomorrow at" in page(address)
    assert "Later than that" not in page(address)


def test_page_that_lay_open_keeps_its_word_but_for_the_twenty_minutes(
    pair: Couple, still: Still
) -> None:
    still.pass_by(minutes=10)
    assert ">20:05</span>" in page(begun(pair.anna, "20:05"))

    still.pass_by(minutes=50)
    assert time_out.begin(pair.ben, still.at + timedelta(minutes=3))
    assert ">20:40</span>" in page(begun(pair.anna, "20:20"))


def test_both_tapping_at_once_have_one_and_the_later_time_holds(pair: Couple) -> None:
    first, second = begun(pair.anna, "20:05"), begun(pair.ben, "19:40")

    assert first == second
    assert ">20:05</span>" in page(first)


def test_page_after_the_time_is_the_same_early_and_late(pair: Couple, still: Still) -> None:
    """There is no sign of a return, nor of a missing one."""
    address = begun(pair.anna)
    still.pass_by(minutes=23)
    early = page(address)
    still.pass_by(hours=2)

    assert without_times(page(address)) == without_times(early)
    assert "A gentle way back" in early
    assert "A gentle way back" in client_of(pair.ben).get("/today/").content.decode()


def without_times(html: str) -> str:
    return re.sub(r"\d\d:\d\d", "", html)


def test_it_is_put_away_by_either_and_only_once_the_time_has_come(
    pair: Couple, still: Still
) -> None:
    address = begun(pair.anna)
    client_of(pair.ben).post(address + "away")
    assert ">19:40</span>" in page(address)

    still.pass_by(minutes=23)
    client_of(pair.ben).post(address + "away")

    assert "It is put away for both" in page(address)
    assert (
        "time-out/" + address.split("/")[3]
        not in client_of(pair.anna).get("/today/").content.decode()
    )


def test_status_says_when_the_page_would_say_something_else(pair: Couple, still: Still) -> None:
    address = begun(pair.anna)
    seen = [Client().get(address + "status").json()]
    client_of(pair.ben).post(address + "move", {"back": at("19:50")})
    seen.append(Client().get(address + "status").json())
    still.pass_by(minutes=33)
    seen.append(Client().get(address + "status").json())

    assert [found["over"] for found in seen] == [False, False, False]
    assert len({found["rounds"] for found in seen}) == 3


def test_asking_never_keeps_a_vault_awake(pair: Couple, still: Still) -> None:
    address = begun(pair.anna)
    client = client_of(pair.anna)
    before = list(SessionRow.objects.order_by("pk").values_list("seen", flat=True))
    still.pass_by(minutes=5)
    for asked in (address, address + "status"):
        client.get(asked)

    assert list(SessionRow.objects.order_by("pk").values_list("seen", flat=True)) == before


def test_whatever_else_was_running_is_over(pair: Couple) -> None:
    token = practice.begin(pair.ben, "hug")
    begun(pair.anna)

    assert practice.status(token).over


def test_practice_that_began_after_it_is_over_when_the_next_begins(
    pair: Couple, still: Still
) -> None:
    begun(pair.anna)
    still.pass_by(minutes=23)
    token = practice.begin(pair.ben, "hug")
    begun(pair.anna, "20:05")

    assert practice.status(token).over


def test_second_one_of_an_evening_begins_with_one_tap_too(pair: Couple, still: Still) -> None:
    address = begun(pair.anna)
    assert client_of(pair.ben).get(START)["Location"] == address
    still.pass_by(minutes=60)

    html = client_of(pair.ben).get(START).content.decode()
    assert "A time-out" in html
    assert begun(pair.ben, "20:40") == address

    assert ">20:40</span>" in page(address)


def test_alone_there_is_none(anna: Vault) -> None:
    assert client_of(anna).get(START)["Location"] == "/between/"
    assert client_of(anna).post(START, {"back": at("19:40")})["Location"] == "/between/"


def test_wrong_address_is_missing(pair: Couple) -> None:
    begun(pair.anna)
    for method, end in (("get", ""), ("get", "status"), ("post", "move"), ("post", "away")):
        assert getattr(Client(), method)(f"{START}{'0' * 32}/{end}").status_code == 404


def test_only_later_times_are_offered_for_moving(pair: Couple) -> None:
    html = page(begun(pair.anna, "20:20"))

    assert ">19:40<" not in html
    assert ">20:20<small>" not in html
    assert ">20:50<small>" in html


def test_no_practice_begins_into_it(pair: Couple, still: Still) -> None:
    address = begun(pair.anna)
    assert client_of(pair.ben).post("/practice/begin/hug/")["Location"] == address

    still.pass_by(minutes=23)
    assert "/practice/" in client_of(pair.ben).post("/practice/begin/hug/")["Location"]
