"""Coming back: sign in, unlock, lock, sign out, a recovery code; one calm answer to what doesn't open."""

import re

import pytest
from django.test import Client

from tests.people import PASSPHRASE, Still, person
from tests.web import client_of, masked
from toward.accounts.sessions import Vault
from toward.accounts.visit import COOKIES, Tier
from toward.programme.commands import CheckIn
from toward.services import host, kdf, mine, parcels, people, quick, recovery

pytestmark = pytest.mark.django_db
NEW = "amber kettle walks past orchards"
DAY = 24


@pytest.fixture(autouse=True)
def _answered(still: Still) -> None:
    host.Host.objects.update_or_create(id=1, defaults={"answer": host.Answer.NEITHER})


def wrong_tries(client: Client, name: str, times: int) -> list[int]:
    body = {"name": name, "passphrase": "not the one at all"}
    return [client.post("/sign-in/", body).status_code for _ in range(times)]


def signed_in(anna: Vault) -> Client:
    client = Client()
    answer = client.post("/sign-in/", {"name": anna.name, "passphrase": PASSPHRASE})
    assert answer.status_code == 303
    return client


def kept_code(anna: Vault, *, hours: int) -> str:
    offer = recovery.offer(anna)
    groups = offer.code.split("-")
    one, two = offer.asked
    recovery.prove(anna, offer.token, (groups[one], groups[two]), hours=hours)
    return offer.code


@pytest.mark.parametrize(
    ("asked", "leads"),
    [
        ("/weeks/?x=1", "/weeks/?x=1"),
        ("//evil.example/", "/today/"),
        ("https://evil.example/", "/today/"),
        ("", "/today/"),
    ],
)
def test_signing_in_leads_where_one_was_going_but_never_elsewhere(
    anna: Vault, asked: str, leads: str
) -> None:
    body = {"name": f" {anna.name} ", "passphrase": PASSPHRASE, "next": asked}

    answer = Client().post("/sign-in/", body)

    assert (answer.status_code, answer["Location"]) == (303, leads)


def test_a_wrong_passphrase_and_an_unknown_name_look_alike(anna: Vault) -> None:
    body = {"passphrase": "not the one at all"}

    known = Client().post("/sign-in/", {**body, "name": anna.name})
    unknown = Client().post("/sign-in/", {**body, "name": "Anna-9999"})

    assert known.status_code == unknown.status_code == 422
    assert anna.name.encode() in known.content
    assert body["passphrase"].encode() not in known.content
    mask = re.compile(rb"Anna-\w{4}")
    assert mask.sub(b"", masked(known)) == mask.sub(b"", masked(unknown))


def test_many_tries_make_the_next_one_wait_and_say_how_long(anna: Vault, still: Still) -> None:
    client = Client()

    assert wrong_tries(client, anna.name, 3) == [422, 422, 422]
    waiting = client.post("/sign-in/", {"name": anna.name, "passphrase": PASSPHRASE})
    assert (waiting.status_code, waiting["Retry-After"]) == (429, "2")
    assert anna.name.encode() in waiting.content
    still.pass_by(seconds=3)
    assert signed_in(anna)


def test_a_busy_server_keeps_the_name(anna: Vault) -> None:
    held = [kdf._queue.acquire(blocking=False) for _ in range(kdf.DERIVING + kdf.WAITING)]
    try:
        answer = Client().post("/sign-in/", {"name": anna.name, "passphrase": PASSPHRASE})
    finally:
        for _ in filter(None, held):
            kdf._queue.release()

    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert anna.name.encode() in answer.content


def test_unlock_asks_only_for_the_passphrase(anna: Vault, still: Still) -> None:
    client = signed_in(anna)
    still.pass_by(minutes=20)

    assert client.get("/today/")["Location"] == "/unlock/?next=%2Ftoday%2F"
    page = client.get("/unlock/?next=/weeks/")
    wrong = client.post("/unlock/", {"passphrase": "not the one at all", "next": "/weeks/"})
    right = client.post("/unlock/", {"passphrase": PASSPHRASE, "next": "/weeks/"})

    assert b"Anna" in page.content
    assert wrong.status_code == 422
    assert b'value="/weeks/"' in wrong.content
    assert (right.status_code, right["Location"]) == (303, "/weeks/")


