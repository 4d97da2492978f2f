"""Nothing in clear: after a whole scenario, with a fault forced in every view, no planted word is anywhere.

The positive control runs the same with sealing taken out: then everything that is stored must be found,
or the search itself would prove nothing.
"""

import logging
import random
import re
import string
import tempfile
from base64 import urlsafe_b64decode
from contextlib import contextmanager, suppress

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from tests.canary.fields import KEYS, fields_with, text_fields
from tests.canary.scan import found_in
from tests.canary.typing_in import (
    LATER,
    SHARED,
    arrange_together,
    plan_together,
    say_more_of_it,
    send,
    walk_the_path,
)
from tests.journal.several import real_file
from tests.own.kept import EVERYTHING, WORDS
from tests.people import BERLIN, Still, couple
from tests.web import called, client_of
from toward import world
from toward.journal import store
from toward.programme.base import Event
from toward.programme.parts.questions import AgreeQuestionTime, ProposeQuestionTime
from toward.services import host, mine, ours, pairing, parcels, people, recovery
from toward.services.people import SignInError
from toward.ui.access import table
from toward.vault import aead, box
from toward.vault import recovery as codes

TYPED = (
    *("check-in", "found", "note", "draft"),
    *("piece", "path", "own part", "tried", "needed", "as it is", "trying"),
    *("a note for later", "one page", "repair", "change"),
    *("sentence", "kept sentence", "question", "answer"),
    *LATER,
    *SHARED,
)
STORED = (*TYPED, *WORDS, "vault key", "own room", "room of two", "measure", "closeness")
NEVER_STORED = ("passphrase", "new passphrase", "wrong", "fault")
DICE = random.Random(24)


def planted() -> dict[str, str]:
    """Twenty-four letters for each place where somebody types."""
    return {
        name: "".join(DICE.choices(string.ascii_lowercase, k=24))
        for name in (*TYPED, *NEVER_STORED)
    }


