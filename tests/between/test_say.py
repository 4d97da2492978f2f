"""Say where I am: set beforehand by one's own day, three ends that weigh the same, and nothing of it outside."""

import re

import pytest

from tests.people import Couple, Still, check_in, fresh
from tests.web import called, client_of, masked
from toward.accounts.sessions import Vault
from toward.content.load import items
from toward.services import host, mine, ours

pytestmark = pytest.mark.django_db
TEXT = {item.id: item.text for item in items("saying")}
SENTENCE = {
    "want": "want_unknown",
    "body": "body_guarded",
    "here": ["here_angry", "here_tender"],
    "why": "",
    "ask": "ask_stay",
    "line": "Thank you for waiting.",
    "command": "one",
}
WORDS = " ".join(
    TEXT[key] for key in ("want_unknown", "body_guarded", "here_tender", "here_angry", "ask_stay")
)


def say(vault: Vault, press: str = "", **changed: object):
    return client_of(vault).post("/between/say/", {**SENTENCE, "press": press, **changed})


def checked(page: str) -> set[str]:
    return set(re.findall(r'value="(\w+)"[^>]*checked', page))


def test_what_was_noted_today_is_marked_already(anna: Vault) -> None:
    check_in(anna, 6, "settled", here=("angry", "afraid", "tender"))
    page = client_of(anna).get("/between/say/").content.decode()

    assert checked(page) == {"body_guarded", "here_angry", "here_tender"}
    assert "already marked" in page
    assert "afraid of someone" not in page


def test_without_a_check_in_nothing_is_marked(anna: Vault) -> None:
    page = client_of(anna).get("/between/say/").content.decode()

    assert checked(page) == set()
    assert "already marked" not in page


def test_yesterdays_check_in_says_nothing_of_today(anna: Vault, still: Still) -> None:
    check_in(anna, 6, "flat")
    still.pass_by(days=1)

    page = client_of(fresh(anna, still)).get("/between/say/").content.decode()
    assert checked(page) == set()


def test_three_ends_stand_side_by_side_and_nothing_is_kept_yet(pair: Couple) -> None:
    page = say(pair.anna).content.decode()

    assert re.findall(r'name="press" value="(\w+)"', page) == ["keep", "aloud", "see", "change"]
    assert WORDS in page
    assert mine.look(pair.anna).saying.kept == ()
    assert ours.get(pair.anna).state.said.sent == ()


def test_kept_it_stands_behind_the_passphrase_and_can_be_taken_away(pair: Couple) -> None:
    assert say(pair.anna, "keep")["Location"] == "/own/kept/"
    client = client_of(pair.anna)
    page = client.get("/between/say/kept/").content.decode()
    assert WORDS in page
    assert "Thank you for waiting." in page
    assert ours.get(pair.ben).state.said.sent == ()

    client.post("/between/say/kept/", {"seq": str(mine.look(pair.anna).saying.kept[0].seq)})

    assert WORDS not in client.get("/between/say/kept/").content.decode()


def test_another_kind_of_entry_is_not_taken_away_there(anna: Vault) -> None:
    check_in(anna, 4)
    newest = mine.look(anna).last_seq

    client_of(anna).post("/between/say/kept/", {"seq": str(newest)})

    assert mine.look(anna).days[-1].alarm == 4


def test_said_aloud_it_stands_large_and_is_kept_nowhere(pair: Couple) -> None:
    before = mine.look(pair.anna).last_seq, ours.get(pair.anna).seq

    page = say(pair.anna, "aloud").content.decode()

    assert WORDS in page.split('class="aloud"')[1]
    assert (mine.look(pair.anna).last_seq, ours.get(pair.anna).seq) == before


