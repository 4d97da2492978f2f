"""Letters between the two: seen before they are given, a night in between, read at one's own time, taken back."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from tests.people import PASSPHRASE, Couple, Still, fresh, person
from tests.web import called, client_of, masked
from toward.accounts.sessions import Vault
from toward.journal import store
from toward.journal.models import Entry, Parcel
from toward.programme.parts.crossroads import WritePage
from toward.programme.parts.letters import GiveLetter
from toward.programme.parts.muting import SetMuting
from toward.services import host, letters, mine, ours

pytestmark = pytest.mark.django_db
WORDS = "I want to try, with help, until the summer."
GIVE = "/own/ways/page/give/"
PAGES = ("/between/", "/between/letters/", "/between/came/", "/today/")


@pytest.fixture
def written(pair: Couple) -> Couple:
    assert mine.act(pair.anna, WritePage(text=WORDS), "written") is None
    return pair


def give(vault: Vault, **changed: str) -> object:
    client = client_of(vault)
    seen = re.search(r'name="seen" value="(\d+)"', client.get(GIVE).text)
    assert seen
    return client.post(GIVE, {"seen": seen[1], "command": "give", **changed})


def next_morning(vault: Vault, still: Still) -> Vault:
    still.pass_by(hours=24)
    return fresh(vault, still)


def letter_of(vault: Vault) -> str:
    """By its random id, as the pages name it."""
    opened = ours.get(vault)
    seq = opened.state.letters.given[0].seq
    return str(store.ids(opened.key, [seq])[seq])


def read(vault: Vault, alarm: str = "2", **more: str) -> object:
    body = {"entry": letter_of(vault), "step": "read", "alarm": alarm, **more}
    return client_of(vault).post("/between/letters/one/", body)


def test_given_page_is_shown_first_as_it_would_be_read(written: Couple) -> None:
    page = client_of(written.anna).get(GIVE).text

    assert WORDS in page
    assert "This is what Ben can read, and nothing else of yours." in page
    assert "from Tuesday at 09:00 on" in page
    assert ours.get(written.anna).state.letters.given == ()


def test_until_the_morning_nothing_of_it_shows(written: Couple, still: Still) -> None:
    ben = client_of(written.ben)
    before = [masked(ben.get(page)) for page in PAGES]
    assert give(written.anna)["Location"] == "/between/kept/"

    assert [masked(ben.get(page)) for page in PAGES] == before
    assert read(written.ben)["Location"] == "/between/letters/"
    still.pass_by(hours=22)  # 07:00 in UTC is 08:00 in Berlin
    assert read(fresh(written.ben, still))["Location"] == "/between/letters/"
    still.pass_by(hours=1)
    assert WORDS in read(fresh(written.ben, still)).text


def test_reader_is_prepared_first_and_may_stop(written: Couple, still: Still) -> None:
    give(written.anna)
    ben = next_morning(written.ben, still)
    client = client_of(ben)
    for page in PAGES[1:3]:
        assert "A letter" in client.get(page).text
        assert WORDS not in client.get(page).text

    first = client.post("/between/letters/one/", {"entry": letter_of(ben)}).text
    assert "Before you read" in first
    assert "The right to stop." in first
    assert WORDS not in first
    assert read(ben, "").status_code == 422
    loud = read(ben, "8").text
    assert "Not tonight, if you can wait" in loud
    assert WORDS not in loud
    assert WORDS in read(ben, "8", anyway="True").text
    assert WORDS in read(ben).text


def test_reading_leaves_no_trace_for_the_one_who_gave(written: Couple, still: Still) -> None:
    give(written.anna)
    ben = next_morning(written.ben, still)
    anna = client_of(fresh(written.anna, still))
    pages = (*PAGES, "/between/sent/")
    before, rows = [masked(anna.get(page)) for page in pages], Entry.objects.count()

    read(ben)
    read(ben, "9")
    assert Entry.objects.count() == rows
    rest(ben, "0")

    assert [masked(anna.get(page)) for page in pages] == before


def rest(vault: Vault, wait: str, command: str = "rest") -> None:
    body = {"entry": letter_of(vault), "wait": wait, "command": command}
    assert client_of(vault).post("/between/letters/off/", body).status_code == 303


@pytest.mark.parametrize(("wait", "days"), [("1", 1), ("7", 7), ("28", 28)])
def test_put_off_it_rests_and_stands_there_again(
    written: Couple, still: Still, wait: str, days: int
) -> None:
    give(written.anna)
    ben = next_morning(written.ben, still)
    rest(ben, wait)
    for page in PAGES[1:3]:
        assert "<small>since" not in client_of(ben).get(page).text
        assert "Read it when it suits you" not in client_of(ben).get(page).text
    assert "What you let rest" in client_of(ben).get("/between/letters/").text
    still.pass_by(days=days)

    assert "Read it when it suits you" in client_of(fresh(ben, still)).get("/between/came/").text


def test_put_away_it_rests_until_it_is_brought_back(written: Couple, still: Still) -> None:
    give(written.anna)
    ben = next_morning(written.ben, still)
    rest(ben, "0")
    still.pass_by(days=400)
    client = client_of(fresh(ben, still))
    assert "Read it when it suits you" not in client.get("/between/came/").text

    client.post("/between/letters/back/", {"entry": letter_of(ben), "command": "back"})

    assert "Read it when it suits you" in client.get("/between/came/").text


@pytest.mark.parametrize("channel", ["letters", "own_words"])
def test_muted_it_is_not_there_and_the_one_who_gave_sees_no_sign(
    written: Couple, still: Still, channel: str
) -> None:
    give(written.anna)
    ben = next_morning(written.ben, still)
    anna = client_of(fresh(written.anna, still))
    before = masked(anna.get("/between/sent/"))

    mine.act(ben, SetMuting(channels=(channel,)), "quiet")

    for page in PAGES[1:3]:
        assert "A letter<" not in client_of(ben).get(page).text
        assert "Read it when it suits you" not in client_of(ben).get(page).text
    assert read(ben)["Location"] == "/between/letters/"
    assert masked(anna.get("/between/sent/")) == before


@pytest.mark.parametrize("hours", [1, 30])
def test_taken_back_it_is_gone_for_both_before_the_morning_and_after(
    written: Couple, still: Still, hours: int
) -> None:
    give(written.anna)
    still.pass_by(hours=hours)
    anna, ben = fresh(written.anna, still), fresh(written.ben, still)
    seq, entry = ours.get(anna).state.letters.given[0].seq, letter_of(anna)
    assert WORDS in client_of(anna).get("/between/sent/").text
    client_of(ben).post("/between/sent/", {"seq": called(ben, seq)})
    assert ours.get(ben).state.letters.given != ()

    client_of(anna).post("/between/sent/", {"seq": called(anna, seq)})

    assert ours.get(ben).state.letters.given == ()
    assert WORDS not in client_of(anna).get("/between/sent/").text
    body = {"entry": entry, "step": "read", "alarm": "1"}
    assert client_of(ben).post("/between/letters/one/", body)["Location"] == "/between/letters/"


def test_changed_since_it_was_seen_it_is_shown_anew(written: Couple) -> None:
    stale = give(written.anna, seen="1")

    assert stale.status_code == 200
    assert WORDS in stale.text
    assert ours.get(written.anna).state.letters.given == ()


def test_sent_twice_it_is_there_once(written: Couple) -> None:
    give(written.anna)
    assert give(written.anna)["Location"] == "/between/kept/"

    assert len(ours.get(written.anna).state.letters.given) == 1


def test_seventh_is_not_given_and_says_why(written: Couple) -> None:
    for number in range(6):
        letters.give(written.anna, "page", WORDS, str(number))

    answer = give(written.anna)

    assert answer.status_code == 422
    assert "Six of yours stand there." in answer.text
    assert WORDS in answer.text


def test_nothing_written_leads_back_to_writing(pair: Couple) -> None:
    assert client_of(pair.anna).get(GIVE)["Location"] == "/own/ways/page/"


def test_letter_of_ones_own_and_no_letter_at_all_answer_alike(
    written: Couple, still: Still
) -> None:
    give(written.anna)
    anna = next_morning(written.anna, still)
    answers = [
        masked(
            client_of(anna).post(
                "/between/letters/one/", {"entry": seq, "step": "read", "alarm": "1"}
            )
        )
        for seq in (letter_of(anna), str(anna.person), "", "x")
    ]

    assert len(set(answers)) == 1


def test_passphrase_asked_while_reading_leads_back_to_the_list(
    written: Couple, still: Still
) -> None:
    """The page that asked has no address of its own to come back to, and nothing of the reading is kept."""
    give(written.anna)
    ben = next_morning(written.ben, still)
    client, entry = client_of(ben), letter_of(ben)
    still.pass_by(minutes=6)
    body = {"entry": entry, "step": "read", "alarm": "8"}
    asked = client.post(
        "/between/letters/one/", body, headers={"referer": "http://testserver/between/letters/one/"}
    )

    to = parse_qs(urlsplit(asked["Location"]).query)["next"]
    opened = client.post("/unlock/?fresh=1", {"passphrase": PASSPHRASE, "next": to[0]})

    assert opened["Location"] == "/between/letters/one/"
    assert client.get(opened["Location"])["Location"] == "/between/letters/"
    assert not Parcel.objects.exists()


def strangers(pair: Couple, still: Still) -> Iterator[Client]:
    host.Host.objects.update_or_create(id=1, defaults={"answer": host.Answer.NEITHER})
    yield client_of(person("Charlie", still))
    yield Client()


def test_strangers_are_led_away(written: Couple, still: Still) -> None:
    give(written.anna)
    for client in strangers(written, still):
        for page in ("/between/letters/", GIVE):
            assert client.get(page)["Location"].split("?")[0] in {"/between/", "/sign-in/"}


def test_letters_ask_for_the_passphrase_again(written: Couple, still: Still) -> None:
    client = client_of(written.ben)
    still.pass_by(minutes=6)

    for page in ("/between/letters/", GIVE):
        assert client.get(page)["Location"].startswith("/unlock/?fresh=1")


def test_letters_are_off_where_one_of_the_two_runs_the_server(
    written: Couple, still: Still
) -> None:
    ours.act(written.anna, GiveLetter(kind="page", text=WORDS), "given")
    ben = next_morning(written.ben, still)
    host.Host.objects.update_or_create(id=1, defaults={"answer": host.Answer.ONE_OF_US})

    assert "Not here" in client_of(ben).get("/between/letters/").text
    assert read(ben).status_code == 409
