"""Where you are: one's own clock and help lines, changed behind the passphrase, opening nothing by it."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from tests.people import BERLIN, PASSPHRASE, Couple, Still, check_in, settle
from tests.web import client_of, masked
from toward.accounts.sessions import Vault
from toward.services import mine, people, side, today

pytestmark = pytest.mark.django_db
PAGE = "/settings/place/"
AUCKLAND = {"zone": "Pacific/Auckland", "country": "NZ", "command": "one"}


@pytest.fixture
def client(anna: Vault) -> Client:
    return client_of(anna)


def test_page_begins_with_what_was_chosen_at_sign_up(client: Client) -> None:
    page = client.get(PAGE).content.decode()

    assert f'<option value="{BERLIN}" selected>' in page
    assert '<option value="DE" selected>' in page
    assert "data-zone" not in page  # the browser's own zone would take the place of the chosen one


def test_another_clock_and_other_lines_count_from_now_on(
    client: Client, anna: Vault, still: Still
) -> None:
    still.at = datetime(2026, 3, 3, 18, 0, tzinfo=UTC)
    check_in(anna, 4)

    answer = client_of(people.unlock(anna.person, PASSPHRASE)).post(PAGE, AUCKLAND)

    assert (answer.status_code, answer["Location"]) == (303, "/settings/?kept=1")
    assert people.country(anna.person) == "NZ"
    assert f"{today.look(anna).day}" == "2026-03-04"
    assert [f"{entry.day}" for entry in mine.look(anna).days] == ["2026-03-03"]


def test_only_other_lines_add_no_entry(client: Client, anna: Vault) -> None:
    before = mine.look(anna).last_seq

    client.post(PAGE, {"zone": BERLIN, "country": "", "command": "one"})

    assert people.country(anna.person) == ""
    assert mine.look(anna).last_seq == before


def test_sent_twice_is_kept_once(client: Client, anna: Vault) -> None:
    for _ in range(2):
        client.post(PAGE, AUCKLAND)

    assert mine.look(anna).last_seq == 2


@pytest.mark.parametrize("wrong", [{"zone": "Mars/Base"}, {"zone": ""}, {"country": "XX"}])
def test_what_is_none_comes_back_and_changes_nothing(client: Client, anna: Vault, wrong) -> None:
    answer = client.post(PAGE, AUCKLAND | wrong)

    assert answer.status_code == 422
    assert b"Something below still needs a look" in answer.content
    assert (mine.look(anna).zone, people.country(anna.person)) == (BERLIN, "DE")


def test_day_that_is_closed_stays_closed_where_it_is_tomorrow(pair: Couple, still: Still) -> None:
    settle(pair.anna, still)
    still.at = still.at.replace(hour=18)
    check_in(pair.anna, 1, pushed=1)
    anna = people.unlock(pair.anna.person, PASSPHRASE)

    client_of(anna).post(PAGE, AUCKLAND)

    assert "forced_today" in side.look(anna).reasons


def test_other_sees_nothing_of_it(pair: Couple, still: Still) -> None:
    still.pass_by(days=8)
    anna = people.unlock(pair.anna.person, PASSPHRASE)
    pages = ("/today/", "/tonight/", "/between/", "/settings/")
    before = [masked(client_of(pair.ben).get(page)) for page in pages]

    assert client_of(anna).post(PAGE, AUCKLAND).status_code == 303

    assert [masked(client_of(pair.ben).get(page)) for page in pages] == before
