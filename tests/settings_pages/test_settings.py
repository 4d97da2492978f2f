"""Settings that many may see: overview, passphrase, closing; the recovery code, shown once and proved."""

import re

import pytest
from django.test import Client

from tests.people import PASSPHRASE, Still
from tests.web import client_of, masked
from toward.accounts.models import Person
from toward.accounts.sessions import Vault
from toward.programme.commands import SetPause
from toward.services import host, mine, people, recovery

pytestmark = pytest.mark.django_db
NEW = "amber kettle walks past orchards"
CHANGE = {"old_passphrase": PASSPHRASE, "passphrase": NEW, "again": NEW}
INNER = (
    "/settings/recovery/",
    "/settings/place/",
    "/settings/places/",
    "/settings/about/",
    "/settings/safety/",
    "/settings/safety/kept/",
    "/settings/safety/side/",
    "/settings/limits/",
)
OPEN = ("/settings/", "/settings/passphrase/", "/settings/sessions/")


def made(anna: Vault) -> tuple[Client, str, list[str]]:
    """A code on the screen: the client, its sealed token, its groups."""
    client = client_of(anna)
    page = client.post("/settings/recovery/", {"step": "make"}).content.decode()
    token = re.search(r'name="sealed" value="(\w+)"', page)
    assert token
    return client, token[1], re.findall(r"<code>(\w{4})</code>", page)


def proof(token: str, groups: list[str], hours: str = "24") -> dict[str, str]:
    one, two = recovery.asked_groups(token)
    asked = {"group_one": f" {groups[one].lower()} ", "group_two": groups[two], "hours": hours}
    return {"step": "prove", "sealed": token, **asked}


@pytest.mark.parametrize("path", [*OPEN, *INNER])
def test_anonymous_is_sent_to_the_door(path: str) -> None:
    assert Client().get(path)["Location"].startswith("/sign-in/?next=%2Fsettings")


@pytest.mark.parametrize("path", INNER)
def test_inner_settings_ask_for_a_fresh_passphrase(anna: Vault, still: Still, path: str) -> None:
    client = client_of(anna)
    still.pass_by(minutes=6)

    assert client.get(path)["Location"].startswith("/unlock/?fresh=1")


def test_the_overview_is_the_same_whatever_was_set(anna: Vault) -> None:
    client = client_of(anna)
    before = masked(client.get("/settings/"))
    _, token, groups = made(anna)
    client.post("/settings/recovery/", proof(token, groups))
    mine.act(anna, SetPause(days=7), "pause")

    assert recovery.has_code(anna)
    assert masked(client.get("/settings/")) == before
    assert anna.name.encode() in before


def test_a_new_passphrase_counts_at_once_and_ends_other_sign_ins(anna: Vault) -> None:
    here, elsewhere = client_of(anna), client_of(anna)

    answer = here.post("/settings/passphrase/", CHANGE)

    assert (answer.status_code, answer["Location"]) == (303, "/settings/?kept=1")
    assert here.get("/settings/").status_code == 200
    assert elsewhere.get("/settings/")["Location"].startswith("/sign-in/")
    assert people.sign_in(anna.name, NEW)
    with pytest.raises(people.SignInError):
        people.sign_in(anna.name, PASSPHRASE)


@pytest.mark.parametrize(
    "wrong",
    [
        {"old_passphrase": "not the one at all"},
        {"again": "other"},
        {"passphrase": "short"},
        {"old_passphrase": ""},
    ],
)
def test_what_does_not_fit_changes_nothing(anna: Vault, wrong: dict[str, str]) -> None:
    answer = client_of(anna).post("/settings/passphrase/", {**CHANGE, **wrong})

    assert answer.status_code == 422
    assert people.sign_in(anna.name, PASSPHRASE)


def test_the_closing_time_counts_for_this_browser_at_once(anna: Vault, still: Still) -> None:
    client = client_of(anna)

    assert client.post("/settings/sessions/", {"minutes": "20"}).status_code == 303
    still.pass_by(minutes=15)
    assert client.get("/settings/").status_code == 200
    client.post("/settings/sessions/", {"minutes": "2"})
    still.pass_by(minutes=3)
    assert client.get("/settings/")["Location"].startswith("/unlock/")
    assert Person.objects.get().idle_minutes == 2