@pytest.fixture
def place(transactional_db, still, tmp_path, monkeypatch):
    """Everything that is written goes below one folder: database, journal, referee, log, temporary files."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    with real_file(tmp_path), logged(tmp_path / "server.log"):
        yield tmp_path


@contextmanager
def logged(path):
    """Everything that the loggers let through as they are shipped, and our own down to the last word."""
    handler = logging.FileHandler(path)
    loggers = [logging.getLogger(name) for name in ("", "toward", *settings.LOGGING["loggers"])]
    ours_before = logging.getLogger("toward").level
    logging.getLogger("toward").setLevel(logging.DEBUG)
    for one in loggers:
        one.addHandler(handler)
    yield
    for one in loggers:
        one.removeHandler(handler)
    logging.getLogger("toward").setLevel(ours_before)
    handler.close()


def test_nothing_private_is_found_anywhere(place) -> None:
    secrets = live(planted())
    backup(place)

    assert found_in(place, secrets) == {}
    assert (place / "server.log").stat().st_size > 0


def test_without_sealing_everything_stored_is_found(place, monkeypatch) -> None:
    take_sealing_out(monkeypatch)
    secrets = live(planted())
    backup(place)

    found = found_in(place, secrets)

    assert set(STORED) <= set(found), set(STORED) - set(found)
    assert all("backup.sqlite3" in found[name] for name in STORED)


def test_a_word_in_the_log_is_found(place) -> None:
    secrets = live(planted())
    logging.getLogger("toward").warning("typed: %s", secrets["check-in"].decode())

    assert found_in(place, secrets) == {"check-in": {"server.log"}}


def test_every_field_for_own_words_was_filled_with_a_planted_one(place, monkeypatch) -> None:
    """By what was kept, not by what was sent: a new field for words is missed here by its name."""
    kept = seen_when_kept(monkeypatch)
    words = planted()
    live(words)

    filled = fields_with(kept, {*WORDS, *(words[name] for name in TYPED)})

    assert text_fields() - KEYS == filled
    assert text_fields() >= KEYS


def seen_when_kept(monkeypatch) -> list[Event]:
    """Every event on its way into a room, of either and of the two."""
    kept: list[Event] = []
    insert = store.insert

    def seen(room, author, envelope, **named):
        kept.append(envelope.event)
        return insert(room, author, envelope, **named)

    monkeypatch.setattr(store, "insert", seen)
    return kept


def live(words: dict[str, str]) -> dict[str, bytes]:
    """The whole way, each place with a word of its own; then a fault in every view."""
    link = host.new_link()
    host.keep(link, host.Answer.NEITHER)
    two, invitation = couple_of(words)
    anna = client_of(two.anna)
    anna.post("/today/check-in/", {"alarm": "3", "line": words["check-in"], "command": "one"})
    anna.post(
        "/path/found/", {"step": "hug", "during": "2", "line": words["found"], "command": "two"}
    )
    address = anna.post("/practice/begin/hug/")["Location"]
    token = address.split("/")[2]
    anna.post(address + "stop")
    anna.post(address + "note/", {"during": "2", "line": words["note"], "command": "three"})
    anna.post("/measures/1/", {"item_1": "3", "command": "four"})
    write_in_every_room(two, anna, words)
    parcels.keep_draft(two.anna.person, "/today/check-in/", {"line": [words["draft"]]})
    with suppress(SignInError):  # with sealing taken out every passphrase opens
        people.sign_in(two.anna.name, words["wrong"])
    anna.post("/sign-in/", {"name": two.anna.name, "passphrase": words["wrong"]})
    code = prove_a_code(two.anna)
    people.change_passphrase(two.anna, words["passphrase"], words["new passphrase"])
    fail_everywhere(client_of(two.anna), words["fault"])
    keys = {
        "vault key": two.anna.key,
        "own room": two.anna.mine.key,
        "room of two": ours.get(two.anna).key.key,
        "recovery code": code.encode(),
        "recovery bytes": codes.parse_code(code),
        "identity": two.anna.identity.sign.secret[:32],
        "session": urlsafe_b64decode(anna.cookies["tw-vault"].value),
        "practice token": token.encode(),
        "invitation": invitation.encode(),
        "set-up link": link.encode(),
        # Which questions somebody answered is as private as the answers.
        "measure": b"measure_answered",
        "closeness": b"closeness_noted",
    }
    alone = {word: word.encode() for word in WORDS}
    return {name: word.encode() for name, word in words.items()} | alone | keys


def write_in_every_room(two, anna: Client, words: dict[str, str]) -> None:
    weigh(anna, words)
    for command in EVERYTHING:
        assert mine.act(two.anna, command, mine.command_id()) is None
    repair_something(anna, words)
    say_and_ask(two, words)
    say_more_of_it(anna, two.anna, words)
    arrange_together(anna, words)
    plan_together(anna, client_of(two.ben), words)
    walk_the_path(two.anna, words)


def weigh(client: Client, words: dict[str, str]) -> None:
    client.post("/own/ways/begin/", {"alarm": "2", "command": "sit", "anyway": "True"})
    piece = {"text": words["piece"], "command": "piece"}
    assert client.post("/own/letters/one/a/", piece).status_code == 303
    for address, said in (
        ("sitting/c", {"own": "own part", "tried": "tried"}),
        ("sitting/d", {"apart": "needed", "as_is": "as it is", "trying": "trying"}),
        ("note", {"text": "a note for later"}),
        ("page", {"text": "one page"}),
    ):
        typed = {field: words[name] for field, name in said.items()}
        send(client, f"/own/ways/{address}/", {**typed, "command": address})
    # Once more in the room of two, as a letter: the same words, sealed twice.
    page = client.get("/own/ways/page/give/").text
    seen = re.findall(r'name="seen" value="(\d+)"', page)
    given = {"seen": seen[0], "command": "give"}
    assert client.post("/own/ways/page/give/", given).status_code == 303


def repair_something(client: Client, words: dict[str, str]) -> None:
    """A step kept for oneself, then shared, and a change noted alone."""
    client.post("/between/repair/", {"at": world.now().isoformat(), "command": "r1"})
    client.post("/between/repair/in/", {"alarm": "1", "direction": "settled", "command": "r2"})
    for press in ("keep", "send"):
        body = {"text": words["repair"], "press": press, "command": f"r {press}"}
        assert client.post("/between/repair/in/side/", body).status_code == 303
    client.post("/own/change/", {"text": words["change"], "command": "r5"})


def say_and_ask(two, words: dict[str, str]) -> None:
    """Words that go from the one to the other, and are kept before they do."""
    for press, name in (("send", "sentence"), ("keep", "kept sentence")):
        said = {"line": words[name], "press": press, "command": name}
        assert client_of(two.anna).post("/between/say/", said).status_code < 400
    agree_on_mondays(two)
    anna = client_of(two.anna)
    anna.post("/between/questions/", {"kind": "safe", "text": words["question"], "command": "keep"})
    seq = mine.look(two.anna).asking.kept[0].seq
    anna.post("/between/questions/put/", {"seq": seq, "press": "send", "command": "put"})
    put = called(two.ben, ours.get(two.ben).state.questions.box[0].seq)
    answer = {"reply": "answer", "seq": put, "how": "written", "text": words["answer"]}
    client_of(two.ben).post("/between/came/", {**answer, "press": "send", "command": "answer"})


def agree_on_mondays(two) -> None:
    """The half hour in which `Still` stands, so that what is put is there at once."""
    propose = ProposeQuestionTime(weekdays=(0,), hour=10, minute=0)
    ours.act(two.anna, propose, mine.command_id())
    proposed = ours.get(two.ben).state.questions.proposed
    ours.act(two.ben, AgreeQuestionTime(seq=proposed.seq), mine.command_id())


def couple_of(words: dict[str, str]):
    """Anna's passphrase is a planted word, the rest as in every test."""
    two = couple(Still())
    two.anna = people.sign_up("Anna", words["passphrase"], zone=BERLIN)
    ours.leave(two.ben)
    invitation = pairing.invite(two.anna).code
    pairing.join(two.ben, invitation)
    pairing.confirm(two.anna)
    pairing.confirm(two.ben)
    return two, invitation