def test_unlock_without_anybody_leads_to_sign_in() -> None:
    assert Client().get("/unlock/?next=/weeks/")["Location"] == "/sign-in/?next=%2Fweeks%2F"


def test_locking_keeps_the_person_and_closes_the_vault(anna: Vault) -> None:
    client = signed_in(anna)

    assert client.post("/lock/")["Location"] == "/unlock/"
    assert client.get("/today/")["Location"].startswith("/unlock/")


def test_signing_out_ends_both_and_changes_the_form_token(anna: Vault) -> None:
    client = Client(enforce_csrf_checks=True)
    token = _token(client)
    body = {"name": anna.name, "passphrase": PASSPHRASE, "csrfmiddlewaretoken": token}
    client.post("/sign-in/", body)
    secret = client.cookies["tw-form"].value

    answer = client.post("/sign-out/", {"csrfmiddlewaretoken": _token(client)})

    assert (answer.status_code, answer["Location"]) == (303, "/")
    assert client.cookies["tw-form"].value != secret
    assert client.get("/today/")["Location"].startswith("/sign-in/")
    assert client.cookies[COOKIES[Tier.DEVICE]].value


def _token(client: Client) -> str:
    found = re.search(rb'csrfmiddlewaretoken" value="(\w+)"', client.get("/sign-in/").content)
    assert found
    return found[1].decode()


@pytest.mark.parametrize("path", ["/sign-out/", "/lock/"])
def test_leaving_is_never_a_link(anna: Vault, path: str) -> None:
    assert signed_in(anna).get(path).status_code == 405


def test_after_unlock_what_waits_comes_first(anna: Vault) -> None:
    quick.keep(anna.person, CheckIn(alarm=2, direction="settled"))
    parcels.keep_draft(anna.person, "/today/check-in/", {"alarm": ["3"], "command": ["c"]})
    code = kept_code(anna, hours=DAY)
    recovery.use(anna.name, code, NEW)
    client = Client()
    body = {"name": anna.name, "passphrase": PASSPHRASE, "next": "/weeks/"}

    first = client.post("/sign-in/", body)["Location"]
    assert first == "/settings/recovery/?next=%2Fweeks%2F"
    told = client.get(first).content
    assert b"being used" in told
    assert b'href="/quick/confirm/?next=%2Fweeks%2F"' in told
    for waiting in parcels.quick(anna):
        parcels.drop(anna, waiting.id)
    assert client.get("/quick/confirm/?next=/weeks/")["Location"] == "/drafts/?next=%2Fweeks%2F"


def test_where_one_of_the_two_hosts_it_is_said_and_confirmed_each_month(
    anna: Vault, still: Still
) -> None:
    host.Host.objects.update(answer=host.Answer.ONE_OF_US)
    client = signed_in(anna)

    asked = client.get("/today/check-in/")["Location"]
    said = client.post(asked, {"next": "/today/check-in/"})

    assert asked == "/start/known/?next=%2Ftoday%2Fcheck-in%2F"
    assert b"could read" in client.get(asked).content
    assert (said.status_code, said["Location"]) == (303, "/today/check-in/")
    assert client.get("/today/check-in/").status_code == 200
    still.pass_by(days=31)
    assert signed_in(anna).get("/today/check-in/")["Location"].startswith("/start/known/")


def test_what_was_typed_when_it_is_asked_is_kept_with_the_answer(anna: Vault) -> None:
    host.Host.objects.update(answer=host.Answer.ONE_OF_US)
    client, typed = signed_in(anna), {"alarm": "7", "here": ["calm", "afraid"], "command": "one"}

    asked = client.post("/today/check-in/", typed)

    page = asked.content.decode()
    assert "What you were writing is still here." in page
    assert 'action="/today/check-in/"' in page
    assert not mine.look(anna).days
    sent = re.findall(
        r'<input type="hidden" name="([\w-]+)" value="([^"]*)">', page.split("<main")[1]
    )
    carried = {name: [value for other, value in sent if other == name] for name, _ in sent}
    assert {name: carried[name] for name in typed} == {
        "alarm": ["7"],
        "here": ["calm", "afraid"],
        "command": ["one"],
    }
    assert client.post("/today/check-in/", carried).status_code == 303
    assert mine.look(anna).days[-1].here == ("calm", "afraid")
    assert client.get("/today/check-in/").status_code == 200


