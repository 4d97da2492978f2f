"""A moment of closeness: one word behind the passphrase; Help first where it was not wanted; no page tells."""

import re

import pytest
from django.conf import settings

from tests.people import Couple, Still, check_in, fresh
from tests.web import client_of, masked
from toward.accounts.sessions import Vault
from toward.content.load import programme
from toward.programme.events import ClosenessNoted
from toward.programme.gate import standing_reasons
from toward.services import days, host, mine, people

pytestmark = pytest.mark.django_db
PAGE, KEPT = "/own/close/", "/own/close/kept/"
OUTSIDE = ("/today/", "/own/", "/own/kept/", "/path/", "/path/found/", "/tonight/", "/between/")


def note(vault: Vault, how: str, command: str = "one"):
    return client_of(vault).post(PAGE, {"how": how, "command": command})


def kept(vault: Vault) -> str:
    return client_of(vault).get(KEPT).content.decode()


@pytest.mark.parametrize("how", ["wanted", "mixed", "along", "unwanted"])
def test_every_word_leads_to_one_address_and_is_kept_once(anna: Vault, how: str) -> None:
    seq = mine.look(anna).last_seq or 0
    for _ in range(2):
        assert note(anna, how)["Location"] == KEPT

    assert mine.look(anna).outside.how == how
    assert mine.look(anna).last_seq == seq + 1


def test_without_a_word_it_is_asked_again(anna: Vault) -> None:
    answer = note(anna, "")

    assert answer.status_code == 422
    assert b"Choose one, or leave it for today." in answer.content
    assert mine.look(anna).outside.how is None


def test_help_comes_first_after_what_was_not_wanted(anna: Vault) -> None:
    note(anna, "unwanted")
    main = kept(anna).split("<main", 1)[1]

    links = re.findall(r'href="([^"]+)"', main)
    assert links[:3] == ["/help/", "/help/2/", "/help/lines/"]
    assert "tel:" in "".join(links)
    assert "Nothing of this is passed on." in main


def test_the_lines_and_words_stand_there_in_ones_own_language(anna: Vault) -> None:
    note(anna, "unwanted")
    client = client_of(anna)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "es"
    page = client.get(KEPT).content.decode()

    assert "Nada de esto se transmite." in page
    assert "día y noche" in page
    assert "day and night" not in page


def test_where_a_country_has_no_page_the_way_to_numbers_stands_there(anna: Vault) -> None:
    people.set_country(anna.person, "")
    note(anna, "unwanted")

    assert "tel:" not in kept(anna)
    assert "Numbers by country, and how to find one" in kept(anna)


def test_going_along_is_answered_without_blame_and_the_others_with_nothing_more(
    anna: Vault,
) -> None:
    plain = masked(client_of(anna).get("/own/kept/"))
    for number, how in enumerate(("wanted", "mixed")):
        note(anna, how, f"{number}")
        assert masked(client_of(anna).get(KEPT)) == plain

    note(anna, "along", "three")
    assert "It is nobody’s shame" in kept(anna)


def test_the_next_day_nothing_of_it_stands_there(anna: Vault, still: Still) -> None:
    note(anna, "unwanted")
    still.pass_by(days=1)

    assert "did not want" not in kept(fresh(anna, still))


def test_nothing_shows_on_an_unlocked_phone_whatever_was_said(pair: Couple) -> None:
    client = client_of(pair.anna)
    before = [masked(client.get(page)) for page in OUTSIDE]
    for how in ("wanted", "unwanted", "along"):
        note(pair.anna, how, how)

        assert [masked(client.get(page)) for page in OUTSIDE] == before


def test_it_closes_the_day_and_leads_to_help_from_today(pair: Couple) -> None:
    check_in(pair.anna, 1, "settled")
    note(pair.anna, "unwanted")
    state = mine.look(pair.anna)

    assert "forced_today" in standing_reasons(programme(), state, days.today(state))
    page = client_of(pair.anna).get("/today/one/").content.decode()
    assert "You noted closeness that you did not want." in page


def test_taken_back_its_word_is_gone_and_the_day_stays_closed(anna: Vault) -> None:
    note(anna, "unwanted")
    client = client_of(anna)
    month = client.get("/weeks/2026-03/back/").content.decode()
    (entry,) = re.findall(r'href="(/weeks/back/[^"]+)"', month)
    assert "touch rests on it" in client.get(entry).content.decode()

    client.post(entry)

    state = mine.look(anna)
    assert state.outside.how is None
    assert days.today(state) in state.forced
    assert "A moment of closeness" not in client.get("/weeks/2026-03/").content.decode()


def test_both_pages_ask_for_the_passphrase_again(anna: Vault, still: Still) -> None:
    client = client_of(anna)
    still.pass_by(minutes=6)

    for page in (PAGE, KEPT):
        assert client.get(page)["Location"].startswith("/unlock/?fresh=1")


def test_it_is_off_where_one_of_the_two_runs_the_server(anna: Vault) -> None:
    host.Host.objects.update_or_create(id=1, defaults={"answer": host.Answer.ONE_OF_US})

    assert b"Not here" in client_of(anna).get(PAGE).content
    assert note(anna, "wanted").status_code == 409
    assert mine.look(anna).outside.how is None


def test_the_note_after_a_practice_and_a_found_moment_lead_there(pair: Couple) -> None:
    client = client_of(pair.anna)
    token = client.post("/practice/begin/hug/")["Location"]
    client.post(f"{token}stop")

    for page in (f"{token}note/", "/path/found/", "/own/"):
        assert f'href="{PAGE}"' in client.get(page).content.decode()


def test_its_name_in_the_log_is_for_ever() -> None:
    assert ClosenessNoted.__struct_config__.tag == "closeness_noted.1"