@pytest.mark.parametrize("minutes", ["1", "31", "", "many"])
def test_the_closing_time_stays_within_two_and_thirty(anna: Vault, minutes: str) -> None:
    assert client_of(anna).post("/settings/sessions/", {"minutes": minutes}).status_code == 422


def test_signing_out_everywhere_ends_every_device(anna: Vault) -> None:
    here, elsewhere = client_of(anna), client_of(anna)
    signed = Client()
    signed.post("/sign-in/", {"name": anna.name, "passphrase": PASSPHRASE})

    assert here.post("/settings/sessions/everywhere/")["Location"] == "/"
    for client in (here, elsewhere, signed):
        assert client.get("/settings/")["Location"].startswith("/sign-in/")
    assert b'name="alarm"' not in signed.get("/quick/").content


def test_the_code_is_offered_only_when_alone(anna: Vault) -> None:
    client = client_of(anna)

    asked = client.get("/settings/recovery/").content
    offered = client.get("/settings/recovery/?alone=now").content

    assert b"Are you alone" in asked
    assert b'value="make"' not in asked
    assert b'value="make"' in offered
    assert b'value="none"' in offered


def test_the_code_is_shown_once_proved_by_two_groups_and_opens(anna: Vault) -> None:
    client, token, groups = made(anna)
    asking = client.post("/settings/recovery/", {"step": "written", "sealed": token}).content
    assert len(groups) == 8
    assert not any(group.encode() in asking for group in groups)

    answer = client.post("/settings/recovery/", proof(token, groups, "0"))

    assert (answer.status_code, answer["Location"]) == (303, "/settings/?kept=1")
    later = client.get("/settings/recovery/?alone=now").content
    assert b"There is a code." in later
    assert not any(group.encode() in later for group in groups)
    assert people.chosen_name(recovery.use(anna.name, "".join(groups), NEW).person) == "Anna"


def test_a_code_not_typed_back_rightly_is_no_code(anna: Vault) -> None:
    client, token, groups = made(anna)
    body = {**proof(token, groups), "group_one": "ZZZZ"}

    answer = client.post("/settings/recovery/", body)

    assert answer.status_code == 422
    assert b'value="ZZZZ"' in answer.content
    assert not recovery.has_code(anna)


@pytest.mark.parametrize("wrong", [{"hours": "1"}, {"sealed": "00ff"}, {"group_two": ""}])
def test_other_proofs_keep_nothing(anna: Vault, wrong: dict[str, str]) -> None:
    client, token, groups = made(anna)

    answer = client.post("/settings/recovery/", {**proof(token, groups), **wrong})

    assert answer.status_code == 422
    assert not recovery.has_code(anna)


def test_the_wait_is_a_day_unless_chosen_otherwise(anna: Vault) -> None:
    client, token, _ = made(anna)
    page = client.post("/settings/recovery/", {"step": "written", "sealed": token}).content.decode()

    assert re.findall(r'name="hours" value="(\d+)"', page) == ["24", "72", "0"]
    assert re.search(r'value="24"[^>]*checked', page)


def test_no_code_takes_an_earlier_one_away(anna: Vault) -> None:
    client, token, groups = made(anna)
    client.post("/settings/recovery/", proof(token, groups))

    client.post("/settings/recovery/", {"step": "none"})

    assert not recovery.has_code(anna)


def test_while_a_use_is_pending_it_can_only_be_stopped(anna: Vault) -> None:
    client, token, groups = made(anna)
    client.post("/settings/recovery/", proof(token, groups))
    recovery.use(anna.name, "".join(groups), NEW)

    for step in ("make", "none", "written", "prove"):
        answer = client.post("/settings/recovery/", {**proof(token, groups), "step": step})
        assert answer["Location"] == "/settings/recovery/"
    told = client.get("/settings/recovery/").content
    assert b"Tuesday, 3 March, 10:00" in told
    assert recovery.pending(anna)
    client.post("/settings/recovery/", {"step": "stop"})

    assert recovery.pending(anna) is None
    with pytest.raises(recovery.RecoveryError):
        recovery.use(anna.name, "".join(groups), NEW)


@pytest.mark.parametrize("answer", host.Answer.values)
def test_the_overview_says_who_runs_this_server(anna: Vault, answer: str) -> None:
    host.Host.objects.update_or_create(id=1, defaults={"answer": answer})
    words = {
        "alone": b"only I use it",
        "neither": b"neither of the",
        "one_of_us": b"One of the two",
    }

    assert words[answer] in client_of(anna).get("/settings/").content