def test_the_quick_door_keeps_on_its_page_what_it_may_not_keep_yet(anna: Vault) -> None:
    host.Host.objects.update(answer=host.Answer.ONE_OF_US)
    client = signed_in(anna)

    answer = client.post("/quick/", {"alarm": "7"})

    assert answer.status_code == 422
    assert b"Nothing is kept yet" in answer.content
    assert re.search(rb'value="7"[^>]*checked', answer.content)
    assert parcels.quick(anna) == ()


def test_a_recovery_code_waits_and_then_sets_a_new_passphrase(anna: Vault, still: Still) -> None:
    code = kept_code(anna, hours=DAY)
    body = {"name": anna.name, "code": code.lower(), "passphrase": NEW, "again": NEW}
    client = Client()

    waiting = client.post("/recover/", body)
    assert waiting.status_code == 200
    assert b"The wait has begun" in waiting.content
    # Signed out, nobody's clock is known: how long it still is, and the hour by the one clock for all.
    assert b"In <strong>about 24 hours</strong>, on Tuesday 3 March at 09:00 UTC" in waiting.content
    still.pass_by(hours=22, minutes=30)
    assert b"In <strong>about 2 hours</strong>" in client.post("/recover/", body).content
    still.pass_by(hours=-22, minutes=-30)
    assert people.sign_in(anna.name, PASSPHRASE)
    still.pass_by(hours=DAY + 1)
    came = client.post("/recover/", body)

    assert (came.status_code, came["Location"]) == (303, "/today/")
    assert people.sign_in(anna.name, NEW).person == anna.person
    with pytest.raises(people.SignInError):
        people.sign_in(anna.name, PASSPHRASE)


def test_a_busy_server_does_not_spend_the_code(anna: Vault) -> None:
    code = kept_code(anna, hours=0)
    body = {"name": anna.name, "code": code, "passphrase": NEW, "again": NEW}
    held = [kdf._queue.acquire(blocking=False) for _ in range(kdf.DERIVING + kdf.WAITING)]
    try:
        busy = Client().post("/recover/", body)
    finally:
        for _ in filter(None, held):
            kdf._queue.release()

    assert busy.status_code == 503
    assert Client().post("/recover/", body)["Location"] == "/today/"


@pytest.mark.parametrize("name", ["known", "unknown"])
def test_a_wrong_code_opens_nothing_and_keeps_what_was_typed(anna: Vault, name: str) -> None:
    kept_code(anna, hours=0)
    wrong = "0000-1111-2222-3333-4444-5555-6666-7777"
    who = anna.name if name == "known" else "Nobody-0000"

    answer = Client().post(
        "/recover/", {"name": who, "code": wrong, "passphrase": NEW, "again": NEW}
    )

    assert answer.status_code == 422
    assert who.encode() in answer.content
    assert wrong.encode() in answer.content
    assert NEW.encode() not in answer.content


def test_another_name_can_sign_in_on_a_known_device(anna: Vault, still: Still) -> None:
    ben, client = person("Ben", still), signed_in(anna)

    client.post("/sign-in/", {"name": ben.name, "passphrase": PASSPHRASE})
    client.post("/today/check-in/", {"alarm": "4", "command": "one"})

    assert [day.alarm for day in mine.look(ben).days] == [4]
    assert not mine.look(anna).days


def test_an_inner_page_asks_again_after_five_minutes(anna: Vault, still: Still) -> None:
    client = client_of(anna)
    still.pass_by(minutes=6)

    asked = client.get("/settings/limits/")["Location"]
    page = client.get(asked).content
    came = client.post(
        "/unlock/", {"passphrase": PASSPHRASE, "next": "/settings/limits/", "fresh": "1"}
    )

    assert asked == "/unlock/?fresh=1&next=%2Fsettings%2Flimits%2F"
    assert b"inner one" in page
    assert came["Location"] == "/settings/limits/"
    assert client.get("/settings/limits/").status_code == 200
