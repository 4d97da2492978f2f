"""Two letters in pieces: kept by their writer, the second behind a door that only its owner's word opens."""

import re

import pytest

from tests.people import Couple, Still, fresh
from tests.web import client_of, masked
from toward.accounts.sessions import Vault
from toward.journal import store
from toward.programme.commands import NameRole
from toward.programme.events import Role
from toward.programme.parts.writing import KeepPiece, PieceKept
from toward.services import host, mine, ours, writing

pytestmark = pytest.mark.django_db
HUB = ("/own/", "/own/letters/", "/today/", "/between/")
ONE, TWO = "/own/letters/one/", "/own/letters/two/"
BEHIND = (TWO, TWO + "a/", TWO + "whole/", TWO + "give/")


def keep(vault: Vault, address: str, text: str, command: str = "one") -> object:
    return client_of(vault).post(address, {"text": text, "command": command})


def words_in(vault: Vault) -> list[str]:
    """All that is stored of any letter or path, earlier versions too."""
    left = [read.envelope.event for read in store.read(vault.mine)]
    return [event.text for event in left if isinstance(event, PieceKept)]


def name_role(vault: Vault, still: Still, role: Role | None) -> Vault:
    still.pass_by(days=1)
    assert mine.act(vault, NameRole(role=role), str(role)) is None
    return fresh(vault, still)


def test_pieces_are_kept_in_any_order_and_read_as_one(anna: Vault) -> None:
    assert keep(anna, ONE + "g/", "That you tell me first.")["Location"] == ONE
    keep(anna, ONE + "a/", "The kitchen.\r\nThe light was on.", "two")
    client = client_of(anna)

    assert "The kitchen. The light was on." in client.get(ONE).text
    whole = client.get(ONE + "whole/").text
    assert whole.index("The light was on.") < whole.index("That you tell me first.")
    assert "Give it to read" not in whole, "there is nobody to give it to"
    assert "The kitchen." in client.get(ONE + "a/").text


def test_piece_kept_empty_is_taken_out(anna: Vault) -> None:
    keep(anna, ONE + "a/", "The kitchen.")
    keep(anna, ONE + "a/", "The kitchen, at night.", "two")
    keep(anna, ONE + "b/", "I could not eat.", "three")
    keep(anna, ONE + "a/", "", "four")

    assert writing.pieces(anna, "impact") == {"body": "I could not eat."}
    assert words_in(anna) == ["I could not eat."], "no version is stored any more"
    keep(anna, ONE + "a/", "", "four")
    keep(anna, ONE + "b/", "", "five")
    assert client_of(anna).get(ONE + "whole/")["Location"] == ONE


def test_too_long_a_piece_comes_back_whole(anna: Vault) -> None:
    answer = keep(anna, ONE + "a/", "word " * 900 + "and the end")

    assert answer.status_code == 422
    assert "and the end" in answer.text
    assert writing.pieces(anna, "impact") == {}


def test_all_of_it_taken_back_leaves_no_version(anna: Vault) -> None:
    keep(anna, ONE + "a/", "first words")
    keep(anna, ONE + "a/", "second words", "two")
    mine.act(anna, KeepPiece(kind="path", piece="shame", text="other"), "three")

    client_of(anna).post(ONE + "back/")

    assert words_in(anna) == ["other"]
    assert writing.pieces(anna, "impact") == {}


@pytest.mark.parametrize("role", ["broke", "both"])
def test_second_letter_opens_for_whoever_says_they_broke_it(
    pair: Couple, still: Still, role: Role
) -> None:
    ben = name_role(pair.ben, still, role)
    assert keep(ben, TWO + "a/", "I lied to you about March.")["Location"] == TWO

    assert "I lied to you about March." in client_of(ben).get(TWO + "whole/").text


@pytest.mark.parametrize("role", ["hurt", None, "told"])
def test_for_everybody_else_it_stays_shut_and_keeps_nothing(
    pair: Couple, still: Still, role: Role | None
) -> None:
    ben = name_role(pair.ben, still, role)
    for address in BEHIND:
        page = client_of(ben).get(address)
        assert page.status_code == 200
        assert ("You owe nobody a confession" in page.text) is (role == "told"), address
        assert 'name="text"' not in page.text
    assert keep(ben, TWO + "a/", "words").status_code == 409

    assert writing.pieces(ben, "owning") == {}


