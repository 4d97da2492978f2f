"""The first ten minutes: front door, notice, sixty seconds, a name; what is typed stays, but passphrases."""

import re

import pytest
from django.test import Client

from tests.people import BERLIN, Still
from toward.accounts.models import Person
from toward.programme.days import is_zone
from toward.services import host, kdf, people
from toward.vault.words import WORDS
from toward.web.start.forms import zones

pytestmark = pytest.mark.django_db
GOOD = {
    "name": "Robin",
    "passphrase": "amber kettle walks past orchards",
    "again": "amber kettle walks past orchards",
    "zone": BERLIN,
    "country": "DE",
}


@pytest.fixture(autouse=True)
def _answered(still: Still) -> None:
    host.Host.objects.create(id=1, answer=host.Answer.NEITHER)


def offered(page: bytes) -> str:
    found = re.search(rb'class="words"[^>]*>([^<]+)<', page)
    assert found
    return found[1].decode().strip()


def test_the_way_in_needs_no_account_until_the_name() -> None:
    client = Client()

    front, notice, sixty = (client.get(path).content for path in ("/", "/start/", "/start/sixty/"))

    assert b'href="/start/"' in front
    assert b'href="/sign-in/"' in front
    assert b'href="/start/sixty/"' in notice
    assert b"Close this page" in notice
    assert b'href="/start/name/"' in sixty


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("alone", b"only I use it"),
        ("neither", b"neither of the two"),
        ("one_of_us", b"One of the two"),
    ],
)
def test_the_notice_says_who_runs_this_server(answer: str, words: bytes) -> None:
    host.Host.objects.update(answer=answer)

    assert words in Client().get("/start/").content


def test_a_name_and_a_passphrase_make_a_person_who_can_come_back() -> None:
    client = Client()

    answer = client.post("/start/name/", GOOD)
    kept = client.get(answer["Location"])

    assert (answer.status_code, answer["Location"]) == (303, "/start/kept/")
    name = Person.objects.get().name
    assert re.fullmatch(r"Robin-\w{4}", name)
    assert name.encode() in kept.content
    assert b'href="/today/check-in/"' in kept.content
    assert people.sign_in(name, GOOD["passphrase"]).name == name
    assert people.country(people.sign_in(name, GOOD["passphrase"]).person) == "DE"
    assert client.get("/")["Location"] == "/today/"


def test_five_words_of_ours_are_offered_anew_each_time_and_will_do() -> None:
    first, second = (offered(Client().get("/start/name/").content) for _ in range(2))

    assert first != second
    assert len(first.split()) == 5
    assert set(first.split()) <= set(WORDS)
    body = {**GOOD, "passphrase": first, "again": first}
    assert Client().post("/start/name/", body).status_code == 303


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"name": ""}, b"Any name will do."),
        ({"name": "x" * 36}, b"35 characters at most, and these are 36."),
        ({"name": "Ro\u200bbin"}, b"can\xe2\x80\x99t be seen"),
        ({"passphrase": "q7 zu kurz", "again": "q7 zu kurz"}, b"15 characters or more"),
        ({"passphrase": "aaaaaaaaaaaaaaaaaaaa", "again": "aaaaaaaaaaaaaaaaaaaa"}, b"Many people"),
        ({"again": "amber kettle walks past orchard"}, b"not alike"),
        ({"zone": "Mars/Base"}, b"Mars/Base"),
        ({"zone": ""}, b"Choose a city"),
        ({"country": "XX"}, b"XX"),
    ],
)
def test_what_is_not_right_yet_comes_back_with_what_was_typed(
    wrong: dict[str, str], words: bytes
) -> None:
    before = offered(Client().get("/start/name/").content)

    answer = Client().post("/start/name/", {**GOOD, "offered": before, **wrong})

    assert answer.status_code == 422
    assert words in answer.content
    assert {**GOOD, **wrong}["name"].encode() in answer.content
    assert offered(answer.content) == before
    assert {**GOOD, **wrong}["passphrase"].encode() not in answer.content
    assert not Person.objects.exists()


@pytest.mark.parametrize("path", ["/start/name/", "/sign-in/", "/recover/"])
def test_no_field_cuts_off_what_is_typed(path: str) -> None:
    assert b"maxlength" not in Client().get(path).content


def test_a_passphrase_that_is_too_long_is_told_so_and_never_cut() -> None:
    typed = "quiet river under five lamps " * 9

    answer = Client().post("/start/name/", {**GOOD, "passphrase": typed, "again": typed})

    assert answer.status_code == 422
    assert b"256 characters at most" in answer.content
    assert not Person.objects.exists()


def test_words_that_are_not_ours_are_never_shown_as_offered() -> None:
    answer = Client().post(
        "/start/name/", {**GOOD, "name": "", "offered": "you are being watched now!"}
    )

    assert "watched" not in offered(answer.content)


def test_what_is_typed_can_be_shown_without_javascript_and_is_not_judged() -> None:
    typed = {**GOOD, "passphrase": "half a wor", "again": "", "show": "1"}

    shown = Client().post("/start/name/", typed)
    hidden = Client().post("/start/name/", {**typed, "show": "0"})

    assert (shown.status_code, hidden.status_code) == (200, 200)
    assert b'type="text" name="passphrase" value="half a wor"' in shown.content
    assert b'type="password" name="passphrase" value="half a wor"' in hidden.content
    assert b'class="error"' not in shown.content


def test_password_managers_find_their_fields() -> None:
    page = Client().get("/start/name/").content

    assert page.count(b'autocomplete="new-password"') == 2
    assert page.count(b'autocomplete="username"') == 1
    assert b'autocomplete="current-password"' in Client().get("/sign-in/").content


def test_a_busy_server_keeps_the_name_and_says_when() -> None:
    held = [kdf._queue.acquire(blocking=False) for _ in range(kdf.DERIVING + kdf.WAITING)]
    try:
        answer = Client().post("/start/name/", GOOD)
    finally:
        for _ in filter(None, held):
            kdf._queue.release()

    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert b'value="Robin"' in answer.content
    assert not Person.objects.exists()


def test_every_way_to_choose_a_city_is_a_zone_we_can_count_in() -> None:
    listed = [zone for _, group in zones() for zone, _ in group]

    assert BERLIN in listed
    assert len(listed) == len(set(listed)) > 300
    assert all(is_zone(zone) for zone in listed)