def prove_a_code(vault) -> str:
    offer = recovery.offer(vault)
    groups = codes.groups(offer.code)
    first, second = offer.asked
    recovery.prove(vault, offer.token, (groups[first], groups[second]), hours=24)
    return str(offer.code)


def fail_everywhere(client: Client, word: str) -> None:
    """Every view reads what was typed and breaks with it in hand, and in its message."""
    client.raise_request_exception = False
    with broken_views():
        for row in table():
            address = "/" + re.sub(r"<[^>]+>", "hug", row.route).lstrip("/")
            answer = client.post(address, {"line": word, "passphrase": word})
            assert word.encode() not in answer.content, address


@contextmanager
def broken_views():
    patterns = list(leaves(get_resolver()))
    before = [one.callback for one in patterns]
    for one in patterns:
        one.callback = broken(one.callback)
    yield
    for one, view in zip(patterns, before, strict=True):
        one.callback = view


def broken(view):
    def fault(request, **_named):
        raise RuntimeError(f"typed: {request.POST.dict()}")

    fault.__dict__.update(view.__dict__)
    fault.csrf_exempt = True
    return fault


def leaves(resolver: URLResolver):
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            yield one
        else:
            yield from leaves(one)


def backup(place) -> None:
    with connection.cursor() as cursor:
        cursor.execute("vacuum into %s", [str(place / "backup.sqlite3")])


def take_sealing_out(monkeypatch) -> None:
    """Ciphers that only pretend: as long as the real ones, and as clear as glass."""
    monkeypatch.setattr(aead, "encrypt", lambda key, plaintext, *, ad, nonce: plaintext + bytes(16))
    monkeypatch.setattr(aead, "decrypt", lambda key, ciphertext, *, ad, nonce: ciphertext[:-16])
    monkeypatch.setattr(
        box, "crypto_box_easy", lambda text, nonce, public, secret: text + bytes(16)
    )
    monkeypatch.setattr(box, "crypto_box_seal_open", lambda blob, public, secret: blob[32:-16])