def test_who_is_told_and_did_not_finds_help(pair: Couple, still: Still) -> None:
    page = client_of(name_role(pair.ben, still, "told")).get(TWO).text.split("<main")[1]

    assert 'href="/help/"' in page
    assert 'href="/help/2/"' in page
    assert 'href="/help/lines/"' in page


@pytest.mark.parametrize("role", ["hurt", None, "told"])
def test_what_was_written_there_can_be_taken_back_without_saying_so_again(
    pair: Couple, still: Still, role: Role | None
) -> None:
    """Somebody may have been made to say it, and to write it."""
    ben = name_role(pair.ben, still, "broke")
    keep(ben, TWO + "a/", "words I was told to write")
    client_of(ben).post("/own/part/a/", {"text": "kept of it", "command": "two"})
    client = client_of(name_role(ben, still, role))

    page = client.get(TWO).text
    assert "words I was told to write" not in page
    actions = re.findall(r'action="(/own/[^"]+/back/)"', page)
    assert actions == [TWO + "back/", "/own/part/back/"]
    for action in actions:
        client.post(action)

    assert words_in(ben) == []
    assert "What you wrote here before" not in client.get(TWO).text


def test_no_list_tells_the_role(pair: Couple, still: Still) -> None:
    """Whoever holds the unlocked phone sees the same rows, whatever was said and whatever was written."""
    still.pass_by(days=1)
    ben = fresh(pair.ben, still)
    seen = set()
    for role in ("hurt", "broke", "both", "told", None):
        mine.act(ben, NameRole(role=role), str(role))
        keep(ben, TWO + "a/", "words", f"two {role}")
        keep(ben, ONE + "a/", "words", f"one {role}")
        seen.add(tuple(masked(client_of(ben).get(page)) for page in HUB))

    assert writing.pieces(ben, "owning") != {}
    assert len(seen) == 1


def test_letter_is_given_like_every_other(pair: Couple, still: Still) -> None:
    keep(pair.anna, ONE + "a/", "The kitchen.")
    client = client_of(pair.anna)
    seen = re.findall(r'name="seen" value="(\d+)"', client.get(ONE + "give/").text)

    answer = client.post(ONE + "give/", {"seen": seen[0], "command": "give"})

    assert answer["Location"] == "/between/kept/"
    given = ours.get(pair.ben).state.letters.given
    assert [letter.kind for letter in given] == ["impact"]


def test_taken_out_since_it_was_seen_nothing_is_given(pair: Couple) -> None:
    keep(pair.anna, ONE + "a/", "The kitchen.")
    keep(pair.anna, ONE + "b/", "I could not eat.", "two")
    client = client_of(pair.anna)
    seen = re.findall(r'name="seen" value="(\d+)"', client.get(ONE + "give/").text)
    keep(pair.anna, ONE + "a/", "", "three")

    shown = client.post(ONE + "give/", {"seen": seen[0], "command": "give"}).text

    assert "The kitchen." not in shown
    assert ours.get(pair.anna).state.letters.given == ()


def test_writing_asks_for_the_passphrase_again(anna: Vault, still: Still) -> None:
    client = client_of(anna)
    still.pass_by(minutes=6)

    for page in (ONE, ONE + "a/", *BEHIND):
        assert client.get(page)["Location"].startswith("/unlock/?fresh=1")


def test_unknown_pieces_are_missing(anna: Vault) -> None:
    assert client_of(anna).get(ONE + "z/").status_code == 404


def test_writing_is_off_where_one_of_the_two_runs_the_server(anna: Vault) -> None:
    host.Host.objects.update_or_create(id=1, defaults={"answer": host.Answer.ONE_OF_US})

    assert "Not here" in client_of(anna).get("/own/letters/").text
    assert keep(anna, ONE + "a/", "words").status_code == 409