def test_sent_it_is_seen_first_and_then_found_by_the_other(pair: Couple) -> None:
    seen = say(pair.anna, "see").content.decode()
    assert "This is what Ben finds" in seen
    assert WORDS in seen
    assert say(pair.anna, "send")["Location"] == "/between/kept/"
    say(pair.anna, "send")

    page = client_of(pair.ben).get("/between/came/").content.decode()
    assert page.count(WORDS) == 1
    assert "Thank you for waiting." in page
    assert WORDS in client_of(pair.anna).get("/between/sent/").content.decode()


def test_how_it_was_heard_comes_back(pair: Couple) -> None:
    say(pair.anna, "send")
    seq = ours.get(pair.ben).state.said.sent[0].seq

    reply = {"reply": "hear", "seq": called(pair.ben, seq), "how": "moment", "command": "two"}
    assert client_of(pair.ben).post("/between/came/", reply)["Location"] == "/between/kept/"

    page = client_of(pair.anna).get("/between/came/").content.decode()
    assert "To a sentence of yours" in page
    assert "I need a moment with this" in page


def test_after_three_days_it_stands_nowhere(pair: Couple, still: Still) -> None:
    say(pair.anna, "send")
    still.pass_by(days=3)

    for vault, path in ((pair.ben, "/between/came/"), (pair.anna, "/between/sent/")):
        assert WORDS not in client_of(fresh(vault, still)).get(path).content.decode()


def test_change_it_leads_back_with_everything_still_there(pair: Couple) -> None:
    answer = say(pair.anna, "change")

    assert answer.status_code == 200
    page = answer.content.decode()
    assert {"want_unknown", "body_guarded", "here_angry", "here_tender", "ask_stay"} <= checked(
        page
    )
    assert "Thank you for waiting." in page


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        (
            {"want": "", "body": "", "here": [], "ask": "", "line": " "},
            "Choose at least one piece.",
        ),
        ({"here": ["here_angry", "here_tender", "here_numb", "here_calm"]}, "Three at most"),
        ({"line": "x" * 300}, "A little shorter, please"),
    ],
)
def test_what_does_not_fit_comes_back_with_the_rest_kept(
    pair: Couple, changed: dict[str, object], words: str
) -> None:
    answer = say(pair.anna, "send", **changed)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert ours.get(pair.anna).state.said.sent == ()


def test_alone_it_can_be_kept_and_said_and_not_sent(anna: Vault) -> None:
    page = say(anna).content.decode()

    assert re.findall(r'name="press" value="(\w+)"', page) == ["keep", "aloud", "change"]
    assert "Your sentence" in say(anna, "send").content.decode()


def test_where_one_of_the_two_hosts_there_are_no_own_words_and_no_keeping(pair: Couple) -> None:
    host.Host.objects.update(answer=host.Answer.ONE_OF_US)
    host.say_known(pair.anna.person)

    assert b'name="line"' not in client_of(pair.anna).get("/between/say/").content
    page = say(pair.anna).content.decode()
    assert re.findall(r'name="press" value="(\w+)"', page) == ["aloud", "see", "change"]
    say(pair.anna, "keep")
    say(pair.anna, "send")
    assert mine.look(pair.anna).saying.kept == ()
    assert b"Thank you for waiting." not in client_of(pair.ben).get("/between/came/").content
    assert b"Not here" in client_of(pair.anna).get("/between/say/kept/").content


@pytest.mark.parametrize("path", ["/between/say/", "/between/say/kept/"])
def test_builder_asks_for_the_passphrase(anna: Vault, still: Still, path: str) -> None:
    client = client_of(anna)
    still.pass_by(minutes=6)

    assert client.get(path)["Location"].startswith("/unlock/?fresh=1")


def test_outside_everything_is_the_same_whatever_was_said(pair: Couple) -> None:
    clients = [client_of(pair.anna), client_of(pair.ben)]
    paths = ("/between/", "/between/needs/", "/today/", "/own/", "/own/kept/", "/between/kept/")
    before = [masked(client.get(path)) for client in clients for path in paths]
    say(pair.anna, "keep")
    say(pair.anna, "send", command="two")

    assert [masked(client.get(path)) for client in clients for path in paths] == before
